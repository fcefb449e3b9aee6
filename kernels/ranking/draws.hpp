// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/grid/elementary.hpp"
#include "kernels/ranking/philox.hpp"

/// Random numbers by place instead of by turn: each is a function of the seed and of what it is for
/// (domain-spec 15, Random), so that no number of threads, no order and no split of the draws changes one.
namespace firnline {

/// What a number is drawn for. The values stand in counters: new ones come last.
enum class DrawPurpose : std::uint8_t {
  weight = 0,        ///< Gamma variates of weights
  shared_error = 1,  ///< of a layer, the same at all places
  own_error = 2,     ///< of a layer at one place
  parameter = 3,     ///< points of a Latin hypercube: where in its stratum
  order = 4,         ///< points of a Latin hypercube: which stratum
  sensitivity = 5,   ///< points of the samples A and B of a variance-based sensitivity analysis
};

/// Where a number belongs.
struct DrawPlace {
  std::uint64_t cell = 0;    ///< cell or site; of weights: which try
  std::uint32_t sample = 0;  ///< number of the draw
  std::uint16_t layer = 0;   ///< layer, indicator or parameter
  DrawPurpose purpose = DrawPurpose::weight;
};

[[nodiscard]] FIRN_FN inline PhiloxKey key_of_seed(std::uint64_t seed) {
  return {{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)}};
}

/// The last word of a counter. attempt: of a draw that may be rejected
[[nodiscard]] FIRN_FN inline std::uint32_t purpose_word(const DrawPlace& place, std::uint8_t attempt) {
  return (static_cast<std::uint32_t>(place.layer) << 16) | (static_cast<std::uint32_t>(place.purpose) << 8) |
         attempt;
}

[[nodiscard]] FIRN_FN inline PhiloxWords random_words(PhiloxKey key, const DrawPlace& place,
                                                      std::uint8_t attempt = 0) {
  return philox({{static_cast<std::uint32_t>(place.cell), static_cast<std::uint32_t>(place.cell >> 32),
                  place.sample, purpose_word(place, attempt)}},
                key);
}

/// A word as a number of the open interval (0, 1): the middle of its step of 2^-32.
[[nodiscard]] FIRN_FN inline double uniform_of(std::uint32_t word) {
  return (static_cast<double>(word) + 0.5) * 0x1p-32;
}

namespace detail {

/// A polynomial, the highest coefficient first.
template <int terms>
[[nodiscard]] FIRN_FN inline double polynomial(const double (&coefficient)[terms], double x) {
  double sum = coefficient[0];
  for (int k = 1; k < terms; ++k) sum = sum * x + coefficient[k];
  return sum;
}

/// elementary::log() of a normal number above 0, bit for bit, without branches.
[[nodiscard]] FIRN_FN inline double log_of_normal(double x) {
  namespace parts = elementary::detail;
  const std::uint64_t bits = parts::bits_of(x);
  const double biased = parts::from_bits((bits >> 52) | 0x4330000000000000ull) - 0x1p52;
  const double mantissa = parts::from_bits((bits & 0xfffffffffffffull) | 0x3ff0000000000000ull);
  const bool halved = mantissa > 1.4142135623730951;
  const double exponent = biased - (halved ? 1022 : 1023);
  return exponent * parts::ln2_head +
         (exponent * parts::ln2_rest + parts::log_of_mantissa(halved ? 0.5 * mantissa : mantissa));
}

}  // namespace detail

/// The z below which a share u of the standard normal distribution lies, for the u of uniform_of(): within
/// 2^-33 of 0 and 1 at the nearest. Without branches, so that neighbouring draws are made side by side.
/// Relative error below 1e-15 or so: a draw agrees with elementary::normal_quantile() to 1e-14. source:
/// wichura1988 (AS 241)
[[nodiscard]] FIRN_FN inline double normal_of(double u) {
  constexpr double middle_above[] = {
      2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4,
      1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e+0};
  constexpr double middle_below[] = {
      5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
      5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1};
  constexpr double tail_above[] = {7.74545014278341407640e-4, 2.27238449892691845833e-2,
                                   2.41780725177450611770e-1, 1.27045825245236838258e+0,
                                   3.64784832476320460504e+0, 5.76949722146069140550e+0,
                                   4.63033784615654529590e+0, 1.42343711074968357734e+0};
  constexpr double tail_below[] = {1.05075007164441684324e-9, 5.47593808499534494600e-4,
                                   1.51986665636164571966e-2, 1.48103976427480074590e-1,
                                   6.89767334985100004550e-1, 1.67638483018380384940e+0,
                                   2.05319162663775882187e+0, 1};
  const double q = u - 0.5, r = 0.180625 - q * q;
  const double middle = detail::polynomial(middle_above, r) * q / detail::polynomial(middle_below, r);
  const double t = elementary::sqrt(-detail::log_of_normal(q < 0 ? u : 1 - u)) - 1.6;
  const double size = detail::polynomial(tail_above, t) / detail::polynomial(tail_below, t);
  return elementary::absolute(q) <= 0.425 ? middle : q < 0 ? -size : size;
}

[[nodiscard]] FIRN_FN inline double uniform_draw(PhiloxKey key, const DrawPlace& place) {
  return uniform_of(random_words(key, place).word[0]);
}

/// Standard normal, by the inverse of its distribution function. |z| <= 6.33
[[nodiscard]] FIRN_FN inline double normal_draw(PhiloxKey key, const DrawPlace& place) {
  return normal_of(uniform_draw(key, place));
}

/// Gamma variate of scale 1 for shape > 0; 0 for shape 0. Each attempt takes the words of one counter: the
/// normal, what it is held against and, below shape 1, the power that leads down from shape + 1. One attempt
/// in twenty fails at worst, so the 256th, which is taken in any case, is never reached. source:
/// marsaglia2000
[[nodiscard]] FIRN_FN inline double gamma_draw(PhiloxKey key, const DrawPlace& place, double shape) {
  if (!(shape > 0)) return 0;
  const double d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3;
  const double c = 1 / elementary::sqrt(9 * d);
  for (int attempt = 0;; ++attempt) {
    const PhiloxWords words = random_words(key, place, static_cast<std::uint8_t>(attempt));
    const double z = normal_of(uniform_of(words.word[0]));
    const double root = 1 + c * z, cube = root * root * root;
    const bool last = attempt == 255;
    if (root <= 0 && !last) continue;
    const double u = uniform_of(words.word[1]);
    const bool taken = elementary::log(u) < 0.5 * z * z + d - d * cube + d * elementary::log(cube);
    if (!taken && !last) continue;
    return shape < 1 ? d * cube * elementary::pow(uniform_of(words.word[2]), 1 / shape) : d * cube;
  }
}

}  // namespace firnline
