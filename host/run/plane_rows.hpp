// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "kernels/wholegrid/tile_plane.hpp"

namespace firnline {

/// Rows of the whole grid out of a plane of tiles, from north to south: each row of tiles is loaded once.
template <class T>
class PlaneRows {
 public:
  PlaneRows(const Tiling& tiling, const TilePlane<T>& plane) : tiling_(tiling), plane_(plane) {}

  /// The cells of a row of the grid; valid until the next call.
  [[nodiscard]] const T* row(std::int64_t row) {
    const std::int64_t down = row / tiling_.tile_rows;
    if (down != loaded_) load(down);
    return cells_.data() + (row - down * tiling_.tile_rows) * tiling_.cols;
  }

 private:
  void load(std::int64_t down) {
    const std::int64_t first = down * tiling_.tile_rows,
                       rows = std::min(tiling_.tile_rows, tiling_.rows - first);
    cells_.resize(at(rows * tiling_.cols));
    for (const std::int64_t tile : tiling_.tiles_of({first, 0, rows, tiling_.cols})) {
      load_tile(tiling_, plane_, tile, part_);
      const Window window = tiling_.window(tile);
      for (std::int64_t r = 0; r < window.rows; ++r)
        std::copy_n(part_.begin() + r * window.cols, window.cols,
                    cells_.begin() + r * tiling_.cols + window.col);
    }
    loaded_ = down;
  }

  const Tiling& tiling_;
  const TilePlane<T>& plane_;
  std::int64_t loaded_ = -1;
  std::vector<T> cells_, part_;
};

}  // namespace firnline
