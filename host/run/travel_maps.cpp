// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/travel_maps.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "firnline_version.hpp"
#include "host/run/plane_rows.hpp"
#include "host/run/stop_signal.hpp"
#include "host/run/table_values.hpp"
#include "host/run/travel_plan.hpp"
#include "kernels/grid/number_text.hpp"
#include "rasters/export/map.hpp"
#include "rasters/export/table.hpp"
#include "rasters/sites/code_areas.hpp"

namespace firnline {
namespace {

/// Rows at a time, the height of a map's blocks.
constexpr std::int64_t block_rows = 512;

/// Cells that areas are drawn from: larger grids give every n-th.
constexpr std::int64_t most_cells_of_areas = std::int64_t{1} << 24;

float minutes_or_nothing(Label label, std::uint8_t known) {
  return known == 0 ? no_data_f32 : static_cast<float>(minutes_of(label));
}

float number_or_nothing(Label label, std::uint8_t known) {
  return known == 0 ? no_data_f32 : static_cast<float>(facility_of(label) + 1);
}

MapSpec map_of(const RunPlan& plan, const MapFacts& facts, const std::string& title) {
  MapSpec spec;
  spec.grid = plan.tiles.grid;
  spec.metadata = {{"TIFFTAG_SOFTWARE", std::string("firnline ") + firnline_version},
                   {"TIFFTAG_IMAGEDESCRIPTION", plan.job.title + ": " + title + "."},
                   {"TIFFTAG_COPYRIGHT", facts.licence_duty},
                   {"FIRNLINE_JOB_SHA256", facts.job_sha256}};
  spec.threads = plan.device.threads;
  spec.legend = MapLegend::value_range;
  spec.nearest_overviews = true;
  return spec;
}

/// cells(band, row, out): one row of one band
std::vector<WrittenFile> write_rows(const OutputFolder& folder, const std::string& name, const MapSpec& spec,
                                    const std::function<void(int, std::int64_t, float*)>& cells) {
  const auto read = [&](int band, std::int64_t first, std::int64_t count, std::span<float> out) {
    throw_if_stopped();
    for (std::int64_t row = 0; row < count; ++row)
      cells(band, first + row, out.data() + row * spec.grid.cols);
  };
  return write_float_map(folder, name, spec, block_rows, read);
}

}  // namespace

std::vector<WrittenFile> write_travel_time(const RunPlan& plan, const OutputFolder& folder,
                                           const MapFacts& facts, const AccessPlanes& planes) {
  const std::string facilities = plan.job.travel->facilities;
  MapSpec spec = map_of(plan, facts, "travel time to the nearest of " + facilities);
  spec.bands = {{"minutes to the nearest facility (infinite: none is reached)", "min"},
                {"number of that facility, as in catchments.gpkg (0: none)", "1"}};
  if (planes.second != nullptr) {
    spec.bands.push_back({"minutes to the second nearest facility (infinite: none is reached)", "min"});
    spec.bands.push_back({"number of that facility (0: none)", "1"});
  }
  spec.legend_title = "Minutes to the nearest facility";
  const Tiling& tiling = plan.travel->tiling;
  PlaneRows<Label> labels(tiling, planes.labels);
  PlaneRows<Label> second(tiling, planes.second != nullptr ? *planes.second : planes.labels);
  PlaneRows<std::uint8_t> known(tiling, planes.known);
  return write_rows(folder, "health/travel_time.tif", spec, [&](int band, std::int64_t row, float* out) {
    const Label* label = (band < 2 ? labels : second).row(row);
    const std::uint8_t* is_known = known.row(row);
    for (std::int64_t col = 0; col < spec.grid.cols; ++col)
      out[col] = band % 2 == 0 ? minutes_or_nothing(label[col], is_known[col])
                               : number_or_nothing(label[col], is_known[col]);
  });
}

std::vector<WrittenFile> write_access_loss(const RunPlan& plan, const OutputFolder& folder,
                                           const MapFacts& facts, std::size_t event,
                                           const AccessPlanes& planes, const TilePlane<Label>& after) {
  const JobTravel& job = *plan.job.travel;
  MapSpec spec = map_of(plan, facts, "access lost in " + job.events[event].name);
  spec.bands = {{"minutes to the nearest facility while it lasts (infinite: none is reached)", "min"}};
  if (planes.people != nullptr)
    for (const double threshold : job.thresholds_min)
      spec.bands.push_back({"people who lose access within " + number_text(threshold) + " min", "1"});
  spec.legend_title = "Minutes to the nearest facility in " + job.events[event].name;
  const Tiling& tiling = plan.travel->tiling;
  PlaneRows<Label> before(tiling, planes.labels), now(tiling, after);
  PlaneRows<std::uint8_t> known(tiling, planes.known);
  std::optional<PlaneRows<float>> people;
  if (planes.people != nullptr) people.emplace(tiling, *planes.people);
  const std::string name = "health/access_loss_" + job.events[event].name + ".tif";
  return write_rows(folder, name, spec, [&](int band, std::int64_t row, float* out) {
    const Label* is = now.row(row);
    if (band == 0) {
      const std::uint8_t* is_known = known.row(row);
      for (std::int64_t col = 0; col < spec.grid.cols; ++col)
        out[col] = minutes_or_nothing(is[col], is_known[col]);
      return;
    }
    const double threshold = job.thresholds_min[static_cast<std::size_t>(band - 1)];
    const Label* was = before.row(row);
    const float* here = people->row(row);
    for (std::int64_t col = 0; col < spec.grid.cols; ++col)
      out[col] = loses_access(was[col], is[col], threshold) || std::isnan(here[col]) ? here[col] : 0.0F;
  });
}

namespace {

/// Numbers of facilities on a grid of every n-th cell, the middle one of each n.
struct DrawnGrid {
  GridSpec grid;
  std::vector<std::int32_t> codes;
};
DrawnGrid drawn_grid(const RunPlan& plan, const TilePlane<Label>& labels) {
  const GridSpec& whole = plan.tiles.grid;
  std::int64_t step = 1;
  while ((whole.rows + step - 1) / step * ((whole.cols + step - 1) / step) > most_cells_of_areas) ++step;
  DrawnGrid out{whole, {}};
  out.grid.rows = (whole.rows + step - 1) / step;
  out.grid.cols = (whole.cols + step - 1) / step;
  out.grid.cell_width = whole.cell_width * static_cast<double>(step);
  out.grid.cell_height = whole.cell_height * static_cast<double>(step);
  PlaneRows<Label> rows(plan.travel->tiling, labels);
  for (std::int64_t row = 0; row < out.grid.rows; ++row) {
    const Label* label = rows.row(std::min(row * step + step / 2, whole.rows - 1));
    for (std::int64_t col = 0; col < out.grid.cols; ++col)
      out.codes.push_back(facility_of(label[std::min(col * step + step / 2, whole.cols - 1)]));
  }
  return out;
}

}  // namespace

WrittenFile write_catchments(const RunPlan& plan, const OutputFolder& folder, const TravelOutcome& outcome,
                             const TilePlane<Label>& labels) {
  const JobTravel& job = *plan.job.travel;
  const auto& sites = plan.sites[plan.set.travel->facilities].sites;
  const DrawnGrid drawn = drawn_grid(plan, labels);
  const std::vector<std::string> areas =
      areas_of_codes(drawn.grid, drawn.codes, static_cast<std::int32_t>(outcome.cells.size()));
  Table table;
  table.name = "catchments";
  table.reference_date = plan.job.reference_date;
  table.columns = {{"number", ColumnType::integer},
                   {"id", ColumnType::text},
                   {"name", ColumnType::text},
                   {"cells", ColumnType::integer},
                   {"farthest_min", ColumnType::real}};
  if (outcome.people) {
    table.columns.push_back({"people", ColumnType::real});
    for (const double threshold : job.thresholds_min)
      table.columns.push_back({"people_within_" + number_text(threshold), ColumnType::real});
  }
  table.made_rows = outcome.cells.size();
  table.make_row = [&](std::size_t f) {
    const Site& site = sites[outcome.site_of[f]];
    std::vector<Value> row = {static_cast<std::int64_t>(f + 1), site.id, site.name, outcome.cells_of[f],
                              real(outcome.longest_min[f])};
    if (outcome.people) {
      row.emplace_back(people_of(outcome.people->all[f]));
      for (const auto& within : outcome.people->within) row.emplace_back(people_of(within[f]));
    }
    return row;
  };
  table.polygon_of_row = [&](std::size_t f) -> const std::string& { return areas[f]; };
  return write_gpkg(folder, "health/catchments.gpkg", table);
}

}  // namespace firnline
