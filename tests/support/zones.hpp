// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>
#include <span>
#include <vector>

#include "kernels/mapalgebra/zonal.hpp"

/// Small grids, and the gathering of one quantity from one tile that is the whole grid.
namespace firnline::test {

inline constexpr float none = std::numeric_limits<float>::quiet_NaN();

inline GridSpec metric_grid(std::int64_t rows, std::int64_t cols) {
  GridSpec grid;
  grid.rows = rows;
  grid.cols = cols;
  grid.cell_width = grid.cell_height = 1;
  return grid;
}

/// Cells of one degree, the northernmost row from 60 to 59 degrees north.
inline GridSpec degree_grid(std::int64_t rows, std::int64_t cols) {
  GridSpec grid = metric_grid(rows, cols);
  grid.north = 60;
  grid.geographic = true;
  return grid;
}

/// One quantity, in one tile that is the whole grid.
inline std::vector<ZoneContribution> gathered(const GridSpec& grid, std::span<const Zone> zones,
                                              const std::vector<float>& cells, const SumQuantum& quantum) {
  const std::span<const float> quantities[] = {cells};
  return ZoneIndex(grid, zones).gather(grid.whole(), quantities, std::span(&quantum, 1));
}

}  // namespace firnline::test
