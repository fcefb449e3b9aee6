// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/water/drought_series.hpp"

namespace firnline::drought {

/// The fourth parameter of an index of rain less demand: 1 = moments by plotting positions.
inline constexpr Param plotting_positions{.name = "plotting_positions",
                                          .value = 0,
                                          .low = 0,
                                          .high = 1,
                                          .unit = "1",
                                          .source = "begueria2014",
                                          .whole = true};

/// How much water a calendar month leaves: a log-logistic distribution of three parameters, from
/// probability-weighted moments of the n sums D in rising order, w_s = mean of D_i (1 - F_i)^s:
///   unbiased: w1 = mean of D_i (n-i)/(n-1), w2 = mean of D_i (n-i)(n-i-1)/((n-1)(n-2));
///   by plotting positions: F_i = (i - 0.35)/n;
///   shape = (2 w1 - w0) / (6 w1 - w0 - 6 w2), location = w0 - (w0 - 2 w1) shape,
///   scale = (w0 - 2 w1) shape / (Gamma(1 + 1/shape) Gamma(1 - 1/shape));
///   F(D) = 1 / (1 + (scale / (D - location))^shape)
/// where Gamma(1 + z) Gamma(1 - z) = pi z / sin(pi z). A shape above 1 has a long wet tail and the location
/// below all sums; one below -1 a long dry tail and the location above. Without skew it is the logistic
/// distribution.
/// source: vicenteserrano2010; unbiased begueria2014
struct LogLogisticFit {
  double spread = 0;  ///< w0 - 2 w1, half the mean difference of two sums; 0 = none could be fitted
  double mean = 0;    ///< w0
  double scale = 0, shape = 0, location = 0;  ///< not used where the inverse is next to nothing

  static constexpr double least_inverse_shape = 1e-6;

  /// in: sums in rising order. No fit when they are all alike or |shape| <= 1
  [[nodiscard]] FIRN_FN static LogLogisticFit from(const double* rising, int count, bool by_positions) {
    LogLogisticFit fit;
    double w0 = 0, w1 = 0, w2 = 0;
    for (int i = 1; i <= count; ++i) {
      const double value = rising[i - 1], above = 1 - (i - 0.35) / count;
      const double once = by_positions ? above : (count - i) / (count - 1.0);
      const double twice = by_positions ? above * above : once * ((count - i - 1) / (count - 2.0));
      w0 += value;
      w1 += value * once;
      w2 += value * twice;
    }
    w0 /= count;
    w1 /= count;
    w2 /= count;
    const double spread = w0 - 2 * w1, inverse_shape = (6 * w1 - w0 - 6 * w2) / (2 * w1 - w0);
    if (!(rising[count - 1] > rising[0]) || !(spread > 0) || !(elementary::absolute(inverse_shape) < 1))
      return fit;
    fit.spread = spread;
    fit.mean = w0;
    if (elementary::absolute(inverse_shape) < least_inverse_shape) return fit;
    fit.shape = 1 / inverse_shape;
    fit.scale = spread * fit.shape * elementary::sin(elementary::pi * inverse_shape) /
                (elementary::pi * inverse_shape);
    fit.location = w0 - spread * fit.shape;
    return fit;
  }

  /// in: calendar month, 0..11. Sums that lack a month are left out; no fit with fewer than 30.
  template <class Series>
  [[nodiscard]] FIRN_FN static LogLogisticFit to(const Series& series, int month, bool by_positions) {
    double rising[most_reference_years];
    int count = 0;
    for (int year = series.calendar.first_year; year < series.calendar.end_year; ++year) {
      const double value = series.sum_to(12 * year + month);
      if (elementary::is_nan(value)) continue;
      int place = count++;
      for (; place > 0 && rising[place - 1] > value; --place) rising[place] = rising[place - 1];
      rising[place] = value;
    }
    return count < least_values ? LogLogisticFit{} : from(rising, count, by_positions);
  }

  /// Of a sum as small as this or smaller: beyond the location 0 or 1. NaN without a fit and for a sum that
  /// is missing.
  [[nodiscard]] FIRN_FN double probability(double value) const {
    if (spread == 0 || elementary::is_nan(value)) return elementary::not_a_number;
    if (shape == 0) return 1 / (1 + elementary::exp((mean - value) / spread));
    const double ratio = scale / (value - location);
    if (!(ratio > 0)) return shape > 0 ? 0 : 1;
    return 1 / (1 + elementary::pow(ratio, shape));
  }
};

}  // namespace firnline::drought
