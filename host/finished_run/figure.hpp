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
  if (size == 0) return "0";
  if (size < 10000) return number_text(value, size >= 1000 ? 0 : size >= 10 ? 1 : size >= 0.01 ? 3 : 6);
  std::string digits = number_text(value, 0);
  const std::size_t first = value < 0 ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3;) digits.insert(at -= 3, "\u2009");
  return digits;
}

/// What something adds, with three digits and its sign.
[[nodiscard]] inline std::string signed_figure(double value) {
  return (value < 0 ? "" : "+") + number_text(value, 3);
}

/// A unit for a person: m3 -> m³, m yr-1 -> m yr⁻¹, degC -> °C, degree -> degrees; empty for a pure number,
/// whose unit is written 1.
[[nodiscard]] inline std::string unit_text(std::string_view unit) {
  if (unit == "1") return {};
  if (unit == "degree") return "degrees";
  if (unit == "degC") return "°C";
  if (unit.starts_with("ug")) return "µ" + unit_text(unit.substr(1));
  constexpr std::string_view raised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string text;
  for (std::size_t at = 0; at < unit.size(); ++at) {
    const char letter = unit[at];
    const bool follows = at > 0 && unit[at - 1] != ' ';  // a power, not a number of its own
    if (letter == '-' && follows)
      text += "⁻";
    else if (letter >= '0' && letter <= '9' && follows)
      text += raised[letter - '0'];
    else
      text += letter;
  }
  return text;
}

/// A raw value with its unit: "161 273 144 m³".
[[nodiscard]] inline std::string figure_with_unit(double value, std::string_view unit,
                                                  std::string_view missing) {
  const std::string text = unit_text(unit);
  return figure(value, missing) + (text.empty() || std::isnan(value) ? "" : " " + text);
}

}  // namespace firnline
