// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/grid/elementary.hpp"
#include "kernels/grid/portability.hpp"

namespace firnline {

/// The tangent of a cell's slope by Horn's differences. Neighbours without data count as high as the cell
/// itself: ways do not end a cell before the heights do. in: the height in the middle of 3 x 3 heights [m],
/// rows `stride` apart; the cell's sides [m] out: [m m-1], at least 0; NaN without a height. source: horn1981
[[nodiscard]] FIRN_FN inline double ground_slope(const float* height, std::int64_t stride, double dx_m,
                                                 double dy_m) {
  const double middle = static_cast<double>(height[0]);
  const auto at = [&](std::int64_t down, std::int64_t right) {
    const double z = static_cast<double>(height[down * stride + right]);
    return elementary::is_nan(z) ? middle : z;
  };
  const double a = at(-1, -1), c = at(-1, 1), g = at(1, -1), i = at(1, 1);
  const double east = (c + 2 * at(0, 1) + i - (a + 2 * at(0, -1) + g)) / (8 * dx_m),
               south = (g + 2 * at(1, 0) + i - (a + 2 * at(-1, 0) + c)) / (8 * dy_m);
  return elementary::sqrt(east * east + south * south);
}

}  // namespace firnline
