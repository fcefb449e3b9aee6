// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// The attacks of reliability.md 3b, each at the door (expected exit code) and, where a driver could still be
// reached from inside GDAL, also past the door: a plain GDALOpenEx in the fenced process must not give the
// secret away.
#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <chrono>
#include <memory>
#include <string>

#include "rasters/opener/crs.hpp"
#include "rasters/opener/gdal_messages.hpp"
#include "rasters/opener/opener.hpp"
#include "tests/hostile/opener/attacks.hpp"
#include "tests/support/allowed_drivers_only.hpp"
#include "tests/support/expect_error.hpp"
#include "tests/support/loopback_listener.hpp"

namespace firnline::attacks {
namespace {

using testing::contents_of;
using testing::expect_error;
using testing::LoopbackListener;
namespace fs = std::filesystem;

class OpenerUnderAttack : public ::testing::Test {
 protected:
  OpenerUnderAttack() : opener_(scene_.job, {}, {}) {}
  void TearDown() override { testing::expect_only_allowed_drivers(); }

  void expect_refused_name(ExitCode code, const std::string& name) const {
    SCOPED_TRACE(name);
    expect_error(code, [&] { static_cast<void>(opener_.resolve(name)); });
  }
  void expect_refused_raster(ExitCode code, const std::string& name) const {
    SCOPED_TRACE(name);
    expect_error(code, [&] { static_cast<void>(opener_.open_raster(opener_.resolve(name))); });
  }
  void expect_refused_vector(ExitCode code, const std::string& name) const {
    SCOPED_TRACE(name);
    expect_error(code, [&] { static_cast<void>(opener_.open_vector(opener_.resolve(name))); });
  }
  /// What a call that slipped past the opener would get.
  static DatasetHandle open_past_the_door(const std::string& name) {
    const GdalMessages quiet;
    return DatasetHandle(GDALDataset::Open(name.c_str(), GDAL_OF_READONLY));
  }
  static int first_cell(GDALRasterBand* band) {
    const GdalMessages quiet;
    unsigned char cell = 0;
    const CPLErr result = band->RasterIO(GF_Read, 0, 0, 1, 1, &cell, 1, 1, GDT_Byte, 0, 0, nullptr);
    return result == CE_None ? cell : -1;
  }

  Scene scene_;
  Opener opener_;
};

// 1, R13
TEST_F(OpenerUnderAttack, RefusesAVrtNamedTif) {
  const auto dem = scene_.write("dem.tif", raw_band_vrt(scene_.secret));

  expect_refused_raster(ExitCode::policy, "dem.tif");
  EXPECT_FALSE(open_past_the_door(dem));
}

// 2, J32
TEST_F(OpenerUnderAttack, RefusesAnInlineVrtAsAName) {
  expect_refused_name(ExitCode::policy, raw_band_vrt(scene_.secret));
  expect_refused_name(ExitCode::policy, "  " + raw_band_vrt(scene_.secret));
  EXPECT_FALSE(open_past_the_door(raw_band_vrt(scene_.secret)));
}

// 3, R14
TEST_F(OpenerUnderAttack, IgnoresAnOverviewThatIsAVrt) {
  const auto dem = scene_.write("dem.tif", small_tiff());
  scene_.write("dem.tif.ovr", raw_band_vrt(scene_.secret));

  const auto opened = opener_.open_raster(opener_.resolve("dem.tif"));
  const auto past_the_door = open_past_the_door(dem);

  EXPECT_EQ(opened->GetRasterBand(1)->GetOverviewCount(), 0);
  EXPECT_EQ(first_cell(opened->GetRasterBand(1)), 0);
  ASSERT_TRUE(past_the_door);
  EXPECT_EQ(past_the_door->GetRasterBand(1)->GetOverviewCount(), 0);
}

// 4, R16
TEST_F(OpenerUnderAttack, IgnoresAMaskThatIsAVrt) {
  const auto dem = scene_.write("dem.tif", small_tiff());
  scene_.write("dem.tif.msk", mask_vrt(scene_.secret));

  const auto opened = opener_.open_raster(opener_.resolve("dem.tif"));
  const auto past_the_door = open_past_the_door(dem);

  EXPECT_EQ(opened->GetRasterBand(1)->GetMaskFlags(), GMF_ALL_VALID);
  ASSERT_TRUE(past_the_door);
  EXPECT_EQ(past_the_door->GetRasterBand(1)->GetMaskFlags(), GMF_ALL_VALID);
}

// 5, R15
TEST_F(OpenerUnderAttack, IgnoresAnOverviewNamedInASideCar) {
  const auto dem = scene_.write("dem.tif", small_tiff());
  const auto overview = scene_.top.write("elsewhere/overview.vrt", raw_band_vrt(scene_.secret));
  scene_.write("dem.tif.aux.xml", "<PAMDataset><Metadata domain=\"OVERVIEWS\"><MDI key=\"OVERVIEW_FILE\">" +
                                      overview.string() + "</MDI></Metadata></PAMDataset>");

  EXPECT_EQ(opener_.open_raster(opener_.resolve("dem.tif"))->GetRasterBand(1)->GetOverviewCount(), 0);
  EXPECT_EQ(open_past_the_door(dem)->GetRasterBand(1)->GetOverviewCount(), 0);
}

// 6, R17
TEST_F(OpenerUnderAttack, RefusesAnMrfNamedTifAndWritesNothing) {
  const auto source = scene_.write("source.tif", small_tiff());
  const auto victim = scene_.top / "elsewhere/victim";
  const auto dem = scene_.write("dem.tif", writing_mrf(source, victim));

  expect_refused_raster(ExitCode::policy, "dem.tif");
  EXPECT_FALSE(open_past_the_door(dem));
  EXPECT_FALSE(fs::exists(victim));
}

// 7
TEST_F(OpenerUnderAttack, MakesNoRequestForAVrtThatNamesAnAddress) {
  const LoopbackListener network;
  const auto dem = scene_.write("dem.tif", source_vrt("/vsicurl/" + network.url("a.tif")));

  expect_refused_raster(ExitCode::policy, "dem.tif");
  EXPECT_FALSE(open_past_the_door(dem));
  EXPECT_EQ(network.connections(), 0);
}

// 8 and 9, J30, J31
TEST_F(OpenerUnderAttack, MakesNoRequestForANameThatIsAnAddress) {
  const LoopbackListener network;
  for (const std::string& name :
       {network.url("a.tif"), "HTTP" + network.url("a.tif").substr(4), "ftp" + network.url("a.tif").substr(4),
        "/vsicurl/" + network.url("a.tif"), "//vsicurl/" + network.url("a.tif")}) {
    expect_refused_name(ExitCode::policy, name);
    EXPECT_FALSE(open_past_the_door(name)) << name;
  }
  EXPECT_EQ(network.connections(), 0);
}

// 10
TEST_F(OpenerUnderAttack, RefusesInlineGeoJsonAsAName) {
  expect_refused_name(ExitCode::policy, R"({"type":"FeatureCollection","features":[]})");
  expect_refused_name(ExitCode::policy, R"( {"type":"Point","coordinates":[0,0]})");
}

// 11, J33. Past the door this one ends the process with a segmentation fault: only the name policy stops it.
TEST_F(OpenerUnderAttack, RefusesMemoryPointersAndDriverPrefixes) {
  for (const char* name :
       {"MEM:::DATAPOINTER=0,PIXELS=8,LINES=8", "PG:dbname=x", "NETCDF:a.nc:tas", "GTIFF_DIR:1:a.tif",
        "GPKG:a.gpkg:t", "WMS:x", "C:\\data\\a.tif", "DEM:a.tif", ":a.tif"}) {
    expect_refused_name(ExitCode::policy, name);
  }
}

// 12, J38
TEST_F(OpenerUnderAttack, FollowsNoAddressOrFileAsCoordinateSystem) {
  const LoopbackListener network;
  const auto wkt = scene_.write("secret.prj", "EPSG:4326");
  for (const std::string& text :
       {network.url("crs"), wkt.string(), std::string("secret.prj"), std::string("./secret"),
        std::string("+proj=longlat +nadgrids=/etc/passwd"), std::string("+init=epsg:4326")}) {
    SCOPED_TRACE(text);
    expect_error(ExitCode::policy, [&] { static_cast<void>(parse_crs(text)); });
  }
  // Past our own check, OGR's import must find the network closed as well.
  const GdalMessages quiet;
  OGRSpatialReference crs;
  EXPECT_NE(crs.importFromUrl(network.url("crs").c_str()), OGRERR_NONE);
  EXPECT_EQ(network.connections(), 0);
}

// 13
TEST_F(OpenerUnderAttack, RefusesACurlNameThatReadsAHeaderFile) {
  const LoopbackListener network;
  const std::string name = "/vsicurl?header_file=" + scene_.secret.string() + "&url=" + network.url("a.tif");

  expect_refused_name(ExitCode::policy, name);
  EXPECT_FALSE(open_past_the_door(name));
  EXPECT_EQ(network.connections(), 0);
}

// 14, R74
TEST_F(OpenerUnderAttack, RefusesAFifoAtOnce) {
  ASSERT_EQ(::mkfifo((scene_.job / "dem.tif").c_str(), 0600), 0);
  const auto begin = std::chrono::steady_clock::now();

  expect_refused_name(ExitCode::input_missing, "dem.tif");
  expect_error(ExitCode::input_missing,
               [&] { static_cast<void>(opener_.open_raster(scene_.job / "dem.tif")); });
  expect_error(ExitCode::input_missing,
               [&] { static_cast<void>(open_resolved_raster(scene_.job / "dem.tif")); });

  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(1));
}

// 15, S53
TEST_F(OpenerUnderAttack, RefusesGmlWithAnExternalEntity) {
  const LoopbackListener network;
  scene_.write("sites.gml", "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"" + network.url("e") +
                                "\">]><gml:FeatureCollection xmlns:gml=\"http://www.opengis.net/gml\">&e;"
                                "</gml:FeatureCollection>");

  expect_refused_vector(ExitCode::policy, "sites.gml");
  EXPECT_FALSE(open_past_the_door(scene_.job / "sites.gml"));
  EXPECT_EQ(network.connections(), 0);
}

// 16, J25
TEST_F(OpenerUnderAttack, RefusesALinkThatLeavesTheRoots) {
  scene_.top.write("elsewhere/dem.tif", small_tiff());
  fs::create_symlink(scene_.top / "elsewhere/dem.tif", scene_.job / "dem.tif");
  fs::create_directory_symlink(scene_.top / "elsewhere", scene_.job / "folder");

  expect_refused_name(ExitCode::policy, "dem.tif");
  expect_refused_name(ExitCode::policy, "folder/dem.tif");
}

TEST_F(OpenerUnderAttack, RefusesAFileReplacedByALinkAfterResolving) {
  scene_.top.write("elsewhere/dem.tif", small_tiff());
  const auto resolved = opener_.resolve(scene_.write("dem.tif", small_tiff()).filename().string());
  fs::remove(resolved);
  fs::create_symlink(scene_.top / "elsewhere/dem.tif", resolved);

  expect_error(ExitCode::policy, [&] { static_cast<void>(opener_.open_raster(resolved)); });
}

// 17, J23, J24
TEST_F(OpenerUnderAttack, RefusesPathsThatLeaveTheRoots) {
  scene_.top.write("elsewhere/dem.tif", small_tiff());
  for (const std::string& name :
       {std::string("../elsewhere/dem.tif"), std::string("a/../../elsewhere/dem.tif"),
        std::string("../missing"), (scene_.top / "elsewhere/dem.tif").string(), std::string("/etc/passwd"),
        std::string("/etc"), std::string("..")}) {
    expect_refused_name(ExitCode::policy, name);
  }
}

// 18, R18
TEST_F(OpenerUnderAttack, RefusesATinyTiffWithOneHugeBlock) {
  ASSERT_EQ(bomb_tiff().size(), 158U);
  scene_.write("dem.tif", bomb_tiff());
  expect_refused_raster(ExitCode::limits, "dem.tif");
}

TEST_F(OpenerUnderAttack, RefusesHugeBlocksHiddenInAMaskOrAnOverview) {
  scene_.write("mask.tif", bomb_behind_harmless_tiff(HiddenBomb::mask));
  scene_.write("overview.tif", bomb_behind_harmless_tiff(HiddenBomb::overview));

  expect_refused_raster(ExitCode::limits, "mask.tif");
  expect_refused_raster(ExitCode::limits, "overview.tif");
}

// R75, R76
TEST_F(OpenerUnderAttack, RefusesDevicesAndFolders) {
  fs::create_directory(scene_.job / "dem.tif");
  fs::create_symlink("/dev/zero", scene_.job / "zero.tif");

  expect_refused_name(ExitCode::input_missing, "/dev/zero");
  expect_refused_name(ExitCode::input_missing, "zero.tif");
  expect_refused_name(ExitCode::input_missing, "dem.tif");
  expect_refused_name(ExitCode::input_missing, ".");
}

// J26 at this door, R78
TEST_F(OpenerUnderAttack, RefusesControlCharactersAndArchives) {
  for (const std::string& name :
       {std::string("a\nb.tif"), std::string("a.tif\0.png", 10), std::string("a\x1b[2J.tif"),
        std::string("\x7f"), std::string("/vsizip/a.zip/dem.tif"), std::string("/vsimem/x"),
        std::string("/VSIMEM/x"), std::string("/vsistdin/"), std::string("/vsisubfile/0_8,dem.tif"),
        std::string(5000, 'a')}) {
    expect_refused_name(ExitCode::policy, name);
  }
}

// Not among the 18: found while building them, and real (see
// NaiveGdal.FetchesTheCoordinateSystemLinkOfAGeoJsonFile).
TEST_F(OpenerUnderAttack, FollowsNoCoordinateSystemLinkInGeoJson) {
  const LoopbackListener network;
  for (const std::string& crs :
       {R"({"type":"link","properties":{"href":")" + network.url("crs") + R"("}})",
        R"({"type":"url","properties":{"url":")" + network.url("crs") + R"("}})",
        R"({"type":"name","properties":{"name":")" + network.url("crs") + R"("}})"}) {
    scene_.write("sites.geojson", R"({"type":"FeatureCollection","crs":)" + crs +
                                      R"(,"features":[{"type":"Feature","properties":{},"geometry":)"
                                      R"({"type":"Point","coordinates":[70,40]}}]})");
    static_cast<void>(opener_.open_vector(opener_.resolve("sites.geojson")));
  }
  EXPECT_EQ(network.connections(), 0);
}

// S52
TEST_F(OpenerUnderAttack, RefusesAnOgrVrtNamedGeoJson) {
  const auto file = scene_.write(
      "sites.geojson", "<OGRVRTDataSource><OGRVRTLayer name=\"s\"><SrcDataSource>" + scene_.secret.string() +
                           "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>");
  expect_refused_vector(ExitCode::policy, "sites.geojson");
  EXPECT_FALSE(open_past_the_door(file));
}

// Companions that GDAL opens by name: a shapefile's parts, a grid's .prj, a GeoPackage's logs.
TEST_F(OpenerUnderAttack, RefusesCompanionsThatAreLinksOrPipes) {
  scene_.write("grid.asc", "ncols 1\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 1\n5\n");
  ASSERT_EQ(::mkfifo((scene_.job / "grid.prj").c_str(), 0600), 0);
  expect_refused_raster(ExitCode::input_missing, "grid.asc");

  scene_.write("sites.shp", std::string("\0\0\x27\x0a", 4) + std::string(96, '\0'));
  scene_.write("sites.shx", "");
  fs::create_symlink(scene_.secret, scene_.job / "sites.dbf");
  expect_refused_vector(ExitCode::policy, "sites.shp");

  scene_.write("sites.gpkg", std::string("SQLite format 3\0", 16) + std::string(84, '\0'));
  fs::create_symlink(scene_.secret, scene_.job / "sites.gpkg-wal");
  expect_refused_vector(ExitCode::policy, "sites.gpkg");
}

// GDAL hands an immutable GeoPackage to SQLite as an address and leaves "%2F" in it, which SQLite reads as
// "/": a harmless file's name could open another one outside of the roots.
TEST_F(OpenerUnderAttack, RefusesAGeoPackageNameThatSqliteWouldDecode) {
  const std::string database = std::string("SQLite format 3\0", 16) + std::string(84, '\0');
  scene_.write("..%2Felsewhere%2Fsecret.bin", database);
  scene_.write("a%41.gpkg", database);

  expect_refused_vector(ExitCode::policy, "..%2Felsewhere%2Fsecret.bin");
  expect_refused_vector(ExitCode::policy, "a%41.gpkg");
}

// R12
TEST_F(OpenerUnderAttack, RefusesFormatsOffTheListWhateverTheirName) {
  scene_.write("png.tif", "\x89PNG\r\n\x1a\n");
  scene_.write("jpeg.tif", "\xff\xd8\xff\xe0");
  scene_.write("hdf.tif", "\x89HDF\r\n\x1a\n");
  scene_.write("grib.tif", "GRIB....");
  scene_.write("zip.tif", std::string("PK\x03\x04", 4));
  for (const char* name : {"png.tif", "jpeg.tif", "hdf.tif", "grib.tif", "zip.tif"}) {
    expect_refused_raster(ExitCode::policy, name);
  }
}

// R03, R04, R05, R09, R20 and what looks like a raster but is none
TEST_F(OpenerUnderAttack, RefusesDamagedRasters) {
  scene_.write("empty.tif", "");
  scene_.write("text.tif", "id,lon,lat\n1,70,40\n");
  scene_.write("header.tif", small_tiff().substr(0, 100));
  scene_.write("vector.tif", R"({"type":"FeatureCollection","features":[]})");
  for (const char* name : {"empty.tif", "text.tif", "header.tif", "vector.tif"}) {
    expect_refused_raster(ExitCode::raster, name);
  }
}

// S02, S48, S54
TEST_F(OpenerUnderAttack, RefusesDamagedVectors) {
  scene_.write("empty.gpkg", "");
  scene_.write("text.gpkg", "not a database");
  scene_.write("cut.gpkg", std::string("SQLite format 3\0", 16) + std::string(84, '\0'));
  scene_.write("raster.shp", small_tiff());
  std::string deep = R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":)";
  deep += std::string(100'000, '[') + std::string(100'000, ']') + "},\"geometry\":null}]}";
  scene_.write("deep.geojson", deep);
  for (const char* name : {"empty.gpkg", "text.gpkg", "cut.gpkg", "raster.shp", "deep.geojson"}) {
    expect_refused_vector(ExitCode::sites, name);
  }
}

TEST_F(OpenerUnderAttack, LeavesTheJobFolderUnchanged) {
  scene_.write("dem.tif", small_tiff());
  scene_.write("dem.tif.aux.xml", "<PAMDataset/>");
  scene_.write("sites.geojson", R"({"type":"FeatureCollection","features":[]})");
  const auto before = contents_of(scene_.top.path());
  {
    const auto raster = opener_.open_raster(opener_.resolve("dem.tif"));
    const GdalMessages quiet;
    double statistics[4];
    raster->GetRasterBand(1)->ComputeStatistics(0, &statistics[0], &statistics[1], &statistics[2],
                                                &statistics[3], nullptr, nullptr);
    static_cast<void>(opener_.open_vector(opener_.resolve("sites.geojson")));
  }
  EXPECT_EQ(contents_of(scene_.top.path()), before);
}

}  // namespace
}  // namespace firnline::attacks
