// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// What must hold for any polygon, on seeded random ones. The judge clips the outline at each cell's four
// sides (Sutherland & Hodgman 1974) and takes the shoelace area in long double: it shares nothing with the
// code under test.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <random>

#include "kernels/grid/polygon_coverage.hpp"

namespace firnline {
namespace {

long double shoelace(const GridRing& ring) {
  long double twice = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const GridPoint &a = ring[i], &b = ring[(i + 1) % ring.size()], &origin = ring[0];
    twice += static_cast<long double>(a.col - origin.col) * (b.row - origin.row) -
             static_cast<long double>(b.col - origin.col) * (a.row - origin.row);
  }
  return std::fabs(twice) / 2;
}

long double shoelace(const std::vector<GridPolygon>& polygons) {
  long double area = 0;
  for (const GridPolygon& polygon : polygons) {
    area += shoelace(polygon.outer);
    for (const GridRing& hole : polygon.holes) area -= shoelace(hole);
  }
  return area;
}

GridRing clip(const GridRing& ring, double GridPoint::*axis, double GridPoint::*other, double limit,
              double side) {
  GridRing kept;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const GridPoint &a = ring[i], &b = ring[(i + 1) % ring.size()];
    const bool a_in = side * (a.*axis - limit) >= 0, b_in = side * (b.*axis - limit) >= 0;
    if (a_in) kept.push_back(a);
    if (a_in == b_in) continue;
    GridPoint cut;
    cut.*axis = limit;
    cut.*other = a.*other + (b.*other - a.*other) * ((limit - a.*axis) / (b.*axis - a.*axis));
    kept.push_back(cut);
  }
  return kept;
}

double share_of_cell(const GridPolygon& polygon, std::int64_t row, std::int64_t col) {
  const auto area = [&](GridRing ring) {
    const auto north = static_cast<double>(row), west = static_cast<double>(col);
    ring = clip(ring, &GridPoint::row, &GridPoint::col, north, +1);
    ring = clip(ring, &GridPoint::row, &GridPoint::col, north + 1, -1);
    ring = clip(ring, &GridPoint::col, &GridPoint::row, west, +1);
    ring = clip(ring, &GridPoint::col, &GridPoint::row, west + 1, -1);
    return ring.empty() ? 0 : shoelace(ring);
  };
  long double share = area(polygon.outer);
  for (const GridRing& hole : polygon.holes) share -= area(hole);
  return static_cast<double>(share);
}

class RandomPolygons {
 public:
  explicit RandomPolygons(unsigned seed) : engine_(seed) {}

  double between(double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(engine_);
  }

  GridRing star(const GridPoint& centre, double inner, double outer, int vertices) {
    GridRing ring;
    for (int i = 0; i < vertices; ++i) {
      const double angle = 2 * std::numbers::pi * (i + between(0, 0.9)) / vertices,
                   radius = between(inner, outer);
      ring.push_back({centre.row + radius * std::sin(angle), centre.col + radius * std::cos(angle)});
    }
    return ring;
  }

  GridRing sliver(double width, double reach) {
    const GridPoint a{between(-5, reach), between(-5, reach)}, b{between(-5, reach), between(-5, reach)};
    const double length = std::hypot(b.row - a.row, b.col - a.col);
    const double row = width * (b.col - a.col) / length, col = -width * (b.row - a.row) / length;
    return {a, b, {b.row + row, b.col + col}, {a.row + row, a.col + col}};
  }

 private:
  std::mt19937 engine_;
};

double sum_of(const Zone& zone) {
  double sum = 0;
  for (const ZoneRun& run : zone.runs)
    sum += run.weight * static_cast<double>(run.col_last - run.col_first + 1);
  return sum;
}

std::map<std::pair<std::int64_t, std::int64_t>, double> cells_of(const Zone& zone) {
  std::map<std::pair<std::int64_t, std::int64_t>, double> cells;
  for (const ZoneRun& run : zone.runs)
    for (std::int64_t col = run.col_first; col <= run.col_last; ++col) cells[{run.row, col}] = run.weight;
  return cells;
}

void expect_well_formed(const Zone& zone, const Window& window) {
  for (std::size_t i = 0; i < zone.runs.size(); ++i) {
    const ZoneRun& run = zone.runs[i];
    ASSERT_TRUE(run.weight > 0 && run.weight <= 1);
    ASSERT_TRUE(run.col_first <= run.col_last);
    ASSERT_TRUE(window.contains({run.row, run.col_first}) && window.contains({run.row, run.col_last}));
    if (i == 0 || zone.runs[i - 1].row < run.row) continue;
    ASSERT_EQ(zone.runs[i - 1].row, run.row);
    ASSERT_LT(zone.runs[i - 1].col_last, run.col_first);
  }
}

TEST(AnyPolygon, WeightsAndOutsideAddUpToItsArea) {
  for (unsigned seed = 0; seed < 400; ++seed) {
    RandomPolygons random(seed);
    const std::vector<GridPolygon> polygons{{random.star({20, 30}, 3, random.between(4, 60), 40), {}}};
    const Window window{0, 0, 37, 53};

    const Zone zone = polygon_coverage(polygons, window);

    const auto area = static_cast<double>(shoelace(polygons));
    expect_well_formed(zone, window);
    ASSERT_NEAR((sum_of(zone) + zone.outside_cells) / area, 1, 1e-9) << "seed " << seed;
    ASSERT_NEAR(polygon_area_cells(polygons) / area, 1, 1e-12) << "seed " << seed;
  }
}

TEST(AnyPolygon, HolesAreTakenFromTheArea) {
  for (unsigned seed = 0; seed < 400; ++seed) {
    RandomPolygons random(seed);
    const GridPoint centre{random.between(-10, 50), random.between(-10, 60)};
    const double size = random.between(0.01, 40);
    const std::vector<GridPolygon> polygons{
        {random.star(centre, 0.6 * size, size, 30), {random.star(centre, 0.1 * size, 0.5 * size, 20)}}};

    const Zone zone = polygon_coverage(polygons, {0, 0, 37, 53});

    ASSERT_NEAR((sum_of(zone) + zone.outside_cells) / static_cast<double>(shoelace(polygons)), 1, 1e-9)
        << "seed " << seed;
  }
}

TEST(AnyPolygon, EveryCellHasTheShareFoundByClipping) {
  for (unsigned seed = 0; seed < 150; ++seed) {
    RandomPolygons random(seed);
    const GridPoint centre{random.between(0, 20), random.between(0, 30)};
    const double size = random.between(0.5, 15);
    GridPolygon polygon{random.star(centre, 0.6 * size, size, 30),
                        {random.star(centre, 0.1 * size, 0.5 * size, 20)}};
    if (seed % 3 == 0)  // vertices and whole sides on cell edges
      for (GridPoint& point : polygon.outer) point = {std::round(point.row), std::round(point.col)};
    if (seed % 3 == 0) polygon.holes.clear();

    const Zone zone = polygon_coverage({&polygon, 1}, {0, 0, 20, 30});

    auto cells = cells_of(zone);
    for (std::int64_t row = 0; row < 20; ++row)
      for (std::int64_t col = 0; col < 30; ++col) {
        const auto found = cells.find({row, col});
        const double share = found == cells.end() ? 0 : found->second;
        ASSERT_NEAR(share, share_of_cell(polygon, row, col), 1e-9)
            << "seed " << seed << " cell " << row << "," << col;
      }
  }
}

TEST(AnyPolygon, SliversKeepTheirArea) {
  for (unsigned seed = 0; seed < 200; ++seed) {
    RandomPolygons random(seed);
    const double width = std::pow(10, random.between(-4, -1));
    const std::vector<GridPolygon> polygons{{random.sliver(width, 300), {}}};

    const Zone zone = polygon_coverage(polygons, {0, 0, 250, 250});

    ASSERT_NEAR((sum_of(zone) + zone.outside_cells) / static_cast<double>(shoelace(polygons)), 1, 1e-9)
        << "seed " << seed << " width " << width;
  }
}

TEST(AnyPolygon, TilesGiveTheSameBitsAsTheWholeGrid) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    RandomPolygons random(seed);
    const GridPolygon polygon{random.star({25, 35}, 5, 45, 50), {random.star({25, 35}, 1, 4, 9)}};
    const Window whole{0, 0, 50, 70};
    const auto expected = cells_of(polygon_coverage({&polygon, 1}, whole));
    for (const std::int64_t size : {1, 7, 16, 33, 64}) {
      std::map<std::pair<std::int64_t, std::int64_t>, double> tiled;
      for (std::int64_t row = 0; row < whole.rows; row += size)
        for (std::int64_t col = 0; col < whole.cols; col += size)
          tiled.merge(
              cells_of(polygon_coverage({&polygon, 1}, Window{row, col, size, size}.intersected(whole))));

      ASSERT_EQ(tiled, expected) << "seed " << seed << " tile " << size;
    }
  }
}

TEST(AnyPolygon, NeighboursThatShareABorderFillEachCellExactlyOnce) {
  for (unsigned seed = 0; seed < 100; ++seed) {
    RandomPolygons random(seed);
    GridRing border;  // from the northern to the southern side of a 20 x 20 grid
    for (int row = 0; row <= 20; ++row) border.push_back({static_cast<double>(row), random.between(2, 18)});
    GridPolygon west{border, {}}, east{border, {}};
    west.outer.insert(west.outer.end(), {{20, 0}, {0, 0}});
    east.outer.insert(east.outer.end(), {{20, 20}, {0, 20}});

    auto cells = cells_of(polygon_coverage({&west, 1}, {0, 0, 20, 20}));
    for (const auto& [cell, weight] : cells_of(polygon_coverage({&east, 1}, {0, 0, 20, 20})))
      cells[cell] += weight;

    ASSERT_EQ(cells.size(), 400U);
    for (const auto& [cell, weight] : cells) ASSERT_NEAR(weight, 1, 1e-9) << "seed " << seed;
  }
}

}  // namespace
}  // namespace firnline
