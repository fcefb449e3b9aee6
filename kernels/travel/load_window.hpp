// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "kernels/grid/tile.hpp"
#include "kernels/wholegrid/tile_plane.hpp"

namespace firnline::travel {

/// The cells of any window of a grid, from as many tiles as it takes; the margin is left as it comes.
/// cells: memory that serves for the next
template <class T>
void load_window(const Tiling& tiling, const TilePlane<T>& plane, const Window& window, std::int64_t margin,
                 std::vector<T>& cells, Tile<T>& padded) {
  padded.reshape(window, margin);
  for (const std::int64_t tile : tiling.tiles_of(window)) {
    load_tile(tiling, plane, tile, cells);
    const Window its = tiling.window(tile), shared = its.intersected(window);
    for (std::int64_t row = shared.row; row < shared.row + shared.rows; ++row)
      std::copy_n(cells.begin() + (row - its.row) * its.cols + shared.col - its.col, shared.cols,
                  padded.data() + padded.index(row - window.row, shared.col - window.col));
  }
}

}  // namespace firnline::travel
