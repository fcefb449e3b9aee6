// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "kernels/grid/tile.hpp"
#include "kernels/wholegrid/tile_plane.hpp"

namespace firnline {

/// Tiles of the run, which come one below the other, until they make up a row of tiles of a plane.
template <class T>
class PlaneStack {
 public:
  PlaneStack(const Tiling& tiling, TilePlane<T>& into) : tiling_(tiling), into_(into) {}

  void add(const Window& window, const Tile<T>& from) {
    const std::int64_t above = window.row % tiling_.tile_rows, end = window.row + window.rows;
    cells_.resize(at((above + window.rows) * window.cols));
    for (std::int64_t row = 0; row < window.rows; ++row)
      std::copy_n(&from.at(row, 0), window.cols, cells_.begin() + (above + row) * window.cols);
    if (end % tiling_.tile_rows == 0 || end == tiling_.rows)
      save({window.row - above, window.col, above + window.rows, window.cols});
  }

 private:
  void save(const Window& whole) {
    for (std::int64_t col = 0; col < whole.cols; col += tiling_.tile_cols) {
      const std::int64_t number = tiling_.tile_of({whole.row, whole.col + col});
      const Window part = tiling_.window(number);
      part_.resize(at(part.cells()));
      for (std::int64_t row = 0; row < part.rows; ++row)
        std::copy_n(cells_.begin() + row * whole.cols + col, part.cols, part_.begin() + row * part.cols);
      into_.save(number, part_);
    }
  }

  const Tiling& tiling_;
  TilePlane<T>& into_;
  std::vector<T> cells_, part_;
};

}  // namespace firnline
