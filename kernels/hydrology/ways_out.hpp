// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "kernels/grid/tile.hpp"
#include "kernels/hydrology/height.hpp"

namespace firnline {

/// From every cell of a grid the way to an outlet that climbs least: the spanning tree of all pairs of
/// neighbours in which a pair is worth its higher cell, then its lower one, and of cells of one height the
/// first, row by row, is the lower. Exactly one tree has the least worth, so no order of work decides.
struct WaysOut {
  Tile<Height> height;
  Tile<std::int32_t> next;         ///< index of the cell that water goes to; an outlet's own
  std::vector<std::int32_t> pits;  ///< indices of cells without lower neighbour that are no outlet, ascending
};

/// in: elevation (m, NaN = no data) and, of each cell, whether water may leave there (other than 0), row by
/// row; rows x cols with a halo of 1 below 2^31. cost: O(n), but for sorting the spills between basins; about
/// 12 bytes per cell, and 48 to 96 per pair of basins that touch
[[nodiscard]] WaysOut find_ways_out(std::int64_t rows, std::int64_t cols, std::span<const float> elevation,
                                    std::span<const std::uint8_t> outlets);

}  // namespace firnline
