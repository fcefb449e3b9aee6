// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/alignment/cell_shares.hpp"

#include "tests/unit/rasters/alignment/raster_files.hpp"

namespace firnline::testing {
namespace {

using Shares = Folder;

TEST_F(Shares, SumByHand) {
  // Source cells of 100 m: 10 20 / 30 40. One grid cell of 100 m, half a cell further east and south, takes a quarter of each.
  write("people.tif", {.rows = 2, .cols = 2, .value = [](int, int row, int col) { return 10.0 + 10 * col + 20 * row; }});
  const GridSpec grid = utm_grid(500050, 4599950, 100, 1, 1, opener());
  const AlignedLayer people = align(grid, layer("people.tif", LayerKind::extensive, Method::by_kind));
  EXPECT_EQ(cells_of(people, grid), (std::vector<float>{25}));
}

TEST_F(Shares, SpreadsACoarseCountByArea) {
  write("people.tif", {.width = 400, .height = 400, .value = [](int, int, int) { return 160.0; }});
  const GridSpec grid = utm_grid(500000, 4600000, 100, 4, 4, opener());
  const AlignedLayer people = align(grid, layer("people.tif", LayerKind::extensive, Method::by_kind));
  EXPECT_EQ(cells_of(people, grid), std::vector<float>(16, 10.0F));
  EXPECT_EQ(people.audit()[0].total_before, 160);
  EXPECT_EQ(people.audit()[0].total_after, 160);
}

TEST_F(Shares, SumLeavesOutNoDataAndKeepsUnknownUnknown) {
  write("people.tif", {.rows = 1, .cols = 4, .no_data = -1, .value = [](int, int, int col) { return col < 2 ? -1.0 : col == 2 ? 6.0 : -1.0; }});
  const GridSpec grid = utm_grid(500000, 4600000, 200, 1, 2, opener());
  const auto cells = cells_of(align(grid, layer("people.tif", LayerKind::extensive, Method::by_kind)), grid);
  EXPECT_TRUE(std::isnan(cells[0]));
  EXPECT_EQ(cells[1], 6.0F);
}

TEST_F(Shares, ModeCountsAreaAndBreaksTiesDownwards) {
  // Two grid cells of 150 m over source cells of 100 m: 7 | 3 | 3. The first holds 100 m of 7 and 50 m of 3;
  // a 200 m cell over 9 | 4 holds as much of both.
  write("classes.tif", {.height = 150, .cols = 3, .type = GDT_Byte, .value = [](int, int, int col) { return col == 0 ? 7.0 : 3.0; }});
  write("tie.tif", {.height = 200, .cols = 2, .type = GDT_Byte, .value = [](int, int, int col) { return col == 0 ? 9.0 : 4.0; }});
  const GridSpec grid = utm_grid(500000, 4600000, 150, 1, 2, opener());
  const GridSpec wide = utm_grid(500000, 4600000, 200, 1, 1, opener());
  EXPECT_EQ(codes_of(align(grid, layer("classes.tif", LayerKind::categorical, Method::mode)), grid), (std::vector<std::int32_t>{7, 3}));
  EXPECT_EQ(codes_of(align(wide, layer("tie.tif", LayerKind::categorical, Method::mode)), wide), (std::vector<std::int32_t>{4}));
}

TEST_F(Shares, FractionIsTheShareOfTheValidPart) {
  // 4 | 6 / 0 | 1, 0 is no data: of three valid cells two are in the classes 4 and 6.
  write("climate.tif", {.rows = 2, .cols = 2, .type = GDT_Byte, .no_data = 0, .value = [](int, int row, int col) {
                          const double codes[2][2] = {{4, 6}, {0, 1}};
                          return codes[row][col];
                        }});
  LayerRequest request = layer("climate.tif", LayerKind::categorical, Method::fraction);
  request.classes = {4, 6};
  const GridSpec grid = utm_grid(500000, 4600000, 200, 1, 1, opener());
  const AlignedLayer dry = align(grid, request);
  EXPECT_FALSE(dry.categorical());
  EXPECT_FLOAT_EQ(cells_of(dry, grid)[0], 2.0F / 3.0F);
}

TEST_F(Shares, FractionOnTheSameGridIsZeroOrOne) {
  write("climate.tif", {.cols = 2, .type = GDT_Byte, .value = [](int, int, int col) { return col == 0 ? 4.0 : 1.0; }});
  LayerRequest request = layer("climate.tif", LayerKind::categorical, Method::fraction);
  request.classes = {4};
  const GridSpec grid = grid_of(layer("climate.tif", LayerKind::categorical));
  EXPECT_EQ(cells_of(align(grid, request), grid), (std::vector<float>{1, 0}));
}

TEST_F(Shares, MaximumKeepsTheWorstCell) {
  write("flood.tif", {.rows = 4, .cols = 4, .value = [](int, int row, int col) { return row == 3 && col == 0 ? 2.5 : 0.1; }});
  const GridSpec grid = utm_grid(500000, 4600000, 200, 2, 2, opener());
  const auto cells = cells_of(align(grid, layer("flood.tif", LayerKind::max_type, Method::by_kind)), grid);
  EXPECT_EQ(cells, (std::vector<float>{0.1F, 0.1F, 2.5F, 0.1F}));
}

TEST_F(Shares, MaximumOnATurnedGridLosesNoCell) {
  // One flooded cell in degrees, a polar grid at 45 degrees to it: the box between two corners would miss it.
  GridRequest request;
  request.crs = "+proj=laea +lat_0=90 +lon_0=30 +datum=WGS84";
  request.west = 3500000, request.east = 3900000, request.south = -3900000, request.north = -3500000;
  request.cell_width = request.cell_height = 1900;
  const GridSpec grid = resolve_grid(opener(), request, {});
  for (const int flooded : {3, 17, 26, 38}) {
    write("flood.tif", {.crs = "EPSG:4326", .west = 74.9, .north = 41.5, .width = 0.01, .height = 0.01, .rows = 40, .cols = 50,
                        .value = [&](int, int row, int col) { return row == flooded && col == 49 - flooded ? 2.5 : 0.0; }});
    const AlignedLayer flood = align(grid, layer("flood.tif", LayerKind::max_type, Method::by_kind));
    (void)cells_of(flood, grid);
    EXPECT_EQ(*flood.audit()[0].seen_high, 2.5) << flooded;
  }
}

TEST_F(Shares, AverageByHand) {
  write("depth.tif", {.rows = 2, .cols = 2, .no_data = -1, .value = [](int, int row, int col) {
                        const double values[2][2] = {{1, 2}, {-1, 6}};
                        return values[row][col];
                      }});
  const GridSpec grid = utm_grid(500000, 4600000, 200, 1, 1, opener());
  EXPECT_EQ(cells_of(align(grid, layer("depth.tif", LayerKind::intensive, Method::by_kind)), grid), (std::vector<float>{3}));
}

TEST_F(Shares, OfARowInDegreesFollowTrueArea) {
  // One cell of 60..80 north, cut at 70: Snyder's authalic q gives its northern half 38.0 % of the area on a sphere:
  // (sin 80 - sin 70) / (sin 80 - sin 60) = 0.045115 / 0.118782.
  write("people.tif", {.crs = "+proj=longlat +R=6371000 +no_defs", .west = 0, .north = 80, .width = 20, .height = 20,
                       .value = [](int, int, int) { return 1000.0; }});
  GridRequest request;
  request.crs = "+proj=longlat +R=6371000 +no_defs";
  request.west = 0, request.south = 60, request.east = 20, request.north = 80;
  request.cell_width = 20, request.cell_height = 10;
  const GridSpec grid = resolve_grid(opener(), request, {});

  const auto cells = cells_of(align(grid, layer("people.tif", LayerKind::extensive, Method::by_kind)), grid);

  const double degrees = 3.14159265358979323846 / 180;
  const double expected = 1000 * (std::sin(80 * degrees) - std::sin(70 * degrees)) / (std::sin(80 * degrees) - std::sin(60 * degrees));
  EXPECT_NEAR(cells[0], expected, 1e-4);
  EXPECT_NEAR(cells[0] + cells[1], 1000, 1e-3);
}

}  // namespace
}  // namespace firnline::testing
