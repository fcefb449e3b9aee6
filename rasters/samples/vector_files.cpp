// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include "rasters/samples/geojson.hpp"
#include "rasters/samples/noise.hpp"
#include "rasters/samples/outline.hpp"
#include "rasters/samples/study.hpp"
#include "rasters/samples/text.hpp"

namespace firnline::sample {
namespace {

/// A whole number of hundredths as text: "-0.85".
std::string hundredths(double value) {
  const auto whole = static_cast<std::int64_t>(std::floor(value * 100 + 0.5));
  const std::int64_t size = whole < 0 ? -whole : whole;
  const std::string cents = std::to_string(size % 100);
  return joined({whole < 0 ? "-" : "", std::to_string(size / 100), cents.size() < 2 ? ".0" : ".", cents});
}

std::string whole_number(double value) { return std::to_string(static_cast<std::int64_t>(value)); }

SampleFile farms(const Study& study) {
  std::vector<Feature> features;
  for (std::size_t number = 0; number < study.valleys.list.size(); ++number) {
    const Valley& valley = study.valleys.list[number];
    const auto outline = farm_outline(study.grid, study.terrain, study.valleys, number, study.seed);
    if (outline.empty()) continue;
    features.push_back(polygon(study, {outline},
                               joined({R"("id":")", numbered("F", number + 1), R"(","name":)", json_text(valley.farm_name),
                                       R"(,"town":)", json_text(valley.place), R"(,"valley_km2":)",
                                       hundredths(valley.area_km2)})));
  }
  if (!study.valleys.list.empty()) {
    const Valley& valley = study.valleys.list.front();
    const auto outline = town_farm_outline(study.valleys, 0, study.seed);
    features.push_back(polygon(study, {outline},
                               joined({R"("id":"T01","name":)", json_text(joined({"Төмөнкү ", valley.place, " чарбасы"})),
                                       R"(,"town":)", json_text(valley.place), R"(,"valley_km2":)",
                                       hundredths(valley.area_km2)})));
  }
  return geojson("farms", features);
}

SampleFile future_lake_file(const Study& study) {
  std::vector<Feature> features;
  for (const FutureLake& lake : future_lakes(study.grid, study.ice_m, study.seed))
    features.push_back(polygon(study, {lake.outline},
                               joined({R"("id":")", numbered("L", features.size() + 1), R"(","depth_m":)",
                                       whole_number(lake.depth_m), R"(,"VOLUME":)", whole_number(lake.volume_m3)})));
  return geojson("future_lakes", features);
}

SampleFile elevation_change_file(const Study& study) {
  std::vector<Feature> features;
  for (const ElevationChange& change : elevation_changes(study.grid, study.terrain, study.ice_m))
    features.push_back(point(study, change.centre,
                             joined({R"("dhdt_ma_mean":)", hundredths(change.metres_per_year), R"(,"glacier_km2":)",
                                     hundredths(change.ice_km2)})));
  return geojson("glacier_elevation_change", features);
}

SampleFile towns(const Study& study) {
  std::vector<Feature> features;
  for (const Valley& valley : study.valleys.list)
    features.push_back(point(study, valley.town,
                             joined({R"("name":)", json_text(valley.place), R"(,"people":)", whole_number(valley.people)})));
  return geojson("towns", features);
}

/// Where a walk of walk_m up the largest tributaries from the valley's mouth ends.
Point up_the_valley(const Study& study, const Valley& valley, double walk_m) {
  const Field<double>& upstream = study.terrain.upstream_km2;
  std::size_t cell = valley.outlet;
  for (double walked = 0; walked < walk_m; walked += study.grid.cell_m) {
    std::size_t largest = cell;
    double most = 0;
    for (const Step& step : neighbours) {
      const int row = upstream.row_of(cell) + step.row, col = upstream.col_of(cell) + step.col;
      if (!upstream.holds(row, col)) continue;
      const std::size_t next = upstream.index(row, col);
      if (study.terrain.drainage.receiver[next] != cell || upstream[next] <= most) continue;
      most = upstream[next];
      largest = next;
    }
    cell = largest;
  }
  return study.grid.centre(upstream.row_of(cell), upstream.col_of(cell));
}

/// The highest place that is far enough from the study's edges and from the border.
Point high_station(const Study& study) {
  constexpr double away_m = 2000;
  Point highest;
  double top_m = 0;
  for (std::size_t cell = 0; cell < study.ice_m.size(); ++cell) {
    const Point at = study.grid.centre(study.ice_m.row_of(cell), study.ice_m.col_of(cell));
    const bool inside = at.east_m > away_m && at.east_m < StudyGrid::width_m - away_m && at.north_m > away_m;
    if (!inside || StudyGrid::beyond_border(at, 2 * away_m) || study.terrain.elevation_m[cell] <= top_m) continue;
    top_m = study.terrain.elevation_m[cell];
    highest = at;
  }
  return highest;
}

std::string csv_text(std::string_view text) {
  if (text.find_first_of(",\"") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char letter : text) quoted += letter == '"' ? std::string("\"\"") : std::string(1, letter);
  return quoted + '"';
}

/// kelvin days of a year below 18 degC
double heating_degree_days(double elevation_m) {
  constexpr double warm_enough_c = 18;
  double sum = 0;
  for (int month = 0; month < months; ++month)
    sum += days_in_month[static_cast<std::size_t>(month)] * std::max(0.0, warm_enough_c - temperature_c(month, elevation_m));
  return std::floor(sum + 0.5);
}

class ClinicTable {
 public:
  explicit ClinicTable(const Study& study) : study_(study) {}

  void add(std::string_view name, Point at, std::string_view type, int beds) {
    const LonLat place = study_.projection.to_lon_lat(at);
    text_ += joined({numbered("C", ++rows_), ",", csv_text(name), ",", degrees_text(place.lon_millionths), ",",
                     degrees_text(place.lat_millionths), ",", type, ",", std::to_string(beds), surveyed(at, beds), "\n"});
  }
  [[nodiscard]] SampleFile file() const {
    return {"clinics.csv",
            "id,name,lon,lat,type,beds,power_mwh,panels_kw,sun_kwh_kw,battery_kwh,heat_loss_w_k,degree_days,backup_h,water_d,"
            "safe_waste,roads,trained,safety\n" +
                text_};
  }

 private:
  /// What a survey of the buildings found, as columns; every fifth building was not visited, and none outside the study.
  [[nodiscard]] std::string surveyed(Point at, int beds) const {
    constexpr std::size_t every = 5, columns_of_survey = 12;
    if (rows_ % every == 0 || !study_.grid.holds(at)) return std::string(columns_of_survey, ',');
    const auto draw = [&](std::int64_t what) {
      return random_unit(study_.seed, Purpose::survey, static_cast<std::int64_t>(rows_), what);
    };
    const double elevation_m = study_.terrain.elevation_m.at(study_.grid.row_at(at), study_.grid.col_at(at));
    const double power_mwh = 4 + 3.0 * beds;
    const double panels_kw = draw(0) < 0.4 ? 0 : std::floor(power_mwh * (0.1 + 0.5 * draw(1)));
    const double battery_kwh = panels_kw > 0 && draw(2) < 0.6 ? 5 * std::floor(1 + panels_kw / 2) : 0;
    const double heat_loss_w_k = 150 + 60.0 * beds, sun_kwh_kw = 1350 + std::floor(elevation_m / 10);
    std::string columns;
    for (const double fact : {power_mwh, panels_kw, sun_kwh_kw, battery_kwh, heat_loss_w_k, heating_degree_days(elevation_m),
                              6 * std::floor(9 * draw(3)), std::floor(1 + 5 * draw(4)), std::floor(0.6 + draw(5)),
                              std::floor(1 + 2 * draw(6))})
      columns += joined({",", whole_number(fact)});
    for (const double share : {0.3 + 0.5 * draw(7), 0.35 + 0.5 * draw(8)}) columns += joined({",", hundredths(share)});
    return columns;
  }

  const Study& study_;
  std::size_t rows_ = 0;
  std::string text_;
};

SampleFile clinics(const Study& study) {
  ClinicTable table(study);
  const auto& valleys = study.valleys.list;
  std::vector<Point> of_town;
  for (std::size_t number = 0; number < valleys.size(); ++number) {
    const auto off_m = [&](int axis) {
      return 400 * (random_unit(study.seed, Purpose::town, static_cast<std::int64_t>(number), 2 + axis) - 0.5);
    };
    of_town.push_back({valleys[number].town.east_m + off_m(0), valleys[number].town.north_m + off_m(1)});
    const int beds = static_cast<int>(valleys[number].people / 250);
    table.add(valleys[number].clinic_name, of_town.back(), beds >= 15 ? "hospital" : "clinic", beds);
  }
  if (!valleys.empty()) {  // one building, two facilities: equal footprints, so they must tie
    table.add("Родильный дом Ак-Суу", of_town.front(), "maternity", 12);
    table.add("Jayloo health post, upper valley", up_the_valley(study, valleys.front(), 3000), "health post", 0);
  }
  if (valleys.size() > 2) table.add("上游卫生点", up_the_valley(study, valleys[2], 2500), "health post", 0);
  table.add("Hydrometeorological station, first aid", high_station(study), "first aid", 1);   // under-covered
  table.add("Чек ара заставасы, медпункт", {StudyGrid::width_m - 1600, StudyGrid::height_m - 1600}, "first aid", 1);  // on no data
  table.add("Областная больница", {-9000, 9000}, "hospital", 180);                            // outside the grid
  return table.file();
}

}  // namespace

std::vector<SampleFile> vector_files(const Study& study) {
  return {clinics(study), farms(study), future_lake_file(study), elevation_change_file(study), towns(study)};
}

}  // namespace firnline::sample
