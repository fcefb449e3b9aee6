// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/grid/polygon_coverage.hpp"

#include <algorithm>
#include <cstdint>

#include "kernels/grid/coverage_accumulator.hpp"
#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

using coverage::Accumulator;
using coverage::CompensatedSum;
using coverage::Edge;
using coverage::floor_of;

template <typename Visit>
void for_each_edge(const GridRing& ring, const Visit& visit) {
  for (std::size_t i = 0; i < ring.size(); ++i) visit(ring[i], ring[i + 1 == ring.size() ? 0 : i + 1]);
}

/// Positive when the outline runs south on its western side, as the sums below want it.
double signed_area(const GridRing& ring) {
  if (ring.size() < 3) return 0;
  const double reference =
      ring.front().col;  // near the ring: far from the origin the products would drown its area
  CompensatedSum area;
  for_each_edge(ring, [&](const GridPoint& from, const GridPoint& to) {
    area.add((to.row - from.row) * (0.5 * (reference - from.col) + 0.5 * (reference - to.col)));
  });
  return area.value();
}

void require_finite(const GridRing& ring) {
  for (const GridPoint& point : ring) {
    if (!(point.row - point.row == 0 && point.col - point.col == 0))
      throw BugError("A polygon with a vertex that is not a number reached the coverage computation.");
  }
}

template <typename Visit>
void for_each_ring(std::span<const GridPolygon> polygons, const Visit& visit) {
  for (const GridPolygon& polygon : polygons) {
    visit(polygon.outer, +1);
    for (const GridRing& hole : polygon.holes) visit(hole, -1);
  }
}

/// Directed edges of all rings, horizontal ones left out: they span no height.
std::vector<Edge> edges_of(std::span<const GridPolygon> polygons) {
  std::vector<Edge> edges;
  for_each_ring(polygons, [&](const GridRing& ring, std::int64_t role) {
    const double area = signed_area(ring);
    if (area == 0) return;
    const std::int64_t sign = area > 0 ? role : -role;
    for_each_edge(ring, [&](const GridPoint& from, const GridPoint& to) {
      if (from.row < to.row) edges.push_back({from, to, sign});
      if (from.row > to.row) edges.push_back({to, from, -sign});
    });
  });
  return edges;
}

/// The columns of the window that the polygons can reach: a row of sums is kept for these alone.
Window narrowed(const Window& window, const std::vector<Edge>& edges) {
  double west = edges.front().north.col, east = west;
  for (const Edge& edge : edges) {
    west = std::min({west, edge.north.col, edge.south.col});
    east = std::max({east, edge.north.col, edge.south.col});
  }
  const auto first = static_cast<double>(window.col),
             last = static_cast<double>(window.col + window.cols - 1);
  const std::int64_t west_col = floor_of(std::clamp(west, first, last));
  const std::int64_t east_col = floor_of(std::clamp(east, first, last));
  return {window.row, west_col, window.rows, east_col - west_col + 1};
}

}  // namespace

double polygon_area_cells(std::span<const GridPolygon> polygons) {
  CompensatedSum area;
  for_each_ring(polygons, [&](const GridRing& ring, int role) {
    require_finite(ring);
    const double ring_area = signed_area(ring);
    area.add(role * (ring_area < 0 ? -ring_area : ring_area));
  });
  return area.value();
}

Zone polygon_coverage(std::span<const GridPolygon> polygons, const Window& window) {
  const double area = polygon_area_cells(polygons);
  if (!(area > 0)) return {};
  if (window.empty()) return {{}, area};

  const auto first_row = static_cast<double>(window.row),
             end_row = static_cast<double>(window.row + window.rows);
  std::vector<Edge> edges = edges_of(polygons);
  std::sort(edges.begin(), edges.end(),
            [](const Edge& a, const Edge& b) { return a.north.row < b.north.row; });

  Accumulator accumulator(narrowed(window, edges), coverage_rounding * std::min(area, 1.0));
  const double reference_col = edges.front().north.col;
  double last_row = edges.front().south.row;
  for (const Edge& edge : edges) {
    accumulator.add_beyond_rows(edge, edge.north.row, first_row, reference_col);
    accumulator.add_beyond_rows(edge, end_row, edge.south.row, reference_col);
    last_row = std::max(last_row, edge.south.row);
  }

  std::vector<Edge> active;
  std::size_t waiting = 0;
  const std::int64_t start = floor_of(std::clamp(edges.front().north.row, first_row, end_row));
  for (std::int64_t row = start; row < window.row + window.rows && static_cast<double>(row) < last_row;
       ++row) {
    const auto north = static_cast<double>(row);
    for (; waiting < edges.size() && edges[waiting].north.row < north + 1; ++waiting)
      active.push_back(edges[waiting]);
    std::erase_if(active, [&](const Edge& edge) { return edge.south.row <= north; });
    for (const Edge& edge : active) accumulator.add(edge, row);
    accumulator.finish_row(row);
  }
  return accumulator.take(area);
}

}  // namespace firnline
