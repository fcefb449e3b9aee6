// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/whole_grid_tiling.hpp"

#include <algorithm>

namespace firnline {
namespace {

/// Tiles of about this width and height stay in the cache of a core while they are worked on. What tiles know
/// of each other is kept along their borders: of low ones that would be as much as the cells.
constexpr std::int64_t usual_width = 512, usual_height = 512;
/// The widest part of a tile, into which it falls without a rest, that is not wider than usual.
std::int64_t width_of_parts(std::int64_t tile_cols) {
  for (std::int64_t parts = (tile_cols + usual_width - 1) / usual_width;
       parts <= tile_cols / (usual_width / 4); ++parts)
    if (tile_cols % parts == 0) return tile_cols / parts;
  return tile_cols;
}

/// As many tiles of the run below each other as make up the usual height, and take an eighth of the memory.
std::int64_t height_of_stacks(const TilePlan& tiles, std::int64_t memory_bytes, std::int64_t bands) {
  const std::int64_t bytes = tiles.tile_rows * tiles.tile_cols * 4 * bands,
                     fit = std::max<std::int64_t>(memory_bytes / 8 / bytes, 1),
                     wanted = (usual_height + tiles.tile_rows - 1) / tiles.tile_rows;
  return std::min(fit, wanted) * tiles.tile_rows;
}

}  // namespace

Tiling whole_grid_tiling(const TilePlan& tiles, std::int64_t memory_bytes, std::int64_t bands) {
  // A grid of one column of tiles may be cut anywhere: the last part is narrower.
  const std::int64_t cols =
      tiles.tiles_across() == 1 ? std::min(usual_width, tiles.tile_cols) : width_of_parts(tiles.tile_cols);
  return {tiles.grid.rows, tiles.grid.cols, height_of_stacks(tiles, memory_bytes, bands), cols};
}

}  // namespace firnline
