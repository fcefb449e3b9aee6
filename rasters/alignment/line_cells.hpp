// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

#include "kernels/grid/cell.hpp"
#include "kernels/grid/polygon_coverage.hpp"

namespace firnline {

/// The part of a straight line that lies in one cell, as its extent along columns and rows (both >= 0, in
/// cells).
struct LinePart {
  Cell cell;
  double across = 0;
  double down = 0;
};

/// Visits every cell of the window that the line touches, row by row. A line along a grid line belongs to the
/// cells south or east of it; one through a corner also touches a cell beside it, so that the cells of a line
/// are joined by their sides and a barrier has no gap. The same cells and parts for either direction of
/// travel and for any window.
template <typename Visit>
void for_each_cell_of_line(GridPoint from, GridPoint to, const Window& window, const Visit& visit) {
  if (from.row > to.row || (from.row == to.row && from.col > to.col)) std::swap(from, to);
  const double height = to.row - from.row, width = to.col - from.col;
  // Depends on the line alone, so that the rows on either side of a grid line agree.
  const auto col_at = [&](double row) {
    if (row <= from.row) return from.col;
    if (row >= to.row) return to.col;
    return std::clamp(from.col + width * ((row - from.row) / height), std::min(from.col, to.col),
                      std::max(from.col, to.col));
  };
  const auto floor_of = [](double value) { return static_cast<std::int64_t>(std::floor(value)); };
  const std::int64_t first_row = std::max(floor_of(from.row), window.row);
  const std::int64_t last_row = std::min(floor_of(to.row), window.row + window.rows - 1);
  for (std::int64_t row = first_row; row <= last_row; ++row) {
    const double top = std::max(from.row, static_cast<double>(row));
    const double bottom = std::min(to.row, static_cast<double>(row + 1));
    const double start = height > 0 ? col_at(top) : from.col, end = height > 0 ? col_at(bottom) : to.col;
    const double west = std::min(start, end), east = std::max(start, end);
    const std::int64_t first_col = std::max(floor_of(west), window.col);
    const std::int64_t last_col = std::min(floor_of(east), window.col + window.cols - 1);
    for (std::int64_t col = first_col; col <= last_col; ++col) {
      const double across = std::max(
          0.0, std::min(east, static_cast<double>(col + 1)) - std::max(west, static_cast<double>(col)));
      const double share = east > west ? across / (east - west) : 1;
      visit(LinePart{{row, col}, across, std::max(0.0, bottom - top) * share});
    }
  }
}

/// Visits the straight pieces of lines, from vertex to vertex.
template <typename Visit>
void for_each_edge(const std::vector<std::vector<GridPoint>>& lines, const Visit& visit) {
  for (const std::vector<GridPoint>& line : lines)
    for (std::size_t i = 1; i < line.size(); ++i) visit(line[i - 1], line[i]);
}

}  // namespace firnline
