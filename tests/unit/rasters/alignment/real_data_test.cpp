// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>

#include "rasters/catalogue/catalogue.hpp"
#include "tests/unit/rasters/alignment/raster_files.hpp"

namespace firnline::testing {
namespace {

class RealData : public ::testing::Test {
 protected:
  void SetUp() override {
    const char* given = std::getenv("FIRNLINE_SHARED");
    shared_ = given != nullptr ? std::filesystem::path(given) : std::filesystem::path(FIRNLINE_SOURCE_DIR) / ".." / "shared";
    folder_ = shared_ / "data" / "carec-region";
    if (!std::filesystem::exists(folder_)) GTEST_SKIP() << "The real study data is not beside the repository.";
    opener_.emplace(folder_, std::map<std::string, std::filesystem::path>{}, Allowances{.netcdf = true});
  }
  [[nodiscard]] LayerRequest layer(const std::string& name, const std::string& id, const std::string& file, Method method = Method::none) const {
    LayerRequest request;
    request.name = name;
    request.spec = *find_layer(id);
    request.sources = {file};
    request.paths = {opener_->resolve(file).string()};
    request.method = method;
    return request;
  }
  [[nodiscard]] GridSpec region_grid() const {
    GridRequest request;
    request.like = "elevation";
    return resolve_grid(*opener_, request, {layer("elevation", "elevation", "elevation_era5land_0p1deg.tif")});
  }
  [[nodiscard]] AlignedLayer align(const GridSpec& grid, const LayerRequest& request) const {
    auto layers = align_layers(*opener_, grid, {}, {request});
    return std::move(layers.front());
  }

  std::filesystem::path shared_, folder_;
  std::optional<Opener> opener_;
};

TEST_F(RealData, TheWholeRegionsPeopleStayAllOfThem) {
  // README of the study: 268.05 million people in the window 44-90 E, 34-56 N.
  GridRequest request;
  request.crs = "EPSG:4326";
  request.west = 44, request.south = 34, request.east = 90, request.north = 56;
  request.cell_width = request.cell_height = 0.1;
  const GridSpec grid = resolve_grid(*opener_, request, {});
  const AlignedLayer people = align(grid, layer("people", "population_count", "population_count_2020_30min.tif", Method::by_kind));

  (void)cells_of(people, grid);

  const AuditRow row = people.audit()[0];
  EXPECT_NEAR(*row.total_before / 1e6, 268.05, 0.005);
  EXPECT_NEAR(*row.total_after / *row.total_before, 1, 1e-6);
}

TEST_F(RealData, PeopleOnTheElevationGridAreThePartInside) {
  const GridSpec grid = region_grid();
  const AlignedLayer people = align(grid, layer("people", "population_count", "population_count_2020_30min.tif", Method::by_kind));
  (void)cells_of(people, grid);

  // The part by hand: every 0.5 degree cell times the share of its true area inside 47.95-90.05 E, 33.95-56.05 N.
  const auto dataset = opener_->open_raster(folder_ / "population_count_2020_30min.tif");
  std::vector<double> cells(static_cast<std::size_t>(dataset->GetRasterXSize() * dataset->GetRasterYSize()));
  ASSERT_EQ(dataset->GetRasterBand(1)->RasterIO(GF_Read, 0, 0, dataset->GetRasterXSize(), dataset->GetRasterYSize(), cells.data(),
                                                dataset->GetRasterXSize(), dataset->GetRasterYSize(), GDT_Float64, 0, 0, nullptr), CE_None);
  double inside = 0;
  for (int r = 0; r < dataset->GetRasterYSize(); ++r)
    for (int c = 0; c < dataset->GetRasterXSize(); ++c) {
      const double value = cells[static_cast<std::size_t>(r * dataset->GetRasterXSize() + c)];
      const double west = 44 + 0.5 * c;
      const double share = std::max(0.0, std::min(west + 0.5, 90.05) - std::max(west, 47.95)) / 0.5;
      if (value >= 0) inside += value * share;  // the grid reaches beyond the window north, south and east
    }
  EXPECT_NEAR(*people.audit()[0].total_after / inside, 1, 1e-6);
}

TEST_F(RealData, ClimateClassesHalfACellOffAreRefusedWithTheLineToAdd) {
  const GridSpec grid = region_grid();
  const auto request = layer("climate_class", "climate_class", "koppen/koppen_geiger_1991-2020.tif");

  const auto error = error_of([&] { (void)align(grid, request); });

  ASSERT_TRUE(error);
  EXPECT_EQ(error->code(), ExitCode::raster);
  EXPECT_TRUE(mentions(error, "-39.500 columns east and 0.500 rows south")) << error->what();
  EXPECT_TRUE(mentions(error, "add to [layers.climate_class]:  method = \"mode\"")) << error->what();

  auto declared = request;
  declared.method = Method::by_kind;
  const AlignedLayer climate = align(grid, declared);
  EXPECT_TRUE(climate.transformation().starts_with("mode"));
  (void)codes_of(climate, grid);
  EXPECT_GE(*climate.audit()[0].seen_low, 1);
  EXPECT_LE(*climate.audit()[0].seen_high, 30);
}

TEST_F(RealData, ANetCdfSeriesNeedsItsCrsAndItsUnitInWords) {
  const Opener data(shared_ / "data", {}, Allowances{.netcdf = true});
  LayerRequest request = layer("t", "air_temperature_monthly", "elevation_era5land_0p1deg.tif");
  request.sources = {"chirchik-uz/chelsa_tas_1979_daily.nc"};
  request.paths = {data.resolve(request.sources.front()).string()};
  request.subdataset = "tas";
  request.bands = {1};
  GridRequest like;
  like.like = "t";

  const auto no_crs = error_of([&] { (void)resolve_grid(data, like, {request}); });
  request.file_crs = "EPSG:4326";
  const auto wrong_unit = error_of([&] { (void)resolve_grid(data, like, {request}); });  // "C" is the coulomb
  request.file_unit = "degC";
  const GridSpec grid = resolve_grid(data, like, {request});
  const auto layers = align_layers(data, grid, {}, {request});
  (void)cells_of(layers.front(), grid);

  EXPECT_TRUE(mentions(no_crs, "add to [layers.t]:  crs = \"EPSG:4326\""));
  ASSERT_TRUE(wrong_unit);
  EXPECT_EQ(wrong_unit->code(), ExitCode::raster);
  EXPECT_EQ(grid.rows, 18);
  EXPECT_EQ(grid.cols, 21);
  EXPECT_NEAR(*layers.front().audit()[0].seen_low, 2596 * 0.1 - 273.15, 0.01);  // packed minimum and maximum of the study's manifest
  EXPECT_NEAR(*layers.front().audit()[0].seen_high, 2738 * 0.1 - 273.15, 0.01);
}

}  // namespace
}  // namespace firnline::testing
