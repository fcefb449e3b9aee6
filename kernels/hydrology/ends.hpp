// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/grid/portability.hpp"
#include "kernels/hydrology/direction_codes.hpp"

/// Where the water of a cell without lower neighbour goes, if it need not wait for a flat.
namespace firnline::d8 {

/// By the first side of E, S, W, N that lies on the edge of the grid; 0 off the edge.
[[nodiscard]] FIRN_FN constexpr std::uint8_t way_off_the_grid(std::int64_t row, std::int64_t col,
                                                              std::int64_t rows, std::int64_t cols) {
  if (col == cols - 1) return east;
  if (row == rows - 1) return south;
  if (col == 0) return west;
  return row == 0 ? north : 0;
}

/// Into the first of E, S, W, N, SE, SW, NW, NE that has no data; 0 without one. missing(neighbour)
template <class Missing>
[[nodiscard]] FIRN_FN std::uint8_t way_into_no_data(const Missing& missing) {
  for (int k = 0; k < 8; ++k)
    if (const int neighbour = k < 4 ? 2 * k : 2 * k - 7; missing(neighbour)) return code_of(neighbour);
  return 0;
}

}  // namespace firnline::d8
