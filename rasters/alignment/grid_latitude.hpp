// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/grid/cell.hpp"
#include "kernels/grid/grid_spec.hpp"
#include "rasters/alignment/grid_lon_lat.hpp"

namespace firnline {

/// The latitude of the middle of each cell, in degrees north on the grid's own datum. On a projected grid
/// every cell is transformed by itself: parallels are curved there. One thread at a time.
class GridLatitude {
 public:
  explicit GridLatitude(const GridSpec& grid);

  /// Fills the cells of a window of the grid, row by row, stride cells apart; no data where the projection
  /// has no image, and beyond the poles (a grid may reach half a cell beyond). Same bits for any window.
  void read(const Window& window, float* cells, std::int64_t stride) const;

 private:
  GridSpec grid_;
  GridLonLat places_;
};

}  // namespace firnline
