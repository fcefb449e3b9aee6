// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/finished_run/finished_run.hpp"

namespace firnline {

// The figure of a map: how large it is, and where a cell of the grid lies in it. Private to report/.

/// A map's place on the grid [cells] and on the page [units of the figure]. It may reach beyond the grid: no
/// figure is much longer than wide, or wider than long.
struct MapFrame {
  double row0 = 0, col0 = 0, rows = 1, cols = 1;
  double width = 1000, height = 1000;
  double metres_per_unit = 1;  ///< from west to east, in the middle

  [[nodiscard]] double x(double col) const { return (col - col0) / cols * width; }
  [[nodiscard]] double y(double row) const { return (row - row0) / rows * height; }
};

/// The part of the grid that holds scores and sites, with a margin. in: a profile with a picture
[[nodiscard]] MapFrame map_frame(const GridSpec& grid, const FinishedProfile& profile);

/// The same of any part of a picture of the whole grid. in: rows and cols of the picture
[[nodiscard]] MapFrame map_frame(const GridSpec& grid, const Window& shown, std::int64_t rows,
                                 std::int64_t cols);

struct Box {
  double left = 0, top = 0, right = 0, bottom = 0;
  [[nodiscard]] bool overlaps(const Box& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
};

}  // namespace firnline
