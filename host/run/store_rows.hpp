// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "rasters/alignment/tile_stream.hpp"
#include "rasters/store/tile_store.hpp"

namespace firnline {

/// Reads whole rows of one store layer back out of its tiles: the one route from store to map. Holds one
/// tile. A slot is read, whole and against its checksum, once for every call of read whose rows it touches:
/// once in all where a multiple of the tile's height is asked for at a time, from north to south and all
/// planes together.
template <class T>
class StoreRows {
 public:
  /// layer: of the store; its slots hold planes of T, each row-major. fill: what a tile holds that was stored
  /// empty.
  StoreRows(const TilePlan& tiles, const TileStore& store, std::size_t layer, T fill)
      : tiles_(tiles),
        store_(store),
        layer_(layer),
        fill_(fill),
        slot_(store.layers()[layer].bytes_per_tile / sizeof(T)) {}

  /// Fills cells with rows [first_row, first_row + rows) of as many planes from first_plane on as cells has
  /// room for: plane after plane, row-major, width grid.cols. throws: CheckpointError for a damaged tile
  void read(std::size_t first_plane, std::int64_t first_row, std::int64_t rows, std::span<T> cells) {
    const Window wanted{first_row, 0, rows, tiles_.grid.cols};
    std::fill(cells.begin(), cells.end(), fill_);
    for (std::int64_t tile = 0; tile < tiles_.tiles(); ++tile) {
      const Window window = tiles_.window(tile), part = window.intersected(wanted);
      if (part.empty()) continue;
      const auto slot = std::span(slot_).first(planes() * static_cast<std::size_t>(window.cells()));
      if (!store_.read(tile, layer_, std::as_writable_bytes(slot))) continue;
      auto from = slot.subspan(first_plane * static_cast<std::size_t>(window.cells()));
      for (auto to = cells; !to.empty(); to = to.subspan(static_cast<std::size_t>(wanted.cells()))) {
        copy(window, part, from, wanted, to);
        from = from.subspan(static_cast<std::size_t>(window.cells()));
      }
    }
  }

 private:
  [[nodiscard]] std::size_t planes() const {
    return slot_.size() / static_cast<std::size_t>(tiles_.tile_rows * tiles_.tile_cols);
  }

  /// One plane: the cells of part from where they lie in one window to where they lie in the other.
  static void copy(const Window& from_window, const Window& part, std::span<const T> from,
                   const Window& to_window, std::span<T> to) {
    const auto at = [](const Window& window, const Cell& cell) {
      return (cell.row - window.row) * window.cols + cell.col - window.col;
    };
    for (std::int64_t row = part.row; row < part.row + part.rows; ++row)
      std::copy_n(from.begin() + at(from_window, {row, part.col}), part.cols,
                  to.begin() + at(to_window, {row, part.col}));
  }

  const TilePlan& tiles_;
  const TileStore& store_;
  std::size_t layer_;
  T fill_;
  std::vector<T> slot_;
};

}  // namespace firnline
