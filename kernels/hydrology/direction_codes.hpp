// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bit>
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

[[nodiscard]] FIRN_FN constexpr std::uint8_t code_of(int neighbour) {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(neighbour));
}
/// Whether flow leaves the cell: exactly one bit is set.
[[nodiscard]] FIRN_FN constexpr bool flows(std::uint8_t code) {
  return code != 0 && (code & (code - 1)) == 0;
}
/// in: a code that flows()
[[nodiscard]] constexpr int neighbour_of(std::uint8_t code) {
  return std::countr_zero(code);
}
[[nodiscard]] constexpr Cell receiver(Cell cell, std::uint8_t code) {
  const Cell step = neighbours[static_cast<std::size_t>(neighbour_of(code))];
  return {cell.row + step.row, cell.col + step.col};
}

}  // namespace firnline::d8
