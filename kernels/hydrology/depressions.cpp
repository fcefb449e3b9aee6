// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/depressions.hpp"

#include <cstddef>
#include <string>

#include "kernels/grid/error.hpp"
#include "kernels/hydrology/device/device_depressions.hpp"
#include "kernels/hydrology/raise_sums.hpp"
#include "kernels/hydrology/tile_rim.hpp"

namespace firnline {
namespace {

struct Scratch {
  LocalBasins basins;
  std::vector<float> filled, elevation;
  std::vector<std::uint8_t> sinks;
};

constexpr std::int64_t most_cells_of_a_tile = std::int64_t{1} << 30;

void refuse_large_tiles(const Tiling& tiling) {
  if (tiling.window(0).grown(1).cells() > most_cells_of_a_tile)
    throw LimitError("A tile has more than 2^30 cells.", {}, "choose smaller tiles");
}

TileRim gather(const WholeGrid& where, std::int64_t tile, const TilePlane<float>& elevation,
               const TilePlane<std::uint8_t>* sinks, TilePlane<float>& filled, Scratch& scratch) {
  load_tile(where.tiling, elevation, tile, scratch.filled);
  if (sinks != nullptr) load_tile(where.tiling, *sinks, tile, scratch.sinks);
  TileRim rim = gather_rim(where.tiling, tile, scratch.basins, scratch.sinks, scratch.filled);
  filled.save(tile, scratch.filled);
  return rim;
}

RaiseSums finish(const WholeGrid& where, std::int64_t tile, std::span<const float> border,
                 const TilePlane<float>& elevation, TilePlane<float>& filled, Scratch& scratch,
                 DepthOfRows& depth_of_rows) {
  const Window window = where.tiling.window(tile);
  load_tile(where.tiling, filled, tile, scratch.filled);
  load_tile(where.tiling, elevation, tile, scratch.elevation);
  if (flood_from_border(window, border, scratch.filled)) filled.save(tile, scratch.filled);
  return sum_raises(window, scratch.elevation, scratch.filled, depth_of_rows);
}

}  // namespace

FilledDepressions fill_depressions(const WholeGrid& where, const TilePlane<float>& elevation,
                                   const TilePlane<std::uint8_t>* sinks, TilePlane<float>& filled,
                                   Voids voids) {
  if (&elevation == &filled)
    throw BugError("A DEM is not filled in its own plane: the raise of each cell is summed.");
  if (where.device.kind == DeviceKind::cuda)
    return on_device::fill_depressions(where, elevation, sinks, filled, voids);
  refuse_large_tiles(where.tiling);
  const auto tiles = static_cast<std::size_t>(where.tiling.tiles());
  std::vector<Scratch> scratch(workers(where));
  std::vector<TileRim> rims(tiles);
  for_each_tile(where, [&](std::int64_t tile, std::size_t worker) {
    rims[static_cast<std::size_t>(tile)] = gather(where, tile, elevation, sinks, filled, scratch[worker]);
  });
  FilledDepressions result;
  result.borders = solve_rims(where.tiling, std::move(rims));
  std::vector<RaiseSums> sums(tiles);
  DepthOfRows depth_of_rows(static_cast<std::size_t>(where.tiling.rows));
  for_each_tile(where, [&](std::int64_t tile, std::size_t worker) {
    const auto place = static_cast<std::size_t>(tile);
    sums[place] =
        finish(where, tile, result.borders[place], elevation, filled, scratch[worker], depth_of_rows);
  });
  result.report = report_raises(where.grid, sums, depth_of_rows, voids);
  return result;
}

}  // namespace firnline
