// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Shapes whose shares can be drawn on paper. Polygons are written as (row, col) corners.
#include "kernels/grid/polygon_coverage.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <ctime>
#include <limits>
#include <numbers>

#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

GridRing rectangle(double north, double west, double south, double east) {
  return {{north, west}, {north, east}, {south, east}, {south, west}, {north, west}};
}

Zone cover(const GridRing& outer, std::int64_t rows, std::int64_t cols) {
  const GridPolygon polygon{outer, {}};
  return polygon_coverage({&polygon, 1}, {0, 0, rows, cols});
}

double sum_of(const Zone& zone) {
  double sum = 0;
  for (const ZoneRun& run : zone.runs)
    sum += run.weight * static_cast<double>(run.col_last - run.col_first + 1);
  return sum;
}

using Runs = std::vector<ZoneRun>;

TEST(PolygonCoverage, SharesOfTheSquareInTheZonalStatisticsCase) {
  // T-ZON: extent (-1,-1)-(4,4), polygon (.5,.5)-(2.5,2.5): rows and columns 1.5 to 3.5.
  const Zone zone = cover(rectangle(1.5, 1.5, 3.5, 3.5), 5, 5);

  EXPECT_EQ(zone.runs, (Runs{{1, 1, 1, 0.25},
                             {1, 2, 2, 0.5},
                             {1, 3, 3, 0.25},
                             {2, 1, 1, 0.5},
                             {2, 2, 2, 1.0},
                             {2, 3, 3, 0.5},
                             {3, 1, 1, 0.25},
                             {3, 2, 2, 0.5},
                             {3, 3, 3, 0.25}}));
  EXPECT_EQ(zone.outside_cells, 0);
}

TEST(PolygonCoverage, WholeCellsOfARowAreOneRunOfWeightOne) {
  const Zone zone = cover(rectangle(1, 2, 3, 900'002), 4, 1'000'000);

  EXPECT_EQ(zone.runs, (Runs{{1, 2, 900'001, 1.0}, {2, 2, 900'001, 1.0}}));
}

TEST(PolygonCoverage, BordersOnCellEdgesDoNotTouchTheNeighbour) {
  EXPECT_EQ(cover(rectangle(1, 1, 2, 2), 3, 3).runs, (Runs{{1, 1, 1, 1.0}}));
  // Half a degree in tenths of a degree, with the rounding a real grid brings along.
  const double west = (47.1 - 44.0) / 0.1, east = (47.6 - 44.0) / 0.1;
  ASSERT_NE(west, 31.0);
  EXPECT_EQ(cover(rectangle(4, west, 5, east), 10, 100).runs, (Runs{{4, 31, 35, 1.0}}));
}

TEST(PolygonCoverage, ATriangleCutsItsCellsInHalf) {
  // The diagonal from (0,0) to (3,3): below it everything, above it nothing.
  const Zone zone = cover({{0, 0}, {3, 3}, {3, 0}}, 3, 3);

  EXPECT_EQ(zone.runs,
            (Runs{{0, 0, 0, 0.5}, {1, 0, 0, 1.0}, {1, 1, 1, 0.5}, {2, 0, 1, 1.0}, {2, 2, 2, 0.5}}));
}

TEST(PolygonCoverage, DirectionOfTravelDoesNotMatter) {
  const GridRing outer = rectangle(0.5, 0.5, 4.5, 4.5), hole = rectangle(2, 2, 3, 3);
  const GridRing outer_reversed(outer.rbegin(), outer.rend()), hole_reversed(hole.rbegin(), hole.rend());
  const Window window{0, 0, 5, 5};
  const GridPolygon a{outer, {hole}}, b{outer_reversed, {hole}}, c{outer, {hole_reversed}};

  const Zone expected = polygon_coverage({&a, 1}, window);

  EXPECT_DOUBLE_EQ(sum_of(expected), 15);
  EXPECT_EQ(polygon_coverage({&b, 1}, window).runs, expected.runs);
  EXPECT_EQ(polygon_coverage({&c, 1}, window).runs, expected.runs);
}

TEST(PolygonCoverage, AHoleTakesItsCellsOut) {
  const GridPolygon ring{rectangle(0, 0, 3, 3), {rectangle(1, 1, 2, 2)}};

  const Zone zone = polygon_coverage({&ring, 1}, {0, 0, 3, 3});

  EXPECT_EQ(zone.runs, (Runs{{0, 0, 2, 1.0}, {1, 0, 0, 1.0}, {1, 2, 2, 1.0}, {2, 0, 2, 1.0}}));
}

TEST(PolygonCoverage, PartsAreAddedAndNeverExceedTheCell) {
  const std::vector<GridPolygon> side_by_side{{rectangle(0, 0, 1, 0.25), {}}, {rectangle(0, 0.5, 1, 1), {}}};
  const std::vector<GridPolygon> twice{{rectangle(0, 0, 1, 0.75), {}}, {rectangle(0, 0, 1, 0.75), {}}};

  EXPECT_EQ(polygon_coverage(side_by_side, {0, 0, 1, 1}).runs, (Runs{{0, 0, 0, 0.75}}));
  EXPECT_EQ(polygon_coverage(twice, {0, 0, 1, 1}).runs, (Runs{{0, 0, 0, 1.0}}));
}

TEST(PolygonCoverage, WhatLiesBeyondEachSideIsCounted) {
  const Zone zone = cover(rectangle(-2, -3, 7, 9), 5, 6);

  EXPECT_DOUBLE_EQ(sum_of(zone), 30);
  EXPECT_DOUBLE_EQ(zone.outside_cells, 9 * 12 - 30);
  EXPECT_EQ(cover(rectangle(-4, 1, -1, 3), 5, 6).runs, Runs{});
  EXPECT_DOUBLE_EQ(cover(rectangle(-4, 1, -1, 3), 5, 6).outside_cells, 6);
  EXPECT_DOUBLE_EQ(cover(rectangle(1, -4, 3, -1), 5, 6).outside_cells, 6);
  EXPECT_DOUBLE_EQ(cover(rectangle(1, 7, 3, 10), 5, 6).outside_cells, 6);
  EXPECT_DOUBLE_EQ(cover(rectangle(6, 1, 9, 3), 5, 6).outside_cells, 6);
}

TEST(PolygonCoverage, APolygonAMillionTimesTheGridCoversItWholly) {
  const Zone zone = cover({{-1e6, -1e6}, {-1e6, 2e6}, {2e6, 2e6}, {2e6, -1e6}}, 3, 4);

  EXPECT_EQ(zone.runs, (Runs{{0, 0, 3, 1.0}, {1, 0, 3, 1.0}, {2, 0, 3, 1.0}}));
  EXPECT_DOUBLE_EQ(zone.outside_cells, 9e12 - 12);
}

TEST(PolygonCoverage, ASmallPolygonOnAWideGridCostsItsOwnSize) {
  // 10^9 columns of sums would be 48 GB.
  EXPECT_EQ(cover(rectangle(1, 5e8, 2, 5e8 + 2), 4, 1'000'000'000).runs,
            (Runs{{1, 500'000'000, 500'000'001, 1.0}}));
  EXPECT_EQ(cover(rectangle(1, 2e9, 2, 2e9 + 2), 4, 1'000'000'000).outside_cells, 2);
}

TEST(PolygonCoverage, APolygonSmallerThanTheRoundingOfACellIsKept) {
  const double side = 1e-7;  // 3 mm in a 30 km cell; area 1e-14 cells

  const Zone zone = cover(rectangle(1.5, 1.5, 1.5 + side, 1.5 + side), 3, 3);

  ASSERT_EQ(zone.runs.size(), 1U);
  EXPECT_NEAR(zone.runs[0].weight, side * side, 1e-8 * side * side);
}

TEST(PolygonCoverage, NothingIsEnclosedByLinesAndPoints) {
  EXPECT_EQ(cover({}, 3, 3).runs, Runs{});
  EXPECT_EQ(cover({{1, 1}}, 3, 3).runs, Runs{});
  EXPECT_EQ(cover({{1, 1}, {2, 2}}, 3, 3).runs, Runs{});
  EXPECT_EQ(cover({{1, 1}, {2, 2}, {3, 3}, {1, 1}}, 3, 3).runs, Runs{});
  EXPECT_EQ(polygon_coverage({}, {0, 0, 3, 3}).runs, Runs{});
  EXPECT_DOUBLE_EQ(cover(rectangle(0, 0, 1, 2), 0, 0).outside_cells, 2);
}

TEST(PolygonCoverage, AVertexThatIsNotANumberIsABug) {
  const double nan = std::numeric_limits<double>::quiet_NaN(),
               infinity = std::numeric_limits<double>::infinity();

  EXPECT_THROW(cover({{0, 0}, {nan, 1}, {1, 1}}, 3, 3), BugError);
  EXPECT_THROW(cover({{0, 0}, {1, infinity}, {1, 1}}, 3, 3), BugError);
}

TEST(PolygonCoverage, AMillionVerticesHaveTheAreaOfTheirCircle) {
  constexpr int vertices = 1'000'000;
  constexpr double radius = 400.3, step = 2 * std::numbers::pi / vertices;
  GridRing ring;
  for (int i = 0; i < vertices; ++i)
    ring.push_back({500.1 + radius * std::sin(step * i), 499.7 + radius * std::cos(step * i)});

  const std::clock_t start = std::clock();
  const Zone zone = cover(ring, 1000, 1000);
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;

  const double area_of_the_regular_polygon = 0.5 * vertices * radius * radius * std::sin(step);
  EXPECT_NEAR(sum_of(zone) / area_of_the_regular_polygon, 1, 1e-9);
  RecordProperty("processor_seconds", std::to_string(seconds));  // read by people; timings decide no test
}

}  // namespace
}  // namespace firnline
