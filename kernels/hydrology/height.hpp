// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/grid/portability.hpp"
#include "kernels/grid/tile.hpp"

namespace firnline {

/// An elevation as a whole number in the same order, so that it is compared, sorted and merged without
/// rounding. No data lies below every elevation: it is where water leaves. -0 counts as 0.
using Height = std::int32_t;
inline constexpr Height height_of_no_data = INT32_MIN;
inline constexpr Height above_everything = INT32_MAX;

[[nodiscard]] FIRN_FN inline Height height_of(float elevation) {
  if (elevation != elevation) return height_of_no_data;
  const auto bits = __builtin_bit_cast(std::int32_t, elevation + 0.0F);
  return bits ^ (bits >> 31 & 0x7fffffff);
}
[[nodiscard]] FIRN_FN inline float elevation_of(Height height) {
  return height == height_of_no_data ? no_data_f32
                                     : __builtin_bit_cast(float, height ^ (height >> 31 & 0x7fffffff));
}

}  // namespace firnline
