// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/grid/cell.hpp"
#include "kernels/grid/elementary.hpp"

namespace firnline::travel {

/// Of the frictions of a window, min/m.
struct FrictionRange {
  double least = elementary::infinity, sum = 0;
  std::int64_t cells = 0;  ///< that can be passed

  [[nodiscard]] double mean() const { return sum / static_cast<double>(cells); }
};

/// in: the window's first cell, its rows `stride` apart. throws: RasterError at one that is not above 0
[[nodiscard]] FrictionRange range_of(const Window& window, const float* friction, std::int64_t stride);

}  // namespace firnline::travel
