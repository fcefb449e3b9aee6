// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/sites/site_shape.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

namespace firnline {
namespace {

constexpr double points_across = 2000;  // of a figure: finer than a page shows

struct ToDegrees : OGRDefaultGeometryVisitor {
  explicit ToDegrees(const ExactTransformation& operation) : to_degrees(operation) {}
  using OGRDefaultGeometryVisitor::visit;
  void visit(OGRLinearRing* ring) override {
    Positions corners;
    for (int i = 0; i < ring->getNumPoints(); ++i) corners.add(ring->getX(i), ring->getY(i));
    to_degrees.apply(corners);
    for (int i = 0; i < ring->getNumPoints(); ++i) {
      const auto at = static_cast<std::size_t>(i);
      ring->setPoint(i, corners.x[at], corners.y[at]);
      all_valid = all_valid && corners.valid[at] != 0;
    }
  }
  const ExactTransformation& to_degrees;
  bool all_valid = true;
};

std::string wkb_of(const OGRGeometry& geometry) {
  std::string bytes(geometry.WkbSize(), '\0');
  geometry.exportToWkb(wkbNDR, reinterpret_cast<unsigned char*>(bytes.data()), wkbVariantIso);
  return bytes;
}

std::string wkb_in_degrees(const OGRGeometry& geometry, const ExactTransformation& to_degrees) {
  if (to_degrees.identity()) return wkb_of(geometry);
  const OGRGeometryUniquePtr degrees(geometry.clone());
  ToDegrees turn(to_degrees);
  degrees->accept(&turn);
  return turn.all_valid ? wkb_of(*degrees) : std::string();
}

/// Columns by which a polygon of a geographic grid must move for its middle to lie in the 360 degrees east of
/// the grid's western edge.
double columns_to_grid(const GridPolygon& polygon, const GridSpec& grid) {
  if (!grid.geographic || polygon.outer.empty()) return 0;
  const auto [west, east] =
      std::minmax_element(polygon.outer.begin(), polygon.outer.end(),
                          [](const GridPoint& a, const GridPoint& b) { return a.col < b.col; });
  const double circle = 360 / grid.cell_width;
  return -circle * std::floor((west->col + east->col) / 2 / circle);
}

/// On a lattice that all polygons of the list share.
GridRing snapped(const GridRing& ring, double cols_east, double step) {
  GridRing out;
  for (const GridPoint& point : ring) {
    const GridPoint at{std::round(point.row / step) * step,
                       std::round((point.col + cols_east) / step) * step};
    if (out.empty() || out.back() != at) out.push_back(at);
  }
  if (out.size() > 1 && out.front() == out.back()) out.pop_back();
  return out;
}

}  // namespace

SiteShape shape_of(const OGRGeometry& geometry, const PolygonsOnGrid& polygons,
                   const ExactTransformation& to_degrees, const GridSpec& grid) {
  const double step = static_cast<double>(std::max(grid.rows, grid.cols)) / points_across;
  SiteShape shape{wkb_in_degrees(geometry, to_degrees), {}};
  const auto add = [&](const GridRing& ring, double cols_east) {
    if (GridRing drawn = snapped(ring, cols_east, step); drawn.size() > 2)
      shape.rings.push_back(std::move(drawn));
  };
  for (const GridPolygon& polygon : polygons) {
    const double cols_east = columns_to_grid(polygon, grid);
    add(polygon.outer, cols_east);
    for (const GridRing& hole : polygon.holes) add(hole, cols_east);
  }
  return shape;
}

}  // namespace firnline
