// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// E48: variables of the environment, and files they or HOME point to, that try to steer GDAL and PROJ. One
// program of its own: they must be there before the fence is raised.
#include <cpl_conv.h>
#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>
#include <stdlib.h>

#include <algorithm>
#include <string>
#include <vector>

#include "rasters/opener/crs.hpp"
#include "rasters/opener/gdal_messages.hpp"
#include "rasters/opener/opener.hpp"
#include "rasters/opener/picture_driver.hpp"
#include "rasters/opener/pinned_configuration.hpp"
#include "rasters/opener/refusing_file_systems.hpp"
#include "tests/hostile/opener/attacks.hpp"
#include "tests/support/allowed_drivers_only.hpp"
#include "tests/support/expect_error.hpp"

namespace firnline {
namespace {

struct HostileEnvironment {
  attacks::Scene scene;
  std::filesystem::path marker = scene.top / "plugin_was_loaded";
  std::filesystem::path log = scene.top / "gdal.log";

  HostileEnvironment() {
    const auto set = [](const char* name, const std::string& value) { ::setenv(name, value.c_str(), 1); };
    set("HOSTILE_PLUGIN_MARKER", marker.string());
    set("GDAL_DRIVER_PATH", HOSTILE_PLUGIN_FOLDER);
    set("GDAL_SKIP", "GTiff GPKG");
    set("OGR_SKIP", "GeoJSON");
    set("GDAL_PAM_ENABLED", "YES");
    set("GDAL_DISABLE_READDIR_ON_OPEN", "NO");
    set("GDAL_VRT_ENABLE_PYTHON", "YES");
    set("OGR_SQLITE_LOAD_EXTENSIONS", "/tmp/evil.so");
    set("CPL_LOG", log.string());
    set("CPL_DEBUG", "ON");
    set("CPL_LOG_ERRORS", "ON");
    set("PROJ_NETWORK", "ON");
    set("PROJ_DATA", scene.job.string());
    set("PROJ_LIB", scene.job.string());
    set("GDAL_DATA", scene.job.string());
    set("GTIFF_POINT_GEO_IGNORE", "YES");
    set("CENTER_LONG", "180");
    set("SHAPE_ENCODING", "CP1251");
    set("OSR_DEFAULT_AXIS_MAPPING_STRATEGY", "AUTHORITY_COMPLIANT");
    set("SPATIALITE_SECURITY", "relaxed");
    set("HDF5_PLUGIN_PATH", HOSTILE_PLUGIN_FOLDER);
    set("HOME", scene.job.string());
    const char* const config = "[configoptions]\nGDAL_NUM_THREADS=7\nGTIFF_HONOUR_NEGATIVE_SCALEY=YES\n";
    scene.write(".gdal/gdalrc", config);
    set("GDAL_CONFIG_FILE", scene.write("own.rc", config).string());
  }
};

class OpenerInAHostileEnvironment : public ::testing::Test {
 protected:
  static HostileEnvironment& environment() {
    static HostileEnvironment the_environment;
    return the_environment;
  }
  // Not in SetUpTestSuite: CTest would take a suite whose set-up throws for skipped instead of failed.
  OpenerInAHostileEnvironment() {
    environment();
    raise_fence({});
  }
  void TearDown() override { testing::expect_only_allowed_drivers(); }
};

TEST_F(OpenerInAHostileEnvironment, HasExactlyTheAllowedDrivers) {
  EXPECT_EQ(registered_drivers(), allowed_drivers({}));
  EXPECT_EQ(registered_drivers(),
            (std::vector<std::string>{"AAIGrid", "COG", "CSV", "ESRI Shapefile", "FlatGeobuf", "GPKG",
                                      "GTiff", "GeoJSON", "MEM"}));
}

TEST_F(OpenerInAHostileEnvironment, LoadsNoPlugInEvenWhenSomebodyRegistersEverything) {
  EXPECT_FALSE(std::filesystem::exists(environment().marker));

  GDALAllRegister();
  raise_fence({});

  EXPECT_FALSE(std::filesystem::exists(environment().marker));
  EXPECT_EQ(registered_drivers(), allowed_drivers({}));
}

TEST_F(OpenerInAHostileEnvironment, KeepsEveryPinnedOption) {
  for (const PinnedOption& option : pinned_options()) {
    EXPECT_STREQ(CPLGetConfigOption(option.name, "unset"), option.value) << option.name;
  }
}

TEST_F(OpenerInAHostileEnvironment, HearsNoneOfTheVariables) {
  for (const char* name :
       {"GDAL_DRIVER_PATH", "CPL_LOG", "PROJ_DATA", "PROJ_LIB", "GDAL_DATA", "SHAPE_ENCODING", "CENTER_LONG",
        "SPATIALITE_SECURITY", "HDF5_PLUGIN_PATH", "GDAL_CONFIG_FILE"}) {
    EXPECT_EQ(::getenv(name), nullptr) << name;
  }
  EXPECT_STREQ(::getenv("PROJ_NETWORK"), "OFF");
  EXPECT_EQ(OSRGetPROJEnableNetwork(), 0);
  EXPECT_STREQ(CPLGetConfigOption("GTIFF_HONOUR_NEGATIVE_SCALEY", "unset"), "unset")
      << "a gdalrc file was read";
}

TEST_F(OpenerInAHostileEnvironment, KeepsTheVariablesOfOthers) {
  for (const char* name : {"PATH", "HOME", "TMPDIR", "OMP_NUM_THREADS", "CUDA_VISIBLE_DEVICES",
                           "SLURM_JOB_ID", "LANG", "TZ", "LD_LIBRARY_PATH", "GSETTINGS_BACKEND", "TIFF"}) {
    EXPECT_FALSE(steers_gdal(name)) << name;
  }
}

TEST_F(OpenerInAHostileEnvironment, WritesNoLog) {
  CPLError(CE_Failure, CPLE_AppDefined, "this goes nowhere");
  CPLDebug("TEST", "nor this");
  EXPECT_FALSE(std::filesystem::exists(environment().log));
}

TEST_F(OpenerInAHostileEnvironment, StillKnowsCoordinateSystems) {
  EXPECT_EQ(parse_crs("EPSG:32643").GetAxisMappingStrategy(), OAMS_TRADITIONAL_GIS_ORDER);
}

TEST_F(OpenerInAHostileEnvironment, RefusesEveryVirtualFileSystemButMemory) {
  const GdalMessages quiet;
  const CPLStringList prefixes(VSIGetFileSystemsPrefixes());
  EXPECT_GE(refused_file_systems().size(), 24U);
  for (const std::string& prefix : refused_file_systems()) {
    VSIStatBufL status{};
    EXPECT_EQ(VSIFOpenL((prefix + environment().scene.secret.string().substr(1)).c_str(), "rb"), nullptr)
        << prefix;
    EXPECT_NE(VSIStatL((prefix + "x").c_str(), &status), 0) << prefix;
  }
  for (int index = 0; index < prefixes.size(); ++index) {
    const auto refused = refused_file_systems();
    const bool known = std::find(refused.begin(), refused.end(), prefixes[index]) != refused.end();
    EXPECT_TRUE(known || std::string(prefixes[index]) == "/vsimem/") << prefixes[index];
  }
}

// Each layer past the others: the options must hold even when the VRT driver has crept back.
TEST_F(OpenerInAHostileEnvironment, PinnedOptionsIgnoreSideCarsEvenWithTheVrtDriverBack) {
  const attacks::Scene scene;
  scene.write("dem.tif.ovr", attacks::raw_band_vrt(scene.secret));
  scene.write("dem.tif.msk", attacks::mask_vrt(scene.secret));
  const auto dem = scene.write("dem.tif", attacks::small_tiff());
  GDALRegister_VRT();
  {
    const GdalMessages quiet;
    const DatasetHandle opened(GDALDataset::Open(dem.c_str(), GDAL_OF_RASTER));
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->GetRasterBand(1)->GetOverviewCount(), 0);
    EXPECT_EQ(opened->GetRasterBand(1)->GetMaskFlags(), GMF_ALL_VALID);
  }
  raise_fence({});
}

// The list of each open: a TopoJSON file starts like GeoJSON and opens when its own driver is there.
TEST_F(OpenerInAHostileEnvironment, OpensThroughOneDriverOnlyEvenWhenAnotherCreptBack) {
  const attacks::Scene scene;
  const Opener opener(scene.job, {}, {});
  const auto file =
      scene.write("sites.geojson", R"({"type":"Topology","objects":{"a":{"type":"Point","coordinates":)"
                                   R"([70,40]}},"arcs":[]})");
  RegisterOGRTopoJSON();
  {
    const GdalMessages quiet;
    EXPECT_TRUE(DatasetHandle(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR)))
        << "the attack must be a real one";
  }
  testing::expect_error(ExitCode::sites,
                        [&] { static_cast<void>(opener.open_vector(opener.resolve("sites.geojson"))); });
  raise_fence({});
}

TEST_F(OpenerInAHostileEnvironment, ADriverThatCreptBackLeavesAtTheNextRaise) {
  GDALRegister_VRT();
  ASSERT_NE(registered_drivers(), allowed_drivers({}));

  raise_fence({});

  EXPECT_EQ(registered_drivers(), allowed_drivers({}));
}

TEST_F(OpenerInAHostileEnvironment, TheFirstCallDecides) {
  raise_fence({.netcdf = true, .zip = true});

  EXPECT_FALSE(allowances_in_force().netcdf);
  EXPECT_EQ(registered_drivers(), allowed_drivers({}));
}

TEST_F(OpenerInAHostileEnvironment, WritesPicturesWithADriverThatIsNotRegistered) {
  GDALDriver* const png = private_png_driver();
  EXPECT_EQ(GDALGetDriverByName("PNG"), nullptr);
  auto* const memory = GetGDALDriverManager()->GetDriverByName("MEM");
  const DatasetHandle picture(memory->Create("", 2, 2, 4, GDT_Byte, nullptr));
  const DatasetHandle written(png->CreateCopy("/vsimem/p.png", picture.get(), 0, nullptr, nullptr, nullptr));
  ASSERT_TRUE(written);

  vsi_l_offset size = 0;
  const GByte* const bytes = VSIGetMemFileBuffer("/vsimem/p.png", &size, 0);
  ASSERT_GT(size, 8U);
  EXPECT_EQ(std::string(reinterpret_cast<const char*>(bytes), 4), "\x89PNG");
  VSIUnlink("/vsimem/p.png");
}

}  // namespace
}  // namespace firnline
