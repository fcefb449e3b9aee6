// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/travel/steps.hpp"

namespace firnline::travel {

RowScales row_scales(const GridSpec& grid, std::int64_t row) {
  const RowMetrics own = row_metrics(grid, row);
  RowScales scales;
  for (int move = 0; move < all_moves; ++move) {
    const Step step = step_of(move);
    const RowMetrics other = row_metrics(grid, row + step.row);
    const double along = 0.5 * (own.dy_m + other.dy_m) * step.row,
                 across = 0.5 * (own.dx_m + other.dx_m) * step.col;
    const double metres =
        step.row == 0 ? elementary::absolute(across) : elementary::sqrt(along * along + across * across);
    // A knight's move lies in four cells, a quarter of it in each.
    scales.of_move[move] = {(move < king_moves ? 0.5 : 0.25) * metres * ticks_per_minute, metres};
  }
  return scales;
}

}  // namespace firnline::travel
