// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "kernels/grid/cell.hpp"
#include "kernels/grid/portability.hpp"

/// Flow directions as one byte per cell: the codes of ESRI, with the ones that HydroSHEDS gives to cells that
/// flow nowhere (domain-spec 1.1).
namespace firnline::d8 {

inline constexpr std::uint8_t east = 1, south_east = 2, south = 4, south_west = 8, west = 16, north_west = 32,
                              north = 64, north_east = 128;
inline constexpr std::uint8_t sink = 255;  ///< flow ends here: a terminal lake, the bottom of a closed basin
inline constexpr std::uint8_t no_data = 247;

/// The neighbours in the order that breaks ties: clockwise from the east. The code of neighbour i is 1 << i.
inline constexpr std::array<Cell, 8> neighbours = {
    {{0, 1}, {1, 1}, {1, 0}, {1, -1}, {0, -1}, {-1, -1}, {-1, 0}, {-1, 1}}};

/// Rows and columns to neighbour i, for code that runs on a device and has no tables there: a digit of base 4
/// each.
[[nodiscard]] FIRN_FN constexpr int row_step(int neighbour) {
  return static_cast<int>(0b00'00'00'01'10'10'10'01U >> 2 * neighbour & 3U) - 1;
}
[[nodiscard]] FIRN_FN constexpr int col_step(int neighbour) {
  return static_cast<int>(0b10'01'00'00'00'01'10'10U >> 2 * neighbour & 3U) - 1;
}
static_assert([] {
  for (int i = 0; i < 8; ++i)
    if (neighbours[static_cast<std::size_t>(i)] != Cell{row_step(i), col_step(i)}) return false;
  return true;
}());

[[nodiscard]] FIRN_FN constexpr std::uint8_t code_of(int neighbour) {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(neighbour));
}
/// Whether flow leaves the cell: exactly one bit is set.
[[nodiscard]] FIRN_FN constexpr bool flows(std::uint8_t code) {
  return code != 0 && (code & (code - 1)) == 0;
}
/// in: a code that flows()
[[nodiscard]] FIRN_FN constexpr int neighbour_of(std::uint8_t code) {
#if defined(__CUDA_ARCH__)
  return ((code & 0xaa) != 0 ? 1 : 0) + ((code & 0xcc) != 0 ? 2 : 0) + ((code & 0xf0) != 0 ? 4 : 0);
#else
  return std::countr_zero(code);
#endif
}
[[nodiscard]] constexpr Cell receiver(Cell cell, std::uint8_t code) {
  const Cell step = neighbours[static_cast<std::size_t>(neighbour_of(code))];
  return {cell.row + step.row, cell.col + step.col};
}

}  // namespace firnline::d8
