// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "rasters/alignment/vector_cells.hpp"
#include "rasters/catalogue/catalogue.hpp"
#include "tests/unit/rasters/alignment_vector/vector_fixture.hpp"

namespace firnline {
namespace {

using vector_test::grid;

class RealVectors : public vector_test::VectorTest {
 protected:
  void SetUp() override {
    const char* shared = std::getenv("FIRNLINE_SHARED");
    region_ = (shared != nullptr ? std::filesystem::path(shared)
                                 : std::filesystem::path(FIRNLINE_SOURCE_DIR) / ".." / "shared") /
              "data" / "carec-region";
    if (!std::filesystem::exists(region_))
      GTEST_SKIP() << "The real study data are not here: set FIRNLINE_SHARED to the folder that holds data/.";
  }

  /// The region's 0.1 degree grid, 44-90.1 E and 33.9-56 N, with one cell to spare for outlines that reach
  /// out.
  static GridSpec region() { return grid(4326, 44, 56, 0.1, 222, 462); }

  LayerRequest layer(const char* file, const char* id, const char* attribute) const {
    LayerRequest request;
    request.name = id;
    request.spec = *find_layer(id);
    request.sources = {file};
    request.paths = {(region_ / file).string()};
    request.rasterise = Rasterise{};
    request.rasterise->attribute = attribute;
    return request;
  }

  std::filesystem::path region_;
};

// ogr, independently: SELECT SUM(VOLUME), COUNT(*) FROM overdeepenings
// in Python: 49930406840.537766 m3 in 1817 features
TEST_F(RealVectors, FutureLakesKeepTheVolumeOfTheirFile) {
  constexpr double volume_of_the_file = 49930406840.537766;
  for (const GridSpec& spec : {region(), grid(32644, -600000, 5000000, 5000, 260, 380)}) {
    VectorCells cells(spec, layer("overdeepenings_hma.gpkg", "future_lake_volume", "VOLUME"));
    VectorTally tally;

    const double total = sum(whole(cells, spec, &tally));

    EXPECT_EQ(cells.summary().features, 1817);
    EXPECT_NEAR(*cells.summary().total_in_file / volume_of_the_file, 1, 1e-12);
    EXPECT_NEAR(total / volume_of_the_file, 1, 1e-9);
    EXPECT_EQ(cells.summary().features_on_grid, 1817);
    EXPECT_GT(tally.cells_touched, 500);
    EXPECT_EQ(tally.cells_no_data, 0);  // no lake elsewhere is zero, not unknown
  }
}

// The largest hazard level in the file is 0.887861 (ogr, MAX(LHL_MAX)).
TEST_F(RealVectors, FutureLakeHazardKeepsTheLargestLevel) {
  const auto tile = whole(region(), layer("overdeepenings_hma.gpkg", "future_lake_hazard", "LHL_MAX"));
  double highest = 0;
  for (std::size_t i = 0; i < tile.size(); ++i) highest = std::max(highest, tile.data()[i]);
  EXPECT_EQ(highest, 0.887861);
}

// 365 hexagons 55 km wide have 365 x 0.866 x 55^2 km2 = 956,000 km2; a cell of 0.1 degree at 38 N has 97 km2.
TEST_F(RealVectors, HexagonCentresCoverWhatTheirHexagonsCover) {
  LayerRequest request = layer("glacier_mass_balance_hex55.gpkg", "glacier_elevation_change", "dhdt_ma_mean");
  request.rasterise->spread = Spread::hexagon;
  request.rasterise->spread_km = 55;
  const GridSpec spec = grid(4326, 66, 47, 0.1, 140, 250);
  VectorCells cells(spec, request);
  VectorTally tally;

  const auto tile = whole(cells, spec, &tally);

  double area_km2 = 0, low = 0, high = 0;
  for (std::int64_t row = 0; row < spec.rows; ++row)
    for (std::int64_t col = 0; col < spec.cols; ++col)
      if (!std::isnan(tile.at(row, col))) {
        area_km2 += row_metrics(spec, row).area_m2 / 1e6;
        low = std::min(low, tile.at(row, col));
        high = std::max(high, tile.at(row, col));
      }
  const double hexagons_km2 = 365 * 0.8660254037844386 * 55 * 55;
  EXPECT_GT(area_km2,
            0.97 * hexagons_km2);  // the corners reach beyond the hexagons where there is no neighbour
  EXPECT_LT(area_km2, 1.21 * hexagons_km2);  // circles round every hexagon and no overlap: 2 pi / (3 sqrt 3)
  EXPECT_GT(tally.cells_spread, 9000);
  EXPECT_EQ(tally.cells_touched, 365);
  EXPECT_GE(low, request.spec.plausible_low);
  EXPECT_LE(high, request.spec.plausible_high);
}

TEST_F(RealVectors, LakesCoverTheAreaOfTheirPolygons) {
  LayerRequest request = layer("lakes.geojson", "lake_mask", "");
  request.spec.kind = LayerKind::extensive;
  request.spec.unit = "km2";
  const double by_area = sum(whole(region(), request));
  const auto share = whole(region(), layer("lakes.geojson", "lake_mask", ""));
  double by_share = 0;
  for (std::int64_t row = 0; row < share.window().rows; ++row)
    for (std::int64_t col = 0; col < share.window().cols; ++col)
      by_share += share.at(row, col) * row_metrics(region(), row).area_m2 / 1e6;
  EXPECT_NEAR(by_area / 92664.87, 1, 1e-5);  // GDAL in EPSG:6933, edges cut to 0.001 degrees: 92664.87 km2
  EXPECT_LT(by_share, by_area);  // the file holds Lake Chany twice in parts: 4.6e-4 of the area overlaps,
  EXPECT_GT(by_share, by_area * (1 - 4.6e-4));  // and a cell is covered only once
}

TEST_F(RealVectors, RiversAreUnbrokenLines) {
  VectorTally tally;
  const auto tile = whole(region(), layer("rivers.geojson", "road_presence", ""), &tally);
  EXPECT_GT(tally.cells_touched, 3000);
  EXPECT_EQ(sum(tile), static_cast<double>(tally.cells_touched));
}

}  // namespace
}  // namespace firnline
