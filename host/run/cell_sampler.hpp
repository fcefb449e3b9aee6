// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "kernels/grid/grid_spec.hpp"

namespace firnline {

/// Takes every step-th row and column of a band while it passes by: of each square of step by step cells the
/// one in its middle. Private to run/.
template <class Cell>
class CellSampler {
 public:
  /// longest_side: cells that are taken at most along the grid's longer side. empty: of cells that never
  /// came.
  CellSampler(const GridSpec& grid, std::int64_t longest_side, Cell empty)
      : grid_(grid),
        step_(std::max<std::int64_t>(1, (std::max(grid.rows, grid.cols) + longest_side - 1) / longest_side)),
        rows_((grid.rows + step_ - 1) / step_),
        cols_((grid.cols + step_ - 1) / step_),
        cells_(static_cast<std::size_t>(rows_ * cols_), empty) {}

  [[nodiscard]] std::int64_t rows() const { return rows_; }
  [[nodiscard]] std::int64_t cols() const { return cols_; }
  [[nodiscard]] std::vector<Cell>& cells() { return cells_; }  ///< row-major, row 0 in the north

  /// cells: rows [first_row, first_row + rows) of the grid, whole
  void take(std::int64_t first_row, std::int64_t rows, std::span<const Cell> cells) {
    for (std::int64_t row = 0; row < rows_; ++row) {
      const std::int64_t source = std::min(row * step_ + step_ / 2, grid_.rows - 1);
      if (source < first_row || source >= first_row + rows) continue;
      for (std::int64_t col = 0; col < cols_; ++col) {
        const std::int64_t from = std::min(col * step_ + step_ / 2, grid_.cols - 1);
        cells_[static_cast<std::size_t>(row * cols_ + col)] =
            cells[static_cast<std::size_t>((source - first_row) * grid_.cols + from)];
      }
    }
  }

 private:
  const GridSpec& grid_;
  std::int64_t step_, rows_, cols_;
  std::vector<Cell> cells_;
};

}  // namespace firnline
