// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/rasters/alignment/raster_files.hpp"

namespace firnline::testing {
namespace {

/// The grid holds the whole source: what goes in comes out, to a millionth.
class Conservation : public Folder {
 protected:
  void expect_conserved(const GridSpec& grid, const std::string& file, double total) const {
    const AlignedLayer people = align(grid, layer(file, LayerKind::extensive, Method::by_kind));
    double placed = 0;
    for (const float value : cells_of(people, grid)) placed += std::isnan(value) ? 0 : static_cast<double>(value);
    const AuditRow row = people.audit()[0];
    EXPECT_NEAR(placed / total, 1, 1e-6);
    EXPECT_NEAR(*row.total_before / total, 1, 1e-9);
    EXPECT_NEAR(*row.total_after / total, 1, 1e-6);
  }
  static double count(int row, int col) { return (row * 31 + col * 17) % 101 + 0.25; }
  static double total(int rows, int cols) {
    double sum = 0;
    for (int r = 0; r < rows; ++r)
      for (int c = 0; c < cols; ++c) sum += count(r, c);
    return sum;
  }
};

TEST_F(Conservation, FromDegreesToMetresCoarserAndFiner) {
  write("people.tif", {.crs = "EPSG:4326", .west = 74.9, .north = 41.5, .width = 0.01, .height = 0.01, .rows = 40, .cols = 50,
                       .value = [](int, int row, int col) { return count(row, col); }});
  expect_conserved(utm_grid(480000, 4610000, 3000, 30, 30, opener()), "people.tif", total(40, 50));
  expect_conserved(utm_grid(480000, 4610000, 300, 300, 300, opener()), "people.tif", total(40, 50));
}

TEST_F(Conservation, FromMetresToDegrees) {
  write("people.tif", {.width = 500, .height = 700, .rows = 60, .cols = 70, .value = [](int, int row, int col) { return count(row, col); }});
  GridRequest request;
  request.crs = "EPSG:4326";
  request.west = 74.8, request.east = 75.6, request.south = 41.0, request.north = 41.7;
  request.cell_width = 0.013, request.cell_height = 0.017;
  expect_conserved(resolve_grid(opener(), request, {}), "people.tif", total(60, 70));
}

TEST_F(Conservation, ToAGridTurnedByTensOfDegrees) {
  // A polar projection seen from 75 east: its axes run diagonally to meridians and parallels.
  write("people.tif", {.crs = "EPSG:4326", .west = 74.9, .north = 41.5, .width = 0.01, .height = 0.01, .rows = 40, .cols = 50,
                       .value = [](int, int row, int col) { return count(row, col); }});
  GridRequest request;
  request.crs = "+proj=laea +lat_0=90 +lon_0=30 +datum=WGS84";
  request.west = 3660000, request.east = 3790000, request.south = -3770000, request.north = -3640000;
  for (const double size : {1900.0, 300.0}) {  // 300 m: GDAL 3.6.2 loses 2.5e-5 here
    request.cell_width = request.cell_height = size;
    expect_conserved(resolve_grid(opener(), request, {}), "people.tif", total(40, 50));
  }
}

TEST_F(Conservation, SaysWhatLiesBeyondTheGrid) {
  write("people.tif", {.crs = "EPSG:4326", .west = 74.9, .north = 41.5, .width = 0.01, .height = 0.01, .rows = 40, .cols = 50,
                       .value = [](int, int, int) { return 1.0; }});
  const GridSpec grid = utm_grid(500000, 4580000, 1000, 20, 20, opener());
  const AlignedLayer people = align(grid, layer("people.tif", LayerKind::extensive, Method::by_kind));
  (void)cells_of(people, grid);
  ASSERT_EQ(people.audit()[0].warnings.size(), 1U);
  EXPECT_NE(people.audit()[0].warnings[0].find("reaches beyond the grid"), std::string::npos);
}

}  // namespace
}  // namespace firnline::testing
