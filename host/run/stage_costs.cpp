// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/stage_costs.hpp"

#include <cstddef>
#include <map>
#include <set>

#include "host/run/cell_robustness.hpp"
#include "host/run/hydrology_plan.hpp"
#include "host/run/survey_pass.hpp"
#include "host/run/travel_plan.hpp"

namespace firnline {
namespace {

// Processor seconds of one core, from runs of the sample study on 1500 x 1500 cells with and without maps and
// percentiles.
constexpr double per_hashed_byte = 1 / 1.5e9;
constexpr double per_plane_cell = 15e-9;            // decoded, cell for cell
constexpr double per_resampled_plane_cell = 75e-9;  // decoded and brought onto the grid
constexpr double per_counted_plane_cell = 30e-9;    // of a survey, besides
constexpr double per_indicator_cell = 15e-9;        // computed and summed over zones
constexpr double per_map_plane_cell = 80e-9;        // stored, compressed, converted, read back
constexpr double per_gathered_cell = 10e-9;
constexpr double per_routed_cell = 40e-9;  // of one pass over the whole grid

double reading(const AlignedLayer& layer) {
  const BlockLayout& blocks = layer.blocks();
  const bool as_it_is = blocks.cells_per_grid_row == 1 && blocks.cells_per_grid_col == 1;
  return layer.planes() * (as_it_is ? per_plane_cell : per_resampled_plane_cell);
}

double hashing(const RunPlan& plan) {
  double bytes = 0;
  for (const auto& file : plan.input_files) bytes += static_cast<double>(file.stamp.bytes);
  return bytes * per_hashed_byte;
}

double reading_all(const RunPlan& plan) {
  double seconds = 0;
  for (const auto& layer : plan.layers) seconds += reading(layer);
  return seconds;
}

double reading_for_surveys(const RunPlan& plan) {
  std::set<std::size_t> layers;
  for (const auto& survey : plan.surveys)
    for (const std::size_t layer : plan.set.indicators[survey.indicator].need_layer) layers.insert(layer);
  double seconds = 0;
  for (const std::size_t layer : layers)
    seconds += reading(plan.layers[layer]) + plan.layers[layer].planes() * per_counted_plane_cell;
  return seconds;
}

/// Heights and lakes are read, then gone over by every pass.
double routing(const RunPlan& plan) {
  const ResolvedHydrology& hydrology = *plan.set.hydrology;
  double seconds = reading(plan.layers[hydrology.elevation]) + hydrology_passes(plan) * per_routed_cell;
  if (hydrology.terminal_lakes) seconds += reading(plan.layers[*hydrology.terminal_lakes]);
  if (hydrology.melt)
    seconds += reading(plan.layers[hydrology.melt->temperature]) +
               reading(plan.layers[hydrology.melt->precipitation]);
  return seconds;
}

/// One stage for each footprint on which a profile needs all cells of its sites.
void add_site_cells(const RunPlan& plan, const ResolvedProfile& profile, double cells,
                    std::vector<ExpectedStage>& stages) {
  std::map<std::size_t, int> leaves;
  for (std::size_t leaf = 0; leaf < profile.leaf_statistic.size(); ++leaf)
    if (profile.needs_cells(leaf)) ++leaves[profile.footprint(leaf)];
  for (const auto& [footprint, count] : leaves)
    stages.push_back({site_cells_stage, count * cells * per_gathered_cell / plan.device.threads});
}

/// Of lists of administrative units: six planes of each profile of a list, read back on one thread.
double summing_over_units(const RunPlan& plan, double cells) {
  double planes = 0;
  for (const auto& list : plan.set.units) planes += 6.0 * static_cast<double>(list.profiles.size());
  return planes * cells * per_gathered_cell;
}

}  // namespace

std::int64_t map_planes(const RunPlan& plan, std::size_t profile) {
  const std::int64_t of_risk_and_classes = plan.set.profiles[profile].job.maps ? 6 : 0;
  if (!plan.set.profiles[profile].job.keep_indicators) return of_risk_and_classes;
  return of_risk_and_classes + static_cast<std::int64_t>(plan.stored_profiles[profile].indicators.size());
}

std::vector<ExpectedStage> expected_stages(const RunPlan& plan) {
  const auto cells = static_cast<double>(plan.tiles.grid.cells());
  const auto threads = static_cast<double>(plan.device.threads);
  const auto indicators = static_cast<double>(plan.set.indicators.size() + plan.set.profiles.size());
  std::int64_t planes_of_maps = 0;
  for (std::size_t p = 0; p < plan.set.profiles.size(); ++p) planes_of_maps += map_planes(plan, p);

  std::vector<ExpectedStage> stages = {{hashing_stage, hashing(plan) / threads}};
  if (plan.hydrology) stages.push_back({hydrology_stage, cells * routing(plan) / threads});
  if (plan.travel)
    stages.push_back(
        {travel_stage, cells * (reading_all(plan) + travel_passes(plan) * per_routed_cell) / threads});
  if (!plan.surveys.empty())
    stages.push_back({survey_stage, survey_passes(plan) * cells * reading_for_surveys(plan) / threads});
  stages.push_back({risk_stage, cells * (reading_all(plan) + indicators * per_indicator_cell) / threads});
  for (std::size_t p = 0; p < plan.set.baselines; ++p)
    for (const auto& profile : plan.set.profiles)
      if (profile.baseline == p) add_site_cells(plan, profile, cells, stages);
  if (!plan.units.empty()) stages.push_back({units_stage, summing_over_units(plan, cells)});
  if (const double ranking = cost_of_ranking_cells(plan); ranking > 0)
    stages.push_back({cells_stage, ranking});
  stages.push_back({maps_stage, cells * static_cast<double>(planes_of_maps) * per_map_plane_cell / threads});
  return stages;
}

}  // namespace firnline
