// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/catalogue/catalogue.hpp"
#include "tests/unit/rasters/alignment/raster_files.hpp"

namespace firnline::testing {
namespace {

class Latitude : public Folder {
 protected:
  [[nodiscard]] static LayerRequest latitude() {
    LayerRequest request;
    request.name = request.spec.id = std::string("latitude");
    request.spec = *find_layer("latitude");
    request.sources = {"grid"};
    request.from_grid = true;
    return request;
  }

  [[nodiscard]] GridSpec degrees(double north, std::int64_t rows) const {
    GridRequest request;
    request.crs = std::string("EPSG:4326");
    request.west = 70, request.east = 71, request.north = north,
    request.south = north - 0.5 * static_cast<double>(rows);
    request.cell_width = request.cell_height = 0.5;
    return resolve_grid(opener(), request, {});
  }
};

TEST_F(Latitude, OfAGridInDegreesIsThatOfTheMiddleOfTheRow) {
  const GridSpec grid = degrees(42, 3);
  EXPECT_EQ(cells_of(align(grid, latitude()), grid),
            (std::vector<float>{41.75F, 41.75F, 41.25F, 41.25F, 40.75F, 40.75F}));
}

TEST_F(Latitude, EndsAtThePole) {
  const GridSpec grid = degrees(90.5, 2);
  const auto cells = cells_of(align(grid, latitude()), grid);
  EXPECT_TRUE(std::isnan(cells[0]));  // 90.25
  EXPECT_EQ(cells[2], 89.75F);
}

// Expected: the Python package utm 0.8, which inverts the projection by its series and knows nothing of PROJ.
TEST_F(Latitude, OfAProjectedGridIsThatOfEachCell) {
  const auto of_the_cell_around = [&](double x, double y) {
    const GridSpec grid = utm_grid(x - 50, y + 50, 100, 1, 1, opener());
    return cells_of(align(grid, latitude()), grid).front();
  };
  EXPECT_FLOAT_EQ(of_the_cell_around(500050, 4599950), 41.551214152F);
  EXPECT_FLOAT_EQ(of_the_cell_around(750000, 4599950),
                  41.512177592F);  // the same row, 250 km from the meridian
  EXPECT_FLOAT_EQ(of_the_cell_around(250000, 5500000), 49.600805631F);
}

TEST_F(Latitude, SaysWhereItComesFrom) {
  const GridSpec grid = degrees(42, 3);
  const AlignedLayer layer = align(grid, latitude());
  (void)cells_of(layer, grid);
  const auto rows = layer.audit();
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].source, "grid");
  EXPECT_EQ(rows[0].step, "compute");
  EXPECT_EQ(rows[0].method, "computed from the grid");
  EXPECT_EQ(rows[0].cells_out, 6);
  EXPECT_EQ(rows[0].seen_low, 40.75);
  EXPECT_EQ(rows[0].seen_high, 41.75);
  EXPECT_TRUE(rows[0].warnings.empty());
  EXPECT_EQ(layer.transformation(), "computed from the grid");
}

TEST_F(Latitude, IsNoGridForOthers) {
  GridRequest like;
  like.like = std::string("latitude");
  const auto error = error_of([&] { (void)resolve_grid(opener(), like, {latitude()}); });
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code(), ExitCode::job_file);
  EXPECT_TRUE(mentions(error, "itself worked out from the grid"));
}

}  // namespace
}  // namespace firnline::testing
