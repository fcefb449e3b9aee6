// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <span>
#include <vector>

#include "kernels/grid/cell.hpp"
#include "kernels/grid/grid_spec.hpp"
#include "kernels/hydrology/depressions.hpp"

namespace firnline {

/// How far cells of one tile were raised, and cells without data that turned out to lie enclosed.
struct RaiseSums {
  std::int64_t raised_cells = 0, voids = 0;
  float largest_raise_m = 0;
  Cell largest_raise, first_void;  ///< of the grid; the first of its kind in the tile, row by row
};

/// Depths added up along each row of the grid, in steps of 2^-20 m: whole numbers, whoever adds them.
using DepthOfRows = std::vector<std::atomic<std::int64_t>>;

/// window: of the tile. throws: RasterError where a cell rises by 2^15 m or more
[[nodiscard]] RaiseSums sum_raises(const Window& window, std::span<const float> elevation,
                                   std::span<const float> filled, DepthOfRows& depth_of_rows);

/// throws: RasterError when there are voids that are not to be filled
[[nodiscard]] DepressionReport report_raises(const GridSpec& grid, std::span<const RaiseSums> tiles,
                                             const DepthOfRows& depth_of_rows, Voids voids);

}  // namespace firnline
