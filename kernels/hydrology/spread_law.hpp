// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "kernels/hydrology/share_out.hpp"
#include "kernels/hydrology/steepest.hpp"

namespace firnline {

/// How a cell's water is shared among neighbours. Those that get any are strictly lower.
struct SpreadLaw {
  enum class Kind : std::uint8_t { d_infinity, multiple };
  Kind kind = Kind::d_infinity;
  double exponent = 1.1;         ///< of tan b; multiple only
  bool contour_lengths = false;  ///< weigh by the length of contour that water crosses; multiple only
};

/// D-infinity (B4): water runs down the steepest of the eight triangles between a cell and two neighbours
/// beside each other, and is shared by the angle between them. Where it goes is a place on the circle of
/// neighbours (d8::neighbours): the upper bits are the first of two, the flow_share_bits below them the share
/// of the next.
inline constexpr std::uint32_t off_the_circle = 8U << flow_share_bits;  ///< no neighbour is lower
/// in: heights of the row and of those beside it, each with one cell more at either end; of a triangle with a
/// NaN (no data) the sides that have data count alone. Of triangles equally steep the first is taken,
/// clockwise from the east.
/// source: tarboton1997, with the angle of the diagonal atan(d2 / d1) on oblong cells
void d_infinity_row(const float* north, const float* here, const float* south, std::int64_t cols,
                    const RowDistances& distances, std::uint32_t* places);

/// Which neighbours are lower than each cell of a row, as bits of d8 codes. in: as d_infinity_row
void lower_row(const float* north, const float* here, const float* south, std::int64_t cols,
               std::uint8_t* lower);

/// Multiple flow (B5): every lower neighbour gets a share that grows with (tan b)^exponent, times half the
/// cell's width across the way, of diagonals a quarter of the diagonal, if contours are weighed.
/// source: freeman1991, holmgren1994; contour lengths: quinn1991
struct MultipleRow {
  double level = 0, slant = 0, upright = 0;  ///< added to exponent · log2(drop), by the way to the neighbour
};
[[nodiscard]] MultipleRow multiple_row(const SpreadLaw& law, const RowDistances& distances);

/// Cells of one row or several, wherever they lie in a tile: powers take long one after the other.
struct MultipleCells {
  const float* here[cells_side_by_side];  ///< in rows of `stride` cells
  double level[cells_side_by_side], slant[cells_side_by_side], upright[cells_side_by_side];  ///< offsets
};
/// out: shares of lower neighbours that add up to whole_flow, if any is; lower: bits of d8 codes
void multiple_shares(const MultipleCells& cells, std::int64_t stride, double exponent, SharesOfCells& shares,
                     std::uint32_t (&lower)[cells_side_by_side]);
/// share_out for cells side by side.
void share_out_of_cells(const std::int64_t (&sums)[cells_side_by_side], const SharesOfCells& shares,
                        PartsOfCells& parts);

}  // namespace firnline
