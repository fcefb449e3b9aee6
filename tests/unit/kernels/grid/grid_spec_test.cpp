// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/grid/grid_spec.hpp"

#include <gtest/gtest.h>

#include "tests/support/tolerance.hpp"

namespace firnline {
namespace {

using test::agrees;
namespace tolerance = test::tolerance;

GridSpec geographic_grid(double north, double cell_degrees, std::int64_t rows = 4) {
  GridSpec grid;
  grid.rows = rows;
  grid.cols = 4;
  grid.north = north;
  grid.cell_width = grid.cell_height = cell_degrees;
  grid.geographic = true;
  return grid;
}

// domain-spec 1.1: at 41.5 degrees one degree is 83 496.17 m by 111 063.58 m.
TEST(RowMetrics, OneDegreeAtTheFerganaLatitudeHasTheTabledSize) {
  const RowMetrics metrics = row_metrics(geographic_grid(42, 1), 0);
  EXPECT_NEAR(metrics.dx_m, 83496.17, 0.005);
  EXPECT_NEAR(metrics.dy_m, 111063.58, 0.005);
}

// T-AREA: the cell 50..51 degrees north, one degree wide; by the formula, and by PostGIS with geodesic edges.
TEST(RowMetrics, OneDegreeCellAreaAgreesWithFormulaAndGeodesic) {
  const double area = row_metrics(geographic_grid(51, 1), 0).area_m2;
  EXPECT_PRED3(agrees, area, 7892218857.99, tolerance::ellipsoid_formula);
  EXPECT_PRED3(agrees, area, 7892061583.2065, tolerance::geodesic_edge);
}

// T-AREA: cells of 30 arc-seconds with their southern edge at 41.5, and centred on it.
TEST(RowMetrics, ThirtySecondCellAreasAgreeWithTheTable) {
  const double size = 30.0 / 3600;
  EXPECT_PRED3(agrees, row_metrics(geographic_grid(41.5 + size, size), 0).area_m2, 643944.17,
               tolerance::ellipsoid_formula);
  EXPECT_PRED3(agrees, row_metrics(geographic_grid(41.5 + size / 2, size), 0).area_m2, 643984.99,
               tolerance::ellipsoid_formula);
}

TEST(RowMetrics, RowsAddUpToTheWholeEllipsoid) {
  // The WGS84 ellipsoid has 510 065 621 724 088 m2 (the closed formula of Snyder 1987, eq. 3-11 and 3-12).
  const GridSpec grid = geographic_grid(90, 0.5, 360);
  double total = 0;
  for (std::int64_t row = 0; row < grid.rows; ++row) total += 720 * row_metrics(grid, row).area_m2;
  EXPECT_PRED3(agrees, total, 510065621724088.0, tolerance::ellipsoid_formula);
}

TEST(RowMetrics, ASphereIsNoSpecialCase) {
  GridSpec grid = geographic_grid(30, 30);
  grid.semi_major_m = 1;
  grid.eccentricity_sq = 0;
  // 2 pi (sin 30 - sin 0) / 12 of the unit sphere.
  EXPECT_NEAR(row_metrics(grid, 0).area_m2, 0.5 * 3.14159265358979324 / 6, 1e-15);
}

TEST(RowMetrics, NorthAndSouthAreMirrored) {
  const GridSpec grid = geographic_grid(60, 1, 120);
  for (std::int64_t row = 0; row < 60; ++row) {
    EXPECT_DOUBLE_EQ(row_metrics(grid, row).area_m2, row_metrics(grid, 119 - row).area_m2);
    EXPECT_DOUBLE_EQ(row_metrics(grid, row).dx_m, row_metrics(grid, 119 - row).dx_m);
  }
}

TEST(RowMetrics, RowsBeyondThePoleHaveNoArea) {
  const GridSpec grid = geographic_grid(90, 1);
  EXPECT_EQ(row_metrics(grid, -1).area_m2, 0);
  EXPECT_GT(row_metrics(grid, 0).area_m2, 0);
  EXPECT_LT(row_metrics(grid, -1).dx_m, 1e-6);
}

TEST(RowMetrics, EveryRowOfAProjectedGridIsAlike) {
  GridSpec grid;
  grid.rows = grid.cols = 10;
  grid.cell_width = 30;
  grid.cell_height = 20;
  for (const std::int64_t row : {-1, 0, 9}) {
    EXPECT_EQ(row_metrics(grid, row).dx_m, 30);
    EXPECT_EQ(row_metrics(grid, row).dy_m, 20);
    EXPECT_EQ(row_metrics(grid, row).area_m2, 600);
  }
}

}  // namespace
}  // namespace firnline
