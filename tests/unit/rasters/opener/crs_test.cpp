// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/opener/crs.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "rasters/opener/fence.hpp"
#include "tests/support/expect_error.hpp"

namespace firnline {
namespace {

using testing::expect_error;

class ParseCrs : public ::testing::Test {
 protected:
  ParseCrs() { raise_fence({}); }
};

TEST_F(ParseCrs, UnderstandsTheUsualNotations) {
  const OGRSpatialReference utm = parse_crs("EPSG:32643");
  char* text = nullptr;
  ASSERT_EQ(utm.exportToWkt(&text), OGRERR_NONE);
  const std::string wkt(text);
  CPLFree(text);
  for (const std::string& same : {wkt, std::string("+proj=utm +zone=43 +datum=WGS84 +units=m +no_defs"),
                                  std::string("urn:ogc:def:crs:EPSG::32643")}) {
    const OGRSpatialReference crs = parse_crs(same);
    EXPECT_TRUE(crs.IsSame(&utm)) << same;
  }
  EXPECT_TRUE(parse_crs("EPSG:4326").IsGeographic());
  EXPECT_TRUE(parse_crs("OGC:CRS84").IsGeographic());
  EXPECT_TRUE(parse_crs("EPSG:32643+5773").IsCompound());
  EXPECT_TRUE(parse_crs("ESRI:102025").IsProjected());
}

// EPSG says latitude first; everything here says east first.
TEST_F(ParseCrs, PutsEastBeforeNorth) {
  for (const char* text :
       {"EPSG:4326", "EPSG:32643", "EPSG:2393", "OGC:CRS84", "+proj=longlat +datum=WGS84"}) {
    const OGRSpatialReference crs = parse_crs(text);
    EXPECT_EQ(crs.GetAxisMappingStrategy(), OAMS_TRADITIONAL_GIS_ORDER) << text;
  }
  OGRSpatialReference wgs84 = parse_crs("EPSG:4326");
  OGRSpatialReference utm = parse_crs("EPSG:32643");
  const std::unique_ptr<OGRCoordinateTransformation> to_utm(OGRCreateCoordinateTransformation(&wgs84, &utm));
  double x = 75;  // the zone's central meridian, so easting is 500 km by definition
  double y = 40;
  ASSERT_TRUE(to_utm->Transform(1, &x, &y));
  EXPECT_NEAR(x, 500000, 1e-3);
  EXPECT_NEAR(y, 4427757.219, 1e-3);  // cs2cs EPSG:4326 EPSG:32643, PROJ 9.1.1
}

// J39
TEST_F(ParseCrs, RefusesWhatIsNoCoordinateSystem) {
  for (const std::string& text :
       {std::string("EPSG:999999"), std::string("EPSG:"), std::string(""), std::string("utm 43"),
        std::string("GEOGCS[\"broken"), std::string(70'000, 'A'), std::string("+proj=nothing")}) {
    expect_error(ExitCode::job_file, [&] { static_cast<void>(parse_crs(text, "job.toml: grid.crs")); });
  }
}

TEST_F(ParseCrs, SaysWhereTheBadOneStands) {
  try {
    static_cast<void>(parse_crs("EPSG:999999", "job.toml line 7"));
    FAIL();
  } catch (const JobError& error) {
    EXPECT_EQ(error.where(), "job.toml line 7");
    EXPECT_NE(error.what_happened().find("EPSG:999999"), std::string::npos);
  }
}

TEST_F(ParseCrs, RefusesDefinitionsThatMakeProjReadAFile) {
  for (const char* text :
       {"+proj=longlat +ellps=krass +nadgrids=/home/x/a.gsb", "+proj=longlat +nadgrids=@null,a.gsb",
        "+proj=longlat +ellps=WGS84 +geoidgrids=egm96_15.gtx", "+proj=vgridshift +grids=a.tif",
        "+init=epsg:4326", "PROJCS[\"x\",EXTENSION[\"PROJ4\",\"+proj=merc +nadgrids=secret.gsb\"]]",
        "BOUNDCRS[SOURCECRS[x],ABRIDGEDTRANSFORMATION[\"y\",PARAMETERFILE[\"f\",\"/etc/passwd\"]]]"}) {
    SCOPED_TRACE(text);
    expect_error(ExitCode::policy, [&] { static_cast<void>(parse_crs(text)); });
  }
}

// What gdalinfo prints for half of the world's web maps.
TEST_F(ParseCrs, AcceptsTheNullGridOfWebMercator) {
  EXPECT_FALSE(names_a_grid_file("+proj=merc +a=6378137 +b=6378137 +nadgrids=@null +wktext +no_defs"));
  EXPECT_TRUE(parse_crs("+proj=merc +a=6378137 +b=6378137 +nadgrids=@null +wktext +no_defs").IsProjected());
  const OGRSpatialReference web = parse_crs("EPSG:3857");
  EXPECT_NO_THROW(refuse_grid_files(&web, "a.tif"));
}

TEST_F(ParseCrs, FindsAGridFileInTheCrsOfADataFile) {
  OGRSpatialReference bound;
  ASSERT_EQ(bound.importFromProj4("+proj=longlat +ellps=krass +nadgrids=a.gsb +no_defs"), OGRERR_NONE);
  expect_error(ExitCode::policy, [&] { refuse_grid_files(&bound, "a.tif"); });
  EXPECT_NO_THROW(refuse_grid_files(nullptr, "a.tif"));
}

TEST_F(ParseCrs, WritesASystemDownAndReadsItAgain) {
  const OGRSpatialReference utm = parse_crs("EPSG:32643");
  const std::string wkt = own_wkt(utm);
  EXPECT_TRUE(wkt.starts_with("PROJCRS[")) << wkt;
  EXPECT_EQ(wkt.find('\n'), std::string::npos);
  EXPECT_TRUE(same_crs(crs_of_own_wkt(wkt), utm));
}

// What PROJ leaves behind where memory is short is an empty text; a run must not go on with it.
TEST_F(ParseCrs, TakesAnEmptyTextForShortMemory) {
  expect_error(ExitCode::limits, [] { (void)own_wkt(OGRSpatialReference()); });
  expect_error(ExitCode::limits, [] { (void)crs_of_own_wkt(""); });
}

}  // namespace
}  // namespace firnline
