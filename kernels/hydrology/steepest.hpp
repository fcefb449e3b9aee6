// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/grid/grid_spec.hpp"

namespace firnline {

/// How far the neighbours of the cells of one row are, in m.
struct RowDistances {
  double east_west = 0, north_south = 0, diagonal = 0;

  /// Of a step to one of the neighbours.
  [[nodiscard]] double of(Cell step) const {
    return step.row == 0 ? east_west : step.col == 0 ? north_south : diagonal;
  }
};
[[nodiscard]] RowDistances row_distances(const GridSpec& grid, std::int64_t row);

/// The steepest way down of each cell of a row: its code (d8), or 0 without lower neighbour.
/// in: heights of the row and of those beside it, each with one cell more at either end; NaN is never lower
void steepest_row(const float* north, const float* here, const float* south, std::int64_t cols,
                  const RowDistances& distances, std::uint8_t* codes);

}  // namespace firnline
