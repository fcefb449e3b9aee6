// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/water/drought_series.hpp"

namespace firnline::drought {

/// The fourth parameter of an index of rain: 1 = zeros count as in the first papers.
inline constexpr Param classic_zeros{.name = "classic_zeros",
                                     .value = 0,
                                     .low = 0,
                                     .high = 1,
                                     .unit = "1",
                                     .source = "stagge2015",
                                     .whole = true};

/// How much rain a calendar month brings: a gamma distribution of the sums above zero, after Thom,
///   A = ln(mean) - mean(ln);  shape = (1 + sqrt(1 + 4A/3)) / (4A);  scale = mean / shape,
/// and how often it brings none. With n sums, z of them zero, a sum has the probability
///   q + (1 - q) G(sum),  q = z / (n + 1);  of a zero sum (z + 1) / (2 (n + 1)), the middle of its ranks;
/// classic: q = z / n for both. Where z is 0, a zero sum is drier than all of them: 0.
/// source: mckee1993, thom1966; zeros stagge2015
struct GammaFit {
  double shape = 0;  ///< 0 = none could be fitted
  double scale = 0;
  double dry_share = 0;         ///< q
  double zero_probability = 0;  ///< of a zero sum

  /// in: count of all sums, of those above zero, and the totals of these and of their logarithms
  /// out: no fit with fewer than 30 sums or 10 above zero, or when these are all alike
  [[nodiscard]] FIRN_FN static GammaFit from(int count, int wet, double sum, double sum_of_logs,
                                             bool classic) {
    constexpr int least_wet = 10;
    constexpr double least_spread = 1e-9;
    GammaFit fit;
    if (count < least_values || wet < least_wet) return fit;
    const double mean = sum / wet, spread = elementary::log(mean) - sum_of_logs / wet;
    if (!(spread >= least_spread)) return fit;
    fit.shape = (1 + elementary::sqrt(1 + 4 * spread / 3)) / (4 * spread);
    fit.scale = mean / fit.shape;
    const double zeros = count - wet;
    fit.dry_share = classic ? zeros / count : zeros / (count + 1);
    fit.zero_probability = classic || zeros == 0 ? fit.dry_share : (zeros + 1) / (2 * (count + 1.0));
    return fit;
  }

  /// in: calendar month, 0..11. Sums that lack a month are left out.
  template <class Series>
  [[nodiscard]] FIRN_FN static GammaFit to(const Series& series, int month, bool classic) {
    int count = 0, wet = 0;
    double sum = 0, sum_of_logs = 0;
    for (int year = series.calendar.first_year; year < series.calendar.end_year; ++year) {
      const double rain = series.sum_to(12 * year + month);
      if (!(rain >= 0)) continue;
      ++count;
      if (rain == 0) continue;
      ++wet;
      sum += rain;
      sum_of_logs += elementary::log(rain);
    }
    return from(count, wet, sum, sum_of_logs, classic);
  }

  /// Of a sum as small as this or smaller; NaN without a fit and for a sum that is missing or negative.
  [[nodiscard]] FIRN_FN double probability(double rain) const {
    if (shape == 0 || !(rain >= 0)) return elementary::not_a_number;
    if (rain == 0) return zero_probability;
    return dry_share + (1 - dry_share) * elementary::gamma_probability(shape, rain / scale);
  }
};

}  // namespace firnline::drought
