// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace firnline {

/// Cells [col_first, col_last] of one row, all with the same weight.
struct ZoneRun {
  std::int64_t row = 0;
  std::int64_t col_first = 0;
  std::int64_t col_last = 0;  ///< inclusive
  double weight = 1;          ///< 0 < weight <= 1; of what, says ZoneMeasure
  friend bool operator==(const ZoneRun&, const ZoneRun&) = default;
};

/// What a cell's weight measures, and so what a mean over the zone is weighted by.
enum class ZoneMeasure : std::uint8_t {
  area,    ///< the share of the cell's area inside the zone
  length,  ///< the metres of a line inside the cell, in units of Zone::unit_m: cells of any size count alike
};

/// Where a site lies on the grid. Points, buffers, polygons, catchments and corridors all become zones.
struct Zone {
  std::vector<ZoneRun> runs;  ///< sorted by (row, col_first), disjoint, inside the grid
  double outside_cells = 0;   ///< weight of the zone outside the grid (0 when wholly inside)
  ZoneMeasure measure = ZoneMeasure::area;
  double unit_m = 0;  ///< of lengths: metres that weigh 1, a power of two
};

}  // namespace firnline
