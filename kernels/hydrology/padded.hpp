// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "kernels/grid/tile.hpp"
#include "kernels/hydrology/direction_codes.hpp"
#include "kernels/wholegrid/tile_plane.hpp"
#include "kernels/wholegrid/tiling.hpp"
#include "kernels/wholegrid/whole_grid.hpp"

/// A tile with a halo of one cell, which stands for what its neighbours show: neighbours are then found
/// without a question about borders. Positions count from the first cell of the halo.
namespace firnline {

/// What every tile shows along its border, in the order of Border.
template <class T>
using Borders = std::vector<std::vector<T>>;

/// From rows without a gap into the middle of a tile with a halo.
template <class T>
void into_padded(const Window& window, std::span<const T> cells, Tile<T>& padded) {
  padded.reshape(window, 1);
  for (std::int64_t row = 0; row < window.rows; ++row)
    std::copy_n(cells.begin() + row * window.cols, window.cols, padded.data() + padded.index(row, 0));
}
template <class T>
void from_padded(const Tile<T>& padded, std::span<T> cells) {
  const Window& window = padded.window();
  for (std::int64_t row = 0; row < window.rows; ++row)
    std::copy_n(padded.data() + padded.index(row, 0), window.cols, cells.begin() + row * window.cols);
}

/// in: values in the order of Border::around
template <class T>
void set_halo(const std::vector<T>& ring, Tile<T>& padded) {
  const Window& window = padded.window();
  const Border around = Border::around(window.rows, window.cols);
  for (std::int64_t i = 0; i < around.size(); ++i)
    padded.at(around.cell(i).row - 1, around.cell(i).col - 1) = ring[at(i)];
}
template <class T>
void fill_halo(T value, Tile<T>& padded) {
  const Window& window = padded.window();
  const Border around = Border::around(window.rows, window.cols);
  for (std::int64_t i = 0; i < around.size(); ++i)
    padded.at(around.cell(i).row - 1, around.cell(i).col - 1) = value;
}

/// The values along a tile's border. cells: rows without a gap
template <class T>
[[nodiscard]] std::vector<T> border_of(const Window& window, std::span<const T> cells) {
  const Border border(window.rows, window.cols);
  std::vector<T> values(at(border.size()));
  for (std::int64_t i = 0; i < border.size(); ++i) values[at(i)] = cells[at(border.offset(i))];
  return values;
}

/// A tile with what its neighbours show around it, and what it was put together from. Keeps its memory.
template <class T>
struct Padded {
  std::vector<T> cells, ring;
  Tile<T> tile;
};
/// beyond: for cells outside the grid
template <class T>
void load_padded(const WholeGrid& where, std::int64_t tile, const TilePlane<T>& plane,
                 const Borders<T>& borders, T beyond, Padded<T>& padded) {
  load_tile(where.tiling, plane, tile, padded.cells);
  into_padded<T>(where.tiling.window(tile), padded.cells, padded.tile);
  read_ring(where.tiling, tile, borders, beyond, padded.ring);
  set_halo(padded.ring, padded.tile);
}

/// One pass that reads all tiles and keeps their borders.
template <class T>
[[nodiscard]] Borders<T> gather_borders(const WholeGrid& where, const TilePlane<T>& plane) {
  Borders<T> borders(at(where.tiling.tiles()));
  std::vector<std::vector<T>> buffers(workers(where));
  for_each_tile(where, [&](std::int64_t tile, std::size_t worker) {
    load_tile(where.tiling, plane, tile, buffers[worker]);
    borders[at(tile)] = border_of<T>(where.tiling.window(tile), buffers[worker]);
  });
  return borders;
}

/// How far the position of neighbour i (d8::neighbours) lies from a cell's, in rows of `stride` cells.
[[nodiscard]] inline std::array<std::int64_t, 8> neighbour_offsets(std::int64_t stride) {
  std::array<std::int64_t, 8> offsets{};
  for (std::size_t i = 0; i < offsets.size(); ++i)
    offsets[i] = d8::neighbours[i].row * stride + d8::neighbours[i].col;
  return offsets;
}

}  // namespace firnline
