// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/sites/corridor.hpp"

#include <geodesic.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

#include "rasters/opener/gdal_messages.hpp"
#include "rasters/sites/placement.hpp"

namespace firnline {
namespace {

constexpr double stretch_m = 50000;  // of the line in one plane
constexpr double longest_side_m = 1000;
constexpr int corners_per_quarter = 64;

/// The plane in which distances and directions from one place are true.
class LocalPlane {
 public:
  LocalPlane(double lon, double lat) : lon_(lon), lat_(lat) {
    geod_init(&ellipsoid_, 6378137.0, 1 / 298.257223563);
  }
  [[nodiscard]] OGRPoint from_degrees(double lon, double lat) const {
    double metres = 0, azimuth = 0;
    geod_inverse(&ellipsoid_, lat_, lon_, lat, lon, &metres, &azimuth, nullptr);
    azimuth *= std::numbers::pi / 180;
    return {metres * std::sin(azimuth), metres * std::cos(azimuth)};
  }
  void add_degrees(double x, double y, Positions& out) const {
    double lon = 0, lat = 0;
    geod_direct(&ellipsoid_, lat_, lon_, std::atan2(x, y) * 180 / std::numbers::pi, std::hypot(x, y), &lat,
                &lon, nullptr);
    out.add(lon, lat);
  }

 private:
  geod_geodesic ellipsoid_{};
  double lon_, lat_;
};

/// Rings are kept as (column, row): what GEOS joins on the grid, turns of the globe already undone.
class Corridor {
 public:
  Corridor(const GridSpec& grid, const ExactTransformation& degrees_to_grid, double half_width_m)
      : grid_(grid), degrees_to_grid_(degrees_to_grid), half_width_m_(half_width_m) {}

  /// Adds the surroundings of points [first, last]. out: false when that is impossible
  bool add(const Positions& degrees, std::size_t first, std::size_t last) {
    const std::size_t middle = (first + last) / 2;
    const LocalPlane plane(degrees.x[middle], degrees.y[middle]);
    OGRLineString line;
    for (std::size_t i = first; i <= last; ++i) {
      const OGRPoint point = plane.from_degrees(degrees.x[i], degrees.y[i]);
      line.addPoint(&point);
    }
    const GdalMessages messages;
    const OGRGeometryUniquePtr around(line.Buffer(half_width_m_, corners_per_quarter));
    if (around == nullptr || wkbFlatten(around->getGeometryType()) != wkbPolygon) return false;
    around->segmentize(longest_side_m);
    OGRPolygon on_grid;
    for (const OGRLinearRing* ring : *around->toPolygon()) {
      auto placed = place(*ring, plane);
      if (!placed) return on_projection_ = false;
      on_grid.addRing(&*placed);
    }
    return pieces_.addGeometry(&on_grid) == OGRERR_NONE;
  }

  [[nodiscard]] bool on_projection() const { return on_projection_; }
  [[nodiscard]] bool around_pole() const { return around_pole_; }

  /// Empty when the pieces cannot be joined.
  [[nodiscard]] std::vector<GridPolygon> joined() const {
    const GdalMessages messages;
    const OGRGeometryUniquePtr all(pieces_.getNumGeometries() == 1 ? pieces_.getGeometryRef(0)->clone()
                                                                   : pieces_.UnionCascaded());
    std::vector<GridPolygon> polygons;
    if (all == nullptr) return polygons;
    if (wkbFlatten(all->getGeometryType()) == wkbPolygon) add_to(polygons, *all->toPolygon());
    if (wkbFlatten(all->getGeometryType()) == wkbMultiPolygon)
      for (const OGRPolygon* part : *all->toMultiPolygon()) add_to(polygons, *part);
    return polygons;
  }

 private:
  std::optional<OGRLinearRing> place(const OGRLinearRing& ring, const LocalPlane& plane) {
    Positions corners;
    for (int i = 0; i < ring.getNumPoints(); ++i) plane.add_degrees(ring.getX(i), ring.getY(i), corners);
    degrees_to_grid_.apply(corners);
    if (std::find(corners.valid.begin(), corners.valid.end(), 0) != corners.valid.end()) return std::nullopt;
    const UnrolledRing unrolled = unroll(grid_, corners);
    around_pole_ = around_pole_ || unrolled.around_pole;
    const double turn = turn_near_first(unrolled.points);
    OGRLinearRing out;
    for (const GridPoint& point : unrolled.points) out.addPoint(point.col + turn, point.row);
    out.closeRings();
    return out;
  }

  double turn_near_first(const GridRing& ring) {
    if (!grid_.geographic) return 0;
    if (!first_col_) first_col_ = ring.front().col;
    const double circle = 360 / grid_.cell_width;
    return circle * std::round((*first_col_ - ring.front().col) / circle);
  }

  static void add_to(std::vector<GridPolygon>& polygons, const OGRPolygon& polygon) {
    GridPolygon out;
    for (const OGRLinearRing* ring : polygon) {
      GridRing points;
      for (int i = 0; i < ring->getNumPoints(); ++i) points.push_back({ring->getY(i), ring->getX(i)});
      if (out.outer.empty())
        out.outer = std::move(points);
      else
        out.holes.push_back(std::move(points));
    }
    polygons.push_back(std::move(out));
  }

  const GridSpec& grid_;
  const ExactTransformation& degrees_to_grid_;
  double half_width_m_;
  OGRMultiPolygon pieces_;
  std::optional<double> first_col_;
  bool on_projection_ = true, around_pole_ = false;
};

}  // namespace

std::variant<Zone, std::string> corridor_zone(const GridSpec& grid, const ExactTransformation& to_degrees,
                                              const ExactTransformation& degrees_to_grid,
                                              const MeasuredLine& line, double half_width_m) {
  Corridor corridor(grid, degrees_to_grid, half_width_m);
  const std::string undrawn =
      "The corridor along the line could not be drawn. Simplify the line, or draw it as polygons.";
  for (const MeasuredLine::Part& part : line.parts) {
    Positions degrees = part.points;
    to_degrees.apply(degrees);
    for (std::size_t first = 0; first + 1 < degrees.size();) {
      std::size_t last = first + 1;
      while (last + 1 < degrees.size() && part.walked_m[last + 1] - part.walked_m[first] <= stretch_m) ++last;
      if (!corridor.add(degrees, first, last)) {
        if (!corridor.on_projection()) return Zone{{}, 1};
        return undrawn;
      }
      first = last;
    }
  }
  if (corridor.around_pole())
    return std::string(
        "A pole lies inside the corridor. Split the line before the pole, or use a narrower corridor.");
  auto polygons = corridor.joined();
  if (polygons.empty()) return undrawn;
  return polygon_zone(grid, std::move(polygons));
}

}  // namespace firnline
