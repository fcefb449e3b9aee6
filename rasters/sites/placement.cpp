// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/sites/placement.hpp"

#include <geodesic.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace firnline {
namespace {

double on_near_edge(double position) {
  const double edge = std::round(position);
  return std::fabs(position - edge) <= edge_rounding ? edge : position;
}

double circle_in_columns(const GridSpec& grid) {
  return 360 / grid.cell_width;
}

struct ColumnRange {
  double west = std::numeric_limits<double>::infinity();
  double east = -std::numeric_limits<double>::infinity();
};

ColumnRange columns_of(const std::vector<GridPolygon>& polygons) {
  ColumnRange range;
  for (const GridPolygon& polygon : polygons)
    for (const GridPoint& point : polygon.outer) {
      range.west = std::min(range.west, point.col);
      range.east = std::max(range.east, point.col);
    }
  return range;
}

void shift(GridPolygon& polygon, double cols) {
  for (GridPoint& point : polygon.outer) point.col += cols;
  for (GridRing& hole : polygon.holes)
    for (GridPoint& point : hole) point.col += cols;
}

/// The polygons once for each turn of the globe that brings them over the grid.
std::vector<GridPolygon> turned_over_grid(const GridSpec& grid, const std::vector<GridPolygon>& polygons) {
  const double circle = circle_in_columns(grid);
  const ColumnRange range = columns_of(polygons);
  std::vector<GridPolygon> turned;
  const double first = std::floor(-range.east / circle) + 1;
  for (double turn = first; range.west + turn * circle < static_cast<double>(grid.cols); turn += 1) {
    for (GridPolygon polygon : polygons) {
      if (turn != 0) shift(polygon, turn * circle);
      turned.push_back(std::move(polygon));
    }
  }
  return turned;
}

double covered_cells(const Zone& zone) {
  double cells = 0;
  for (const ZoneRun& run : zone.runs)
    cells += run.weight * static_cast<double>(run.col_last - run.col_first + 1);
  return cells;
}

/// Closes a ring that goes once around a pole along that pole; the nearer one is meant.
void close_along_pole(const GridSpec& grid, UnrolledRing& ring, double lat) {
  const double pole_row = (grid.north - (lat < 0 ? -90.0 : 90.0)) / grid.cell_height;
  const double first_col = ring.points.front().col;
  const double last_col = first_col + (ring.points.back().col > first_col ? 1 : -1) * circle_in_columns(grid);
  ring.points.push_back({ring.points.front().row, last_col});
  ring.points.push_back({pole_row, last_col});
  ring.points.push_back({pole_row, first_col});
}

}  // namespace

GridPoint grid_position(const GridSpec& grid, double x, double y) {
  double col = on_near_edge((x - grid.west) / grid.cell_width);
  if (grid.geographic) {
    const double circle = circle_in_columns(grid);
    const double turns = std::floor(col / circle);
    if (turns != 0) col = on_near_edge(col - turns * circle);
  }
  return {on_near_edge((grid.north - y) / grid.cell_height), col};
}

Zone point_zone(const GridSpec& grid, const GridPoint& position) {
  const auto rows = static_cast<double>(grid.rows), cols = static_cast<double>(grid.cols);
  double row = position.row;
  const bool south_pole = grid.geographic && grid.y_of(row) <= -90 + edge_rounding * grid.cell_height;
  if (south_pole && row == rows) row = rows - 1;
  if (!(row >= 0 && row < rows && position.col >= 0 && position.col < cols)) return {{}, 1};
  const auto whole_row = static_cast<std::int64_t>(row), whole_col = static_cast<std::int64_t>(position.col);
  return {{{whole_row, whole_col, whole_col, 1.0}}, 0};
}

UnrolledRing unroll(const GridSpec& grid, const Positions& positions) {
  UnrolledRing ring;
  ring.points.reserve(positions.size());
  const double circle = circle_in_columns(grid);
  const auto near = [&](double col, double reference) {
    return grid.geographic ? col - circle * std::round((col - reference) / circle) : col;
  };
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const double col = (positions.x[i] - grid.west) / grid.cell_width;
    const double row = (grid.north - positions.y[i]) / grid.cell_height;
    ring.points.push_back({row, ring.points.empty() ? col : near(col, ring.points.back().col)});
  }
  if (!ring.points.empty()) {
    const double first = ring.points.front().col;
    ring.around_pole =
        grid.geographic && std::fabs(near(first, ring.points.back().col) - first) > 0.5 * circle;
  }
  return ring;
}

Zone polygon_zone(const GridSpec& grid, std::vector<GridPolygon> polygons) {
  const double area = polygon_area_cells(polygons);
  if (grid.geographic) {
    std::vector<GridPolygon> turned = turned_over_grid(grid, polygons);
    if (turned.empty()) return {{}, area};
    const bool met_again = turned.size() > polygons.size();
    polygons = std::move(turned);
    if (met_again) {
      Zone zone = polygon_coverage(polygons, grid.whole());
      const double outside = area - covered_cells(zone);
      zone.outside_cells = outside > coverage_rounding * area ? outside : 0;
      return zone;
    }
  }
  return polygon_coverage(polygons, grid.whole());
}

Positions geodesic_disc(double lon, double lat, double radius_m) {
  constexpr int corners = 256;
  constexpr double wgs84_semi_major_m = 6378137.0, wgs84_flattening = 1 / 298.257223563;
  constexpr double step = 2 * std::numbers::pi / corners;
  const double corner_radius_m = radius_m * std::sqrt(step / std::sin(step));

  geod_geodesic ellipsoid;
  geod_init(&ellipsoid, wgs84_semi_major_m, wgs84_flattening);
  Positions disc;
  for (int i = 0; i < corners; ++i) {
    double corner_lat = 0, corner_lon = 0;
    geod_direct(&ellipsoid, lat, lon, 360.0 * i / corners, corner_radius_m, &corner_lat, &corner_lon,
                nullptr);
    disc.add(corner_lon, corner_lat);
  }
  return disc;
}

Zone disc_zone(const GridSpec& grid, const ExactTransformation& to_grid, double lon, double lat,
               double radius_m) {
  Positions corners = geodesic_disc(lon, lat, radius_m);
  to_grid.apply(corners);
  if (std::find(corners.valid.begin(), corners.valid.end(), 0) != corners.valid.end()) return {{}, 1};
  UnrolledRing ring = unroll(grid, corners);
  if (ring.around_pole) close_along_pole(grid, ring, lat);
  return polygon_zone(grid, {{std::move(ring.points), {}}});
}

}  // namespace firnline
