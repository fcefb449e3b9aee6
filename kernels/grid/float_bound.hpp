// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstdint>

namespace firnline {

/// The smallest float that is at least x: a float reaches the one exactly when it reaches the other.
/// in: any number but NaN
[[nodiscard]] inline float not_below(double x) {
  const auto nearest = static_cast<float>(x);
  if (static_cast<double>(nearest) >= x) return nearest;
  const auto bits = std::bit_cast<std::uint32_t>(nearest);  // the next float up:
  if (nearest == 0) return std::bit_cast<float>(std::uint32_t{1});
  return std::bit_cast<float>(nearest > 0 ? bits + 1 : bits - 1);
}
/// The greatest float that is at most x.
[[nodiscard]] inline float not_above(double x) {
  return -not_below(-x);
}

}  // namespace firnline
