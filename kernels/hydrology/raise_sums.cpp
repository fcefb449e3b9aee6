// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/raise_sums.hpp"

#include <cstddef>
#include <string>

#include "kernels/backend/vector_clones.hpp"
#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

constexpr double steps_per_m = 0x1p20;
constexpr float highest_raise_m = 0x1p15F;

std::string name_of(Cell cell) {
  return "row " + std::to_string(cell.row) + ", column " + std::to_string(cell.col);
}

/// Whether anything in a row is other than it was: raised, or no longer without data.
FIRN_VECTOR_CLONES bool changed(const float* elevation, const float* filled, std::int64_t cols) {
  std::int32_t found = 0;
  for (std::int64_t col = 0; col < cols; ++col)
    found |= !(filled[col] <= elevation[col]) & (filled[col] == filled[col]);
  return found != 0;
}

bool before(Cell one, Cell other) {
  return one.row < other.row || (one.row == other.row && one.col < other.col);
}

}  // namespace

RaiseSums sum_raises(const Window& window, std::span<const float> elevation, std::span<const float> filled,
                     DepthOfRows& depth_of_rows) {
  RaiseSums sums;
  for (std::int64_t row = 0; row < window.rows; ++row) {
    const float* const before = elevation.data() + row * window.cols;
    const float* const after = filled.data() + row * window.cols;
    if (!changed(before, after, window.cols)) continue;
    std::int64_t steps = 0;
    for (std::int64_t col = 0; col < window.cols; ++col) {
      const Cell cell{window.row + row, window.col + col};
      if (before[col] != before[col]) {
        if (after[col] == after[col] && sums.voids++ == 0) sums.first_void = cell;
        continue;
      }
      if (!(after[col] > before[col])) continue;
      const float raise = after[col] - before[col];
      if (!(raise < highest_raise_m))
        throw RasterError("The elevation lies 2^15 m or more below its surroundings.", name_of(cell),
                          "correct the DEM, or give it its unit and its value for no data");
      ++sums.raised_cells;
      steps += static_cast<std::int64_t>(
          (static_cast<double>(after[col]) - static_cast<double>(before[col])) * steps_per_m + 0.5);
      if (raise <= sums.largest_raise_m) continue;
      sums.largest_raise_m = raise;
      sums.largest_raise = cell;
    }
    depth_of_rows[static_cast<std::size_t>(window.row + row)].fetch_add(steps, std::memory_order_relaxed);
  }
  return sums;
}

DepressionReport report_raises(const GridSpec& grid, std::span<const RaiseSums> tiles,
                               const DepthOfRows& depth_of_rows, Voids voids) {
  DepressionReport report;
  Cell first_void;
  for (const RaiseSums& tile : tiles) {
    if (tile.voids != 0 && (report.filled_voids == 0 || before(tile.first_void, first_void)))
      first_void = tile.first_void;
    report.filled_voids += tile.voids;
    report.raised_cells += tile.raised_cells;
    if (tile.raised_cells == 0 || tile.largest_raise_m < report.largest_raise_m) continue;
    if (tile.largest_raise_m == report.largest_raise_m && before(report.largest_raise, tile.largest_raise))
      continue;
    report.largest_raise_m = tile.largest_raise_m;
    report.largest_raise = tile.largest_raise;
  }
  if (report.filled_voids != 0 && voids == Voids::refuse)
    throw RasterError(
        "The elevation has " + std::to_string(report.filled_voids) +
            (report.filled_voids == 1 ? " cell" : " cells") +
            " without data that no such cells join to the edge of the grid: water would vanish there.",
        "first at " + name_of(first_void),
        "fill these voids of the DEM, have them filled (in a job: hydrology.voids = \"fill\"), or declare "
        "the lake that "
        "they are as a terminal lake");
  for (std::int64_t row = 0; row < grid.rows; ++row)
    if (const std::int64_t steps = depth_of_rows[static_cast<std::size_t>(row)]; steps != 0)
      report.raised_volume_m3 += static_cast<double>(steps) / steps_per_m * row_metrics(grid, row).area_m2;
  return report;
}

}  // namespace firnline
