// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/grid/elementary_detail.hpp"
#include "kernels/grid/portability.hpp"

/// The elementary functions of the cell functions: the same bits from every compiler, on every device.
///
/// A math library may return another last bit on another machine, and a GPU's does. Here everything is made
/// of
/// + - * / and square root in double (which IEEE 754 fixes to the last bit) and of integer work; the build
/// forbids contraction to multiply-add. All arguments and results are double; the error is below 2e-15
/// relative (exceptions are named), so that a result rounded to f32 is the correctly rounded one in all but
/// about one case in 10^7. Special values are those of IEEE 754 / C Annex F unless a function says otherwise.
namespace firnline::elementary {

inline constexpr double pi = 0x1.921fb54442d18p+1;
inline constexpr double infinity = detail::infinity;
inline constexpr double not_a_number = detail::not_a_number;
inline constexpr double degrees_per_radian = 180.0 / pi;
inline constexpr double radians_per_degree = pi / 180.0;

FIRN_FN inline bool is_nan(double x) {
  return x != x;
}
FIRN_FN inline bool is_nan(float x) {
  return x != x;
}
FIRN_FN inline bool is_finite(double x) {
  return x - x == 0;
}
FIRN_FN inline bool is_finite(float x) {
  return x - x == 0;
}
FIRN_FN inline bool is_negative(double x) {
  return (detail::bits_of(x) >> 63) != 0;
}  ///< of -0.0 too
FIRN_FN inline double absolute(double x) {
  return detail::from_bits(detail::bits_of(x) & ~(1ull << 63));
}
FIRN_FN inline double with_sign_of(double size, double sign) {
  constexpr std::uint64_t sign_bit = 1ull << 63;
  return detail::from_bits((detail::bits_of(size) & ~sign_bit) | (detail::bits_of(sign) & sign_bit));
}
FIRN_FN inline double smaller(double a, double b) {
  return b < a ? b : a;
}  ///< a when either is NaN
FIRN_FN inline double greater(double a, double b) {
  return b > a ? b : a;
}  ///< a when either is NaN
FIRN_FN inline double clamped(double x, double low, double high) {
  return x < low ? low : x > high ? high : x;
}

/// Correctly rounded square root.
FIRN_FN inline double sqrt(double x) {
#if defined(__CUDA_ARCH__)
  return __dsqrt_rn(x);
#else
  return __builtin_sqrt(x);
#endif
}

/// Greatest integer <= x. Exact for every double.
FIRN_FN inline double floor(double x) {
  if (!(absolute(x) < 0x1p52)) return x;
  const double toward_zero = static_cast<double>(static_cast<std::int64_t>(x));
  if (toward_zero == x) return x;
  return toward_zero > x ? toward_zero - 1 : with_sign_of(toward_zero, x);
}
/// Smallest integer >= x. Exact for every double.
FIRN_FN inline double ceil(double x) {
  return -floor(-x);
}
/// Nearest integer, halves to the even one. Exact for every double.
FIRN_FN inline double round_half_even(double x) {
  if (!(absolute(x) < 0x1p52)) return x;
  const double below = floor(x);
  const double over = x - below;
  const bool below_is_odd = floor(0.5 * below) != 0.5 * below;
  return with_sign_of(over > 0.5 || (over == 0.5 && below_is_odd) ? below + 1 : below, x);
}

FIRN_FN inline double exp(double x) {
  return detail::exp_of_sum(x, 0);
}

/// Natural logarithm. x < 0: NaN; 0: -infinity.
FIRN_FN inline double log(double x) {
  if (!(x > 0)) return x == 0 ? -detail::infinity : detail::not_a_number;
  if (!is_finite(x)) return x;
  const detail::Split parts = detail::split(x);
  const double exponent = static_cast<double>(parts.exponent);
  return exponent * detail::ln2_head +
         (exponent * detail::ln2_rest + detail::log_of_mantissa(parts.mantissa));
}
/// log(1 + x), accurate near 0 too.
FIRN_FN inline double log1p(double x) {
  const double u = 1 + x;
  if (u == 1) return x;
  if (!(u > 0) || !is_finite(u)) return log(u);
  return log(u) * (x / (u - 1));  // the quotient repairs the rounding of 1 + x
}
/// Logarithm to base 2; exact for powers of two.
FIRN_FN inline double log2(double x) {
  if (!(x > 0)) return x == 0 ? -detail::infinity : detail::not_a_number;
  if (!is_finite(x)) return x;
  const detail::Split parts = detail::split(x);
  return static_cast<double>(parts.exponent) + detail::log_of_mantissa(parts.mantissa) * detail::inverse_ln2;
}

/// x to the power y, for every pair of doubles as C's pow defines it. Relative error below 5e-15.
FIRN_FN inline double pow(double x, double y) {
  if (y == 0 || x == 1) return 1;
  if (is_nan(x) || is_nan(y)) return detail::not_a_number;
  const bool whole = floor(y) == y;  // of infinities too
  const bool odd = whole && absolute(y) < 0x1p53 && floor(0.5 * y) != 0.5 * y;
  const double sign = odd && is_negative(x) ? -1.0 : 1.0;
  const double size = absolute(x);
  if (size == 1) return whole ? sign : detail::not_a_number;
  if (size == 0 || !is_finite(size) || !(absolute(y) < 1e19)) {
    if (x < 0 && is_finite(x) && !whole) return detail::not_a_number;
    return (size > 1) == (y > 0) ? sign * detail::infinity : sign * 0.0;
  }
  if (x < 0 && !whole) return detail::not_a_number;
  const detail::Pair logarithm = detail::log_pair(size);
  const detail::Pair product = detail::exact_product(y, logarithm.head);
  if (!(absolute(product.head) < 800)) return product.head > 0 ? sign * detail::infinity : sign * 0.0;
  return sign * detail::exp_of_sum(product.head, product.rest + y * logarithm.rest);
}

/// Sine of x radians, |x| <= 10^6. Beyond: NaN, because nothing here turns that often and a silent loss of
/// digits would look like a result.
FIRN_FN inline double sin(double x) {
  if (!(absolute(x) <= 1e6)) return detail::not_a_number;
  if (x == 0) return x;
  const detail::Turn turn = detail::reduced_turn(x);
  return detail::sin_of(turn.angle, turn.quarter_turns);
}
/// Cosine of x radians, |x| <= 10^6. Beyond: NaN, as sin.
FIRN_FN inline double cos(double x) {
  if (!(absolute(x) <= 1e6)) return detail::not_a_number;
  const detail::Turn turn = detail::reduced_turn(x);
  return detail::sin_of(turn.angle, turn.quarter_turns + 1);
}

/// Arc tangent, -pi/2 .. pi/2.
FIRN_FN inline double atan(double x) {
  return with_sign_of(detail::atan_of_size(smaller(absolute(x), 0x1p1000)), x);
}
/// Arc tangents of numbers that are not negative, in place; the bits of atan(). NaN stays one.
template <int width>
inline void atan_of_sizes(double (&x)[width]) {
  for (int l = 0; l < width; ++l) x[l] = smaller(x[l], 0x1p1000);
  detail::atan_of_sizes(x);
}
/// Angle of the point (x, y), counter-clockwise from the x axis, -pi .. pi.
FIRN_FN inline double atan2(double y, double x) {
  if (is_nan(x) || is_nan(y)) return detail::not_a_number;
  const double across = absolute(y), along = absolute(x);
  const bool steep = across > along, backward = is_negative(x);
  double angle = 0.5 * detail::half_pi;  // of equal sides, infinite ones too
  if (across != along) angle = detail::atan_of_size(steep ? along / across : across / along);
  if (across == 0 && along == 0) angle = 0;
  if (steep) {
    angle = detail::half_pi + ((backward ? angle : -angle) + detail::half_pi_rest);
  } else if (backward) {
    angle = pi - (angle - 2 * detail::half_pi_rest);
  }
  return with_sign_of(angle, y);
}

/// Complementary error function: the share of a normal distribution (variance 1/2) beyond |x|, twice.
/// Relative error below 2e-14 down to the smallest normal result (x = 26.5).
FIRN_FN inline double erfc(double x) {
  if (is_nan(x)) return x;
  const double size = absolute(x);
  if (size < 0.5) {
    const double s = x * x;
    double sum = 0;  // Taylor series of erf, (-s)^n / (n! (2n + 1)), by its Horner form
    for (int n = 13; n > 0; --n) sum = (1.0 / (2 * n + 1) + sum) * (-s / n);
    return 1 - 0x1.20dd750429b6dp+0 * (x + x * sum);
  }
  if (size > 27.3) return x > 0 ? 0.0 : 2.0;
  const double head = detail::upper_half(size);  // head^2 is exact, so x^2 keeps its digits
  const double tail = detail::exp_of_sum(-head * head, -(size - head) * (size + head)) *
                      detail::scaled_erfc(size) / (1 + 2 * size);
  return x > 0 ? tail : 2 - tail;
}

}  // namespace firnline::elementary
