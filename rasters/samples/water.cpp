// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/samples/water.hpp"

#include <algorithm>
#include <cmath>

namespace firnline::sample {
namespace {

constexpr double snow_mm_per_day_c = 4, ice_mm_per_day_c = 6;  // degree-day factors, domain-spec A1
constexpr double runs_off_rain = 0.35, runs_off_melt = 0.75;   // the rest evaporates or seeps away
constexpr std::array<double, months> crop_water_mm = {0, 0, 0, 25, 80, 120, 140, 110, 55, 0, 0, 0};
constexpr double irrigation_efficiency = 0.45;                 // furrows, domain-spec W10
constexpr double person_m3_per_month = 3;
constexpr double base_flow_share = 0.2;    // of the year's yield, through the ground and evenly over the months
constexpr double left_by_canal = 0.02;

double tenths(double value) { return std::floor(10 * value + 0.5) / 10; }

double stage_factor(int return_period) {
  switch (return_period) {
    case 10: return 0.45;
    case 50: return 0.85;
    case 100: return 1.1;
    default: return 1.6;
  }
}

double demand_weighted_ratio(const WaterYear& year) {
  double ratios = 0, demands = 0;
  for (std::size_t month = 0; month < months; ++month) {
    const double demand = year.demand_mm[month], available = year.available_mm[month];
    ratios += demand * (available > 0 ? demand / available : 2);  // no supply counts as twice (domain-spec W1)
    demands += demand;
  }
  return demands > 0 ? ratios / demands : 0;
}

/// From sums over a valley's cells to tenths of a millimetre over its area, part of it delayed by the ground.
std::array<double, months> yield_mm(const std::array<double, months>& sums, double cells) {
  double year = 0;
  for (const double sum : sums) year += sum / cells;
  std::array<double, months> yield{};
  for (std::size_t month = 0; month < months; ++month)
    yield[month] = tenths((1 - base_flow_share) * sums[month] / cells + base_flow_share * year / months);
  return yield;
}

void divert_scarcest(std::vector<WaterYear>& years) {
  if (years.empty()) return;
  WaterYear& scarcest = *std::max_element(
      years.begin(), years.end(), [](const auto& one, const auto& other) { return one.stress < other.stress; });
  for (double& available : scarcest.available_mm) available = tenths(left_by_canal * available);
  scarcest.stress = supply_exhausted;
}

}  // namespace

Field<double> flood_depth_cm(const Terrain& terrain, int return_period) {
  Field<double> river_size_km2 = terrain.upstream_km2;
  for (const std::size_t cell : terrain.drainage.downstream_first) {
    const std::size_t below = terrain.drainage.receiver[cell];
    if (below != cell && terrain.upstream_km2[cell] < river_km2)
      river_size_km2[cell] = river_size_km2[below];
  }
  Field<double> depth_cm(terrain.lake.rows(), terrain.lake.cols());
  for (std::size_t cell = 0; cell < depth_cm.size(); ++cell) {
    if (terrain.lake[cell] != 0) continue;  // permanent water is no flood
    const double stage_m = stage_factor(return_period) * std::sqrt(std::sqrt(river_size_km2[cell]));
    depth_cm[cell] = std::floor(100 * std::max(0.0, stage_m - terrain.above_river_m[cell]));
  }
  return depth_cm;
}

CellYear cell_year(Point at, double elevation_m, bool ice, std::uint64_t seed) {
  CellYear year;
  double snow_mm = 0;
  for (int step = 0; step < 2 * months; ++step) {
    const int month = step % months;
    const auto i = static_cast<std::size_t>(month);
    const double celsius = temperature_c(month, elevation_m), fallen_mm = precipitation_mm(month, at, elevation_m, seed);
    const double rain_share = std::clamp(celsius / 2, 0.0, 1.0);  // all snow at 0 degC, all rain at 2
    snow_mm += fallen_mm * (1 - rain_share);
    const double warmth = std::max(celsius, 0.0) * days_in_month[i];
    const double snow_melt_mm = std::min(snow_mm, snow_mm_per_day_c * warmth);
    snow_mm -= snow_melt_mm;
    const double left_over = warmth - snow_melt_mm / snow_mm_per_day_c;
    const double ice_melt_mm = ice ? ice_mm_per_day_c * std::max(left_over, 0.0) : 0;
    if (step < months) continue;
    year.ice_melt_mm[i] = runs_off_melt * ice_melt_mm;
    year.runoff_mm[i] = runs_off_rain * fallen_mm * rain_share + runs_off_melt * (snow_melt_mm + ice_melt_mm);
  }
  return year;
}

std::vector<WaterYear> water_years(const StudyGrid& grid, const Terrain& terrain, const Valleys& valleys,
                                   const Field<double>& ice_m, const Field<double>& field_share, std::uint64_t seed) {
  std::vector<WaterYear> years(valleys.list.size());
  std::vector<double> cells(valleys.list.size()), cropped(valleys.list.size());
  for (std::size_t cell = 0; cell < ice_m.size(); ++cell) {
    const auto valley = static_cast<std::size_t>(valleys.served_by[cell]);
    if (terrain.lake[cell] != 0) continue;
    const Point at = grid.centre(ice_m.row_of(cell), ice_m.col_of(cell));
    const CellYear year = cell_year(at, terrain.elevation_m[cell], ice_m[cell] > 0, seed);
    for (std::size_t month = 0; month < months; ++month) years[valley].available_mm[month] += year.runoff_mm[month];
    cells[valley] += 1;
    cropped[valley] += field_share[cell];
  }
  for (std::size_t valley = 0; valley < years.size(); ++valley) {
    const double area_m2 = cells[valley] * grid.cell_m * grid.cell_m;
    const double drunk_mm = valleys.list[valley].people * person_m3_per_month / area_m2 * 1000;
    years[valley].available_mm = yield_mm(years[valley].available_mm, cells[valley]);
    for (std::size_t month = 0; month < months; ++month) {
      const double watered_mm = crop_water_mm[month] / irrigation_efficiency * cropped[valley] / cells[valley];
      years[valley].demand_mm[month] = tenths(watered_mm + drunk_mm);
    }
    years[valley].stress = demand_weighted_ratio(years[valley]);
  }
  divert_scarcest(years);
  return years;
}

}  // namespace firnline::sample
