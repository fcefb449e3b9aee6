// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/grid/portability.hpp"

/// What both executors do with the score of one cell in one draw. Whole numbers from here on: sums and counts
/// have no order. Private to ranking/.
namespace firnline::cell_steps {

inline constexpr std::int32_t most = 1'000'000;  ///< a score is told apart in steps of 1e-6 (domain-spec 15)
inline constexpr int class_bits = 8;
inline constexpr std::int32_t steps_in_class = 1 << class_bits;
/// Cells whose scores lie in one class share a place in the order of the map.
inline constexpr std::int32_t score_classes = (most >> class_bits) + 1;
/// Places are told apart in steps of half a percent of all cells.
inline constexpr std::int32_t rank_steps = 200;

/// Nearest, half to even. in: 0 <= x < 2^22
[[nodiscard]] FIRN_FN inline float nearest(float x) {
  return (x + 0x1p23f) - 0x1p23f;
}
/// in: 0 <= x < 2^51
[[nodiscard]] FIRN_FN inline double nearest(double x) {
  return (x + 0x1p52) - 0x1p52;
}

/// in: a score in steps, with what rounding of the sum may have added
[[nodiscard]] FIRN_FN inline std::int32_t step_of(float steps) {
  const auto step = static_cast<std::int32_t>(nearest(steps));
  return step < most ? step : most;
}
/// in: a score, 0..1
[[nodiscard]] FIRN_FN inline std::int32_t step_of(double score) {
  return static_cast<std::int32_t>(nearest(score * most));
}

[[nodiscard]] FIRN_FN inline std::int32_t class_of(std::int32_t step) {
  return step >> class_bits;
}

}  // namespace firnline::cell_steps
