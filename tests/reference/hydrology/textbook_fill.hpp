// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <limits>
#include <queue>
#include <tuple>
#include <vector>

namespace firnline::test {

/// Priority-Flood (Barnes 2014), as printed: one queue over the whole grid, in double. NaN is no data: it
/// lies below everything. out: filled elevations; NaN where water leaves through no data, a number in an
/// enclosed void
[[nodiscard]] inline std::vector<double> textbook_fill(long rows, long cols,
                                                       const std::vector<float>& elevation,
                                                       const std::vector<unsigned char>& sinks) {
  const auto height = [&](long cell) {
    const double z = elevation[static_cast<std::size_t>(cell)];
    return std::isnan(z) ? -std::numeric_limits<double>::infinity() : z;
  };
  std::vector<double> filled(elevation.size(), std::numeric_limits<double>::quiet_NaN());
  std::vector<bool> closed(elevation.size(), false);
  using Entry = std::pair<double, long>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
  const auto push = [&](long cell, double level) {
    closed[static_cast<std::size_t>(cell)] = true;
    open.emplace(level, cell);
  };
  for (long cell = 0; cell < rows * cols; ++cell) {
    const long row = cell / cols, col = cell % cols;
    const bool edge = row == 0 || col == 0 || row == rows - 1 || col == cols - 1;
    if (edge || (!sinks.empty() && sinks[static_cast<std::size_t>(cell)] != 0)) push(cell, height(cell));
  }
  while (!open.empty()) {
    const auto [level, cell] = open.top();
    open.pop();
    if (!std::isinf(level)) filled[static_cast<std::size_t>(cell)] = level;
    for (long down = -1; down <= 1; ++down)
      for (long right = -1; right <= 1; ++right) {
        const long row = cell / cols + down, col = cell % cols + right;
        if (row < 0 || col < 0 || row >= rows || col >= cols) continue;
        if (const long next = row * cols + col; !closed[static_cast<std::size_t>(next)])
          push(next, std::max(level, height(next)));
      }
  }
  return filled;
}

}  // namespace firnline::test
