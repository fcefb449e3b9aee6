// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/grid/elementary.hpp"
#include "kernels/indicators/indicator.hpp"

namespace firnline {

/// How many whole years a daily series covers, 0 when it does not: part of a year (a summer, say) must never
/// be taken for a year. Calendars of 365 and 366 days are told exactly for three centuries; those of 360
/// days, which some climate models keep, for 60 years.
/// in: number of days, >= 1
/// source: choice
[[nodiscard]] FIRN_FN inline int whole_years(int days) {
  constexpr int shortest_year = 360, longest_year = 366;
  const int years = (days + longest_year - 1) / longest_year;
  return days >= years * shortest_year ? years : 0;
}

/// Days per year on which a daily series lies above a threshold, the threshold itself not counted: the mean
/// over the years of the series.
/// in: a need of one band per day, in the unit of the threshold   out: [d yr-1], 0..366
/// no data: any day missing, no threshold, or a series that is not whole years. No count is scaled up to make
/// good for missing days: a day of a hot spell is not missed as one of winter is.
/// source: zhang2011
[[nodiscard]] FIRN_FN inline float days_above(const CellInputs& inputs, int need, double threshold) {
  const int days = inputs.bands(need), years = whole_years(days);
  if (years == 0 || elementary::is_nan(threshold)) return no_data_f32;
  int count = 0;
  for (int day = 0; day < days; ++day) {
    const double value = inputs.at(need, day);
    if (elementary::is_nan(value)) return no_data_f32;
    count += value > threshold ? 1 : 0;
  }
  return static_cast<float>(static_cast<double>(count) / years);
}

}  // namespace firnline
