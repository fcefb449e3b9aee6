// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cfloat>
#include <cstdint>

#include "kernels/grid/portability.hpp"

/// The parts of elementary.hpp: argument reductions, polynomials, and sums and products with a second word of
/// digits. Polynomials are Taylor series of the reduced argument, cut where the next term is below 2^-57 of
/// the sum, unless they say otherwise.
namespace firnline::elementary::detail {

static_assert(FLT_EVAL_METHOD == 0, "every operation must round to its own type");

inline constexpr double half_pi = 0x1.921fb54442d18p+0;
inline constexpr double half_pi_rest = 0x1.1a62633145c07p-54;  // half_pi + half_pi_rest is pi/2 to 2^-108
inline constexpr double inverse_ln2 = 0x1.71547652b82fep+0;
inline constexpr double ln2_head = 0x1.62e42feep-1;  // 32 bits: its product with an exponent is exact
inline constexpr double ln2_rest = 0x1.a39ef35793c76p-33;
inline constexpr double infinity = __builtin_huge_val();
inline constexpr double not_a_number = __builtin_nan("");

/// head + rest, an unevaluated sum with twice the digits.
struct Pair {
  double head = 0;
  double rest = 0;
};

FIRN_FN inline std::uint64_t bits_of(double x) {
  return __builtin_bit_cast(std::uint64_t, x);
}
FIRN_FN inline double from_bits(std::uint64_t bits) {
  return __builtin_bit_cast(double, bits);
}

/// Nearest integer, halves to even, for |x| < 2^51: the addition pushes the fraction out of the mantissa.
FIRN_FN inline double nearest_integer(double x) {
  return (x + 0x1.8p52) - 0x1.8p52;
}

/// 2^exponent for exponents of normal numbers.
FIRN_FN inline double power_of_two(std::int64_t exponent) {
  return from_bits(static_cast<std::uint64_t>(exponent + 1023) << 52);
}
/// x * 2^exponent with one rounding, for x near 1 and any exponent an exponential can need.
FIRN_FN inline double scaled(double x, std::int64_t exponent) {
  const std::int64_t half = exponent / 2;
  return x * power_of_two(half) * power_of_two(exponent - half);
}

/// a + b exactly (Knuth).
FIRN_FN inline Pair exact_sum(double a, double b) {
  const double sum = a + b;
  const double b_part = sum - a;
  return {sum, (a - (sum - b_part)) + (b - b_part)};
}
/// x rounded to its upper 26 bits, so that what is left has 26 bits too.
FIRN_FN inline double upper_half(double x) {
  return from_bits((bits_of(x) + 0x4000000) & ~std::uint64_t{0x7ffffff});
}
/// a * b exactly, away from overflow and underflow (Dekker).
FIRN_FN inline Pair exact_product(double a, double b) {
  const double product = a * b;
  const double a1 = upper_half(a), a0 = a - a1;
  const double b1 = upper_half(b), b0 = b - b1;
  return {product, ((a1 * b1 - product) + a1 * b0 + a0 * b1) + a0 * b0};
}

/// x = mantissa * 2^exponent with mantissa in [sqrt(1/2), sqrt(2)), for x > 0 and finite.
struct Split {
  double mantissa = 1;
  std::int64_t exponent = 0;
};
FIRN_FN inline Split split(double x) {
  std::int64_t exponent = -1023;
  if (x < 0x1p-1022) {  // subnormal
    x *= 0x1p54;
    exponent -= 54;
  }
  const std::uint64_t bits = bits_of(x);
  exponent += static_cast<std::int64_t>(bits >> 52);
  double mantissa = from_bits((bits & 0xfffffffffffffull) | 0x3ff0000000000000ull);
  if (mantissa > 1.4142135623730951) {
    mantissa *= 0.5;
    ++exponent;
  }
  return {mantissa, exponent};
}

/// s * (1/3 + s/5 + s^2/7 + ...): what atanh(f) / f exceeds 1 by, with s = f^2 <= 0.0295.
FIRN_FN inline double atanh_excess(double s) {
  double sum = 1.0 / 23;
  sum = sum * s + 1.0 / 21;
  sum = sum * s + 1.0 / 19;
  sum = sum * s + 1.0 / 17;
  sum = sum * s + 1.0 / 15;
  sum = sum * s + 1.0 / 13;
  sum = sum * s + 1.0 / 11;
  sum = sum * s + 1.0 / 9;
  sum = sum * s + 1.0 / 7;
  sum = sum * s + 1.0 / 5;
  sum = sum * s + 1.0 / 3;
  return sum * s;
}

/// log(mantissa) for mantissa in [sqrt(1/2), sqrt(2)): 2 atanh((m - 1) / (m + 1)).
FIRN_FN inline double log_of_mantissa(double mantissa) {
  const double f = (mantissa - 1) / (mantissa + 1);
  return 2 * f + 2 * f * atanh_excess(f * f);
}

/// log(x) to about 2^-58, for x > 0 and finite: what a power needs, because y multiplies the error.
FIRN_FN inline Pair log_pair(double x) {
  const Split parts = split(x);
  const double exponent = static_cast<double>(parts.exponent);
  const double above = parts.mantissa - 1;
  const double below = parts.mantissa + 1;
  const double below_rest = parts.mantissa - (below - 1);
  const double f = above / below;
  const Pair back = exact_product(f, below);
  const double f_rest = (((above - back.head) - back.rest) - f * below_rest) / below;
  const Pair sum = exact_sum(exponent * ln2_head, 2 * f);
  const double rest = sum.rest + (2 * f * atanh_excess(f * f) + (2 * f_rest + exponent * ln2_rest));
  return exact_sum(sum.head, rest);
}

/// exp(x + rest), |rest| small against 1.
FIRN_FN inline double exp_of_sum(double x, double rest) {
  if (x != x) return x;
  if (x > 709.8) return infinity;
  if (x < -745.2) return 0;
  const double k = nearest_integer(x * inverse_ln2);
  const double r = ((x - k * ln2_head) - k * ln2_rest) + rest;
  double sum = 1.0 / 6227020800.0;  // 1/13!
  sum = sum * r + 1.0 / 479001600.0;
  sum = sum * r + 1.0 / 39916800.0;
  sum = sum * r + 1.0 / 3628800.0;
  sum = sum * r + 1.0 / 362880.0;
  sum = sum * r + 1.0 / 40320.0;
  sum = sum * r + 1.0 / 5040.0;
  sum = sum * r + 1.0 / 720.0;
  sum = sum * r + 1.0 / 120.0;
  sum = sum * r + 1.0 / 24.0;
  sum = sum * r + 1.0 / 6.0;
  sum = sum * r + 0.5;
  return scaled(1 + (r + r * r * sum), static_cast<std::int64_t>(k));
}

/// sin(r) and cos(r) for |r| <= pi/4.
FIRN_FN inline double sin_reduced(double r) {
  const double s = r * r;
  double sum = 1.0 / 355687428096000.0;  // 1/17!
  sum = sum * -s + 1.0 / 1307674368000.0;
  sum = sum * -s + 1.0 / 6227020800.0;
  sum = sum * -s + 1.0 / 39916800.0;
  sum = sum * -s + 1.0 / 362880.0;
  sum = sum * -s + 1.0 / 5040.0;
  sum = sum * -s + 1.0 / 120.0;
  sum = sum * -s + 1.0 / 6.0;
  return r - r * s * sum;
}
FIRN_FN inline double cos_reduced(double r) {
  const double s = r * r;
  double sum = 1.0 / 6402373705728000.0;  // 1/18!
  sum = sum * -s + 1.0 / 20922789888000.0;
  sum = sum * -s + 1.0 / 87178291200.0;
  sum = sum * -s + 1.0 / 479001600.0;
  sum = sum * -s + 1.0 / 3628800.0;
  sum = sum * -s + 1.0 / 40320.0;
  sum = sum * -s + 1.0 / 720.0;
  sum = sum * -s + 1.0 / 24.0;
  return 1 - (0.5 * s - s * s * sum);
}

/// x = quarter_turns * pi/2 + angle.
struct Turn {
  double angle = 0;
  std::int64_t quarter_turns = 0;
};
/// pi/2 in three pieces of 33 bits and a rest: the products with up to 20 bits of quarter turns are exact, so
/// even an argument beside a multiple of pi/2 keeps its digits.
FIRN_FN inline Turn reduced_turn(double x) {
  const double k = nearest_integer(x * 0x1.45f306dc9c883p-1);
  const double angle =
      (((x - k * 0x1.921fb544p+0) - k * 0x1.0b4611a6p-34) - k * 0x1.3198a2ep-69) - k * 0x1.b839a252049c1p-104;
  return {angle, static_cast<std::int64_t>(k)};
}
/// Sine after so many quarter turns.
FIRN_FN inline double sin_of(double angle, std::int64_t quarter_turns) {
  const double size = (quarter_turns & 1) != 0 ? cos_reduced(angle) : sin_reduced(angle);
  return (quarter_turns & 2) != 0 ? -size : size;
}

/// 1 or 0, made without a branch: a compiler that sees several ways computes a quotient on each of them.
FIRN_FN inline double one_if(bool condition) {
  return from_bits(-static_cast<std::uint64_t>(condition) & bits_of(1.0));
}

/// x or 0 in the same way, for x >= 0.
FIRN_FN inline double only_if(bool condition, double x) {
  return from_bits(-static_cast<std::uint64_t>(condition) & bits_of(x));
}

/// atan(t) = angle + atan(quotient), for 0 <= t <= 2^1000: the angle is the nearest of 0, pi/4 and pi/2,
/// which has the tangent off_zero / off_right, both 0 or 1; |quotient| <= tan(pi/8).
struct Arc {
  double angle = 0;
  double quotient = 0;
};
FIRN_FN inline Arc reduced_arc(double t) {
  const bool off_zero = t > 0x1.a827999fcef32p-2;   // tan(pi/8)
  const bool off_right = t < 0x1.3504f333f9de6p+1;  // tan(3 pi/8)
  const double above = only_if(off_right, t) - one_if(off_zero);
  const double below = one_if(off_right) + only_if(off_zero, t);
  return {0.5 * half_pi * (1 + one_if(off_zero) - one_if(off_right)), above / below};
}

/// atan(f) is f - f s p(s) with s = f^2 and p the minimax polynomial of degree 9 for |f| <= tan(pi/8), found
/// by Remez exchange in 60 digits for this file: relative error below 2^-54. Its coefficients, the highest
/// first.
inline constexpr int atan_terms = 10;
FIRN_FN constexpr double atan_coefficient(int term) {
  constexpr double coefficients[atan_terms] = {
      -0.02125983838327487, 0.04359094736834342, -0.056925387932304596, 0.06641121146655456,
      -0.07690068293929832, 0.09090782411828206, -0.11111106653548887,  0.14285714195259966,
      -0.19999999999088933, 0.3333333333333015};
  return coefficients[term];
}

/// atan(t), 0 .. pi/2, for 0 <= t <= 2^1000.
FIRN_FN inline double atan_of_size(double t) {
  const Arc arc = reduced_arc(t);
  const double f = arc.quotient, s = f * f;
  double sum = atan_coefficient(0);
  for (int term = 1; term < atan_terms; ++term) sum = sum * s + atan_coefficient(term);
  return arc.angle + (f - f * s * sum);
}

/// The same for `width` numbers side by side, each in place, one kind of step after the other: a processor
/// does not look far enough ahead to do something else while one number waits for its quotient and its twenty
/// steps.
template <int width>
inline void atan_of_sizes(double (&t)[width]) {
  alignas(64) double f[width], s[width], sum[width];
  for (int l = 0; l < width; ++l) {
    const Arc arc = reduced_arc(t[l]);
    t[l] = arc.angle;
    f[l] = arc.quotient;
  }
  for (int l = 0; l < width; ++l) s[l] = f[l] * f[l];
  for (int l = 0; l < width; ++l) sum[l] = atan_coefficient(0) * s[l] + atan_coefficient(1);
  for (int term = 2; term < atan_terms; ++term) {
    const double coefficient = atan_coefficient(term);
    for (int l = 0; l < width; ++l) sum[l] = sum[l] * s[l] + coefficient;
  }
  for (int l = 0; l < width; ++l) t[l] = t[l] + (f[l] - f[l] * s[l] * sum[l]);
}

/// (1 + 2x) exp(x^2) erfc(x) for x >= 1/2, a Chebyshev sum in u = (x - 4) / (x + 3), -1 <= u < 1. The
/// coefficients were computed in 60 digits for this file (80 nodes); the last ones are below 2^-54 of the
/// sum.
FIRN_FN inline double scaled_erfc(double x) {
  constexpr double coefficients[24] = {
      1.2131177209271748,      -0.07225473646563542,    -0.02632189276459184,    0.019186588533428105,
      -0.006682350310928109,   0.0015522847050575515,   -0.00023571658348154882, 1.5690562205135226e-05,
      2.153875719667181e-06,   -6.012574627859283e-07,  1.3854950323746626e-08,  1.3575814484993745e-08,
      -1.3070972098097831e-09, -3.06373327557849e-10,   5.062873791614194e-11,   8.050230187118965e-12,
      -1.74987484220058e-12,   -2.6365750400882025e-13, 5.909950702659242e-14,   1.0548914766564293e-14,
      -1.9235530211488676e-15, -4.764157943707682e-16,  5.502036001020429e-17,   2.2407847347890268e-17};
  const double u = (x - 4) / (x + 3);
  double next = 0, after_next = 0;
  for (int i = 23; i > 0; --i) {
    const double current = 2 * u * next - after_next + coefficients[i];
    after_next = next;
    next = current;
  }
  return u * next - after_next + coefficients[0];
}

}  // namespace firnline::elementary::detail
