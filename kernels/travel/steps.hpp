// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/grid/elementary.hpp"
#include "kernels/grid/grid_spec.hpp"
#include "kernels/travel/friction.hpp"
#include "kernels/travel/label.hpp"

/// What a step from one cell to another takes: the line between both centres, each stretch of it by the
/// friction of the cell that it lies in, rounded once to whole ticks.
namespace firnline::travel {

/// The sixteen moves: the eight neighbours row by row, then the knight's moves row by row. Move i is undone
/// by 7 - i, or 23 - i of the latter.
inline constexpr int king_moves = 8, all_moves = 16;
struct Step {
  int row, col;
};
[[nodiscard]] FIRN_FN constexpr Step step_of(int move) {
  // Digits of base 8, the first move lowest, each 3 more than the step.
  constexpr std::uint64_t rows = 05544'2211'4443'3222, cols = 04251'5142'4324'2432;
  return {static_cast<int>(rows >> 3 * move & 7) - 3, static_cast<int>(cols >> 3 * move & 7) - 3};
}

/// Ticks that a step takes per unit of summed friction, and metres.
struct StepScale {
  double ticks = 0;   ///< times the sum of the frictions of both cells; of a knight's move, of all four
  double metres = 0;  ///< between the centres
};

/// Of one row's cells, to neighbours of the rows around it. source: domain-spec 15, Friction
struct RowScales {
  StepScale of_move[all_moves];
};

/// The two cells between that a knight's move crosses.
struct CrossedCells {
  Step one, two;
};
[[nodiscard]] FIRN_FN constexpr CrossedCells crossed_by(Step knight) {
  if (knight.row == 2 || knight.row == -2) return {{knight.row / 2, 0}, {knight.row / 2, knight.col}};
  return {{0, knight.col / 2}, {knight.row, knight.col / 2}};
}

/// Rows beside the grid have metrics too, so that steps across a tile's border are alike from both sides.
[[nodiscard]] RowScales row_scales(const GridSpec& grid, std::int64_t row);

/// Whole ticks, at least 1, from ticks; longest_ticks for what takes longer or is no number.
[[nodiscard]] FIRN_FN inline std::uint64_t whole_ticks(double ticks) {
  constexpr double longest = static_cast<double>(longest_ticks);
  double x = ticks < longest ? ticks : longest;
  x = x > 1 ? x : 1;
  constexpr double shift = 0x1p52;  // beyond it doubles are whole: the sum is rounded, half to even
  return elementary::detail::bits_of(x + shift) - elementary::detail::bits_of(shift);
}

/// Sums of the frictions of the cells that a step lies in, and of those of them where slope counts.
struct FrictionSums {
  double all, on_foot;
};

/// A step up or down: the traveller goes from a height to another, in m.
[[nodiscard]] FIRN_FN inline std::uint64_t ticks_on_slope(const FrictionSums& sums, double from_m,
                                                          double to_m, const StepScale& scale) {
  if (sums.on_foot == 0) return whole_ticks(sums.all * scale.ticks);
  const double factor = 1 / slope_speed_factor((to_m - from_m) / scale.metres);
  return whole_ticks(((sums.all - sums.on_foot) + sums.on_foot * factor) * scale.ticks);
}
/// No slope makes a step faster than this: 6/5 of the speed, and a little for rounding.
inline constexpr double least_slope_time_factor = 0.8333333;

}  // namespace firnline::travel
