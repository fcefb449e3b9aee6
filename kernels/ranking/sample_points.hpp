// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "kernels/ranking/draws.hpp"
#include "kernels/ranking/sobol_origins.hpp"

namespace firnline {

/// Points that fill the unit cube more evenly than independent draws. out: one row per point, coordinates in
/// (0, 1).
struct SamplePoints {
  std::int64_t points = 0;
  int dimensions = 0;
  std::vector<double> coordinates;  ///< [point * dimensions + dimension]

  [[nodiscard]] double at(std::int64_t point, int dimension) const {
    return coordinates[static_cast<std::size_t>(point * dimensions + dimension)];
  }
};

/// In every dimension exactly one point in each of `points` strata of equal width; the strata of different
/// dimensions meet at random. All points are made at once: they depend on how many there are. throws:
/// BugError unless 0 < points
/// <= 2^31 and 0 < dimensions <= 65536. source: mckay1979
[[nodiscard]] SamplePoints latin_hypercube(std::int64_t points, int dimensions, std::uint64_t seed);

/// Bits of point `index` of Sobol's sequence, in the order of Gray's code: the share of 2^32 that the
/// coordinate is. dimension: below sobol_dimensions. source: sobol1967, antonov1979
[[nodiscard]] std::uint32_t sobol_bits(int dimension, std::uint32_t index);

/// The first points of Sobol's sequence, moved by a digital shift of the seed's, so that seeds give
/// independent estimates and none lies at the corner. Every 2^m of them have one point in each interval of
/// width 2^-m. throws: BugError unless 0 < points <= 2^31 and 0 < dimensions <= sobol_dimensions
[[nodiscard]] SamplePoints sobol_points(std::int64_t points, int dimensions, std::uint64_t seed);

}  // namespace firnline
