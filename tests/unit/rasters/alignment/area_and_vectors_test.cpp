// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <fstream>

#include "tests/unit/rasters/alignment/raster_files.hpp"

namespace firnline::testing {
namespace {

class AreaAndVectors : public Folder {
 protected:
  /// One square of longitudes and latitudes with a number.
  void write_square(const std::string& name, double west, double south, double east, double north) const {
    std::ofstream file(path(name));
    file << R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"depth":7.5},"geometry":{"type":"Polygon","coordinates":[[)"
         << "[" << west << "," << south << "],[" << east << "," << south << "],[" << east << "," << north << "],[" << west << "," << north
         << "],[" << west << "," << south << "]]]}}]}";
  }
  void write_dem() const {
    write("dem.tif", {.crs = "EPSG:4326", .west = 70, .north = 42, .width = 0.5, .height = 0.5, .rows = 4, .cols = 4,
                      .value = [](int, int row, int col) { return 10.0 * row + col; }});
  }
};

TEST_F(AreaAndVectors, CellsOutsideTheAreaHaveNoData) {
  write_dem();
  write_square("area.geojson", 70.5, 41.0, 71.25, 41.5);  // row 1; column 1 wholly, column 2 by half
  GridRequest area;
  area.area_polygons_path = path("area.geojson");
  const GridSpec grid = grid_of(layer("dem.tif"));
  const auto layers = align_layers(opener(), grid, area, {layer("dem.tif")});

  const auto cells = cells_of(layers[0], grid);

  for (int r = 0; r < 4; ++r)
    for (int c = 0; c < 4; ++c) {
      const float value = cells[static_cast<std::size_t>(4 * r + c)];
      if (r == 1 && (c == 1 || c == 2)) EXPECT_EQ(value, 10.0F * static_cast<float>(r) + static_cast<float>(c));
      else EXPECT_TRUE(std::isnan(value)) << r << " " << c;
    }
  EXPECT_EQ(layers[0].audit().back().step, "clip");
  EXPECT_EQ(layers[0].audit().back().cells_in, 14);
}

TEST_F(AreaAndVectors, PolygonsBecomeCellsOfTheGrid) {
  write_dem();
  write_square("lakes.geojson", 70.5, 41.0, 71.25, 41.5);
  LayerRequest lakes = layer("lakes.geojson");
  lakes.rasterise = Rasterise{};
  lakes.spec.unit = "1";
  const GridSpec grid = grid_of(layer("dem.tif"));

  const AlignedLayer aligned = align(grid, lakes);
  const auto cells = cells_of(aligned, grid);

  EXPECT_EQ(cells[5], 1.0F);
  EXPECT_NEAR(cells[6], 0.5F, 1e-6);
  EXPECT_EQ(cells[7], 0.0F);
  EXPECT_EQ(aligned.audit()[0].step, "rasterise");
  EXPECT_EQ(aligned.audit()[0].cells_in, 1);
}

}  // namespace
}  // namespace firnline::testing
