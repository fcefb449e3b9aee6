// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include "tests/support/study.hpp"

/// The terrain of the reference tests.
namespace firnline::test {

inline constexpr std::int64_t rows = 180, cols = 220;

/// Ridges and valleys of several sizes, with a few holes.
[[nodiscard]] inline std::vector<float> mountains() {
  std::vector<float> cells;
  for (std::int64_t row = 0; row < rows; ++row)
    for (std::int64_t col = 0; col < cols; ++col) {
      const double x = static_cast<double>(col), y = static_cast<double>(row);
      const double z =
          2500 + 600 * std::sin(x / 23) * std::cos(y / 31) + 150 * std::sin((x + 2 * y) / 9) + 9 * x - 4 * y;
      cells.push_back((row * 7 + col * 13) % 997 == 0 ? no_data_f32 : static_cast<float>(z));
    }
  return cells;
}

/// The mountains on a grid of rows x cols, as the only need.
[[nodiscard]] inline Study study_of(const GridSpec& grid) {
  Study study;
  study.grid = grid;
  study.needs = {{{1, mountains()}}};
  return study;
}

}  // namespace firnline::test
