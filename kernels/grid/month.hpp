// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "kernels/grid/elementary.hpp"
#include "kernels/grid/portability.hpp"

namespace firnline {

inline constexpr std::size_t months_of_year = 12;

/// Whether a number is one of the months 1..12.
[[nodiscard]] FIRN_FN inline bool is_month(double month) {
  return month >= 1 && month <= 12 && elementary::floor(month) == month;
}

/// Days of a month, 1..12; February has the 28.25 days of the Julian mean year (365.25 days). NaN for any
/// other number. source: choice
[[nodiscard]] FIRN_FN inline double days_in_month(double month) {
  if (!is_month(month)) return elementary::not_a_number;
  if (month == 2) return 28.25;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

[[nodiscard]] FIRN_FN inline double seconds_in_month(double month) {
  constexpr double seconds_per_day = 86400;
  return days_in_month(month) * seconds_per_day;
}

/// The day of a common year, 1..365, on which the 15th of a month falls: the day that stands for the month's
/// sun. NaN for any other number. source: allen1998 (its table of day numbers)
[[nodiscard]] FIRN_FN inline double middle_day_of_month(double month) {
  if (!is_month(month)) return elementary::not_a_number;
  const double as_if_february_had_30 = elementary::floor(275 * month / 9 - 15);
  return month < 3 ? as_if_february_had_30 : as_if_february_had_30 - 2;
}

/// Whether a month lies in the season from first to last, both ends included; a season may span the new year
/// (first 10, last 5).
[[nodiscard]] FIRN_FN inline bool in_season(double month, double first, double last) {
  return first <= last ? month >= first && month <= last : month >= first || month <= last;
}

}  // namespace firnline
