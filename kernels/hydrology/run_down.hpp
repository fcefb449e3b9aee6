// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

#include "kernels/grid/tile.hpp"
#include "kernels/hydrology/height.hpp"

namespace firnline {

/// Heights of a tile of rows x cols with a halo of one cell above everything. in: elevations (m, NaN = no
/// data)
void read_heights(std::int64_t rows, std::int64_t cols, std::span<const float> elevation,
                  Tile<Height>& height);

/// Of each cell the lowest of itself and its eight neighbours, of cells of one height the first, row by row:
/// water crosses flats without a circle. out: its index in the tile of heights, of equal shape
void run_down(const Tile<Height>& height, Tile<std::int32_t>& next);

/// From the next cell on the way down to the last, which is next to itself.
void follow_to_pits(Tile<std::int32_t>& next);

/// From the pit of each cell (follow_to_pits) to that pit's number. number(place): of a pit, not below 0;
/// asked once for each, row by row
template <class Number>
void number_pits(Tile<std::int32_t>& pit, const Number& number) {
  const Window& window = pit.window();
  std::int32_t* const to = pit.data();
  const auto for_each_cell = [&](const auto& visit) {
    for (std::int64_t row = 0; row < window.rows; ++row) {
      std::int32_t* const here = &pit.at(row, 0);
      for (std::int64_t col = 0; col < window.cols; ++col) visit(here[col]);
    }
  };
  // A pit is known by leading to itself. Its number is kept as ~number until all cells have it.
  for_each_cell([&](std::int32_t& its) {
    const auto place = static_cast<std::int32_t>(&its - to);
    if (its == place) its = ~number(place);
  });
  for_each_cell([&](std::int32_t& its) {
    if (its >= 0) its = to[its];
  });
  for_each_cell([](std::int32_t& its) { its = ~its; });
}

}  // namespace firnline
