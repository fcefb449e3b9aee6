// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "kernels/grid/tile.hpp"
#include "kernels/wholegrid/tiling.hpp"

/// What a tile shows its neighbours: the outermost cells on each side, as deep as a step reaches.
namespace firnline::travel {

/// The sides of a tile, in the order of a rim's strips.
enum Side : unsigned { north = 1, south = 2, west = 4, east = 8 };

/// Of one tile. Corners lie in two strips.
template <class T>
class Rim {
 public:
  Rim() = default;
  /// cells: a tile's first cell, its rows `stride` apart
  Rim(const Window& window, std::int64_t depth, const T* cells, std::int64_t stride)
      : rows_(window.rows),
        cols_(window.cols),
        down_(std::min(depth, window.rows)),
        across_(std::min(depth, window.cols)) {
    cells_.reserve(at(2 * down_ * cols_ + 2 * across_ * rows_));
    copy(cells, stride, 0, down_, 0, cols_);
    copy(cells, stride, rows_ - down_, rows_, 0, cols_);
    copy(cells, stride, 0, rows_, 0, across_);
    copy(cells, stride, 0, rows_, cols_ - across_, cols_);
  }

  [[nodiscard]] bool empty() const { return cells_.empty(); }
  /// in: a cell of the rim, from the tile's corner
  [[nodiscard]] const T& at_cell(std::int64_t row, std::int64_t col) const {
    std::int64_t place = row * cols_ + col;
    if (row >= down_) {
      const std::int64_t sides = 2 * down_ * cols_;
      if (row >= rows_ - down_)
        place = (down_ + row - rows_ + down_) * cols_ + col;
      else if (col < across_)
        place = sides + row * across_ + col;
      else
        place = sides + rows_ * across_ + row * across_ + col - (cols_ - across_);
    }
    return cells_[at(place)];
  }
  /// The sides on which another rim of the same tile is different.
  [[nodiscard]] unsigned sides_other_than(const Rim& other) const {
    const std::array<std::int64_t, 4> sizes = {down_ * cols_, down_ * cols_, across_ * rows_,
                                               across_ * rows_};
    unsigned sides = 0;
    std::int64_t first = 0;
    for (unsigned i = 0; i < sizes.size(); first += sizes[i++])
      if (other.empty() || !std::equal(cells_.begin() + first, cells_.begin() + first + sizes[i],
                                       other.cells_.begin() + first))
        sides |= 1U << i;
    return sides;
  }

 private:
  void copy(const T* cells, std::int64_t stride, std::int64_t row, std::int64_t rows_end, std::int64_t col,
            std::int64_t cols_end) {
    for (; row < rows_end; ++row)
      cells_.insert(cells_.end(), cells + row * stride + col, cells + row * stride + cols_end);
  }

  std::int64_t rows_ = 0, cols_ = 0, down_ = 0, across_ = 0;
  std::vector<T> cells_;
};

/// Of every tile; an empty rim: `beyond` all along.
template <class T>
using Rims = std::vector<Rim<T>>;

/// The margin of a padded tile becomes `value`, its cells stay.
template <class T>
void fill_margin(T value, Tile<T>& padded) {
  const Window& window = padded.window();
  const std::int64_t margin = padded.halo(), stride = padded.stride();
  T* const cells = padded.data();
  std::fill_n(cells, margin * stride, value);
  std::fill_n(cells + (margin + window.rows) * stride, margin * stride, value);
  for (std::int64_t row = margin; row < margin + window.rows; ++row) {
    std::fill_n(cells + row * stride, margin, value);
    std::fill_n(cells + row * stride + margin + window.cols, margin, value);
  }
}

/// The cells around a tile, up to `depth` away, row by row. body(cell of the grid, the tile it lies in; -1:
/// outside the grid)
template <class Body>
void for_each_beside(const Tiling& tiling, std::int64_t tile, std::int64_t depth, const Body& body) {
  const Window window = tiling.window(tile), reach = window.grown(depth);
  const Window whole{0, 0, tiling.rows, tiling.cols};
  for (std::int64_t row = reach.row; row < reach.row + reach.rows; ++row) {
    const bool beside = row >= window.row && row < window.row + window.rows;
    for (std::int64_t col = reach.col; col < reach.col + reach.cols; ++col) {
      if (beside && col == window.col) col += window.cols;
      const Cell cell{row, col};
      body(cell, whole.contains(cell) ? tiling.tile_of(cell) : -1);
    }
  }
}

/// What tile `tile` shows of a cell of the grid.
template <class T>
[[nodiscard]] const T& shown_of(const Tiling& tiling, std::int64_t tile, const Rim<T>& rim, Cell cell) {
  const Window window = tiling.window(tile);
  return rim.at_cell(cell.row - window.row, cell.col - window.col);
}

/// What lies around a tile, up to `depth` cells away. around: with a halo at least as deep; beyond: for cells
/// outside the grid. in: tiles of at least `depth` rows and columns, but for the last ones
template <class T>
void lay_around(const Tiling& tiling, std::int64_t tile, std::int64_t depth, const Rims<T>& rims, T beyond,
                Tile<T>& around) {
  const Window window = tiling.window(tile);
  for_each_beside(tiling, tile, depth, [&](Cell cell, std::int64_t other) {
    around.at(cell.row - window.row, cell.col - window.col) =
        other < 0 || rims[at(other)].empty() ? beyond : shown_of(tiling, other, rims[at(other)], cell);
  });
}

}  // namespace firnline::travel
