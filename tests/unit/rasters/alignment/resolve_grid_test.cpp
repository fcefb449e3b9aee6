// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/rasters/alignment/raster_files.hpp"

namespace firnline::testing {
namespace {

using Grid = Folder;

TEST_F(Grid, LikeALayer) {
  write("dem.tif", {.crs = "EPSG:4326", .west = 70, .north = 42, .width = 0.5, .height = 0.25, .rows = 4, .cols = 6});
  const GridSpec grid = grid_of(layer("dem.tif"));
  EXPECT_EQ(grid.rows, 4);
  EXPECT_EQ(grid.cols, 6);
  EXPECT_EQ(grid.west, 70);
  EXPECT_EQ(grid.north, 42);
  EXPECT_EQ(grid.cell_width, 0.5);
  EXPECT_EQ(grid.cell_height, 0.25);
  EXPECT_TRUE(grid.geographic);
  EXPECT_EQ(grid.semi_major_m, 6378137.0);
  EXPECT_NEAR(grid.eccentricity_sq, 0.00669437999014, 1e-13);  // Snyder 1987, WGS 84
}

TEST_F(Grid, CoversTheExtentWithWholeCells) {
  const GridSpec grid = utm_grid(500000, 4600000, 30, 3, 4, opener());
  EXPECT_EQ(grid.rows, 3);
  EXPECT_EQ(grid.cols, 4);
  EXPECT_FALSE(grid.geographic);

  GridRequest request;
  request.crs = "EPSG:32643";
  request.west = 0, request.south = 0, request.east = 100, request.north = 95;
  request.cell_width = request.cell_height = 30;
  const GridSpec larger = resolve_grid(opener(), request, {});
  EXPECT_EQ(larger.cols, 4);
  EXPECT_EQ(larger.rows, 4);
  EXPECT_EQ(larger.north, 95);
}

TEST_F(Grid, IsClippedToTheWholeCellsTheAreaTouches) {
  write("dem.tif", {.crs = "EPSG:4326", .west = 70, .north = 42, .width = 0.1, .height = 0.1, .rows = 20, .cols = 20});
  GridRequest request;
  request.like = "dem";
  request.area_bbox = std::vector<double>{70.25, 41.0, 70.8, 41.55};

  const GridSpec grid = resolve_grid(opener(), request, {layer("dem.tif")});

  EXPECT_NEAR(grid.west, 70.2, 1e-9);
  EXPECT_EQ(grid.cols, 6);  // 70.2 .. 70.8
  EXPECT_NEAR(grid.north, 41.6, 1e-9);
  EXPECT_EQ(grid.rows, 6);  // 41.6 .. 41.0
}

TEST_F(Grid, SaysWhatIsWrongWithTheRequest) {
  write("dem.tif", {.crs = "EPSG:4326", .west = 70, .north = 42, .width = 0.1, .height = 0.1, .rows = 20, .cols = 20});
  const auto code_of = [&](const GridRequest& request) {
    const auto error = error_of([&] { (void)resolve_grid(opener(), request, {layer("dem.tif")}); });
    return error ? error->code() : ExitCode::done;
  };
  GridRequest unknown, inverted, sizeless, elsewhere;
  unknown.like = "slope";
  inverted.crs = sizeless.crs = "EPSG:32643";
  inverted.west = 10, inverted.east = 0, inverted.north = 10, inverted.cell_width = inverted.cell_height = 1;
  sizeless.east = sizeless.north = 10;
  elsewhere.like = "dem";
  elsewhere.area_bbox = std::vector<double>{10, 40, 11, 41};
  EXPECT_EQ(code_of(unknown), ExitCode::job_file);
  EXPECT_EQ(code_of(inverted), ExitCode::job_file);
  EXPECT_EQ(code_of(sizeless), ExitCode::job_file);
  EXPECT_EQ(code_of(elsewhere), ExitCode::raster);
}

}  // namespace
}  // namespace firnline::testing
