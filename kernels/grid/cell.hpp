// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>

namespace firnline {

/// A position on a grid: row 0 is the northernmost, column 0 the westernmost. 64 bits: 10^10 cells are ordinary.
struct Cell {
  std::int64_t row = 0;
  std::int64_t col = 0;
  friend bool operator==(const Cell&, const Cell&) = default;
};

/// A rectangle of cells, [row, row + rows) x [col, col + cols).
struct Window {
  std::int64_t row = 0;
  std::int64_t col = 0;
  std::int64_t rows = 0;
  std::int64_t cols = 0;

  [[nodiscard]] std::int64_t cells() const { return rows * cols; }
  [[nodiscard]] bool empty() const { return rows <= 0 || cols <= 0; }
  [[nodiscard]] bool contains(Cell c) const {
    return c.row >= row && c.row < row + rows && c.col >= col && c.col < col + cols;
  }
  /// The same rectangle with a ring of halo cells around it; may reach outside the grid.
  [[nodiscard]] Window grown(std::int64_t halo) const {
    return {row - halo, col - halo, rows + 2 * halo, cols + 2 * halo};
  }
  [[nodiscard]] Window intersected(const Window& other) const {
    const auto r0 = std::max(row, other.row), c0 = std::max(col, other.col);
    const auto r1 = std::min(row + rows, other.row + other.rows);
    const auto c1 = std::min(col + cols, other.col + other.cols);
    return {r0, c0, std::max<std::int64_t>(r1 - r0, 0), std::max<std::int64_t>(c1 - c0, 0)};
  }
  friend bool operator==(const Window&, const Window&) = default;
};

}  // namespace firnline
