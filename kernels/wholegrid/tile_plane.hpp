// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "kernels/wholegrid/tiling.hpp"

namespace firnline {

/// The cells of one layer between the passes over a whole grid, tile by tile: in memory or on disk. A tile's
/// cells lie row by row without a gap. Threads may load and save different tiles at the same time.
template <class T>
class TilePlane {
 public:
  TilePlane() = default;
  TilePlane(const TilePlane&) = delete;
  TilePlane& operator=(const TilePlane&) = delete;
  virtual ~TilePlane() = default;

  /// in: exactly as many cells as the tile has
  virtual void load(std::int64_t tile, std::span<T> cells) const = 0;
  virtual void save(std::int64_t tile, std::span<const T> cells) = 0;
};

/// All of it in memory. Cells that were never saved are 0.
template <class T>
class MemoryPlane final : public TilePlane<T> {
 public:
  explicit MemoryPlane(const Tiling& tiling)
      : tiling_(tiling), cells_(static_cast<std::size_t>(tiling.rows * tiling.cols)) {}

  void load(std::int64_t tile, std::span<T> cells) const override {
    std::copy_n(cells_.begin() + first_of(tile), cells.size(), cells.begin());
  }
  void save(std::int64_t tile, std::span<const T> cells) override {
    std::copy(cells.begin(), cells.end(), cells_.begin() + first_of(tile));
  }

 private:
  /// Tiles lie one behind the other: those of the rows of tiles above, then those to the west.
  [[nodiscard]] std::ptrdiff_t first_of(std::int64_t tile) const {
    const Window window = tiling_.window(tile);
    return static_cast<std::ptrdiff_t>(window.row * tiling_.cols + window.rows * window.col);
  }

  Tiling tiling_;
  std::vector<T> cells_;
};

/// The cells of a tile, in memory that serves for the next.
template <class T>
void load_tile(const Tiling& tiling, const TilePlane<T>& plane, std::int64_t tile, std::vector<T>& cells) {
  cells.resize(at(tiling.window(tile).cells()));
  plane.load(tile, cells);
}
template <class T>
[[nodiscard]] std::vector<T> load_tile(const Tiling& tiling, const TilePlane<T>& plane, std::int64_t tile) {
  std::vector<T> cells;
  load_tile(tiling, plane, tile, cells);
  return cells;
}

/// The values at single cells of the grid, in their order; each tile is loaded once.
template <class T>
[[nodiscard]] std::vector<T> values_at(const Tiling& tiling, const TilePlane<T>& plane,
                                       std::span<const Cell> cells) {
  std::map<std::int64_t, std::vector<std::size_t>> places_of_tile;
  for (std::size_t i = 0; i < cells.size(); ++i) places_of_tile[tiling.tile_of(cells[i])].push_back(i);
  std::vector<T> values(cells.size()), loaded;
  for (const auto& [tile, places] : places_of_tile) {
    load_tile(tiling, plane, tile, loaded);
    const Window window = tiling.window(tile);
    for (const std::size_t i : places)
      values[i] = loaded[at((cells[i].row - window.row) * window.cols + cells[i].col - window.col)];
  }
  return values;
}

/// From rows of the whole grid to tiles, and back. in: rows · cols cells, row by row
template <class T>
void save_grid(const Tiling& tiling, std::span<const T> grid, TilePlane<T>& plane) {
  std::vector<T> cells;
  for (std::int64_t tile = 0; tile < tiling.tiles(); ++tile) {
    const Window window = tiling.window(tile);
    cells.clear();
    for (std::int64_t row = window.row; row < window.row + window.rows; ++row) {
      const auto there = grid.subspan(static_cast<std::size_t>(row * tiling.cols + window.col),
                                      static_cast<std::size_t>(window.cols));
      cells.insert(cells.end(), there.begin(), there.end());
    }
    plane.save(tile, cells);
  }
}
template <class T>
[[nodiscard]] std::vector<T> load_grid(const Tiling& tiling, const TilePlane<T>& plane) {
  std::vector<T> grid(static_cast<std::size_t>(tiling.rows * tiling.cols)), cells;
  for (std::int64_t tile = 0; tile < tiling.tiles(); ++tile) {
    const Window window = tiling.window(tile);
    load_tile(tiling, plane, tile, cells);
    for (std::int64_t row = 0; row < window.rows; ++row)
      std::copy_n(cells.begin() + row * window.cols, window.cols,
                  grid.begin() + (window.row + row) * tiling.cols + window.col);
  }
  return grid;
}

}  // namespace firnline
