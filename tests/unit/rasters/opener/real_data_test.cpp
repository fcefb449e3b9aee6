// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// The shared study data, when it is there: every raster and vector opens through the fence.
#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>
#include <stdlib.h>

#include <string>

#include "rasters/opener/opener.hpp"
#include "tests/support/allowed_drivers_only.hpp"

namespace firnline {
namespace {

namespace fs = std::filesystem;

fs::path shared_data() {
  const char* const given = ::getenv("FIRNLINE_SHARED");
  return (given != nullptr ? fs::path(given) : fs::path(FIRNLINE_SOURCE_DIR) / "../shared") / "data";
}

class OpenerOnRealData : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!fs::exists(shared_data()))
      GTEST_SKIP() << "The shared study data is not at " << shared_data() << ".";
  }
  static Opener opener() { return {shared_data(), {}, {.netcdf = true}}; }
};

TEST_F(OpenerOnRealData, OpensEveryRasterAndVector) {
  const Opener door = opener();
  int rasters = 0;
  int vectors = 0;
  for (const auto& entry : fs::recursive_directory_iterator(shared_data())) {
    const std::string name = entry.path().lexically_relative(shared_data()).string();
    const std::string kind = entry.path().extension().string();
    SCOPED_TRACE(name);
    if (kind == ".tif") {
      EXPECT_GT(door.open_raster(door.resolve(name))->GetRasterCount(), 0);
      ++rasters;
    } else if (kind == ".gpkg" || kind == ".geojson") {
      EXPECT_GT(door.open_vector(door.resolve(name))->GetLayer(0)->GetFeatureCount(), 0);
      ++vectors;
    }
  }
  EXPECT_GE(rasters, 12);
  EXPECT_GE(vectors, 15);
  testing::expect_only_allowed_drivers();
}

// Sizes from the data's own README: 365 daily steps of 21 x 18 cells; 48-110 E and 17-60 N in steps of 0.1
// degrees.
TEST_F(OpenerOnRealData, OpensTheNetcdfFiles) {
  const Opener door = opener();
  const auto daily = door.open_raster(door.resolve("chirchik-uz/chelsa_tas_1979_daily.nc"), "tas");
  EXPECT_EQ(daily->GetRasterCount(), 365);
  EXPECT_EQ(daily->GetRasterXSize() * daily->GetRasterYSize(), 21 * 18);

  const auto orography = door.open_raster(door.resolve("carec-region/era5land_geopotential_hma.nc"));
  EXPECT_NEAR(orography->GetRasterXSize(), 620, 1);
  EXPECT_NEAR(orography->GetRasterYSize(), 430, 1);
}

}  // namespace
}  // namespace firnline
