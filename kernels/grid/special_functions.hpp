// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/grid/elementary.hpp"

/// What probability distributions are made of, from elementary.hpp alone: the same bits on every device.
namespace firnline::elementary {
namespace detail {

/// What Stirling's formula leaves of log Gamma: 1/(12x) - 1/(360x^3) + ..., cut below 2e-17 for x >= 12.
FIRN_FN inline double stirling_rest(double x) {
  const double s = 1 / (x * x);
  double sum = -691.0 / 360360;
  sum = sum * s + 1.0 / 1188;
  sum = sum * s - 1.0 / 1680;
  sum = sum * s + 1.0 / 1260;
  sum = sum * s - 1.0 / 360;
  sum = sum * s + 1.0 / 12;
  return sum / x;
}

/// u - log(1 + u) >= 0 for u > -1, without losing its digits near 0.
FIRN_FN inline double excess_over_log1p(double u) {
  if (u < -0.28 || u > 0.4) return u - elementary::log1p(u);
  const double r = u / (2 + u);  // log(1 + u) = 2 atanh(r), and u - 2r = u r
  return u * r - 2 * r * atanh_excess(r * r);
}

/// x^shape exp(-x) / Gamma(shape + 1).
FIRN_FN inline double gamma_term(double shape, double x) {
  constexpr double stirling_from = 12, half_log_two_pi = 0.91893853320467274178;
  if (shape >= stirling_from)
    return elementary::exp(-shape * excess_over_log1p((x - shape) / shape) - stirling_rest(shape)) /
           elementary::sqrt(2 * pi * shape);
  double factor = 1, at = shape + 1;
  for (; at < stirling_from; at += 1) factor *= at;
  const double log_gamma = (at - 0.5) * elementary::log(at) - at + (half_log_two_pi + stirling_rest(at));
  return factor * elementary::exp(shape * elementary::log(x) - x - log_gamma);
}

/// P(shape, x) by its power series, whose terms are all positive; shape < 40.
FIRN_FN inline double gamma_series(double shape, double x) {
  if (x > shape + 40 + 6 * elementary::sqrt(shape)) return 1;  // what is left is below 1e-16
  double sum = 1, term = 1;
  for (double n = shape + 1; term > 0x1p-56 * sum; n += 1) {
    term *= x / n;
    sum += term;
  }
  return sum * gamma_term(shape, x);
}

/// P(shape, x) by the uniform expansion about x = shape, for shape >= 40: 53 terms leave 1e-15. The
/// coefficients of its series in eta follow from those of Stirling's series (DLMF 8.12); they were computed
/// as fractions for this file. source: temme1979
FIRN_FN inline double gamma_expansion(double shape, double x) {
  constexpr double coefficients[7][13] = {
      {-0.3333333333333333, 0.08333333333333333, -0.014814814814814815, 0.0011574074074074073,
       0.0003527336860670194, -0.0001787551440329218, 3.919263178522438e-05, -2.185448510679992e-06,
       -1.85406221071516e-06, 8.296711340953087e-07, -1.7665952736826078e-07, 6.707853543401498e-09,
       1.0261809784240309e-08},
      {-0.001851851851851852, -0.003472222222222222, 0.0026455026455026454, -0.0009902263374485596,
       0.00020576131687242798, -4.018775720164609e-07, -1.8098550334489977e-05, 7.64916091608111e-06,
       -1.6120900894563446e-06, 4.647127802807434e-09, 1.378633446915721e-07},
      {0.004133597883597883, -0.0026813271604938273, 0.0007716049382716049, 2.0093878600823047e-06,
       -0.0001073665322636516, 5.2923448829120125e-05, -1.2760635188618728e-05, 3.423578734096138e-08,
       1.3721957309062934e-06, -6.298992138380055e-07},
      {0.0006494341563786008, 0.00022947209362139917, -0.0004691894943952557, 0.00026772063206283885,
       -7.561801671883977e-05, -2.396505113867297e-07, 1.1082654115347302e-05, -5.6749528269915965e-06},
      {-0.0008618882909167117, 0.0007840392217200666, -0.0002990724803031902, -1.4638452578843418e-06,
       6.641498215465122e-05},
      {-0.00033679855336635813, -6.972813758365857e-05, 0.0002772753244959392, -0.00019932570516188847},
      {0.0005313079364639922, -0.0005921664373536939}};
  constexpr int terms[7] = {13, 11, 10, 8, 5, 4, 2};
  const double u = (x - shape) / shape, half_square = excess_over_log1p(u);  // eta^2 / 2
  if (shape * half_square > 700) return u > 0 ? 1 : 0;
  const double eta = with_sign_of(elementary::sqrt(2 * half_square), u);
  double sum = 0;
  for (int k = 6; k >= 0; --k) {
    double inner = 0;
    for (int n = terms[k] - 1; n >= 0; --n) inner = inner * eta + coefficients[k][n];
    sum = sum / shape + inner;
  }
  const double normal = 0.5 * elementary::erfc(-eta * elementary::sqrt(0.5 * shape));
  const double density = elementary::exp(-shape * half_square) / elementary::sqrt(2 * pi * shape);
  return clamped(normal - density * sum, 0, 1);
}

}  // namespace detail

/// Distribution function of the standard normal distribution. Relative error as that of erfc.
FIRN_FN inline double normal_probability(double z) {
  constexpr double root_half = 0x1.6a09e667f3bcdp-1;
  return 0.5 * erfc(-root_half * z);
}

/// The z below which a share p of the standard normal distribution lies: -infinity for 0, infinity for 1, NaN
/// outside. Absolute error below 2e-15 for p from 1e-9 to 1 - 1e-9.
/// A first guess good to 5e-4 (abramowitz1964, 26.2.23), then two steps of Halley's method, each of which
/// cubes the error.
FIRN_FN inline double normal_quantile(double p) {
  if (!(p >= 0 && p <= 1)) return not_a_number;
  const double tail = smaller(p, 1 - p);
  if (tail == 0) return p == 0 ? -infinity : infinity;
  const double t = sqrt(-2 * log(tail));
  double z =
      t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  constexpr double root_two_pi = 2.50662827463100050242;
  for (int step = 0; step < 2; ++step) {
    const double error = (normal_probability(-z) - tail) * root_two_pi * exp(0.5 * z * z);
    z += error / (1 - 0.5 * z * error);
  }
  return p < 0.5 ? -z : z;
}

/// Regularised lower incomplete gamma function P(shape, x): the distribution function of the gamma
/// distribution of scale 1. For shape > 0; 0 for x <= 0. Absolute error below 2e-14 for shapes of 1e-3 to
/// 1e9; of a small result not so many digits are kept. NaN for shape <= 0 and NaN.
FIRN_FN inline double gamma_probability(double shape, double x) {
  if (!(shape > 0) || is_nan(x)) return not_a_number;
  if (!(x > 0)) return 0;
  if (!is_finite(x)) return 1;
  if (shape >= 40) return detail::gamma_expansion(shape, x);
  return smaller(detail::gamma_series(shape, x), 1);
}

}  // namespace firnline::elementary
