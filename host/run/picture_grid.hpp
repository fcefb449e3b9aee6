// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>

#include "kernels/grid/grid_spec.hpp"

namespace firnline {

/// Cells of the report's pictures, at most, along their longer side.
inline constexpr std::int64_t picture_side = 900;

/// Which cells of a grid the report's pictures show: every step-th row and column, those in the middle of the
/// step.
struct PictureGrid {
  std::int64_t step = 1, rows = 0, cols = 0;
  std::int64_t grid_rows = 0, grid_cols = 0;

  PictureGrid() = default;
  explicit PictureGrid(const GridSpec& grid) : grid_rows(grid.rows), grid_cols(grid.cols) {
    step = std::max<std::int64_t>(1, (std::max(grid.rows, grid.cols) + picture_side - 1) / picture_side);
    rows = (grid.rows + step - 1) / step;
    cols = (grid.cols + step - 1) / step;
  }

  [[nodiscard]] std::int64_t source_row(std::int64_t row) const {
    return std::min(row * step + step / 2, grid_rows - 1);
  }
  [[nodiscard]] std::int64_t source_col(std::int64_t col) const {
    return std::min(col * step + step / 2, grid_cols - 1);
  }

  /// The cells of the pictures whose sources lie in a window of the grid: they are a rectangle too.
  [[nodiscard]] Window shown_of(const Window& window) const {
    const auto first = [this](std::int64_t from, std::int64_t end, std::int64_t all) {
      std::int64_t at = std::clamp<std::int64_t>((from - step / 2) / step, 0, all);
      while (at < all && std::min(at * step + step / 2, end) < from) ++at;
      return at;
    };
    const std::int64_t row = first(window.row, grid_rows - 1, rows),
                       col = first(window.col, grid_cols - 1, cols);
    return {row, col, first(window.row + window.rows, grid_rows - 1, rows) - row,
            first(window.col + window.cols, grid_cols - 1, cols) - col};
  }
};

}  // namespace firnline
