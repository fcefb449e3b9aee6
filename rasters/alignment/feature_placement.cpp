// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/alignment/feature_placement.hpp"

#include <ogr_geometry.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "rasters/alignment/crs.hpp"
#include "rasters/alignment/grid_lon_lat.hpp"

namespace firnline {
namespace {

/// Projections let places they were not made for run away; nothing on Earth is further from a grid of 1 m
/// cells.
constexpr double farthest_cells = 1e8;

double snapped(double position) {
  if (!(std::abs(position) <= farthest_cells)) return std::numeric_limits<double>::quiet_NaN();
  const double line = std::nearbyint(position);
  return std::abs(position - line) < grid_line_snap_cells ? line : position;
}

void turn(std::vector<GridPoint>& line, double cols) {
  for (GridPoint& point : line) point.col += cols;
}

double middle_col(const std::vector<GridPoint>& line) {
  if (line.empty()) return 0;
  const auto west_of = [](const GridPoint& a, const GridPoint& b) { return a.col < b.col; };
  const auto [west, east] = std::minmax_element(line.begin(), line.end(), west_of);
  return (west->col + east->col) / 2;
}

/// Counts vertices with and without an image on the grid's plane.
class ReachCounter {
 public:
  void count(const std::vector<GridPoint>& line) {
    for (const GridPoint& point : line) ++(std::isfinite(point.row) && std::isfinite(point.col) ? on_ : off_);
  }
  [[nodiscard]] FeaturePlacement::Reach reach() const {
    if (off_ == 0) return FeaturePlacement::Reach::on_the_map;
    return on_ == 0 ? FeaturePlacement::Reach::off_the_map : FeaturePlacement::Reach::partly;
  }

 private:
  std::int64_t on_ = 0, off_ = 0;
};

}  // namespace

FeaturePlacement::FeaturePlacement(const GridSpec& grid, const std::string& file_crs_wkt) : grid_(grid) {
  if (!same_crs(file_crs_wkt, grid.crs_wkt))
    operation_.emplace(file_crs_wkt, grid.crs_wkt, GridLonLat(grid).area_of_use());
}

GridPoint FeaturePlacement::place(double x, double y) const {
  if (operation_) operation_->forward(&x, &y, 1);
  return {snapped((grid_.north - y) / grid_.cell_height), snapped((x - grid_.west) / grid_.cell_width)};
}

std::vector<GridPoint> FeaturePlacement::place(const OGRSimpleCurve& curve) const {
  std::vector<GridPoint> line;
  line.reserve(static_cast<std::size_t>(curve.getNumPoints()));
  for (int i = 0; i < curve.getNumPoints(); ++i) {
    const Vertex next{curve.getX(i), curve.getY(i), place(curve.getX(i), curve.getY(i))};
    if (i > 0 && operation_) bend({curve.getX(i - 1), curve.getY(i - 1), line.back()}, next, 0, line);
    line.push_back(next.on_grid);
  }
  return line;
}

/// Adds vertices between two, where the file's straight line leaves the grid's.
void FeaturePlacement::bend(const Vertex& from, const Vertex& to, int depth,
                            std::vector<GridPoint>& line) const {
  constexpr int deepest = 16;  // 65,536 pieces of one edge
  const double across = to.on_grid.col - from.on_grid.col, down = to.on_grid.row - from.on_grid.row;
  if (depth == deepest || !(std::hypot(across, down) > 1)) return;  // below a cell no bend matters; or NaN
  const double x = (from.x + to.x) / 2, y = (from.y + to.y) / 2;
  const Vertex middle{x, y, place(x, y)};
  const double off = std::hypot(middle.on_grid.col - (from.on_grid.col + to.on_grid.col) / 2,
                                middle.on_grid.row - (from.on_grid.row + to.on_grid.row) / 2);
  if (!(off > greatest_bend_cells)) return;
  bend(from, middle, depth + 1, line);
  line.push_back(middle.on_grid);
  bend(middle, to, depth + 1, line);
}

/// Columns to add so that something centred on this column lies in the turn of longitudes nearest to the
/// grid.
double FeaturePlacement::turn_cols(double middle) const {
  if (!grid_.geographic || !std::isfinite(middle)) return 0;
  const double whole_turn = 360 / grid_.cell_width;
  return whole_turn * std::round((static_cast<double>(grid_.cols) / 2 - middle) / whole_turn);
}

void FeaturePlacement::add(const OGRGeometry& geometry, VectorFeature& feature) const {
  switch (wkbFlatten(geometry.getGeometryType())) {
    case wkbPoint: {
      const OGRPoint& point = *geometry.toPoint();
      feature.points.push_back(place(point.getX(), point.getY()));
      feature.points.back().col += turn_cols(feature.points.back().col);
      return;
    }
    case wkbLineString:
      feature.lines.push_back(place(*geometry.toLineString()));
      turn(feature.lines.back(), turn_cols(middle_col(feature.lines.back())));
      return;
    case wkbPolygon: {
      GridPolygon polygon;
      for (const OGRLinearRing* ring : *geometry.toPolygon())
        (ring == geometry.toPolygon()->getExteriorRing() ? polygon.outer : polygon.holes.emplace_back()) =
            place(*ring);
      const double cols = turn_cols(middle_col(polygon.outer));  // a hole goes where its outline goes
      turn(polygon.outer, cols);
      for (GridRing& hole : polygon.holes) turn(hole, cols);
      feature.polygons.push_back(std::move(polygon));
      return;
    }
    default:
      for (const OGRGeometry* part : *geometry.toGeometryCollection()) add(*part, feature);
  }
}

FeaturePlacement::Reach FeaturePlacement::place(const OGRGeometry& geometry, VectorFeature& feature) const {
  add(geometry, feature);
  ReachCounter counter;
  counter.count(feature.points);
  for (const auto& line : feature.lines) counter.count(line);
  for (const GridPolygon& polygon : feature.polygons) {
    counter.count(polygon.outer);
    for (const GridRing& hole : polygon.holes) counter.count(hole);
  }
  return counter.reach();
}

}  // namespace firnline
