// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/alignment/feature_measures.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace firnline {
namespace {

class Bounds {
 public:
  void add(const GridPoint& point) {
    north_ = std::min(north_, point.row);
    south_ = std::max(south_, point.row);
    west_ = std::min(west_, point.col);
    east_ = std::max(east_, point.col);
  }
  void add(const std::vector<GridPoint>& line) {
    for (const GridPoint& point : line) add(point);
  }
  [[nodiscard]] Window window() const {
    if (!(north_ <= south_)) return {};
    const auto cell = [](double position) { return static_cast<std::int64_t>(std::floor(position)); };
    return {cell(north_), cell(west_), cell(south_) - cell(north_) + 1, cell(east_) - cell(west_) + 1};
  }

 private:
  static constexpr double far = std::numeric_limits<double>::infinity();
  double north_ = far, south_ = -far, west_ = far, east_ = -far;
};

/// Over one strip of columns: a cell's share does not depend on the window it is asked for.
void measure_strip(const VectorFeature& feature, const GridSpec& grid, const Window& strip,
                   Measures& measures) {
  for (const ZoneRun& run : polygon_coverage(feature.polygons, strip).runs) {
    const double area = run.weight * row_metrics(grid, run.row).area_m2;
    const Window cells{run.row, run.col_first, 1, run.col_last - run.col_first + 1};
    const Window inside = cells.intersected(grid.whole());
    measures.whole += area * static_cast<double>(cells.cols);
    if (!inside.empty()) measures.on_grid += area * static_cast<double>(inside.cols);
  }
}

void measure_polygons(const VectorFeature& feature, const GridSpec& grid, const Window& around,
                      Measures& measures) {
  constexpr std::int64_t strip_cols = 65536;  // the coverage keeps one row of its window in memory
  for (std::int64_t col = 0; col < around.cols; col += strip_cols)
    measure_strip(feature, grid,
                  {around.row, around.col + col, around.rows, std::min(strip_cols, around.cols - col)},
                  measures);
}

void measure_lines(const VectorFeature& feature, const GridSpec& grid, const Window& around,
                   Measures& measures) {
  for_each_edge(feature.lines, [&](const GridPoint& from, const GridPoint& to) {
    for_each_cell_of_line(from, to, around, [&](const LinePart& part) {
      const double length = length_m(part, row_metrics(grid, part.cell.row));
      measures.whole += length;
      if (grid.whole().contains(part.cell)) measures.on_grid += length;
    });
  });
}

void measure_points(const VectorFeature& feature, const GridSpec& grid, Measures& measures) {
  for (const GridPoint& point : feature.points) {
    measures.whole += 1;
    const Cell cell{static_cast<std::int64_t>(std::floor(point.row)),
                    static_cast<std::int64_t>(std::floor(point.col))};
    if (grid.whole().contains(cell)) measures.on_grid += 1;
  }
}

}  // namespace

Window cells_around(const VectorFeature& feature) {
  Bounds bounds;
  bounds.add(feature.points);
  for (const auto& line : feature.lines) bounds.add(line);
  for (const GridPolygon& polygon : feature.polygons) bounds.add(polygon.outer);
  return bounds.window();
}

double length_m(const LinePart& part, const RowMetrics& row) {
  return std::hypot(part.across * row.dx_m, part.down * row.dy_m);
}

Measures measures_of(const VectorFeature& feature, FeatureShape shape, const GridSpec& grid) {
  const Window around = cells_around(feature);
  Measures measures;
  if (shape == FeatureShape::polygon) measure_polygons(feature, grid, around, measures);
  if (shape == FeatureShape::line) measure_lines(feature, grid, around, measures);
  if (shape == FeatureShape::point) measure_points(feature, grid, measures);
  measures.wholly_on_grid = measures.on_grid == measures.whole;
  return measures;
}

}  // namespace firnline
