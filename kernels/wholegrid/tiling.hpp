// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "kernels/grid/cell.hpp"

namespace firnline {

/// Cells are counted with a sign, containers without.
[[nodiscard]] inline std::size_t at(std::int64_t index) {
  return static_cast<std::size_t>(index);
}

/// How a grid is cut for passes that need all of it. No result depends on it.
/// Tiles are numbered row by row from the north-west.
struct Tiling {
  std::int64_t rows = 0, cols = 0;  ///< of the grid
  std::int64_t tile_rows = 0,
               tile_cols = 0;  ///< of a full tile; those along the south and the east may be smaller

  [[nodiscard]] std::int64_t tiles_down() const { return (rows + tile_rows - 1) / tile_rows; }
  [[nodiscard]] std::int64_t tiles_across() const { return (cols + tile_cols - 1) / tile_cols; }
  [[nodiscard]] std::int64_t tiles() const { return tiles_down() * tiles_across(); }
  [[nodiscard]] std::int64_t tile_of(Cell cell) const {
    return cell.row / tile_rows * tiles_across() + cell.col / tile_cols;
  }
  [[nodiscard]] Window window(std::int64_t tile) const {
    const std::int64_t row = tile / tiles_across() * tile_rows, col = tile % tiles_across() * tile_cols;
    return {row, col, std::min(tile_rows, rows - row), std::min(tile_cols, cols - col)};
  }
  /// The tiles that hold cells of a window of the grid, row by row.
  [[nodiscard]] std::vector<std::int64_t> tiles_of(const Window& window) const {
    std::vector<std::int64_t> found;
    for (std::int64_t down = window.row / tile_rows; down * tile_rows < window.row + window.rows; ++down)
      for (std::int64_t right = window.col / tile_cols; right * tile_cols < window.col + window.cols; ++right)
        found.push_back(down * tiles_across() + right);
    return found;
  }
};

/// The outermost cells of a rectangle, numbered clockwise from its north-west corner. What tiles know of each
/// other is kept along them.
class Border {
 public:
  /// in: at least one row and one column
  Border(std::int64_t rows, std::int64_t cols) : rows_(rows), cols_(cols) {}
  /// The cells just outside a rectangle: the border of the rectangle that is larger by one cell on each side.
  [[nodiscard]] static Border around(std::int64_t rows, std::int64_t cols) { return {rows + 2, cols + 2}; }

  [[nodiscard]] std::int64_t size() const {
    if (rows_ == 1) return cols_;
    if (cols_ == 1) return rows_;
    return 2 * (rows_ + cols_) - 4;
  }
  /// in: a cell of the border, counted from the rectangle's corner
  [[nodiscard]] std::int64_t index(std::int64_t row, std::int64_t col) const {
    if (row == 0) return col;
    if (col == cols_ - 1) return cols_ - 1 + row;
    if (row == rows_ - 1) return 2 * cols_ + rows_ - 3 - col;
    return size() - row;
  }
  [[nodiscard]] Cell cell(std::int64_t index) const {
    if (index < cols_) return {0, index};
    if (index < cols_ + rows_ - 1) return {index - cols_ + 1, cols_ - 1};
    if (index < 2 * cols_ + rows_ - 2) return {rows_ - 1, 2 * cols_ + rows_ - 3 - index};
    return {size() - index, 0};
  }

  /// Where that cell stands among all of the rectangle's, row by row.
  [[nodiscard]] std::int64_t offset(std::int64_t index) const {
    const Cell there = cell(index);
    return there.row * cols_ + there.col;
  }

 private:
  std::int64_t rows_, cols_;
};

/// What the neighbours of a tile show of the cells just outside it, in the order of Border::around.
/// borders: of every tile, a value per cell of its border; beyond: for cells outside the grid
template <class T>
void read_ring(const Tiling& tiling, std::int64_t tile, const std::vector<std::vector<T>>& borders, T beyond,
               std::vector<T>& ring) {
  const Window window = tiling.window(tile);
  const Border around = Border::around(window.rows, window.cols);
  ring.resize(static_cast<std::size_t>(around.size()));
  for (std::int64_t i = 0; i < around.size(); ++i) {
    const Cell cell{window.row - 1 + around.cell(i).row, window.col - 1 + around.cell(i).col};
    T& value = ring[static_cast<std::size_t>(i)];
    value = beyond;
    if (!Window{0, 0, tiling.rows, tiling.cols}.contains(cell)) continue;
    const std::int64_t there = tiling.tile_of(cell);
    const Window its = tiling.window(there);
    const Border border(its.rows, its.cols);
    value = borders[static_cast<std::size_t>(there)]
                   [static_cast<std::size_t>(border.index(cell.row - its.row, cell.col - its.col))];
  }
}

}  // namespace firnline
