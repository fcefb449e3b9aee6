// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// The fence must not stop honest work: every format on the list opens, gives its cells or features, and
// leaves its folder as it was.
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <string>

#include "rasters/opener/gdal_messages.hpp"
#include "tests/support/allowed_drivers_only.hpp"
#include "tests/support/expect_error.hpp"
#include "tests/support/scratch_folder.hpp"
#include "tests/unit/rasters/opener/sample_files.hpp"

namespace firnline {
namespace {

using samples_for_test::memory_raster;
using samples_for_test::write_point;
using samples_for_test::write_raster;
using testing::contents_of;
using testing::expect_error;

class OpenerOnGoodFiles : public ::testing::Test {
 protected:
  OpenerOnGoodFiles() : opener_(folder_.path(), {}, {}) {}
  void TearDown() override { testing::expect_only_allowed_drivers(); }

  [[nodiscard]] DatasetHandle raster(const char* name) const {
    return opener_.open_raster(opener_.resolve(name));
  }
  [[nodiscard]] DatasetHandle vector(const std::string& name) const {
    return opener_.open_vector(opener_.resolve(name));
  }

  static void expect_the_raster(GDALDataset& opened) {
    std::array<float, 6> cells{};
    ASSERT_EQ(opened.GetRasterBand(1)->RasterIO(GF_Read, 0, 0, 3, 2, cells.data(), 3, 2, GDT_Float32, 0, 0,
                                                nullptr),
              CE_None);
    EXPECT_EQ(cells, (std::array<float, 6>{0, 1, 2, 3, 4, 5}));
    double corner[6];
    ASSERT_EQ(opened.GetGeoTransform(corner), CE_None);
    EXPECT_EQ(corner[0], 500000);
    EXPECT_EQ(corner[5], -30);
    ASSERT_NE(opened.GetSpatialRef(), nullptr);
    const OGRSpatialReference utm = parse_crs("EPSG:32643");
    EXPECT_TRUE(opened.GetSpatialRef()->IsSame(&utm) ||
                std::string(opened.GetSpatialRef()->GetName()).find("43N") != std::string::npos);
  }

  static void expect_the_point(GDALDataset& opened) {
    ASSERT_EQ(opened.GetLayerCount(), 1);
    OGRLayer* const layer = opened.GetLayer(0);
    ASSERT_EQ(layer->GetFeatureCount(), 1);
    ASSERT_NE(layer->GetSpatialRef(), nullptr);
    EXPECT_TRUE(layer->GetSpatialRef()->IsGeographic());
    const std::unique_ptr<OGRFeature> feature(layer->GetNextFeature());
    ASSERT_TRUE(feature);
    EXPECT_STREQ(feature->GetFieldAsString("name"), "Ош");
    EXPECT_EQ(feature->GetGeometryRef()->toPoint()->getX(), 70);
    EXPECT_EQ(feature->GetGeometryRef()->toPoint()->getY(), 40);
  }

  testing::ScratchFolder folder_;
  Opener opener_;
};

TEST_F(OpenerOnGoodFiles, OpensGeoTiffAndCog) {
  ASSERT_TRUE(write_raster("GTiff", folder_ / "dem.tif", *memory_raster()));
  ASSERT_TRUE(write_raster("COG", folder_ / "cog.tif", *memory_raster()));
  const char* const big[] = {"BIGTIFF=YES", "ENDIANNESS=BIG", "TILED=YES", "COMPRESS=DEFLATE", nullptr};
  ASSERT_TRUE(write_raster("GTiff", folder_ / "big.dat", *memory_raster(), big));
  const auto before = contents_of(folder_.path());

  expect_the_raster(*raster("dem.tif"));
  expect_the_raster(*raster("cog.tif"));
  expect_the_raster(*raster("big.dat"));

  EXPECT_EQ(contents_of(folder_.path()), before);
}

TEST_F(OpenerOnGoodFiles, OpensArcAsciiGridWithItsProjectionFile) {
  ASSERT_TRUE(write_raster("AAIGrid", folder_ / "dem.asc", *memory_raster()));
  ASSERT_TRUE(std::filesystem::exists(folder_ / "dem.prj"));
  const auto before = contents_of(folder_.path());

  expect_the_raster(*raster("dem.asc"));

  EXPECT_EQ(contents_of(folder_.path()), before);
}

TEST_F(OpenerOnGoodFiles, OpensEveryVectorFormat) {
  ASSERT_TRUE(write_point("GPKG", folder_ / "sites.gpkg"));
  ASSERT_TRUE(write_point("GeoJSON", folder_ / "sites.geojson"));
  ASSERT_TRUE(write_point("ESRI Shapefile", folder_ / "sites.shp"));
  ASSERT_TRUE(write_point("FlatGeobuf", folder_ / "sites.fgb"));
  const auto before = contents_of(folder_.path());

  for (const char* name : {"sites.gpkg", "sites.geojson", "sites.shp", "sites.fgb"}) {
    SCOPED_TRACE(name);
    const auto opened = vector(name);
    expect_the_point(*opened);
    EXPECT_EQ(contents_of(folder_.path()), before) << "while it is open";
  }
  EXPECT_EQ(contents_of(folder_.path()), before);
}

// S50. The write-ahead mode is the hard one: any ordinary reader leaves -wal and -shm beside such a file.
TEST_F(OpenerOnGoodFiles, OpensAWriteAheadGeoPackageInAReadOnlyFolder) {
  ASSERT_TRUE(write_point("GPKG", folder_ / "sites.gpkg", "PRAGMA journal_mode = WAL"));
  const std::string bytes = testing::bytes_of(folder_ / "sites.gpkg");
  ASSERT_EQ(bytes[18], 2) << "the file must really be in write-ahead mode";
  const auto before = contents_of(folder_.path());
  ASSERT_EQ(before.size(), 1U);
  std::filesystem::permissions(folder_.path(),
                               std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);

  const auto opened = vector("sites.gpkg");
  expect_the_point(*opened);

  EXPECT_EQ(contents_of(folder_.path()), before);
}

TEST_F(OpenerOnGoodFiles, RefusesAGeoPackageWithUnsettledChanges) {
  ASSERT_TRUE(write_point("GPKG", folder_ / "sites.gpkg"));
  folder_.write("sites.gpkg-wal", "");
  expect_the_point(*vector("sites.gpkg"));

  folder_.write("sites.gpkg-wal", "frames");
  expect_error(ExitCode::sites, [&] { static_cast<void>(vector("sites.gpkg")); });
  std::filesystem::remove(folder_ / "sites.gpkg-wal");

  folder_.write("sites.gpkg-journal", std::string(512, '\0'));
  expect_the_point(*vector("sites.gpkg"));
  folder_.write("sites.gpkg-journal", "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7 rest");
  expect_error(ExitCode::sites, [&] { static_cast<void>(vector("sites.gpkg")); });
}

// R77, and the characters that mean something in SQLite's addresses: the file opened must be the file named.
TEST_F(OpenerOnGoodFiles, OpensFilesWithUnusualNames) {
  for (const char* name :
       {"Ысык-Көл 湖 dem", "a b", "100% sure", "what?x=1#y", "it's \"quoted\"", "-rf", "a&mode=rwc"}) {
    SCOPED_TRACE(name);
    const std::string stem(name);
    ASSERT_TRUE(write_raster("GTiff", folder_ / (stem + ".tif"), *memory_raster()));
    expect_the_raster(*raster((stem + ".tif").c_str()));
    ASSERT_TRUE(write_point("GPKG", folder_ / "plain.gpkg"));
    std::filesystem::rename(folder_ / "plain.gpkg", folder_ / (stem + ".gpkg"));
    expect_the_point(*vector(stem + ".gpkg"));
  }
}

// S39
TEST_F(OpenerOnGoodFiles, NamesTheMissingPartOfAShapefile) {
  ASSERT_TRUE(write_point("ESRI Shapefile", folder_ / "sites.shp"));
  std::filesystem::remove(folder_ / "sites.dbf");
  expect_error(ExitCode::sites, [&] { static_cast<void>(vector("sites.shp")); });
}

TEST_F(OpenerOnGoodFiles, OpensThroughTheDoorForResolvedPaths) {
  ASSERT_TRUE(write_raster("GTiff", folder_ / "dem.tif", *memory_raster()));
  ASSERT_TRUE(write_point("GeoJSON", folder_ / "sites.geojson"));

  expect_the_raster(*open_resolved_raster(opener_.resolve("dem.tif")));
  expect_the_point(*open_resolved_vector(opener_.resolve("sites.geojson")));
}

TEST_F(OpenerOnGoodFiles, ReadsTextUpToItsLimit) {
  folder_.write("sites.csv", "id,lon,lat\n");

  EXPECT_EQ(opener_.read_text(opener_.resolve("sites.csv"), 11), "id,lon,lat\n");
  expect_error(ExitCode::limits,
               [&] { static_cast<void>(opener_.read_text(opener_.resolve("sites.csv"), 10)); });
}

// R23
TEST_F(OpenerOnGoodFiles, RefusesComplexCells) {
  ASSERT_TRUE(write_raster("GTiff", folder_ / "sar.tif", *memory_raster(GDT_CFloat32)));
  expect_error(ExitCode::raster, [&] { static_cast<void>(raster("sar.tif")); });
}

// R20
TEST_F(OpenerOnGoodFiles, RefusesMoreBandsThanTheLimit) {
  ASSERT_TRUE(write_raster("GTiff", folder_ / "bands.tif", *memory_raster(GDT_Byte, 5)));
  const Opener strict(folder_.path(), {}, {}, RasterLimits{.most_bands = 4});
  const Opener exact(folder_.path(), {}, {}, RasterLimits{.most_bands = 5});

  expect_error(ExitCode::raster, [&] { static_cast<void>(strict.open_raster(strict.resolve("bands.tif"))); });
  EXPECT_EQ(exact.open_raster(exact.resolve("bands.tif"))->GetRasterCount(), 5);
}

// A block of 3 x 2 Float32 cells holds 24 bytes; five interleaved bands of Byte hold 30.
TEST_F(OpenerOnGoodFiles, CountsInterleavedBandsIntoTheBlock) {
  const char* const interleaved[] = {"INTERLEAVE=PIXEL", nullptr};
  ASSERT_TRUE(write_raster("GTiff", folder_ / "five.tif", *memory_raster(GDT_Byte, 5), interleaved));
  const Opener enough(folder_.path(), {}, {}, RasterLimits{.most_block_bytes = 30});
  const Opener short_by_one(folder_.path(), {}, {}, RasterLimits{.most_block_bytes = 29});

  EXPECT_TRUE(enough.open_raster(enough.resolve("five.tif")));
  expect_error(ExitCode::limits,
               [&] { static_cast<void>(short_by_one.open_raster(short_by_one.resolve("five.tif"))); });
}

TEST_F(OpenerOnGoodFiles, MeasuresWhatARasterClaims) {
  ASSERT_TRUE(write_raster("GTiff", folder_ / "dem.tif", *memory_raster()));

  const RasterClaim claim = measure_raster(*raster("dem.tif"), 12);

  EXPECT_EQ(claim.rows, 2);
  EXPECT_EQ(claim.cols, 3);
  EXPECT_EQ(claim.bands, 1);
  EXPECT_EQ(claim.declared_bytes, 24);
  EXPECT_EQ(claim.block_bytes, 24);
  EXPECT_EQ(claim.declared_to_file_ratio(), 2);
}

}  // namespace
}  // namespace firnline
