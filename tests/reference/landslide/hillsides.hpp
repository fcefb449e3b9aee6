// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>
#include <vector>

#include "tests/support/plausible.hpp"

/// The terrain of the landslide references: slopes of every steepness, with random causes.
namespace firnline::test {

inline constexpr std::int64_t hill_rows = 90, hill_cols = 110;
inline constexpr double hill_cell_width = 20, hill_cell_height = 25;

/// A study of one landslide indicator; elevation is its first need, and the rest is random within its
/// range.
[[nodiscard]] inline Study hillsides(const IndicatorInfo& info) {
  Study study = plausible_study(info, hill_rows, hill_cols, 0.01);
  study.grid = plane_grid(hill_rows, hill_cols, hill_cell_width, hill_cell_height);
  std::vector<float>& elevation = study.needs[0][0].cells;
  for (std::int64_t cell = 0; cell < hill_rows * hill_cols; ++cell) {
    const double x = static_cast<double>(cell % hill_cols), y = static_cast<double>(cell / hill_cols);
    if (!std::isnan(elevation[static_cast<std::size_t>(cell)]))
      elevation[static_cast<std::size_t>(cell)] =
          static_cast<float>(2000 + 0.12 * x * x + 60 * std::sin(y / 9) * std::cos(x / 13));
  }
  return study;
}

/// Slope in radians by Horn's kernels, NaN at the edge and beside a gap.
[[nodiscard]] inline double slope_of(const Study& study, std::int64_t row, std::int64_t col) {
  if (row == 0 || col == 0 || row == hill_rows - 1 || col == hill_cols - 1) return std::nan("");
  static constexpr int eastward[3][3] = {{-1, 0, 1}, {-2, 0, 2}, {-1, 0, 1}};
  double east = 0, south = 0;
  for (int i = -1; i <= 1; ++i)
    for (int j = -1; j <= 1; ++j) {
      const double height =
          study.needs[0][0].cells[static_cast<std::size_t>((row + i) * hill_cols + col + j)];
      if (std::isnan(height)) return height;
      east += eastward[i + 1][j + 1] * height / (8 * hill_cell_width);
      south += eastward[j + 1][i + 1] * height / (8 * hill_cell_height);
    }
  return std::atan(std::hypot(east, south));
}

[[nodiscard]] inline double radians(double degrees) {
  return degrees * std::numbers::pi / 180;
}

}  // namespace firnline::test
