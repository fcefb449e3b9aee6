// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/sites/polygon_site.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "rasters/sites/placement.hpp"

namespace firnline {
namespace {

Positions corners_of(const OGRLinearRing& ring) {
  Positions corners;
  for (int i = 0; i < ring.getNumPoints(); ++i) corners.add(ring.getX(i), ring.getY(i));
  return corners;
}

bool has_side_around_half_the_globe(const Positions& corners) {
  for (std::size_t i = 0; i + 1 < corners.size(); ++i)
    if (std::fabs(corners.x[i + 1] - corners.x[i]) > 180) return true;
  return false;
}

bool all_valid(const Positions& positions) {
  return std::find(positions.valid.begin(), positions.valid.end(), 0) == positions.valid.end();
}

double miss_in_cells(const GridSpec& grid, const Positions& ends, std::size_t at, double middle_x,
                     double middle_y) {
  double cols = (middle_x - 0.5 * (ends.x[at] + ends.x[at + 1])) / grid.cell_width;
  if (grid.geographic)
    cols = std::remainder(cols, 180 / grid.cell_width);  // ends either side of the 180th meridian
  const double rows = (middle_y - 0.5 * (ends.y[at] + ends.y[at + 1])) / grid.cell_height;
  return std::max(std::fabs(cols), std::fabs(rows));
}

/// Puts a corner in the middle of each side that bends on the grid. out: how many there were.
std::size_t divide_bending_sides(Positions& corners, const ExactTransformation& to_grid,
                                 const GridSpec& grid) {
  Positions on_grid = corners, middles;
  for (std::size_t i = 0; i + 1 < corners.size(); ++i)
    middles.add(0.5 * (corners.x[i] + corners.x[i + 1]), 0.5 * (corners.y[i] + corners.y[i + 1]));
  Positions middles_on_grid = middles;
  to_grid.apply(on_grid);
  to_grid.apply(middles_on_grid);

  Positions divided;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    divided.add(corners.x[i], corners.y[i]);
    if (i + 1 == corners.size() || !on_grid.valid[i] || !on_grid.valid[i + 1] || !middles_on_grid.valid[i])
      continue;
    if (miss_in_cells(grid, on_grid, i, middles_on_grid.x[i], middles_on_grid.y[i]) > side_tolerance_cells)
      divided.add(middles.x[i], middles.y[i]);
  }
  const std::size_t added = divided.size() - corners.size();
  if (added > 0) corners = std::move(divided);
  return added;
}

Positions placed(Positions corners, const ExactTransformation& to_grid, const GridSpec& grid) {
  constexpr int most_rounds = 12;  // a side in 4096 pieces: a continent on a 30 m grid
  constexpr std::size_t most_corners = 1 << 22;
  if (!to_grid.identity())
    for (int round = 0; round < most_rounds && corners.size() < most_corners; ++round)
      if (divide_bending_sides(corners, to_grid, grid) == 0) break;
  to_grid.apply(corners);
  return corners;
}

/// Brings a hole, unrolled by itself, to the same turn of the globe as its outline.
void move_near(GridRing& hole, const GridRing& outline, const GridSpec& grid) {
  if (!grid.geographic || hole.empty() || outline.empty()) return;
  const auto by_col = [](const GridPoint& a, const GridPoint& b) { return a.col < b.col; };
  const auto [west, east] = std::minmax_element(outline.begin(), outline.end(), by_col);
  const auto [hole_west, hole_east] = std::minmax_element(hole.begin(), hole.end(), by_col);
  const double circle = 360 / grid.cell_width;
  const double middle = 0.5 * (west->col + east->col), hole_middle = 0.5 * (hole_west->col + hole_east->col);
  const double cols = circle * std::round((hole_middle - middle) / circle);
  for (GridPoint& point : hole) point.col -= cols;
}

/// Adds one OGR polygon to the list. out: why that is impossible, when it is.
std::optional<std::string> add_polygon(const OGRPolygon& polygon, bool geographic,
                                       const ExactTransformation& to_grid, const GridSpec& grid,
                                       std::vector<GridPolygon>& polygons, bool& on_projection) {
  GridPolygon out;
  for (int i = -1; i < polygon.getNumInteriorRings(); ++i) {
    Positions corners = corners_of(i < 0 ? *polygon.getExteriorRing() : *polygon.getInteriorRing(i));
    if (geographic && has_side_around_half_the_globe(corners))
      return "A side of the polygon spans more than 180 degrees of longitude, so nobody can tell which way "
             "round it "
             "goes. Split the polygon at the 180th meridian (RFC 7946, 3.1.9).";
    corners = placed(std::move(corners), to_grid, grid);
    if (!all_valid(corners)) on_projection = false;
    UnrolledRing ring = unroll(grid, corners);
    if (ring.around_pole)
      return "A pole lies inside the polygon. Split it along a meridian, or use a buffer around a point.";
    if (i < 0) {
      out.outer = std::move(ring.points);
    } else {
      move_near(ring.points, out.outer, grid);
      out.holes.push_back(std::move(ring.points));
    }
  }
  polygons.push_back(std::move(out));
  return std::nullopt;
}

}  // namespace

std::variant<PolygonsOnGrid, std::string> polygons_on_grid(const OGRGeometry& geometry, bool geographic,
                                                           const ExactTransformation& to_grid,
                                                           const GridSpec& grid) {
  PolygonsOnGrid polygons;
  bool on_projection = true;
  if (wkbFlatten(geometry.getGeometryType()) == wkbMultiPolygon) {
    for (const OGRPolygon* part : *geometry.toMultiPolygon())
      if (auto fault = add_polygon(*part, geographic, to_grid, grid, polygons, on_projection)) return *fault;
  } else if (auto fault =
                 add_polygon(*geometry.toPolygon(), geographic, to_grid, grid, polygons, on_projection)) {
    return *fault;
  }
  if (!on_projection) polygons.clear();
  return polygons;
}

Zone zone_of_polygons(PolygonsOnGrid polygons, const GridSpec& grid) {
  if (polygons.empty()) return Zone{{}, 1};
  return polygon_zone(grid, std::move(polygons));
}

}  // namespace firnline
