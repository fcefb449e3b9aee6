// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/grid/elementary.hpp"
#include "kernels/indicators/indicator.hpp"

namespace firnline {

/// The greatest excess factor of a daily series, 0 when no spell exceeds the percentile. A spell is three
/// days in a row; it counts by how far its mean lies beyond what is rare here, and by how far beyond what
/// people had 30 days to get used to:
///   sig = mean(T_i .. T_i+2) - P;  acc = mean(T_i .. T_i+2) - mean(T_i-30 .. T_i-1);  sig max(1, acc)
/// Cold is the mirror of heat: with side = -1 temperature and percentile change sign, and the result is the
/// excess cold factor with its sign turned.
/// in: need 0, daily mean temperature [degC], consecutive days; need 1, percentile [degC];
///     side 1 heat, -1 cold
/// out: [K2], >= 0; NaN when a day or the percentile is missing, or with fewer than 33 days
/// source: nairn2015 (heat), nairn2013 (cold)
[[nodiscard]] FIRN_FN inline double greatest_excess(const CellInputs& inputs, double side) {
  constexpr int spell = 3, before = 30;
  const int days = inputs.bands(0);
  const double rare = side * inputs.at(1);
  if (days < before + spell || elementary::is_nan(rare)) return elementary::not_a_number;
  double spell_sum = 0, before_sum = 0, greatest = 0;
  for (int day = 0; day < days; ++day) {
    const double temperature = side * inputs.at(0, day);
    if (elementary::is_nan(temperature)) return elementary::not_a_number;
    spell_sum += temperature;
    if (day >= spell) {  // the day that leaves the spell has become one of those before it
      const double left = side * inputs.at(0, day - spell);
      spell_sum -= left;
      before_sum += left;
    }
    if (day >= spell + before) before_sum -= side * inputs.at(0, day - spell - before);
    if (day < spell + before - 1) continue;
    const double mean = spell_sum / spell;
    const double significance = mean - rare, acclimatisation = mean - before_sum / before;
    greatest = elementary::greater(greatest, significance * elementary::greater(1, acclimatisation));
  }
  return greatest;
}

}  // namespace firnline
