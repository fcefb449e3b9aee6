// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>

namespace firnline {

/// What is lost in a mean year, from what events of some return periods take: trapezoids over the probability
/// of a year, and beyond the rarest event as much as it takes (domain-spec 8, R5a). More frequent events than
/// the first take nothing. in: return periods [yr], rising, at least 1; a loss for each. out: the losses'
/// unit per year. source: choice
[[nodiscard]] inline double mean_per_year(std::span<const double> return_period_years,
                                          std::span<const double> loss) {
  if (loss.empty()) return 0;
  double sum = loss.back() / return_period_years.back();
  for (std::size_t i = 1; i < loss.size(); ++i)
    sum += (loss[i - 1] + loss[i]) / 2 * (1 / return_period_years[i - 1] - 1 / return_period_years[i]);
  return sum;
}

}  // namespace firnline
