// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0

// Each path that the sample is there to fire, asserted one by one on the files, with GDAL as the judge.
#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <string>

#include "tests/unit/rasters/samples/sample_folder.hpp"

namespace firnline {
namespace {

/// Cells of a band whose stored number is the given one.
std::ptrdiff_t stored(const std::string& name, double number) {
  const OpenDataset dataset = open_sample(name);
  const int rows = dataset->GetRasterYSize(), cols = dataset->GetRasterXSize();
  std::vector<double> cells(static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols));
  EXPECT_EQ(dataset->GetRasterBand(1)->RasterIO(GF_Read, 0, 0, cols, rows, cells.data(), cols, rows, GDT_Float64, 0, 0,
                                                nullptr),
            CE_None);
  return std::count_if(cells.begin(), cells.end(),
                       [&](double cell) { return cell == number || (std::isnan(cell) && std::isnan(number)); });
}

double declared_no_data(const std::string& name, bool& declared) {
  int success = 0;
  const OpenDataset dataset = open_sample(name);
  const double value = dataset->GetRasterBand(1)->GetNoDataValue(&success);
  declared = success != 0;
  return value;
}

std::array<double, 6> transform_of(const std::string& name) {
  std::array<double, 6> transform{};
  open_sample(name)->GetGeoTransform(transform.data());
  return transform;
}

int epsg_of(const std::string& name) {
  const OpenDataset dataset = open_sample(name);
  const char* code = dataset->GetSpatialRef()->GetAuthorityCode(nullptr);
  return code == nullptr ? 0 : std::atoi(code);
}

TEST(SamplePaths, NoDataBySentinel) {
  bool declared = false;
  EXPECT_EQ(declared_no_data("elevation.tif", declared), -32768);
  EXPECT_TRUE(declared);
  EXPECT_GT(stored("elevation.tif", -32768), 1900);  // beyond the border: half of 63 x 63 cells, and the voids
}

TEST(SamplePaths, NoDataByNaN) {
  for (const std::string name : {"water_available.tif", "water_demand.tif", "ice_thickness.tif"}) {
    bool declared = false;
    EXPECT_TRUE(std::isnan(declared_no_data(name, declared)));
    EXPECT_TRUE(declared);
    EXPECT_GT(stored(name, std::nan("")), 10) << name;
  }
}

TEST(SamplePaths, NoDataByMaskBandInsideTheFile) {
  bool declared = true;
  (void)declared_no_data("flood_depth.tif", declared);
  const OpenDataset dataset = open_sample("flood_depth.tif");
  const Cells cells = read_cells("flood_depth.tif");

  EXPECT_FALSE(declared);
  EXPECT_EQ(dataset->GetRasterBand(1)->GetMaskFlags(), GMF_PER_DATASET);
  EXPECT_FALSE(std::filesystem::exists(sample_folder() / "flood_depth.tif.msk"));
  const auto masked = std::count_if(cells.values.begin(), cells.values.end(), [](double cell) { return std::isnan(cell); });
  EXPECT_GT(masked, 5000);
  EXPECT_LT(masked, 24000);
}

TEST(SamplePaths, NoDataByPartialFootprint) {
  const auto grid = transform_of("elevation.tif"), part = transform_of("ice_thickness.tif");

  EXPECT_EQ(part[0], grid[0]);
  EXPECT_EQ(part[1], grid[1]);
  EXPECT_EQ(grid[3] - part[3], 11000);  // begins 110 rows farther south
  EXPECT_EQ(open_sample("ice_thickness.tif")->GetRasterYSize(), 90);
}

TEST(SamplePaths, AGridHalfACellOff) {
  const auto grid = transform_of("elevation.tif"), shifted = transform_of("population_count.tif");

  EXPECT_EQ(shifted[1], grid[1]);
  EXPECT_EQ(grid[0] - shifted[0], 50);
  EXPECT_EQ(shifted[3] - grid[3], 50);
}

TEST(SamplePaths, ACoarserGrid) {
  EXPECT_EQ(transform_of("elevation.tif")[1], 100);
  EXPECT_EQ(transform_of("air_temperature_monthly.tif")[1], 1000);
  EXPECT_EQ(transform_of("water_demand.tif")[1], 1000);
}

TEST(SamplePaths, AnotherCrs) {
  EXPECT_EQ(epsg_of("elevation.tif"), 32643);
  EXPECT_EQ(epsg_of("climate_class.tif"), 4326);
  EXPECT_EQ(epsg_of("water_stress.tif"), 4326);
}

TEST(SamplePaths, DegreeLayersCoverTheWholeGrid) {
  for (const std::string name : {"climate_class.tif", "water_stress.tif"}) {
    const OpenDataset dataset = open_sample(name);
    const auto t = transform_of(name);
    for (const double x : {560000.0, 572000.0, 584000.0})
      for (const double y : {4590000.0, 4600000.0, 4610000.0}) {
        const Place at = degrees_of({x, y});
        EXPECT_GT(at.x, t[0]) << name;
        EXPECT_LT(at.x, t[0] + t[1] * dataset->GetRasterXSize()) << name;
        EXPECT_LT(at.y, t[3]) << name;
        EXPECT_GT(at.y, t[3] + t[5] * dataset->GetRasterYSize()) << name;
      }
  }
}

TEST(SamplePaths, ASouthUpGrid) {
  const auto grid = transform_of("elevation.tif"), flipped = transform_of("cropland_area.tif");

  EXPECT_EQ(flipped[5], 100);  // positive: the first row is the southern one
  EXPECT_EQ(flipped[3], grid[3] - 20000);
}

TEST(SamplePaths, AnExtensiveLayerSumsToThePeopleOfTheTowns) {
  const Cells cells = read_cells("population_count.tif");
  double people = 0, in_towns = 0;
  for (const double cell : cells.values)
    if (!std::isnan(cell)) people += cell;
  const OpenDataset towns = open_sample("towns.geojson");
  for (const auto& town : *towns->GetLayer(0)) in_towns += town->GetFieldAsDouble("people");

  EXPECT_GT(in_towns, 5000);
  EXPECT_NEAR(people, in_towns, 0.03 * in_towns);  // cells hold whole persons
}

TEST(SamplePaths, CountsBesideTheGridAreZero) {
  // The half-cell frame outside the study is empty, so that clipping to the grid loses nobody.
  const Cells cells = read_cells("population_count.tif");
  for (int col = 0; col < cells.cols; ++col) {
    EXPECT_FALSE(cells.at(0, col) > 0);
    EXPECT_FALSE(cells.at(cells.rows - 1, col) > 0);
  }
  for (int row = 0; row < cells.rows; ++row) {
    EXPECT_FALSE(cells.at(row, 0) > 0);
    EXPECT_FALSE(cells.at(row, cells.cols - 1) > 0);
  }
}

TEST(SamplePaths, ACategoricalLayerHasClassesAndColours) {
  const OpenDataset dataset = open_sample("climate_class.tif");
  const Cells cells = read_cells("climate_class.tif");
  const auto holds = [&](double code) { return std::count(cells.values.begin(), cells.values.end(), code) > 0; };

  EXPECT_NE(dataset->GetRasterBand(1)->GetColorTable(), nullptr);
  EXPECT_TRUE(holds(7));   // BSk on the plain
  EXPECT_TRUE(holds(27));  // Dfc on the slopes
  EXPECT_TRUE(holds(29));  // ET near the ice
}

TEST(SamplePaths, AMaxTypeLayerHasFourReturnPeriods) {
  EXPECT_EQ(open_sample("flood_depth.tif")->GetRasterCount(), 4);
  EXPECT_NE(bytes_of(sample_folder() / "job.toml").find("band_values = [ 10, 50, 100, 500 ]"), std::string::npos);
}

TEST(SamplePaths, PackedScaleAndOffset) {
  GDALRasterBand* band = nullptr;
  const OpenDataset temperature = open_sample("air_temperature_monthly.tif"), flood = open_sample("flood_depth.tif");

  band = temperature->GetRasterBand(7);
  EXPECT_EQ(temperature->GetRasterCount(), 12);
  EXPECT_EQ(band->GetRasterDataType(), GDT_UInt16);
  EXPECT_EQ(band->GetScale(), 0.1);
  EXPECT_EQ(band->GetOffset(), -273.15);
  EXPECT_EQ(flood->GetRasterBand(1)->GetScale(), 0.01);
}

TEST(SamplePaths, AnUndeclaredSentinelProvokesAWarning) {
  bool declared = true;
  (void)declared_no_data("water_stress.tif", declared);

  EXPECT_FALSE(declared);
  EXPECT_GT(stored("water_stress.tif", -9999), 0);
  EXPECT_GT(stored("water_stress.tif", 9999), 0);  // and the worst case is no sentinel
}

TEST(SamplePaths, AnInfiniteCellProvokesAWarning) {
  EXPECT_EQ(stored("ice_thickness.tif", std::numeric_limits<double>::infinity()), 1);
}

TEST(SamplePaths, UnitsOtherThanTheEnginesAreNamedInTheFile) {
  EXPECT_STREQ(open_sample("water_demand.tif")->GetRasterBand(1)->GetUnitType(), "mm month-1");
  EXPECT_STREQ(open_sample("elevation.tif")->GetRasterBand(1)->GetUnitType(), "m");
}

TEST(SamplePaths, NoRasterHasASideCarOrATimeStamp) {
  for (const auto& entry : std::filesystem::directory_iterator(sample_folder())) {
    const std::string name = entry.path().filename().string();
    EXPECT_FALSE(name.ends_with(".aux.xml") || name.ends_with(".partial")) << name;
    if (name.ends_with(".tif")) {
      EXPECT_EQ(open_sample(name)->GetMetadataItem("TIFFTAG_DATETIME"), nullptr) << name;
    }
  }
}

}  // namespace
}  // namespace firnline
