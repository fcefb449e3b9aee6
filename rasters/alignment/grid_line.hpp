// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "kernels/grid/polygon_coverage.hpp"

namespace firnline {

/// A rectangle in fractional coordinates of the grid.
struct GridBox {
  double top = 0, left = 0, bottom = 0, right = 0;

  [[nodiscard]] bool contains(const GridPoint& at) const {
    return at.row >= top && at.row <= bottom && at.col >= left && at.col <= right;
  }
};

/// What of a line lies inside a box, in its order; points outside are replaced by those on the box's edge.
[[nodiscard]] std::vector<std::vector<GridPoint>> clipped(const std::vector<GridPoint>& line,
                                                          const GridBox& box);

/// What of an area lies inside a box: its ring, cut along the box's edges, closed; empty when nothing does.
/// source: sutherland1974
[[nodiscard]] GridRing clipped_ring(const GridRing& ring, const GridBox& box);

/// The line without the points that lie within tolerance [cells] of what stays. First and last stay. source:
/// douglas1973
[[nodiscard]] std::vector<GridPoint> simplified(const std::vector<GridPoint>& line, double tolerance);

}  // namespace firnline
