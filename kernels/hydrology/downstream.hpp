// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>

#include "kernels/hydrology/padded.hpp"

namespace firnline {

/// No mark on a cell. As the bits of a float no number has them; nor those just below, which are kept.
inline constexpr std::int32_t unmarked = std::numeric_limits<std::int32_t>::max();

/// The first marked cell on a cell's way down, itself included.
struct MarkBelow {
  std::int32_t mark = unmarked;  ///< unmarked: none before the way ends
  std::int64_t length = 0;       ///< of the way to it, in quanta; 0 without one
};

/// The lengths of the steps between neighbouring cells in whole quanta: sums of them are exact, whatever the
/// order.
struct StepLengths {
  GridSpec grid;
  double quantum_m = 0;

  /// A quantum with which no way through all cells of the grid overflows. throws: LimitError
  [[nodiscard]] static StepLengths over(const GridSpec& grid);
  /// Of a step from a cell of `row`, by its neighbour's place in d8::neighbours.
  [[nodiscard]] std::array<std::int64_t, 8> of_row(std::int64_t row) const;
};

/// Follows every cell's way down to the first marked cell, across tiles, in two passes.
/// mark(tile, worker, marks): the marks of a tile's cells, row by row; use(tile, worker, below): what was
/// found, likewise; of cells without direction nothing is.
/// throws: RasterError at cells that flow in a circle
void find_marks_below(
    const WholeGrid& where, const TilePlane<std::uint8_t>& direction, const StepLengths& lengths,
    const std::function<void(std::int64_t tile, std::size_t worker, std::span<std::int32_t> marks)>& mark,
    const std::function<void(std::int64_t tile, std::size_t worker, std::span<const MarkBelow> below)>& use);

}  // namespace firnline
