// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Lines as sites. Lengths on WGS 84 are those of pyproj 3.x (Geod.line_length, Geod.inv), cells those of
// shapely's intersections; each is written where it is used.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <map>

#include "tests/unit/rasters/sites/support.hpp"

namespace firnline::sites_test {
namespace {

SitesRequest lines(double segment_km = 0) {
  SitesRequest request;
  request.footprint = Footprint::line;
  request.segment_km = segment_km;
  return request;
}

std::string line(const std::string& coordinates) {
  return R"({"type":"LineString","coordinates":[)" + coordinates + "]}";
}

std::string in_utm43(const std::string& features) {
  return collection(features,
                    R"("crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32643"}},)");
}

/// Metres by (row, column).
std::map<std::pair<std::int64_t, std::int64_t>, double> metres_of(const Zone& zone) {
  std::map<std::pair<std::int64_t, std::int64_t>, double> metres;
  for (const ZoneRun& run : zone.runs) {
    EXPECT_EQ(run.col_first, run.col_last);
    metres[{run.row, run.col_first}] += run.weight * zone.unit_m;
  }
  return metres;
}

double whole(const Zone& zone) {
  return (covered(zone) + zone.outside_cells) * zone.unit_m;
}

// shapely cuts the line at the cell edges, pyproj measures the pieces, each side scaled to its geodesic.
TEST(LineSites, HaveTheMetresOfEveryCell) {
  const Folder folder;

  const SiteList list = folder.read_text(
      "a.geojson", collection(feature("R1", line("[70.03,40.07],[70.27,40.18],[70.33,40.02]"))), lines());

  ASSERT_EQ(list.sites.size(), 1U);
  const Zone& zone = list.sites[0].zone;
  EXPECT_EQ(zone.measure, ZoneMeasure::length);
  EXPECT_EQ(zone.outside_cells, 0);
  EXPECT_NEAR(whole(zone), 42313.79786529526, 42313 * 1e-9);
  const std::map<std::pair<std::int64_t, std::int64_t>, double> expected = {{{158, 260}, 451.365462205923},
                                                                            {{158, 261}, 9927.48220742386},
                                                                            {{158, 262}, 16189.89039684643},
                                                                            {{159, 260}, 6500.783214995214},
                                                                            {{159, 263}, 9244.276583823827}};
  const auto metres = metres_of(zone);
  ASSERT_EQ(metres.size(), expected.size());
  for (const auto& [cell, length] : expected) EXPECT_NEAR(metres.at(cell), length, 1e-3) << cell.second;
  EXPECT_TRUE(
      contains(list.geometry_summary, "1 line in EPSG:4326 (WGS 84), weighted by the metres in each cell"));
}

// A meridian is a geodesic: Geod.inv gives the length of every cell to the last digit.
TEST(LineSites, AlongAMeridianAgreeWithGeodesics) {
  const Folder folder;

  const SiteList list =
      folder.read_text("a.geojson", collection(feature("M", line("[70.05,40.05],[70.05,40.35]"))), lines());

  const auto metres = metres_of(list.sites.at(0).zone);
  ASSERT_EQ(metres.size(), 4U);
  const double expected[] = {5552.044230468986, 11103.944075351079, 11103.751659809916, 5551.803711585469};
  for (std::int64_t i = 0; i < 4; ++i) EXPECT_NEAR(metres.at({156 + i, 260}), expected[i], 11103 * 1e-9) << i;
  EXPECT_NEAR(list.sites[0].lat, 40.2, 1e-4);  // half way
  EXPECT_NEAR(list.sites[0].lon, 70.05, 1e-12);
}

// 120 m east and 160 m south on a 30 m grid: the crossings by hand, as shares of the line. Its length on the
// ellipsoid is pyproj's; near the central meridian the scale of UTM is the same all along it.
TEST(LineSites, OnAProjectedGridShareTheGeodesicByHand) {
  const Folder folder;
  const GridSpec grid = grid_of("EPSG:32643", 500000, 4600050, 30, 10, 10);

  const SiteList list = folder.read_text(
      "a.geojson", in_utm43(feature("R", line("[500010,4600020],[500130,4599860]"))), lines(), grid);

  const double length = 200.08003199730467;
  const Zone& zone = list.sites.at(0).zone;
  EXPECT_NEAR(whole(zone), length, length * 1e-9);
  const std::map<std::pair<std::int64_t, std::int64_t>, double> shares = {{{1, 0}, 20 / 120.},
                                                                          {{1, 1}, 30 / 160. - 20 / 120.},
                                                                          {{2, 1}, 30 / 160.},
                                                                          {{3, 1}, 50 / 120. - 60 / 160.},
                                                                          {{3, 2}, 90 / 160. - 50 / 120.},
                                                                          {{4, 2}, 80 / 120. - 90 / 160.},
                                                                          {{4, 3}, 120 / 160. - 80 / 120.},
                                                                          {{5, 3}, 110 / 120. - 120 / 160.},
                                                                          {{5, 4}, 150 / 160. - 110 / 120.},
                                                                          {{6, 4}, 1 - 150 / 160.}};
  const auto metres = metres_of(zone);
  ASSERT_EQ(metres.size(), shares.size());
  for (const auto& [cell, share] : shares)
    EXPECT_NEAR(metres.at(cell), share * length, length * 1e-6) << cell.first << "," << cell.second;
}

// Long sides, partly outside: nothing is lost (length: Geod.inv between the two ends).
TEST(LineSites, KeepTheirLengthBeyondTheGrid) {
  const Folder folder;
  const GridSpec grid = grid_of("EPSG:4326", 62, 44, 0.25, 12, 20);

  const SiteList list = folder.read_text(
      "a.geojson", collection(feature("L", line("[60.05,41.05],[75.05,43.05]"))), lines(), grid);

  const Zone& zone = list.sites.at(0).zone;
  EXPECT_NEAR(whole(zone), 1259716.6517775788, 1259716 * 1e-9);
  EXPECT_GT(zone.outside_cells, 0);
  EXPECT_EQ(zone.runs.front().row, 8);  // it leaves the grid at 67 E, 41.977 N
  EXPECT_EQ(zone.runs.back().row, 10);  // and enters it at 62 E, 41.31 N
  EXPECT_TRUE(warns(list, "1 of 1 sites reaches beyond the grid"));
}

TEST(LineSites, OnACellEdgeBelongToTheCellThatBeginsThere) {
  const Folder folder;

  const SiteList list =
      folder.read_text("a.geojson",
                       collection(feature("meridian", line("[70.1,40.12],[70.1,40.18]")) + "," +
                                  feature("parallel", line("[70.12,40.1],[70.18,40.1]"))),
                       lines());

  EXPECT_EQ(metres_of(list.sites.at(0).zone).begin()->first, std::pair(std::int64_t{158}, std::int64_t{261}));
  EXPECT_EQ(metres_of(list.sites.at(1).zone).begin()->first, std::pair(std::int64_t{159}, std::int64_t{261}));
  EXPECT_EQ(list.sites[0].zone.runs.size(), 1U);
  EXPECT_EQ(list.sites[1].zone.runs.size(), 1U);
}

// 33,311.54 m in segments of at most 10 km: four equal ones, and their cells add up to the line's.
TEST(LineSites, AreCutIntoEqualSegments) {
  const Folder folder;
  const std::string text = collection(feature("M", line("[70.05,40.05],[70.05,40.35]")));

  const SiteList list = folder.read_text("a.geojson", text, lines(10));
  const SiteList uncut = folder.read_text("b.geojson", text, lines());

  ASSERT_EQ(list.sites.size(), 4U);
  std::map<std::pair<std::int64_t, std::int64_t>, double> together;
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(list.sites[i].id, "M/" + std::to_string(i + 1));
    EXPECT_EQ(list.sites[i].name, "n");
    EXPECT_NEAR(whole(list.sites[i].zone), 33311.543677215726 / 4, 1e-4);
    for (const auto& [cell, length] : metres_of(list.sites[i].zone)) together[cell] += length;
  }
  EXPECT_LT(list.sites[0].lat, list.sites[3].lat);  // in the order of the line
  for (const auto& [cell, length] : metres_of(uncut.sites.at(0).zone))
    EXPECT_NEAR(together.at(cell), length, 1e-4);
  EXPECT_TRUE(contains(list.geometry_summary, "4 segments in EPSG:4326 (WGS 84), none longer than 10 km"));
}

TEST(LineSites, CountEveryPassageAndEveryPart) {
  const Folder folder;
  const std::string there_and_back = line("[70.02,40.05],[70.08,40.05],[70.02,40.05]");
  const std::string parts =
      R"({"type":"MultiLineString","coordinates":[[[70.02,40.05],[70.08,40.05]],[[70.02,40.05],[70.08,40.05]]]})";

  const SiteList list =
      folder.read_text("a.geojson",
                       collection(feature("once", line("[70.02,40.05],[70.08,40.05]")) + "," +
                                  feature("twice", there_and_back) + "," + feature("parts", parts)),
                       lines());

  const double once = whole(list.sites.at(0).zone);
  for (const std::size_t i : {1u, 2u}) {
    EXPECT_EQ(list.sites.at(i).zone.runs.size(), 1U);
    EXPECT_NEAR(whole(list.sites[i].zone), 2 * once, 1e-6);
  }
}

// -180 and 180 are one place: both halves of a cable lie on a grid from 170 to 190.
TEST(LineSites, GoOnBeyondThe180thMeridian) {
  const Folder folder;
  const std::string halves =
      R"({"type":"MultiLineString","coordinates":[[[179.95,0.05],[180,0.05]],[[-180,0.05],[-179.95,0.05]]]})";

  const SiteList list = folder.read_text("a.geojson", collection(feature("cable", halves)), lines(),
                                         grid_of("EPSG:4326", 170, 10, 0.1, 200, 200));

  const auto metres = metres_of(list.sites.at(0).zone);
  ASSERT_EQ(metres.size(), 2U);
  EXPECT_NEAR(metres.at({99, 99}), metres.at({99, 100}), 1e-6);
  EXPECT_EQ(list.sites[0].zone.outside_cells, 0);
}

double area_m2(const Zone& zone, const GridSpec& grid) {
  double area = 0;
  for (const ZoneRun& run : zone.runs)
    area += run.weight * static_cast<double>(run.col_last - run.col_first + 1) *
            row_metrics(grid, run.row).area_m2;
  return area;
}

// 33,311.54 m along a meridian, 2 km to either side: 2 x 2 km x length + a disc of 2 km (the sphere bends it
// by 1e-8).
TEST(LineSites, HaveCorridorsOfTheRightArea) {
  const Folder folder;
  SitesRequest request = lines();
  request.buffer_km = 2;
  const GridSpec grid = grid_of("EPSG:4326", 69, 41, 0.01, 200, 200);

  const SiteList list = folder.read_text(
      "a.geojson", collection(feature("M", line("[70.05,40.05],[70.05,40.35]"))), request, grid);

  const double expected = 4000 * 33311.543677215726 + M_PI * 2000 * 2000;
  const Zone& zone = list.sites.at(0).zone;
  EXPECT_EQ(zone.measure, ZoneMeasure::area);
  EXPECT_EQ(zone.outside_cells, 0);
  EXPECT_NEAR(area_m2(zone, grid), expected, expected * 2e-4);
  EXPECT_TRUE(contains(list.geometry_summary, "corridors of 2 km to either side"));
}

// A road of 203 km in several planes that comes back beside itself: ground reached twice counts once.
// Shapely's buffer (quad_segs 256) in one azimuthal equidistant plane of pyproj, its area by
// Geod.geometry_area_perimeter.
TEST(LineSites, HaveCorridorsWithoutSeams) {
  const Folder folder;
  SitesRequest request = lines();
  request.buffer_km = 3;
  const GridSpec grid = grid_of("EPSG:4326", 69, 42, 0.01, 300, 400);

  const SiteList list = folder.read_text(
      "a.geojson", collection(feature("R", line("[69.6,40.2],[70.4,40.5],[71.1,40.3],[70.4,40.52]"))),
      request, grid);

  const double expected = 937255197.5789064;
  EXPECT_NEAR(area_m2(list.sites.at(0).zone, grid), expected, expected * 2e-4);
}

TEST(LineSites, RefuseCorridorsWiderThanTheirPlanesAllow) {
  const Folder folder;
  SitesRequest request = lines();
  request.buffer_km = 51;
  folder.write("a.geojson", collection(feature("M", line("[70.05,40.05],[70.05,40.35]"))));
  request.source = "a.geojson";

  EXPECT_THROW(static_cast<void>(folder.read(request, region())), JobError);
}

TEST(LineSites, RefuseWhatIsNoLine) {
  const Folder folder;
  const std::string point = R"({"type":"Point","coordinates":[70,40]})";
  const std::string features = feature("1", point) + "," + feature("2", line("[70,40],[70,40]")) + "," +
                               feature("3", line("[-170,40],[170,40]"));

  const std::string refusal = folder.refusal("a.geojson", collection(features), lines());

  for (const char* part :
       {"feature 1, column geometry, \"1\": The feature is a point, but footprint = \"line\" needs a line",
        "feature 2, column geometry, \"2\": The line has no length",
        "feature 3, column geometry, \"3\": A side of the line spans more than 180 degrees"})
    EXPECT_TRUE(contains(refusal, part)) << refusal;
  EXPECT_TRUE(
      contains(folder.refusal("a.csv", "id,name,lon,lat\n1,n,70,40\n", lines()), "A CSV file holds points"));
}

}  // namespace
}  // namespace firnline::sites_test
