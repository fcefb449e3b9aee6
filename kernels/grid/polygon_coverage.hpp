// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "kernels/grid/cell.hpp"
#include "kernels/grid/zone.hpp"

namespace firnline {

/// A position in fractional grid coordinates: (0, 0) is the north-western corner of cell (0, 0), (1, 1) its
/// south-eastern one. Finite; may lie anywhere outside the grid.
struct GridPoint {
  double row = 0;
  double col = 0;
  friend bool operator==(const GridPoint&, const GridPoint&) = default;
};

/// A closed line. The last point may repeat the first or leave that out; either direction of travel is right.
using GridRing = std::vector<GridPoint>;

/// An outline and the holes in it. Rings must not cross themselves or each other (the caller checks:
/// rasters/sites, rasters/catalogue). Rings of fewer than three points enclose nothing.
struct GridPolygon {
  GridRing outer;
  std::vector<GridRing> holes;
};

/// Shares smaller than this part of a cell (of the polygon, when it is smaller than a cell) are rounding of
/// the coordinates, not ground: a border that runs along a cell edge must not touch the neighbour. 10^5
/// columns away from the corner a double resolves 1.5e-11 cells.
inline constexpr double coverage_rounding = 1e-10;

/// The exact share of every cell of the window that lies inside the polygons, found analytically (no
/// sampling). in: the parts of one multi-polygon; window: cells that may be returned (a grid's whole(), or
/// one tile of it). out: runs in the window, sorted, disjoint, neighbours of equal share merged, 0 < weight
/// <= 1; outside_cells = the area, in cells, of the parts beyond the window. The sum of all weights and
/// outside_cells is the polygons' area. Wholly covered cells weigh exactly 1. A cell's weight does not depend
/// on the window: tiles give the same bits. Parts that overlap each other count twice in a cell that has room
/// for it, and never more than 1. cost: vertices + cells on the outline + rows x active edges; memory:
/// vertices + one row of the window. throws: BugError when a coordinate is not finite. source: area under
/// each edge, summed along the row (the cell's part of Green's theorem)
[[nodiscard]] Zone polygon_coverage(std::span<const GridPolygon> polygons, const Window& window);

/// The area of the polygons in cells, holes taken out. Throws and overlaps: as above, without the limit of 1.
[[nodiscard]] double polygon_area_cells(std::span<const GridPolygon> polygons);

}  // namespace firnline
