// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/sites/placement.hpp"

#include <gtest/gtest.h>

#include <numbers>

#include "rasters/sites/transformation.hpp"
#include "tests/unit/rasters/sites/support.hpp"

namespace firnline::sites_test {
namespace {

using Runs = std::vector<ZoneRun>;

Runs cell_of(const GridSpec& grid, double x, double y) {
  return point_zone(grid, grid_position(grid, x, y)).runs;
}
Runs cell(std::int64_t row, std::int64_t col) {
  return {{row, col, col, 1.0}};
}

TEST(PointZone, WesternAndNorthernEdgesBelongToTheCell) {
  const GridSpec grid = grid_of("EPSG:32643", 0, 300, 100, 3, 4);

  EXPECT_EQ(cell_of(grid, 100, 200), cell(1, 1));
  EXPECT_EQ(cell_of(grid, 99.999, 200.001), cell(0, 0));
  EXPECT_EQ(cell_of(grid, 0, 300), cell(0, 0));
}

TEST(PointZone, EasternAndSouthernOuterEdgesLieOutside) {
  const GridSpec grid = grid_of("EPSG:32643", 0, 300, 100, 3, 4);

  EXPECT_EQ(cell_of(grid, 400, 150), Runs{});
  EXPECT_EQ(cell_of(grid, 150, 0), Runs{});
  EXPECT_EQ(cell_of(grid, 399.999, 0.001), cell(2, 3));
  EXPECT_EQ(cell_of(grid, -0.001, 150), Runs{});
  EXPECT_EQ(cell_of(grid, 150, 300.001), Runs{});
}

TEST(PointZone, AnEdgeInDecimalsIsAnEdgeInBinary) {
  const GridSpec grid = region();
  ASSERT_LT((70.1 - 44) / 0.1, 261);

  EXPECT_EQ(cell_of(grid, 70.1, 40.05), cell(159, 261));
  EXPECT_EQ(cell_of(grid, 70.05, 41.9), cell(141, 260));
}

TEST(PointZone, LongitudesAgreeAfterAWholeCircle) {
  const GridSpec world = grid_of("EPSG:4326", -180, 90, 1, 180, 360);
  const GridSpec from_zero = grid_of("EPSG:4326", 0, 90, 1, 180, 360);
  const GridSpec pacific = grid_of("EPSG:4326", 170, 10, 1, 20, 20);

  EXPECT_EQ(cell_of(world, 180, 40.5), cell(49, 0));
  EXPECT_EQ(cell_of(world, -180, 40.5), cell(49, 0));
  EXPECT_EQ(cell_of(from_zero, -89.5, 0.5), cell(89, 270));
  EXPECT_EQ(cell_of(from_zero, 0, 0.5), cell(89, 0));
  EXPECT_EQ(cell_of(pacific, -175.5, 0.5), cell(9, 14));
  EXPECT_EQ(cell_of(pacific, 175.5, 0.5), cell(9, 5));
  EXPECT_EQ(cell_of(pacific, -169.5, 0.5), Runs{});
}

TEST(PointZone, APoleBelongsToTheRowThatEndsThere) {
  const GridSpec world = grid_of("EPSG:4326", -180, 90, 1, 180, 360);

  EXPECT_EQ(cell_of(world, 20, 90), cell(0, 200));
  EXPECT_EQ(cell_of(world, 20, -90), cell(179, 200));
}

/// Area of the geodesic disc: pi r^2 (1 - K r^2 / 12), K = 1 / (M N) between the curvatures at equator and
/// pole.
double disc_area_m2(double radius_m, double curvature_radius_m) {
  return std::numbers::pi * radius_m * radius_m *
         (1 - radius_m * radius_m / (12 * curvature_radius_m * curvature_radius_m));
}

TEST(DiscZone, HasTheAreaOfTheGeodesicDisc) {
  // On an equal-area projection the sum of the shares is the area, whatever the distortion of shape.
  const std::string equal_area = "+proj=laea +lat_0=30 +lon_0=60 +datum=WGS84 +units=m";
  for (const double radius_m : {500.0, 5'000.0, 50'000.0, 500'000.0}) {
    const double size = radius_m / 20;
    const GridSpec grid = grid_of(equal_area, 840'000 - 30 * size, 1'140'000 + 30 * size, size, 60, 60);
    const ExactTransformation to_grid(wgs84(), parse_crs(equal_area), "test");
    Positions centre;
    centre.add(840'000, 1'140'000);
    ExactTransformation(parse_crs(equal_area), wgs84(), "test").apply(centre);

    const Zone zone = disc_zone(grid, to_grid, centre.x[0], centre.y[0], radius_m);

    EXPECT_NEAR(covered(zone) * size * size / disc_area_m2(radius_m, 6'371'000), 1, 1e-5) << radius_m;
    EXPECT_EQ(zone.outside_cells, 0) << radius_m;
  }
}

TEST(DiscZone, IsSymmetricAboutTheEquator) {
  const GridSpec grid = grid_of("EPSG:4326", 10, 1, 0.1, 20, 20);
  const ExactTransformation same(wgs84(), wgs84(), "test");

  const Zone zone = disc_zone(grid, same, 11, 0, 30'000);

  // 30 km are 0.2695 degrees of the equator (pi a / 180 = 111.3195 km) and 0.2713 of the meridian (110.574
  // km).
  const double area_cells = std::numbers::pi * (30 / 111.3195) * (30 / 110.5743) * 100;
  EXPECT_NEAR(covered(zone) / area_cells, 1, 1e-4);
  EXPECT_EQ(zone.runs.front().row, 7);
  EXPECT_EQ(zone.runs.back().row, 12);
}

TEST(DiscZone, PartsBeyondTheGridAreCounted) {
  const GridSpec grid = grid_of("EPSG:4326", 11, 1, 0.1, 20, 20);
  const ExactTransformation same(wgs84(), wgs84(), "test");

  const Zone zone = disc_zone(grid, same, 11, 0, 30'000);

  EXPECT_NEAR(covered(zone) / zone.outside_cells, 1, 1e-6);
}

TEST(DiscZone, CrossesThe180thMeridian) {
  const GridSpec world = grid_of("EPSG:4326", -180, 90, 1, 180, 360);
  const GridSpec pacific = grid_of("EPSG:4326", 170, 10, 1, 20, 20);
  const GridSpec inland = grid_of("EPSG:4326", 0, 10, 1, 20, 20);
  const ExactTransformation same(wgs84(), wgs84(), "test");

  const Zone wrapped = disc_zone(world, same, 180, 0, 200'000);
  const Zone whole = disc_zone(pacific, same, -180, 0, 200'000);

  EXPECT_NEAR(covered(wrapped), covered(whole), 1e-9);
  EXPECT_NEAR(covered(whole) / covered(disc_zone(inland, same, 10, 0, 200'000)), 1, 1e-9);
  EXPECT_EQ(wrapped.outside_cells, 0);
  EXPECT_EQ(wrapped.runs.front().col_first, 0);
  bool eastern_end = false;
  for (const ZoneRun& run : wrapped.runs) eastern_end = eastern_end || run.col_last == 359;
  EXPECT_TRUE(eastern_end);
}

TEST(DiscZone, CoversThePoleInside) {
  const GridSpec world = grid_of("EPSG:4326", -180, 90, 1, 180, 360);
  const ExactTransformation same(wgs84(), wgs84(), "test");

  const Zone centred = disc_zone(world, same, 0, -90, 250'000),
             beside = disc_zone(world, same, 77, 89.5, 250'000);

  // 250 km of the meridian next to a pole are 250 / 111.694 degrees: rows 178 and 179 wholly, 0.238 of row
  // 177.
  EXPECT_NEAR(covered(centred) / (360 * 250 / 111.694), 1, 1e-3);
  EXPECT_EQ(centred.runs.back(), (ZoneRun{179, 0, 359, 1.0}));
  EXPECT_EQ(centred.outside_cells, 0);
  EXPECT_EQ(beside.runs.front(), (ZoneRun{0, 0, 359, 1.0}));
  EXPECT_EQ(beside.outside_cells, 0);
}

}  // namespace
}  // namespace firnline::sites_test
