// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "kernels/grid/grid_spec.hpp"
#include "kernels/grid/polygon_coverage.hpp"
#include "kernels/grid/zone.hpp"
#include "rasters/sites/transformation.hpp"

namespace firnline {

/// Positions closer to a cell edge than this part of a cell count as on it: 70.1 is an edge of tenths of a
/// degree although (70.1 - 44) / 0.1 is not 261 in binary.
inline constexpr double edge_rounding = 1e-9;

/// Fractional grid coordinates of a position in the grid's CRS. On a geographic grid the longitude is first
/// turned by whole circles into the 360 degrees east of the grid's western edge, so that -180 and 180, or 190
/// and -170, agree.
[[nodiscard]] GridPoint grid_position(const GridSpec& grid, double x, double y);

/// The cell that contains the position. A position on a cell's western or northern edge belongs to that cell;
/// hence one on the grid's eastern or southern outer edge lies outside (but a pole belongs to the row that
/// ends there). out: one run of weight 1, or none and outside_cells = 1
[[nodiscard]] Zone point_zone(const GridSpec& grid, const GridPoint& position);

/// A closed line in the grid's CRS as grid coordinates. On a geographic grid neighbouring points are kept
/// within half a circle of each other, so that a ring may cross the 180th meridian or the grid's edge.
struct UnrolledRing {
  GridRing points;
  bool around_pole = false;  ///< it comes back one whole circle further: a pole lies inside
};
[[nodiscard]] UnrolledRing unroll(const GridSpec& grid, const Positions& positions);

/// Exact shares of the cells inside polygons whose rings were unrolled. On a geographic grid ground that is
/// met again after a whole circle is the same ground. outside_cells as in polygon_coverage.
[[nodiscard]] Zone polygon_zone(const GridSpec& grid, std::vector<GridPolygon> polygons);

/// Corners of a polygon on WGS 84 with the area of the geodesic disc: longitudes and latitudes in degrees,
/// clockwise. The corners lie outside the circle by the factor that gives a flat polygon of so many corners
/// its circle's area; the area is right to 1e-5 for radii to 500 km. in: centre in degrees, radius in metres.
/// source: Karney 2013 (PROJ geod_direct)
[[nodiscard]] Positions geodesic_disc(double lon, double lat, double radius_m);

/// The zone of a geodesic disc. to_grid: from WGS 84. A disc over a pole is closed along the pole on a
/// geographic grid. Nowhere on the grid's projection: no runs, outside_cells = 1.
[[nodiscard]] Zone disc_zone(const GridSpec& grid, const ExactTransformation& to_grid, double lon, double lat,
                             double radius_m);

}  // namespace firnline
