// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/hydrology_plan.hpp"

#include <algorithm>
#include <cstddef>

#include "host/run/whole_grid_tiling.hpp"
#include "kernels/backend/device_api.hpp"
#include "kernels/grid/number_text.hpp"
#include "kernels/hydrology/breaching.hpp"
#include "kernels/hydrology/routing_on_device.hpp"

namespace firnline {
namespace {

/// Of one weight (spread_accumulation).
constexpr std::int64_t spread_bytes_per_open_cell = 8 + 6;

/// Heights as they are and filled, sinks, directions, the area that drains through a cell; a Float32 plane
/// for each band of a result; of channels their heights; of catchments edges,
/// twice, and labels; of streams their cells and orders; of glaciers' water the months, and four planes of
/// sums; of melt the climate, and where it lies. Where water spreads, the area that comes of it, and what
/// open tiles hold.
std::int64_t bytes_per_cell(const ResolvedHydrology& hydrology, bool breach) {
  std::int64_t bytes = 4 + 4 + 1 + 1 + 8;
  if (hydrology.spread) bytes += 8 + 1 + spread_bytes_per_open_cell;
  if (hydrology.wants(HydrologyResult::stream_order)) bytes += 1 + 1;
  if (breach) bytes += 4;
  for (const auto& wanted : hydrology.wanted) bytes += is_monthly(wanted.result) ? 4 * 12 : 4;
  if (!hydrology.catchments.empty()) bytes += 8 + 8 + 4;
  if (hydrology.glaciers) bytes += 4 * 24 + 8 * 4;
  if (hydrology.melt) bytes += 4 * (24 + 4) + (hydrology.melt->evaporation ? 4 * 12 : 0);
  if (hydrology.glaciers && hydrology.glaciers->abstraction) bytes += 4 * 12 + 8 + 8 + 1;
  return bytes;
}

/// Tiles that wait for water while it spreads: all, or as many as fit half of the memory.
std::int64_t open_tiles(const RunPlan& plan, const PlannedHydrology& hydrology) {
  const Tiling& tiling = hydrology.tiling;
  if (hydrology.in_memory) return std::max<std::int64_t>(tiling.tiles(), 4);
  const std::int64_t bytes = tiling.tile_rows * tiling.tile_cols * spread_bytes_per_open_cell;
  return std::max<std::int64_t>(plan.memory_bytes / 2 / bytes, 4);
}

/// Bands that lie in memory side by side, a row of tiles of each: those that are read at once, or those that
/// the run reads once they are worked out.
std::int64_t bands_at_once(const ResolvedHydrology& hydrology) {
  std::int64_t read = 2, given = 0;
  if (hydrology.glaciers) read = hydrology.glaciers->abstraction ? 36 : 24;
  if (hydrology.melt) read = std::max<std::int64_t>(read, hydrology.melt->evaporation ? 40 : 28);
  for (const auto& wanted : hydrology.wanted) given += is_monthly(wanted.result) ? 12 : 1;
  return std::max(read, given);
}

/// A grid that does not fit the GPU as a whole is routed on the processor, whose tiles may lie on disk.
void choose_processor_or_gpu(const RunPlan& plan, PlannedHydrology& out) {
  if (plan.device.kind != DeviceKind::cuda) return;
  std::size_t free = 0;
  backend::check(backend::device_api().free_bytes(plan.device.index, free), plan.device.index,
                 "asking for its free memory");
  out.gpu_bytes_free = static_cast<std::int64_t>(free);
  out.gpu_bytes = bytes_of_routing_on_device({plan.device, plan.tiles.grid, out.tiling, {}});
  out.on_gpu = out.gpu_bytes && *out.gpu_bytes <= out.gpu_bytes_free;
}

}  // namespace

std::string routing_text(const RunPlan& plan) {
  const PlannedHydrology& hydrology = *plan.hydrology;
  if (plan.device.kind != DeviceKind::cuda) return "";
  if (!hydrology.gpu_bytes) return "water is routed on the processor: the grid has more than 2^32 cells";
  const std::string needed = mebibytes_text(*hydrology.gpu_bytes) + " of the GPU's memory";
  if (hydrology.on_gpu) return "water is routed on the GPU, in " + needed;
  return "water is routed on the processor: it would take " + needed + ", and " +
         mebibytes_text(hydrology.gpu_bytes_free) + " are free";
}

std::string breaching_text(const RunPlan& plan) {
  const std::int64_t bytes = plan.hydrology->breaching_bytes;
  if (bytes == 0) return "";
  return "channels are cut over the whole grid at once, in " + mebibytes_text(bytes) + " of memory besides";
}

void plan_hydrology(RunPlan& plan) {
  if (!plan.set.hydrology) return;
  const TilePlan& tiles = plan.tiles;
  PlannedHydrology out;
  out.tiling = whole_grid_tiling(tiles, plan.memory_bytes, bands_at_once(*plan.set.hydrology));
  out.bytes = tiles.grid.cells() * bytes_per_cell(*plan.set.hydrology, plan.job.hydrology->breach);
  if (plan.job.hydrology->breach) {
    require_few_enough_to_breach(tiles.grid.cells());
    out.breaching_bytes = tiles.grid.cells() * bytes_per_cell_to_breach;
  }
  out.in_memory = out.bytes + out.breaching_bytes <= plan.memory_bytes;
  out.open_tiles = open_tiles(plan, out);
  choose_processor_or_gpu(plan, out);
  plan.hydrology = out;
}

int passes_of(const RunPlan& plan, RoutingStage stage) {
  constexpr int fill_and_route = 5, add_up = 1, of_spreading = 6, of_streams = 5;
  if (stage == RoutingStage::directions) return fill_and_route;
  if (stage == RoutingStage::streams) return of_streams;
  return add_up + (plan.set.hydrology->spread ? of_spreading : 0);
}

int hydrology_passes(const RunPlan& plan) {
  if (!plan.hydrology) return 0;
  const ResolvedHydrology& hydrology = *plan.set.hydrology;
  constexpr int of_catchments = 4, of_a_month = 5, of_melt = 40, of_fields = 7;
  int passes = (hydrology.catchments.empty() ? 0 : of_catchments) +
               (hydrology.glaciers ? 12 * of_a_month : 0) + (hydrology.melt ? of_melt : 0);
  if (hydrology.wants_any(is_supply)) passes += 12 * of_fields;
  for (std::int64_t stage = 0; stage < routing_stages; ++stage)
    passes += passes_of(plan, static_cast<RoutingStage>(stage));
  return passes;
}

}  // namespace firnline
