// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <string>
#include <string_view>

#include "kernels/grid/number_text.hpp"

namespace firnline {

/// A share of 0..1 in whole percent.
[[nodiscard]] inline std::string percent(double share) {
  return number_text(100 * share, 0) + " %";
}

/// A raw value for a person: enough digits to compare, no more; thousands apart by a thin space.
[[nodiscard]] inline std::string figure(double value, std::string_view missing) {
  if (std::isnan(value)) return std::string(missing);
  const double size = std::abs(value);
  if (size < 10000)
    return number_text(value, size >= 1000 ? 0 : size >= 10 ? 1 : size >= 0.01 || size == 0 ? 3 : 6);
  std::string digits = number_text(value, 0);
  const std::size_t first = value < 0 ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3;) digits.insert(at -= 3, "\u2009");
  return digits;
}

}  // namespace firnline
