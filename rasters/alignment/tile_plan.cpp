// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "kernels/grid/error.hpp"
#include "rasters/alignment/tile_stream.hpp"

namespace firnline {
namespace {

constexpr std::int64_t widest_tile = 16384;  // a halo beside it costs one more block column in 64 (256-cell blocks)
constexpr std::int64_t full_width_below = widest_tile + widest_tile / 4;  // no second column of tiles for a rest
constexpr std::int64_t tallest_tile = 1024;
constexpr std::int64_t shortest_tile = 16;
constexpr std::int64_t narrowest_tile = 64;
constexpr std::int64_t tiles_alive = 4;  // one computed, two waiting, one being read
constexpr std::int64_t scratch_bytes = 80 << 20;  // a resampled piece: source cells, corners, shares

struct Shape {
  std::int64_t rows = 0, cols = 0;
};

std::int64_t ceil_div(std::int64_t a, std::int64_t b) { return (a + b - 1) / b; }

/// Height and width of a layer's block in cells of the grid, at least 1.
double block_height(const BlockLayout& b) { return std::max(1.0, static_cast<double>(b.block_rows) / b.cells_per_grid_row); }
double block_width(const BlockLayout& b) { return std::max(1.0, static_cast<double>(b.block_cols) / b.cells_per_grid_col); }

/// The blocks of one layer that a tile and its halo touch, plus the block row that the next tile down shares with it.
std::int64_t cache_bytes(const BlockLayout& b, const Shape& shape, std::int64_t halo) {
  if (b.block_rows <= 0) return 0;  // no raster behind the layer
  const auto tile_rows = static_cast<double>(shape.rows + 2 * halo),
             tile_cols = static_cast<double>(shape.cols + 2 * halo);
  const double rows = tile_rows * b.cells_per_grid_row + tile_cols * b.rows_per_grid_col;
  const double cols = tile_cols * b.cells_per_grid_col + tile_rows * b.cols_per_grid_row;
  const double down = std::ceil(rows / static_cast<double>(b.block_rows)) + 1;
  const double across = std::ceil(cols / static_cast<double>(b.block_cols)) + 1;
  return static_cast<std::int64_t>(down * across * static_cast<double>(b.block_rows * b.block_cols)) * b.bytes_per_cell * b.bands;
}

struct Cost {
  std::int64_t tiles = 0, cache = 0;
  [[nodiscard]] std::int64_t total() const { return tiles + cache; }
};

Cost cost_of(const Shape& shape, const std::vector<AlignedLayer>& layers, std::int64_t halo, int extra_planes) {
  std::int64_t planes = 0;
  Cost cost;
  constexpr std::int64_t floor_of_cache = 16 << 20;  // masks, overlapping mosaics, and GDAL's own blocks
  cost.cache = floor_of_cache;
  for (const AlignedLayer& layer : layers) {
    planes += layer.planes();
    cost.cache += cache_bytes(layer.blocks(), shape, halo);
  }
  const std::int64_t cells = (shape.rows + 2 * halo) * (shape.cols + 2 * halo);
  cost.tiles = cells * 4 * (planes * tiles_alive + extra_planes) + scratch_bytes;
  return cost;
}

/// Wide tiles: a block is met again only by the tile below, while it is still in the cache. A layer in strips as wide
/// as the grid asks for tiles of the full width.
Shape wished_shape(const GridSpec& grid, const std::vector<AlignedLayer>& layers) {
  double width = 1, height = 1;
  for (const AlignedLayer& layer : layers) {
    if (layer.blocks().block_rows <= 0) continue;
    width = std::max(width, block_width(layer.blocks()));
    height = std::max(height, block_height(layer.blocks()));
  }
  Shape shape;
  const auto block_cols = static_cast<std::int64_t>(std::lround(std::min(width, static_cast<double>(grid.cols))));
  shape.cols = grid.cols <= full_width_below || 2 * block_cols > widest_tile ? grid.cols : widest_tile / block_cols * block_cols;
  const auto block_rows = static_cast<std::int64_t>(std::lround(std::min(height, static_cast<double>(tallest_tile))));
  constexpr std::int64_t usual_height = 256;
  shape.rows = std::min(grid.rows, ceil_div(std::max<std::int64_t>(1, std::min(usual_height, tallest_tile)), block_rows) * block_rows);
  return shape;
}

}  // namespace

Window TilePlan::window(std::int64_t tile) const {
  const std::int64_t row = tile % tiles_down() * tile_rows, col = tile / tiles_down() * tile_cols;
  return {row, col, std::min(tile_rows, grid.rows - row), std::min(tile_cols, grid.cols - col)};
}

TilePlan plan_tiles(const GridSpec& grid, const std::vector<AlignedLayer>& layers, std::int64_t halo,
                    std::int64_t memory_bytes, int extra_planes, const AskedTile& asked) {
  Shape shape = wished_shape(grid, layers);
  if (asked.rows > 0) shape.rows = std::min(asked.rows, grid.rows);
  if (asked.cols > 0) shape.cols = std::min(asked.cols, grid.cols);
  // Lower tiles first: they cost nothing as long as the cache holds a block row. Then narrower ones.
  while (cost_of(shape, layers, halo, extra_planes).total() > memory_bytes) {
    if (asked.rows == 0 && shape.rows > shortest_tile)
      shape.rows = std::max(shortest_tile, shape.rows / 2);
    else if (asked.cols == 0 && shape.cols > narrowest_tile)
      shape.cols = std::max(narrowest_tile, shape.cols / 2);
    else break;
  }
  const Cost cost = cost_of(shape, layers, halo, extra_planes);
  if (cost.total() > memory_bytes) {
    const bool chosen = asked.rows == 0 && asked.cols == 0;
    throw LimitError(
        (chosen ? "Even the smallest tiles need "
                : "Tiles of " + std::to_string(shape.rows) + " x " + std::to_string(shape.cols) +
                      " cells need ") +
            std::to_string(ceil_div(cost.total(), 1 << 20)) + " MiB, and " +
            std::to_string(memory_bytes >> 20) + " MiB are allowed.",
        {},
        chosen ? "allow more memory (--memory), or store the layers with smaller blocks (gdal_translate -co "
                 "TILED=YES)"
               : "allow more memory (--memory), or ask for smaller tiles (--tile-rows, --tile-cols)");
  }
  TilePlan plan;
  plan.grid = grid;
  plan.tile_rows = shape.rows;
  plan.tile_cols = shape.cols;
  plan.halo = halo;
  plan.cache_bytes = cost.cache;
  return plan;
}

}  // namespace firnline
