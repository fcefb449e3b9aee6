// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/grid/elementary.hpp"
#include "kernels/indicators/indicator.hpp"

namespace firnline {

/// Days of a month, 1..12; February has the 28.25 days of the Julian mean year (365.25 days). NaN for any
/// other number. source: choice
[[nodiscard]] FIRN_FN inline double days_in_month(double month) {
  if (!(month >= 1 && month <= 12) || elementary::floor(month) != month) return elementary::not_a_number;
  if (month == 2) return 28.25;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

}  // namespace firnline
