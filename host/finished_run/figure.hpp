// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <string>
#include <string_view>

#include "host/words/unit_text.hpp"
#include "host/words/words.hpp"
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
  if (size == 0) return "0";
  if (size < 10000) return number_text(value, words::decimals_of(size));
  std::string digits = number_text(value, 0);
  const std::size_t first = value < 0 ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3;) digits.insert(at -= 3, "\u2009");
  return digits;
}

/// What something adds, with three digits and its sign.
[[nodiscard]] inline std::string signed_figure(double value) {
  return (value < 0 ? "" : "+") + number_text(value, 3);
}

/// A unit as `explain` and the lists of the command line write it.
using words::unit_text;

/// A raw value with its unit: "161 273 144 m³".
[[nodiscard]] inline std::string figure_with_unit(double value, std::string_view unit,
                                                  std::string_view missing) {
  const std::string text = unit_text(unit);
  return figure(value, missing) + (text.empty() || std::isnan(value) ? "" : " " + text);
}

}  // namespace firnline
