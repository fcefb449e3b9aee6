// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/ranking/sample_points.hpp"

#include <array>
#include <bit>
#include <numeric>
#include <string>

#include "kernels/backend/sort.hpp"
#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

constexpr int bits = 32;
using Directions = std::array<std::uint32_t, bits>;

/// Each number follows from as many before it as the polynomial has degrees (joe2008).
Directions directions_of(const SobolOrigin& origin) {
  Directions direction{};
  const int degree = std::bit_width(origin.polynomial) - 1;
  for (int i = 0; i < bits; ++i) {
    if (degree == 0 || i < degree) {
      const std::uint32_t odd = degree == 0 ? 1u : origin.first[i];
      direction[static_cast<std::size_t>(i)] = odd << (bits - 1 - i);
      continue;
    }
    const std::uint32_t oldest = direction[static_cast<std::size_t>(i - degree)];
    std::uint32_t next = oldest ^ (oldest >> degree);
    for (int k = 1; k < degree; ++k)
      if ((origin.polynomial >> (degree - k)) & 1u) next ^= direction[static_cast<std::size_t>(i - k)];
    direction[static_cast<std::size_t>(i)] = next;
  }
  return direction;
}

std::uint32_t bits_at(const Directions& direction, std::uint32_t index) {
  std::uint32_t sum = 0;
  for (std::uint32_t code = index ^ (index >> 1), i = 0; code != 0; code >>= 1, ++i)
    if (code & 1u) sum ^= direction[i];
  return sum;
}

SamplePoints room_for(std::int64_t points, int dimensions, int most_dimensions) {
  if (points <= 0 || points > (std::int64_t{1} << 31) || dimensions <= 0 || dimensions > most_dimensions)
    throw BugError(std::to_string(points) + " points of " + std::to_string(dimensions) +
                   " dimensions were asked for.");
  return {points, dimensions,
          std::vector<double>(static_cast<std::size_t>(points) * static_cast<std::size_t>(dimensions))};
}

/// A random order of 0 ... points - 1.
std::vector<std::int64_t> shuffled(PhiloxKey key, std::int64_t points, std::uint16_t layer) {
  std::vector<std::uint64_t> keys(static_cast<std::size_t>(points));
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const PhiloxWords words =
        random_words(key, {0, static_cast<std::uint32_t>(i), layer, DrawPurpose::order});
    keys[i] = (static_cast<std::uint64_t>(words.word[0]) << 32) | words.word[1];
  }
  std::vector<std::int64_t> strata(keys.size());
  std::iota(strata.begin(), strata.end(), std::int64_t{0});
  sort_pairs({}, keys, strata);
  return strata;
}

}  // namespace

SamplePoints latin_hypercube(std::int64_t points, int dimensions, std::uint64_t seed) {
  SamplePoints out = room_for(points, dimensions, 65536);
  const PhiloxKey key = key_of_seed(seed);
  for (int d = 0; d < dimensions; ++d) {
    const auto layer = static_cast<std::uint16_t>(d);
    const std::vector<std::int64_t> strata = shuffled(key, points, layer);
    for (std::int64_t i = 0; i < points; ++i) {
      const double inside =
          uniform_draw(key, {0, static_cast<std::uint32_t>(i), layer, DrawPurpose::parameter});
      out.coordinates[static_cast<std::size_t>(i * dimensions + d)] =
          (static_cast<double>(strata[static_cast<std::size_t>(i)]) + inside) / static_cast<double>(points);
    }
  }
  return out;
}

std::uint32_t sobol_bits(int dimension, std::uint32_t index) {
  if (dimension < 0 || dimension >= sobol_dimensions)
    throw BugError("Dimension " + std::to_string(dimension) + " of Sobol's sequence was asked for.");
  return bits_at(directions_of(sobol_origins[dimension]), index);
}

SamplePoints sobol_points(std::int64_t points, int dimensions, std::uint64_t seed) {
  SamplePoints out = room_for(points, dimensions, sobol_dimensions);
  const PhiloxKey key = key_of_seed(seed);
  for (int d = 0; d < dimensions; ++d) {
    const Directions direction = directions_of(sobol_origins[d]);
    const std::uint32_t shift =
        random_words(key, {0, 0, static_cast<std::uint16_t>(d), DrawPurpose::sensitivity}).word[0];
    for (std::int64_t i = 0; i < points; ++i)
      out.coordinates[static_cast<std::size_t>(i * dimensions + d)] =
          uniform_of(bits_at(direction, static_cast<std::uint32_t>(i)) ^ shift);
  }
  return out;
}

}  // namespace firnline
