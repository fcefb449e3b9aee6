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

}  // namespace firnline
