// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/grid/portability.hpp"

namespace firnline {

/// From this depth on the curve of driving speeds turns up again and means nothing.
inline constexpr double deepest_for_driving_m = 0.3;

/// The greatest speed at which a car is driven through standing water.
/// in: depth [m], from 0 to below deepest_for_driving_m. out: km/h. source: pregnolato2017
[[nodiscard]] FIRN_FN inline double flooded_road_kmh(double depth_m) {
  const double w = 1000 * depth_m;
  return 0.0009 * w * w - 0.5529 * w + 86.9448;
}

}  // namespace firnline
