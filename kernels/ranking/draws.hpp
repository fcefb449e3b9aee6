// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/grid/elementary.hpp"
#include "kernels/grid/special_functions.hpp"
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

/// attempt: of a draw that may be rejected
[[nodiscard]] FIRN_FN inline PhiloxWords random_words(PhiloxKey key, const DrawPlace& place,
                                                      std::uint8_t attempt = 0) {
  return philox(
      {{static_cast<std::uint32_t>(place.cell), static_cast<std::uint32_t>(place.cell >> 32), place.sample,
        (static_cast<std::uint32_t>(place.layer) << 16) | (static_cast<std::uint32_t>(place.purpose) << 8) |
            attempt}},
      key);
}

/// A word as a number of the open interval (0, 1): the middle of its step of 2^-32.
[[nodiscard]] FIRN_FN inline double uniform_of(std::uint32_t word) {
  return (static_cast<double>(word) + 0.5) * 0x1p-32;
}

[[nodiscard]] FIRN_FN inline double uniform_draw(PhiloxKey key, const DrawPlace& place) {
  return uniform_of(random_words(key, place).word[0]);
}

/// Standard normal, by the inverse of its distribution function. |z| <= 6.33
[[nodiscard]] FIRN_FN inline double normal_draw(PhiloxKey key, const DrawPlace& place) {
  return elementary::normal_quantile(uniform_draw(key, place));
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
    const double z = elementary::normal_quantile(uniform_of(words.word[0]));
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
