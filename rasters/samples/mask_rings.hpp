// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "rasters/samples/field.hpp"

namespace firnline::sample {

// The sides of cells along which an area ends, as rings.

/// The four directions an outline can go, counter-clockwise: a left turn is the next one.
enum Direction { east, north, west, south };
inline constexpr std::array<int, 4> row_step = {0, -1, 0, 1}, col_step = {1, 0, -1, 0};

struct Edge {
  int row, col;  ///< the corner it starts at: corner (r, c) is the north-western one of cell (r, c)
  Direction direction;
};

/// The same area with a frame of empty cells, so that everything outside is one piece.
[[nodiscard]] Mask with_frame(const Mask& area);

/// Cells that hang together with start by their sides, among those whose value is wanted.
[[nodiscard]] Mask connected(const Mask& mask, std::size_t start, std::uint8_t wanted);

/// Every ring around the area, which lies on its left: outlines run counter-clockwise, those of holes
/// clockwise. The first one is the outline of the area's first piece. in: an area with a frame of empty cells
[[nodiscard]] std::vector<std::vector<Edge>> rings_of(const Mask& area);

}  // namespace firnline::sample
