// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/travel/friction_range.hpp"

#include <string>

#include "kernels/grid/error.hpp"

namespace firnline::travel {
namespace {

[[noreturn]] void refuse(float friction, Cell at) {
  throw RasterError("The friction " + std::to_string(friction) + " min/m is not a finite number above 0.",
                    "row " + std::to_string(at.row) + ", col " + std::to_string(at.col),
                    "Give minutes per metre, and no data where nobody passes.");
}

}  // namespace

FrictionRange range_of(const Window& window, const float* friction, std::int64_t stride) {
  FrictionRange range;
  for (std::int64_t row = 0; row < window.rows; ++row)
    for (std::int64_t col = 0; col < window.cols; ++col) {
      const float here = friction[row * stride + col];
      if (elementary::is_nan(here)) continue;
      if (!(here > 0) || !elementary::is_finite(here)) refuse(here, {window.row + row, window.col + col});
      range.least = elementary::smaller(range.least, static_cast<double>(here));
      range.sum += static_cast<double>(here);
      ++range.cells;
    }
  return range;
}

}  // namespace firnline::travel
