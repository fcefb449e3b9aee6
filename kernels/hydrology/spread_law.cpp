// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/spread_law.hpp"

#include "kernels/backend/vector_clones.hpp"
#include "kernels/grid/elementary.hpp"

namespace firnline {
namespace {

namespace detail = elementary::detail;

/// Whole numbers in the lowest bits of a double this large.
constexpr double whole_numbers = 0x1.8p52;

/// The steepest way down found so far, for the cells of a piece of a row. Angles count from a side (`base`)
/// of the triangle toward its other side.
struct SteepestFacet {
  static constexpr int cells = 32;
  double square[cells];  ///< of the slope; 0: none is lower
  double along[cells];   ///< the slope along the first side,
  double across[cells];  ///< and across it
  double base[cells];    ///< the first side's place on the circle
  double turn[cells];    ///< from an angle to a share of the second side, with its sense on the circle
};

inline void begin(SteepestFacet& best, int count) {
  for (int i = 0; i < count; ++i) {
    best.square[i] = best.across[i] = best.base[i] = best.turn[i] = 0;
    best.along[i] = 1;
  }
}

/// Straight to one neighbour.
inline void try_side(SteepestFacet& best, const float* here, const float* there, double per_m, double base,
                     int count) {
  for (int i = 0; i < count; ++i) {
    const double slope = (static_cast<double>(here[i]) - static_cast<double>(there[i])) * per_m;
    const double square = slope * slope;
    const bool steeper = (slope > 0) & (square > best.square[i]);
    best.square[i] = steeper ? square : best.square[i];
    best.along[i] = steeper ? 1 : best.along[i];
    best.across[i] = steeper ? 0 : best.across[i];
    best.base[i] = steeper ? base : best.base[i];
    best.turn[i] = steeper ? 0 : best.turn[i];
  }
}

/// The lengths of a triangle's sides: from the cell to the neighbour beside it, and on to the diagonal one.
struct Facet {
  double along_m, across_m, per_along_m, per_across_m, per_angle;
};
inline Facet facet(double along_m, double across_m) {
  return {along_m, across_m, 1 / along_m, 1 / across_m, 1 / elementary::atan(across_m / along_m)};
}

/// Down the inside of a triangle. sense: 1 when its diagonal comes after its side on the circle, else -1
inline void try_facet(SteepestFacet& best, const float* here, const float* side, const float* diagonal,
                      const Facet& facet, double base, double sense, int count) {
  for (int i = 0; i < count; ++i) {
    const double at_side = static_cast<double>(side[i]);
    const double along = (static_cast<double>(here[i]) - at_side) * facet.per_along_m;
    const double across = (at_side - static_cast<double>(diagonal[i])) * facet.per_across_m;
    const double square = along * along + across * across;
    const bool steeper =
        (across > 0) & (across * facet.along_m < along * facet.across_m) & (square > best.square[i]);
    best.square[i] = steeper ? square : best.square[i];
    best.along[i] = steeper ? along : best.along[i];
    best.across[i] = steeper ? across : best.across[i];
    best.base[i] = steeper ? base : best.base[i];
    best.turn[i] = steeper ? sense * facet.per_angle : best.turn[i];
  }
}

inline void write_places(const SteepestFacet& best, int count, std::uint32_t* places) {
  for (int i = 0; i < count; ++i) {
    const double share = best.turn[i] * detail::atan_of_size(best.across[i] / best.along[i]);
    const double place = (best.base[i] + share) * whole_flow + whole_numbers;
    const std::uint32_t on_circle = static_cast<std::uint32_t>(detail::bits_of(place)) & (off_the_circle - 1);
    places[i] = best.square[i] > 0 ? on_circle : off_the_circle;
  }
}

/// At most SteepestFacet::cells cells of a row. Candidates come clockwise from the east.
inline void d_infinity_piece(const float* north, const float* here, const float* south, int count,
                             const Facet& level, const Facet& upright, double per_diagonal_m,
                             std::uint32_t* places) {
  SteepestFacet best;
  begin(best, count);
  try_side(best, here, here + 1, level.per_along_m, 0, count);
  try_facet(best, here, here + 1, south + 1, level, 0, 1, count);
  try_side(best, here, south + 1, per_diagonal_m, 1, count);
  try_facet(best, here, south, south + 1, upright, 2, -1, count);
  try_side(best, here, south, upright.per_along_m, 2, count);
  try_facet(best, here, south, south - 1, upright, 2, 1, count);
  try_side(best, here, south - 1, per_diagonal_m, 3, count);
  try_facet(best, here, here - 1, south - 1, level, 4, -1, count);
  try_side(best, here, here - 1, level.per_along_m, 4, count);
  try_facet(best, here, here - 1, north - 1, level, 4, 1, count);
  try_side(best, here, north - 1, per_diagonal_m, 5, count);
  try_facet(best, here, north, north - 1, upright, 6, -1, count);
  try_side(best, here, north, upright.per_along_m, 6, count);
  try_facet(best, here, north, north + 1, upright, 6, 1, count);
  try_side(best, here, north + 1, per_diagonal_m, 7, count);
  try_facet(best, here, here + 1, north + 1, level, 8, -1, count);
  write_places(best, count, places);
}

/// A polynomial of degree 7, evaluated in pairs: a processor need not wait for one term before the next.
inline double in_pairs(double x, const double (&c)[8]) {
  const double x2 = x * x, x4 = x2 * x2;
  return ((c[0] + c[1] * x) + (c[2] + c[3] * x) * x2) + ((c[4] + c[5] * x) + (c[6] + c[7] * x) * x2) * x4;
}

/// log2(x) for a normal x above 0, without a branch, to 1e-13: shares have fewer digits.
inline double log2_of(double x) {
  constexpr double c = 2 * detail::inverse_ln2;
  constexpr double terms[8] = {c, c / 3, c / 5, c / 7, c / 9, c / 11, c / 13, c / 15};
  const std::uint64_t bits = detail::bits_of(x);
  const double whole = detail::from_bits((bits & 0xfffffffffffffULL) | 0x3ff0000000000000ULL);
  const bool upper = whole > 1.4142135623730951;
  const double mantissa = upper ? 0.5 * whole : whole;
  const double exponent = detail::from_bits((bits >> 52) | 0x4330000000000000ULL) - (0x1p52 + 1023);
  const double f = (mantissa - 1) / (mantissa + 1);
  return (upper ? exponent + 1 : exponent) + f * in_pairs(f * f, terms);
}

/// 2^x for -1000 <= x <= 0, without a branch, to 1e-11.
inline double exp2_of(double x) {
  constexpr double terms[8] = {1.0 / 2,   1.0 / 6,    1.0 / 24,    1.0 / 120,
                               1.0 / 720, 1.0 / 5040, 1.0 / 40320, 1.0 / 362880};
  const double whole = x + whole_numbers;
  const double r = (x - (whole - whole_numbers)) * (1 / detail::inverse_ln2);
  const double fraction = 1 + (r + r * r * in_pairs(r, terms));
  return detail::from_bits(detail::bits_of(fraction) + (detail::bits_of(whole) << 52));
}

}  // namespace

FIRN_VECTOR_CLONES void d_infinity_row(const float* north, const float* here, const float* south,
                                       std::int64_t cols, const RowDistances& distances,
                                       std::uint32_t* places) {
  const Facet level = facet(distances.east_west, distances.north_south),
              upright = facet(distances.north_south, distances.east_west);
  const double per_diagonal_m = 1 / distances.diagonal;
  constexpr std::int64_t piece = SteepestFacet::cells;
  std::int64_t col = 0;
  for (; col + piece <= cols; col += piece)
    d_infinity_piece(north + col, here + col, south + col, piece, level, upright, per_diagonal_m,
                     places + col);
  d_infinity_piece(north + col, here + col, south + col, static_cast<int>(cols - col), level, upright,
                   per_diagonal_m, places + col);
}

FIRN_VECTOR_CLONES void lower_row(const float* north, const float* here, const float* south,
                                  std::int64_t cols, std::uint8_t* lower) {
  for (std::int64_t col = 0; col < cols; ++col) {
    const float height = here[col];
    lower[col] = static_cast<std::uint8_t>((here[col + 1] < height) | (south[col + 1] < height) << 1 |
                                           (south[col] < height) << 2 | (south[col - 1] < height) << 3 |
                                           (here[col - 1] < height) << 4 | (north[col - 1] < height) << 5 |
                                           (north[col] < height) << 6 | (north[col + 1] < height) << 7);
  }
}

MultipleRow multiple_row(const SpreadLaw& law, const RowDistances& distances) {
  const auto offset = [&law](double distance_m, double contour_m) {
    return (law.contour_lengths ? elementary::log2(contour_m) : 0) -
           law.exponent * elementary::log2(distance_m);
  };
  return {offset(distances.east_west, distances.north_south / 2),
          offset(distances.diagonal, distances.diagonal / 4),
          offset(distances.north_south, distances.east_west / 2)};
}

FIRN_VECTOR_CLONES void multiple_shares(const MultipleCells& cells, std::int64_t stride, double exponent,
                                        SharesOfCells& shares, std::uint32_t (&lower)[cells_side_by_side]) {
  constexpr int lanes = cells_side_by_side;
  constexpr double no_share = -0x1p500, smallest_log2 = -100;
  double level[8][lanes], part[8][lanes], top[lanes], scale[lanes];
  const double* const offset[4] = {cells.level, cells.slant, cells.upright, cells.slant};
  const std::int64_t steps[8] = {1, stride + 1, stride, stride - 1, -1, -stride - 1, -stride, 1 - stride};
  for (int i = 0; i < 8; ++i)
    for (int c = 0; c < lanes; ++c)
      level[i][c] = static_cast<double>(cells.here[c][0]) - static_cast<double>(cells.here[c][steps[i]]);
  for (int c = 0; c < lanes; ++c) lower[c] = 0, top[c] = no_share;
  for (int i = 0; i < 8; ++i)
    for (int c = 0; c < lanes; ++c) {
      const double drop = level[i][c];
      const double its = exponent * log2_of(drop > 0 ? drop : 1) + offset[i % 4][c];
      level[i][c] = drop > 0 ? its : no_share;
      top[c] = level[i][c] > top[c] ? level[i][c] : top[c];
      lower[c] |= static_cast<std::uint32_t>(drop > 0) << i;
    }
  for (int i = 0; i < 8; ++i)
    for (int c = 0; c < lanes; ++c) {
      const double below = level[i][c] - top[c];
      const double size = exp2_of(below > smallest_log2 ? below : smallest_log2);
      part[i][c] = below > smallest_log2 ? size : 0;
    }
  // In pairs, so that turning a grid by a quarter changes no bit.
  for (int c = 0; c < lanes; ++c)
    scale[c] = whole_flow / (((part[0][c] + part[4][c]) + (part[2][c] + part[6][c])) +
                             ((part[1][c] + part[5][c]) + (part[3][c] + part[7][c])));
  std::int32_t rest[lanes], greatest[lanes];
  for (int c = 0; c < lanes; ++c) rest[c] = whole_flow, greatest[c] = 7;
  for (int i = 7; i >= 0; --i)
    for (int c = 0; c < lanes; ++c) {
      const double whole = part[i][c] * scale[c] + whole_numbers;
      const auto share = static_cast<std::int32_t>(static_cast<std::uint32_t>(detail::bits_of(whole)));
      shares[i][c] = share;
      rest[c] -= share;
      greatest[c] = level[i][c] == top[c] ? i : greatest[c];
    }
  for (int c = 0; c < lanes; ++c) shares[greatest[c]][c] += rest[c];
}

FIRN_VECTOR_CLONES void share_out_of_cells(const std::int64_t (&sums)[cells_side_by_side],
                                           const SharesOfCells& shares, PartsOfCells& parts) {
  share_out(sums, shares, parts);
}

}  // namespace firnline
