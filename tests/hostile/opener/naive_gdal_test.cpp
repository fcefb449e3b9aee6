// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// The attacks of opener_attacks_test.cpp against a GDAL without a fence: each is shown to work, so that a
// test that says "refused" does not merely watch a broken attack. One program of its own, because the fence
// cannot be lowered.
#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogr_spatialref.h>

#include <memory>
#include <string>
#include <string_view>

#include "tests/hostile/opener/attacks.hpp"
#include "tests/support/loopback_listener.hpp"

namespace firnline::attacks {
namespace {

using Handle = std::unique_ptr<GDALDataset>;

class NaiveGdal : public ::testing::Test {
 protected:
  NaiveGdal() { GDALAllRegister(); }
  void SetUp() override {
    CPLPushErrorHandler(CPLQuietErrorHandler);
    // Later versions close some of these doors themselves; then there is nothing to show.
    if (std::string_view(GDALVersionInfo("VERSION_NUM")).substr(0, 3) != "306") {
      GTEST_SKIP() << "These attacks were measured on GDAL 3.6; this is " << GDALVersionInfo("RELEASE_NAME")
                   << ".";
    }
  }
  void TearDown() override { CPLPopErrorHandler(); }

  static Handle open(const std::string& name, unsigned flags = 0) {
    return Handle(GDALDataset::Open(name.c_str(), flags));
  }
  static int first_cell(GDALRasterBand* band) {
    unsigned char cell = 0;
    const CPLErr result = band->RasterIO(GF_Read, 0, 0, 1, 1, &cell, 1, 1, GDT_Byte, 0, 0, nullptr);
    return result == CE_None ? cell : -1;
  }
};

TEST_F(NaiveGdal, LetsARawVrtNamedTifReadAnyFile) {
  const Scene scene;
  const Handle opened = open(scene.write("dem.tif", raw_band_vrt(scene.secret)));
  ASSERT_TRUE(opened);
  EXPECT_EQ(first_cell(opened->GetRasterBand(1)), secret_byte);
}

TEST_F(NaiveGdal, LetsAnInlineVrtReadAnyFile) {
  const Scene scene;
  const Handle opened = open(raw_band_vrt(scene.secret));
  ASSERT_TRUE(opened);
  EXPECT_EQ(first_cell(opened->GetRasterBand(1)), secret_byte);
}

TEST_F(NaiveGdal, FollowsAnOverviewThatIsAVrtEvenWithAnAllowedDriverList) {
  const Scene scene;
  const auto dem = scene.write("dem.tif", small_tiff());
  scene.write("dem.tif.ovr", raw_band_vrt(scene.secret));
  const char* const only[] = {"GTiff", nullptr};
  const Handle opened(GDALDataset::Open(dem.c_str(), GDAL_OF_RASTER, only));
  ASSERT_TRUE(opened);
  ASSERT_EQ(opened->GetRasterBand(1)->GetOverviewCount(), 1);
  EXPECT_EQ(first_cell(opened->GetRasterBand(1)->GetOverview(0)), secret_byte);
}

TEST_F(NaiveGdal, FollowsAMaskThatIsAVrt) {
  const Scene scene;
  const auto dem = scene.write("dem.tif", small_tiff());
  scene.write("dem.tif.msk", mask_vrt(scene.secret));
  const Handle opened = open(dem);
  ASSERT_TRUE(opened);
  EXPECT_EQ(first_cell(opened->GetRasterBand(1)->GetMaskBand()), secret_byte);
}

TEST_F(NaiveGdal, FollowsAnOverviewFileNamedInASideCar) {
  const Scene scene;
  const auto dem = scene.write("dem.tif", small_tiff());
  const auto overview = scene.top.write("elsewhere/overview.vrt", raw_band_vrt(scene.secret));
  scene.write("dem.tif.aux.xml", "<PAMDataset><Metadata domain=\"OVERVIEWS\"><MDI key=\"OVERVIEW_FILE\">" +
                                     overview.string() + "</MDI></Metadata></PAMDataset>");
  const Handle opened = open(dem);
  ASSERT_TRUE(opened);
  ASSERT_EQ(opened->GetRasterBand(1)->GetOverviewCount(), 1);
  EXPECT_EQ(first_cell(opened->GetRasterBand(1)->GetOverview(0)), secret_byte);
}

TEST_F(NaiveGdal, LetsAnMrfWriteAFileWhenRead) {
  const Scene scene;
  const auto source = scene.write("source.tif", small_tiff());
  const auto victim = scene.top / "elsewhere/victim";
  const Handle opened = open(scene.write("dem.tif", writing_mrf(source, victim)));
  ASSERT_TRUE(opened);
  first_cell(opened->GetRasterBand(1));
  EXPECT_TRUE(std::filesystem::exists(victim));
}

TEST_F(NaiveGdal, FetchesAnAddressInsideAVrt) {
  const testing::LoopbackListener network;
  const Scene scene;
  const Handle opened = open(scene.write("dem.tif", source_vrt("/vsicurl/" + network.url("a.tif"))));
  if (opened) first_cell(opened->GetRasterBand(1));
  EXPECT_GT(network.connections(), 0);
}

TEST_F(NaiveGdal, FetchesADataSetThatIsAnAddress) {
  const testing::LoopbackListener network;
  open(network.url("a.tif"));
  EXPECT_GT(network.connections(), 0);
}

TEST_F(NaiveGdal, OpensInlineGeoJson) {
  EXPECT_TRUE(open(R"({"type":"FeatureCollection","features":[]})", GDAL_OF_VECTOR));
}

TEST_F(NaiveGdal, FetchesACoordinateSystemThatIsAnAddress) {
  const testing::LoopbackListener network;
  OGRSpatialReference crs;
  crs.SetFromUserInput(network.url("crs").c_str());
  EXPECT_GT(network.connections(), 0);
}

TEST_F(NaiveGdal, FetchesTheCoordinateSystemLinkOfAGeoJsonFile) {
  const testing::LoopbackListener network;
  const Scene scene;
  const auto file = scene.write("sites.geojson",
                                R"({"type":"FeatureCollection","crs":{"type":"link","properties":{"href":")" +
                                    network.url("crs") + R"("}},"features":[]})");
  open(file, GDAL_OF_VECTOR);
  EXPECT_GT(network.connections(), 0);
}

}  // namespace
}  // namespace firnline::attacks
