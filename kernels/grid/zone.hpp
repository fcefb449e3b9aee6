// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace firnline {

/// Cells [col_first, col_last] of one row, all covered to the same share.
struct ZoneRun {
  std::int64_t row = 0;
  std::int64_t col_first = 0;
  std::int64_t col_last = 0;  ///< inclusive
  double weight = 1;          ///< share of each cell inside the zone, 0 < weight <= 1
  friend bool operator==(const ZoneRun&, const ZoneRun&) = default;
};

/// Where a site lies on the grid. Points, buffers, polygons, catchments and corridors all become zones.
struct Zone {
  std::vector<ZoneRun> runs;  ///< sorted by (row, col_first), disjoint, inside the grid
  double outside_cells = 0;   ///< cell areas of the zone that lie outside the grid (0 when wholly inside)
};

}  // namespace firnline
