// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/grid/elementary.hpp"
#include "kernels/grid/portability.hpp"
#include "kernels/mapalgebra/zonal.hpp"

/// How one cell enters the exact sums of a zone: the text that CPU and CUDA share.
namespace firnline::zonal {

/// Adding 1.5 x 2^52 rounds |x| <= 2^51 to an integer, half to even, and leaves it in the low bits of the
/// double.
inline constexpr double magic = 0x1.8p52;
inline constexpr double most_steps = 0x1p51;

/// in: |steps| <= most_steps
[[nodiscard]] FIRN_FN inline std::int64_t rounded(double steps) {
  return __builtin_bit_cast(std::int64_t, steps + magic) - __builtin_bit_cast(std::int64_t, magic);
}

/// Adds one cell. A value beyond most_steps is added as the limit, which low and high give away.
FIRN_FN inline void add_cell(SegmentSums& sums, float cell, double steps_per_unit) {
  const bool has_data = cell == cell;
  const float value = cell + 0.0F;  // -0 becomes +0: the extremes must not depend on the order
  const double steps =
      elementary::clamped(static_cast<double>(value) * steps_per_unit, -most_steps, most_steps);
  sums.steps += has_data ? rounded(steps) : 0;
  sums.valid += has_data ? 1 : 0;
  sums.low = value < sums.low ? value : sums.low;  // false for NaN
  sums.high = value > sums.high ? value : sums.high;
}

FIRN_FN inline void add_sums(SegmentSums& sums, const SegmentSums& more) {
  sums.steps += more.steps;
  sums.valid += more.valid;
  sums.low = more.low < sums.low ? more.low : sums.low;
  sums.high = more.high > sums.high ? more.high : sums.high;
}

/// Steps of the values' quantum (before they are multiplied by a share) in one unit of the quantity.
[[nodiscard]] double steps_per_unit(const SumQuantum& quantum);

}  // namespace firnline::zonal
