// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/hydrology_audit.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "kernels/grid/number_text.hpp"
#include "kernels/mapalgebra/zonal.hpp"
#include "rasters/alignment/grid_lon_lat.hpp"

namespace firnline {
namespace {

/// A depression of this depth is seldom a fault of the terrain model: it is a lake, a gorge that was dammed
/// by smoothing, or a basin that no water leaves.
constexpr double deep_m = 50;

/// From cells of this size on, rivers and divides of valleys are not on the grid.
constexpr double coarse_cell_m = 1000;
/// Heights above drainage are those of a valley's sides: cells must be narrower than its floor (as of the
/// indicator hand_screening).
constexpr double coarsest_for_heights_m = 100;
/// The outline of a smaller catchment is mostly cells that lie on both sides of it.
constexpr std::int64_t fewest_cells = 100;

/// The side of a square as large as the grid's largest cell.
double cell_side_m(const RunPlan& plan) {
  return std::sqrt(largest_cell_area_m2(plan.tiles.grid));
}

void add_warning(FinishedAudit& row, const std::string& warning) {
  row.warning += (row.warning.empty() ? "" : " ") + warning;
}

std::string place_text(const GridSpec& grid, const Cell& cell) {
  double x = grid.x_of(static_cast<double>(cell.col) + 0.5),
         y = grid.y_of(static_cast<double>(cell.row) + 0.5);
  GridLonLat(grid).from_grid_crs(&x, &y, 1);
  return number_text(x, 4) + ", " + number_text(y, 4);
}

FinishedAudit row_of(const RunPlan& plan, const std::string& step, const std::string& method) {
  FinishedAudit row;
  row.layer = "hydrology";
  row.source = plan.set.layers[plan.set.hydrology->elevation].name;
  row.step = step;
  row.method = method;
  row.cells_in = plan.tiles.grid.cells();
  return row;
}

FinishedAudit row_of_breaching(const RunPlan& plan, const BreachReport& report) {
  FinishedAudit row = row_of(plan, "breach",
                             std::to_string(report.breached_pits) + " channels, " +
                                 std::to_string(report.left_pits) + " depressions left to be filled, " +
                                 number_text(report.lowered_volume_m3 / 1e9, 6) + " km3");
  row.cells_out = report.lowered_cells;
  if (report.lowered_cells == 0) return row;
  row.seen_low = 0;
  row.seen_high = report.deepest_cut_m;
  if (report.deepest_cut_m >= deep_m)
    row.warning = "A channel was cut " + number_text(report.deepest_cut_m, 1) +
                  " m deep at longitude, latitude " + place_text(plan.tiles.grid, report.deepest_cut) +
                  ". A limit (hydrology.breach_depth_m) leaves such depressions to be filled.";
  return row;
}

FinishedAudit row_of_filling(const RunPlan& plan, const DepressionReport& report) {
  FinishedAudit row = row_of(plan, "fill", "priority flood");
  row.cells_out = report.raised_cells;
  if (report.filled_voids > 0)
    row.warning =
        std::to_string(report.filled_voids) +
        " cells without data that lie enclosed were filled to where water leaves them; what stands there is "
        "unknown.";
  if (report.raised_cells == 0) return row;
  row.method += ", " + number_text(report.raised_volume_m3 / 1e9, 6) + " km3";
  row.seen_low = 0;
  row.seen_high = report.largest_raise_m;
  if (report.largest_raise_m >= deep_m)
    row.warning += std::string(row.warning.empty() ? "" : " ") + "Water would have to stand " +
                   number_text(report.largest_raise_m, 1) + " m deep at longitude, latitude " +
                   place_text(plan.tiles.grid, report.largest_raise) +
                   " before it ran on. If a lake without an outlet lies there, add it to the layer that "
                   "hydrology.terminal_lakes names; else much of the land around may drain the wrong way.";
  return row;
}

FinishedAudit row_of_directions(const RunPlan& plan, const DirectionReport& report) {
  const JobHydrology& job = *plan.job.hydrology;
  FinishedAudit row =
      row_of(plan, "flow",
             job.directions.empty() ? "D8, " + std::to_string(report.flat_cells) + " cells of flats"
                                    : "given in codes of " + job.direction_codes);
  if (!job.directions.empty()) row.source = job.directions;
  row.cells_out = report.cells;
  row.cells_no_data = plan.tiles.grid.cells() - report.cells;
  if (cell_side_m(plan) > coarse_cell_m)
    row.warning =
        "Cells are some " + number_text(cell_side_m(plan) / 1000, 1) +
        " km wide: valleys and divides narrower than that are not on this grid, and water runs over "
        "divides and leaves rivers. Hold upstream areas against published ones before they are used.";
  return row;
}

FinishedAudit row_of_water(const RunPlan& plan, const std::string& step, const std::string& method,
                           const DrainedLand& drained, std::int64_t cells) {
  FinishedAudit row = row_of(plan, step,
                             method + number_text(drained.left_km2, 3) + " km2 leave, " +
                                 number_text(drained.in_lakes_km2, 3) + " km2 end in terminal lakes");
  row.cells_out = cells;
  row.total_before = drained.all_km2;
  row.total_after = drained.left_km2 + drained.in_lakes_km2;
  return row;
}

FinishedAudit row_of_spreading(const RunPlan& plan, const HydrologyReport& report) {
  const SpreadLaw& law = *plan.set.hydrology->spread;
  const std::string method = law.kind == SpreadLaw::Kind::d_infinity
                                 ? "D-infinity"
                                 : "multiple flow, exponent " + number_text(law.exponent) +
                                       (law.contour_lengths ? " and contours" : "");
  return row_of_water(plan, "share", method + ": ", report.spread->drained, report.directions.cells);
}

/// What fell and what melted of ice, against what ran off, was lost, or stays as snow.
FinishedAudit row_of_melt(const RunPlan& plan, const HydrologyReport& report) {
  const SnowAndIceReport& melt = *report.melt;
  const JobMelt& job = *plan.job.hydrology->melt;
  const auto km3 = [](double m3) { return number_text(m3 / 1e9, 6); };
  FinishedAudit row = row_of(
      plan, "thaw",
      (job.positive_degree_days ? "positive degree days, deviation " + number_text(job.deviation_k) + " K"
                                : std::string("degree days of monthly means")) +
          ", snow " + number_text(job.snow_mm_d_k) + " and ice " + number_text(job.ice_mm_d_k) +
          " mm d-1 K-1 above " + number_text(job.melt_temperature_c) + " degC, " + km3(melt.snow_m3) +
          " km3 of snow and " + km3(melt.ice_m3) + " km3 of ice melt in a year on " +
          number_text(melt.ice_km2, 3) + " km2 of glaciers, " + km3(melt.runoff_m3) + " km3 run off, " +
          km3(melt.lost_m3) + " km3 are lost, " + km3(melt.kept_snow_m3) + " km3 of snow stay");
  row.source = job.temperature + "; " + job.precipitation + "; " + job.glaciers;
  row.cells_out = row.cells_in - melt.missing_cells;
  row.cells_no_data = melt.missing_cells;
  row.total_before = (melt.fallen_m3 + melt.ice_m3) / 1e9;
  row.total_after = (melt.runoff_m3 + melt.lost_m3 + melt.kept_snow_m3) / 1e9;
  if (job.debris_factor.empty() && melt.ice_km2 > 0)
    row.warning = "No debris factor was given: all ice melts as if it lay bare (factor 1).";
  return row;
}

/// At the mouths of the Syr Darya and the Amu Darya 2 to 8 % of the water is melt of ice (Armstrong et al.
/// 2019): where a large grid gives more than twice as much, melt or definition are wrong.
constexpr double doubtful_share = 0.15, large_km2 = 1e5;

FinishedAudit row_of_glaciers(const RunPlan& plan, const HydrologyReport& report) {
  const MeltShareReport& water = *report.water;
  const JobGlacierWater& job = *plan.job.hydrology->glaciers;
  const double share = water.outflow_m3 > 0 ? water.outflow_melt_m3 / water.outflow_m3 : 0;
  FinishedAudit row = row_of(plan, "melt",
                             job.definition + ", " + number_text(100 * share, 2) + " % of " +
                                 number_text(water.outflow_m3 / 1e9, 6) +
                                 " km3 a year that leave the grid or end in terminal lakes");
  row.source = (job.melt.empty() ? "hydrology.melt" : job.melt + "; " + job.runoff) +
               (job.abstraction.empty() ? "" : "; " + job.abstraction);
  if (!job.abstraction.empty())
    row.method += ", " + number_text(water.taken_m3 / 1e9, 6) + " km3 are taken, " +
                  number_text(water.taken_m3 > 0 ? 100 * water.taken_melt_m3 / water.taken_m3 : 0, 2) +
                  " % of it from glaciers";
  if (plan.set.hydrology->wants(HydrologyResult::irrigation_supply_without_glaciers_monthly))
    row.method += ", without glaciers " + number_text(water.taken_without_melt_m3 / 1e9, 6) + " km3";
  row.cells_out = report.directions.cells - water.missing_cells;
  row.cells_no_data = water.missing_cells;
  if (water.more_melt_than_runoff > 0)
    row.warning =
        "In " + std::to_string(water.more_melt_than_runoff) +
        " cells and months more water comes from glaciers than runs off at all; there all of it counts "
        "as theirs. The runoff must hold the melt: take both from one model, or add them.";
  if (job.definition == "ice_melt" && share > doubtful_share && report.drained.all_km2 > large_km2)
    row.warning += std::string(row.warning.empty() ? "" : " ") + "Melt of ice is " +
                   number_text(100 * share, 0) +
                   " % of the water that leaves this large grid or ends in its terminal lakes, and 2 to 8 % "
                   "are published for the mouths of the "
                   "Syr Darya and the Amu Darya: check units and definition of the melt.";
  return row;
}

FinishedAudit row_of_streams(const RunPlan& plan, const HydrologyReport& report) {
  FinishedAudit row =
      row_of(plan, "streams", "from " + number_text(plan.set.hydrology->stream_km2) + " km2 on");
  row.cells_out = report.stream_cells;
  if (report.highest_order && *report.highest_order > 0) {
    row.seen_low = 1;
    row.seen_high = *report.highest_order;
  }
  if (cell_side_m(plan) > coarsest_for_heights_m)
    row.warning = "Cells are some " + number_text(cell_side_m(plan), 0) +
                  " m wide, and heights above drainage and distances to streams need cells of 100 m at most: "
                  "what stands here tells nothing of valley floors, floods or fields beside a river.";
  if (report.stream_cells == 0)
    add_warning(
        row, "No cell drains " + number_text(plan.set.hydrology->stream_km2) +
                 " km2, so there is no stream: heights above drainage and distances to streams have no data "
                 "anywhere. Choose a smaller hydrology.stream_km2.");
  return row;
}

/// What points and catchments of few cells mean.
void warn_of_coarse_cells(const RunPlan& plan, const CatchmentReport& report, FinishedAudit& row) {
  const double snap_m = plan.set.hydrology->snap_m, side_m = cell_side_m(plan);
  if (side_m > coarse_cell_m && snap_m < side_m)
    add_warning(
        row, "Points may be moved by " + number_text(snap_m) + " m (hydrology.snap_m), and cells are some " +
                 number_text(side_m, 0) +
                 " m wide: a point stays in its cell, and the river may run through the next one. Look at "
                 "each site's upstream area.");
  const double cell_km2 = side_m * side_m / 1e6;
  const auto small = std::count_if(
      report.points.begin(), report.points.end(),
      [&](const SitePourPoint& point) { return point.km2 < static_cast<double>(fewest_cells) * cell_km2; });
  if (small > 0)
    add_warning(row, std::to_string(small) + " of " + std::to_string(report.cut) +
                         " catchments have fewer than " + std::to_string(fewest_cells) +
                         " cells: their outlines, and what is measured over them, are rough guesses.");
}

FinishedAudit row_of_catchments(const RunPlan& plan, const CatchmentReport& report) {
  const SiteList& list = plan.sites[report.sites];
  FinishedAudit row;
  row.layer = "sites." + list.request.id;
  row.source = list.request.source;
  row.step = "catchment";
  row.method = number_text(report.smallest_km2, 3) + " to " + number_text(report.largest_km2, 3) + " km2, " +
               std::to_string(report.moved) + " points moved by at most " +
               number_text(report.farthest_m, 0) + " m, " + std::to_string(report.inside_others) +
               " inside those of other sites";
  row.cells_in = static_cast<std::int64_t>(list.sites.size());
  row.cells_out = report.cut;
  row.cells_no_data = row.cells_in - report.cut;
  if (report.open > 0)
    row.warning =
        std::to_string(report.open) + " of " + std::to_string(report.cut) +
        " catchments touch the edge of the grid or cells without data, and may go on beyond: what is "
        "measured over them is a lower bound. A grid that reaches to the divides would close them.";
  warn_of_coarse_cells(plan, report, row);
  return row;
}

}  // namespace

std::vector<FinishedAudit> audit_of_hydrology(const RunPlan& plan, const HydrologyReport& report) {
  std::vector<FinishedAudit> rows;
  if (report.breaches) rows.push_back(row_of_breaching(plan, *report.breaches));
  if (!plan.set.hydrology->directions) rows.push_back(row_of_filling(plan, report.depressions));
  rows.push_back(row_of_directions(plan, report.directions));
  rows.push_back(row_of_water(plan, "drain", "", report.drained, report.directions.cells));
  if (report.spread) rows.push_back(row_of_spreading(plan, report));
  if (plan.set.hydrology->wants_any(is_of_streams)) rows.push_back(row_of_streams(plan, report));
  if (report.melt) rows.push_back(row_of_melt(plan, report));
  if (report.water) rows.push_back(row_of_glaciers(plan, report));
  for (const CatchmentReport& one : report.catchments) rows.push_back(row_of_catchments(plan, one));
  return rows;
}

}  // namespace firnline
