// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/travel_plan.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <string>
#include <utility>

#include "host/run/whole_grid_tiling.hpp"
#include "kernels/grid/number_text.hpp"
#include "rasters/export/map.hpp"

namespace firnline {
namespace {

/// Friction, what is known, people, labels; the layer of minutes; the second nearest; with a heading heights
/// and who walks; with slowed roads what lies beside them; of an event its hazard, friction and labels.
std::int64_t bytes_per_cell(const RunPlan& plan) {
  const JobTravel& job = *plan.job.travel;
  std::int64_t bytes = 4 + 1 + 8;
  if (plan.set.travel->population) bytes += 4;
  if (plan.set.travel->result) bytes += 4;
  if (job.second_nearest) bytes += 8;
  if (has_heading(plan)) bytes += 4 + 1;
  if (slows_roads(plan)) bytes += 4 + 4;
  if (!job.events.empty()) bytes += 4 + 4 + 8 + (has_heading(plan) ? 1 : 0);
  return bytes;
}

/// The band of an event's layer; -1 after a mistake.
int band_of(const RunPlan& plan, std::size_t number, std::vector<Mistake>& mistakes) {
  const JobTravelEvent& event = plan.job.travel->events[number];
  const AlignedLayer& layer = plan.layers[plan.set.travel->events[number].hazard];
  const auto& values = layer.plane_values();
  const auto mistake = [&](const std::string& message) {
    mistakes.push_back(
        {plan.job.file, event.line, 0, "travel.events[" + std::to_string(number + 1) + "].band", message});
    return -1;
  };
  std::string known;
  for (const double value : values) known += (known.empty() ? "" : ", ") + number_text(value);
  if (!event.band && layer.planes() == 1) return 0;
  if (!event.band)
    return mistake("is missing: layer '" + event.hazard + "' has " + std::to_string(layer.planes()) +
                   " bands, which stand for " + known);
  const auto found = std::find(values.begin(), values.end(), *event.band);
  if (found == values.end())
    return mistake("is " + number_text(*event.band) + ", and layer '" + event.hazard + "' has bands for " +
                   (known.empty() ? "nothing named (band_values)" : known));
  return static_cast<int>(found - values.begin());
}

}  // namespace

bool slows_roads(const RunPlan& plan) {
  const auto& events = plan.job.travel->events;
  return std::any_of(events.begin(), events.end(),
                     [](const JobTravelEvent& event) { return event.slows != "none"; });
}

bool has_heading(const RunPlan& plan) {
  return plan.job.travel->slope == "towards_facility" || plan.job.travel->slope == "from_facility";
}

int bands_of_travel_time(const RunPlan& plan) {
  return plan.job.travel->second_nearest ? 4 : 2;
}

int bands_of_access_loss(const RunPlan& plan) {
  const JobTravel& job = *plan.job.travel;
  return 1 + (job.population.empty() ? 0 : static_cast<int>(job.thresholds_min.size()));
}

std::int64_t travel_disk_bytes(const RunPlan& plan) {
  if (!plan.travel) return 0;
  const GridSpec& grid = plan.tiles.grid;
  std::int64_t bytes = plan.travel->in_memory ? 0 : plan.travel->bytes;
  const auto add = [&](std::int64_t more) {
    if (__builtin_add_overflow(bytes, more, &bytes)) bytes = std::numeric_limits<std::int64_t>::max();
  };
  add(map_bytes_needed(grid, static_cast<std::size_t>(bands_of_travel_time(plan)), sizeof(float)));
  for (std::size_t e = 0; e < plan.job.travel->events.size(); ++e)
    add(map_bytes_needed(grid, static_cast<std::size_t>(bands_of_access_loss(plan)), sizeof(float)));
  return bytes;
}

void plan_travel(RunPlan& plan) {
  if (!plan.set.travel) return;
  const TilePlan& tiles = plan.tiles;
  PlannedTravel out;
  std::vector<Mistake> mistakes;
  for (std::size_t e = 0; e < plan.job.travel->events.size(); ++e)
    out.bands.push_back(band_of(plan, e, mistakes));
  if (!mistakes.empty()) throw JobMistakes(std::move(mistakes));
  constexpr std::int64_t most_planes_at_once = 8;
  out.tiling = whole_grid_tiling(tiles, plan.memory_bytes, most_planes_at_once);
  out.bytes = tiles.grid.cells() * bytes_per_cell(plan);
  out.in_memory = out.bytes <= plan.memory_bytes;
  plan.travel = std::move(out);
}

int layer_passes_of_travel(const RunPlan& plan) {
  return plan.travel ? 1 + static_cast<int>(plan.job.travel->events.size()) : 0;
}

int travel_passes(const RunPlan& plan) {
  if (!plan.travel) return 0;
  constexpr int of_ways = 6, of_people = 1, of_a_map = 1;
  const JobTravel& job = *plan.job.travel;
  const int of_an_event = of_ways + 2 * of_people + of_a_map;
  return of_ways + (job.second_nearest ? of_ways : 0) + of_people + of_a_map +
         static_cast<int>(job.events.size()) * of_an_event;
}

}  // namespace firnline
