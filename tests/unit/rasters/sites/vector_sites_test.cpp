// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Sites of GeoJSON, GeoPackage and Shapefile: cases S35-S51 of the bad-input corpus.
#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <ctime>
#include <numbers>

#include "tests/unit/rasters/sites/support.hpp"

namespace firnline::sites_test {
namespace {

using Runs = std::vector<ZoneRun>;

std::string point(double x, double y) {
  return R"({"type":"Point","coordinates":[)" + std::to_string(x) + "," + std::to_string(y) + "]}";
}
std::string polygon(const std::string& rings) {
  return R"({"type":"Polygon","coordinates":[)" + rings + "]}";
}

SitesRequest polygons() {
  SitesRequest request;
  request.footprint = Footprint::polygon;
  return request;
}

/// Writes a file through the driver of that name, one point per (id, x, y); crs may be empty.
struct Row {
  const char* id;
  double x, y;
};
void write_points(const std::filesystem::path& path, const char* driver, const std::string& crs,
                  const std::vector<Row>& rows, const std::vector<std::string>& layers = {"sites"}) {
  GDALDriver* const writer = GetGDALDriverManager()->GetDriverByName(driver);
  ASSERT_NE(writer, nullptr);
  const DatasetHandle dataset(writer->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  ASSERT_NE(dataset, nullptr);
  OGRSpatialReference reference;
  char utf8[] = "ENCODING=UTF-8";
  char* shapefile_options[] = {utf8, nullptr};
  char** const encoding = EQUAL(driver, "ESRI Shapefile") ? shapefile_options : nullptr;
  if (!crs.empty()) reference = parse_crs(crs);
  for (const std::string& name : layers) {
    OGRLayer* layer =
        dataset->CreateLayer(name.c_str(), crs.empty() ? nullptr : &reference, wkbPoint, encoding);
    OGRFieldDefn id("id", OFTString), label("name", OFTString);
    ASSERT_EQ(layer->CreateField(&id), OGRERR_NONE);
    ASSERT_EQ(layer->CreateField(&label), OGRERR_NONE);
    for (const Row& row : rows) {
      OGRFeature feature(layer->GetLayerDefn());
      feature.SetField("id", row.id);
      feature.SetField("name", "Здравпункт");
      OGRPoint position(row.x, row.y);
      if (std::string_view(row.id) == "empty") position.empty();
      feature.SetGeometry(&position);
      ASSERT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
    }
  }
}

TEST(VectorSites, ReadsGeoJsonPoints) {
  const Folder folder;

  const SiteList list = folder.read_text("a.geojson", collection(feature("007", point(70.55, 40.25))));

  ASSERT_EQ(list.sites.size(), 1U);
  EXPECT_EQ(list.sites[0].id, "007");
  EXPECT_EQ(list.sites[0].zone.runs, (Runs{{157, 265, 265, 1.0}}));
  EXPECT_EQ(list.ignored_columns, std::vector<std::string>{"extra"});
  EXPECT_TRUE(list.warnings.empty());
}

TEST(VectorSites, HonoursTheOldCrsMemberAndSaysSo) {
  const Folder folder;
  const std::string member = R"("crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32643"}},)";
  const std::string degrees =
      R"("crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},)";

  const SiteList list =
      folder.read_text("a.geojson", collection(feature("1", point(600000, 4600000)), member));
  const SiteList usual = folder.read_text("b.geojson", collection(feature("1", point(70, 40)), degrees));

  EXPECT_NEAR(list.sites[0].lon, 76.1989663, 1e-6);
  EXPECT_EQ(list.sites[0].zone.runs, (Runs{{144, 321, 321, 1.0}}));
  EXPECT_TRUE(warns(list, "old way"));
  EXPECT_TRUE(usual.warnings.empty());
  EXPECT_EQ(usual.sites[0].lon, 70);
}

TEST(VectorSites, ReadsGeoPackagesAndShapefilesInAnyCoordinateSystem) {
  const Folder folder;
  write_points(folder.at("a.gpkg"), "GPKG", "EPSG:32643", {{"1", 600000, 4600000}});
  write_points(folder.at("a.shp"), "ESRI Shapefile", "EPSG:4326", {{"1", 76.1989663, 41.5454137}});
  SitesRequest package, shapefile;
  package.source = "a.gpkg";
  shapefile.source = "a.shp";

  for (const SitesRequest& request : {package, shapefile}) {
    const SiteList list = folder.read(request, region());
    ASSERT_EQ(list.sites.size(), 1U);
    EXPECT_EQ(list.sites[0].name, "Здравпункт") << request.source;
    EXPECT_NEAR(list.sites[0].lat, 41.5454137, 1e-6) << request.source;
    EXPECT_EQ(list.sites[0].zone.runs, (Runs{{144, 321, 321, 1.0}})) << request.source;
  }
}

TEST(VectorSites, AShapefileWithoutPrjNeedsTheJobsCrs) {
  const Folder folder;
  write_points(folder.at("a.shp"), "ESRI Shapefile", "", {{"1", 600000, 4600000}});
  SitesRequest request;
  request.source = "a.shp";

  EXPECT_TRUE(contains(folder.refusal_of(request), "does not say which coordinate system"));
  request.crs = "EPSG:32643";
  EXPECT_EQ(folder.read(request, region()).sites[0].zone.runs, (Runs{{144, 321, 321, 1.0}}));
}

TEST(VectorSites, AJobThatContradictsTheFileIsRefused) {
  const Folder folder;
  SitesRequest same, other;
  same.crs = "EPSG:4326";
  other.crs = "EPSG:32643";
  const std::string text = collection(feature("1", point(70, 40)));

  EXPECT_EQ(folder.read_text("a.geojson", text, same).sites.size(), 1U);
  EXPECT_TRUE(contains(folder.refusal("a.geojson", text, other), "the job says EPSG:32643"));
}

TEST(VectorSites, OfSeveralLayersOneMustBeNamed) {
  const Folder folder;
  write_points(folder.at("a.gpkg"), "GPKG", "EPSG:4326", {{"1", 70, 40}}, {"clinics", "farms"});
  SitesRequest request;
  request.source = "a.gpkg";

  EXPECT_TRUE(contains(folder.refusal_of(request), "several layers: \"clinics\", \"farms\""));
  request.layer = "schools";
  EXPECT_TRUE(contains(folder.refusal_of(request), "no layer \"schools\""));
  request.layer = "farms";
  EXPECT_EQ(folder.read(request, region()).sites.size(), 1U);
}

TEST(VectorSites, TheFeatureNumberCanBeTheId) {
  const Folder folder;
  write_points(folder.at("a.gpkg"), "GPKG", "EPSG:4326", {{"x", 70, 40}, {"x", 71, 40}});
  SitesRequest request;
  request.source = "a.gpkg";
  request.id_column = std::string("fid");

  const SiteList list = folder.read(request, region());

  EXPECT_EQ(list.sites[0].id, "1");
  EXPECT_EQ(list.sites[1].id, "2");
}

TEST(VectorSites, PolygonsHaveTheExactShareOfEachCell) {
  const Folder folder;
  // The square of the zonal statistics case on a grid of whole degrees, and the same with a hole of a quarter
  // cell.
  const GridSpec grid = grid_of("EPSG:4326", 60, 50, 1, 5, 5);
  const std::string square = "[[61.5,46.5],[63.5,46.5],[63.5,48.5],[61.5,48.5],[61.5,46.5]]";
  const std::string hole = "[[62.25,47.25],[62.25,47.75],[62.75,47.75],[62.75,47.25],[62.25,47.25]]";

  const SiteList list = folder.read_text(
      "a.geojson",
      collection(feature("1", polygon(square)) + "," + feature("2", polygon(square + "," + hole))),
      polygons(), grid);

  ASSERT_EQ(list.sites.size(), 2U);
  EXPECT_EQ(list.sites[0].zone.runs, (Runs{{1, 1, 1, 0.25},
                                           {1, 2, 2, 0.5},
                                           {1, 3, 3, 0.25},
                                           {2, 1, 1, 0.5},
                                           {2, 2, 2, 1.0},
                                           {2, 3, 3, 0.5},
                                           {3, 1, 1, 0.25},
                                           {3, 2, 2, 0.5},
                                           {3, 3, 3, 0.25}}));
  EXPECT_DOUBLE_EQ(covered(list.sites[1].zone), 3.75);
  EXPECT_EQ(list.sites[0].lat, 47.5);
  EXPECT_FALSE(std::fabs(list.sites[1].lon - 62.5) < 0.25 && std::fabs(list.sites[1].lat - 47.5) < 0.25)
      << "the position of a polygon lies on its surface, not in its hole";
  EXPECT_EQ(list.geometry_summary, "2 polygons in EPSG:4326 (WGS 84), exact share of each cell");
}

TEST(VectorSites, PolygonsReachingOutOrLyingOutsideAreKept) {
  const Folder folder;
  const GridSpec grid = grid_of("EPSG:4326", 60, 50, 1, 5, 5);
  const std::string half = polygon("[[59,46],[61,46],[61,47],[59,47],[59,46]]");
  const std::string away = polygon("[[10,46],[11,46],[11,47],[10,47],[10,46]]");

  const SiteList list = folder.read_text(
      "a.geojson", collection(feature("1", half) + "," + feature("2", away)), polygons(), grid);

  EXPECT_EQ(list.sites[0].zone.runs, (Runs{{3, 0, 0, 1.0}}));
  EXPECT_DOUBLE_EQ(list.sites[0].zone.outside_cells, 1);
  EXPECT_TRUE(list.sites[1].zone.runs.empty());
  EXPECT_DOUBLE_EQ(list.sites[1].zone.outside_cells, 1);
  EXPECT_TRUE(warns(list, "1 of 2 sites lies outside"));
  EXPECT_TRUE(warns(list, "1 of 2 sites reaches beyond the grid"));
}

TEST(VectorSites, APolygonSplitAtThe180thMeridianIsOneSite) {
  const Folder folder;
  const GridSpec pacific = grid_of("EPSG:4326", 170, 10, 1, 20, 20);
  const std::string split =
      R"({"type":"MultiPolygon","coordinates":[[[[179,0],[180,0],[180,1],[179,1],[179,0]]],)"
      R"([[[-180,0],[-178.5,0],[-178.5,1],[-180,1],[-180,0]]]]})";

  const SiteList list = folder.read_text("a.geojson", collection(feature("1", split)), polygons(), pacific);

  EXPECT_EQ(list.sites[0].zone.runs, (Runs{{9, 9, 10, 1.0}, {9, 11, 11, 0.5}}));
  EXPECT_EQ(list.sites[0].zone.outside_cells, 0);
}

TEST(VectorSites, LongSidesBendAsTheProjectionBendsThem) {
  // Four corners, 6 by 1 degrees: on this equal-area grid the parallels are arcs, and left straight they cost
  // 7e-4.
  const Folder folder;
  const GridSpec grid =
      grid_of("+proj=laea +lat_0=41 +lon_0=75 +datum=WGS84 +units=m", -400'000, 400'000, 1000, 800, 800);

  const SiteList list = folder.read_text(
      "a.geojson", collection(feature("1", polygon("[[72,40.5],[78,40.5],[78,41.5],[72,41.5],[72,40.5]]"))),
      polygons(), grid);

  // Area between parallels and meridians on the ellipsoid (Snyder 1987, 3-12), in km2.
  const double degree = std::numbers::pi / 180, e = std::sqrt(0.00669437999014), semi_minor_km = 6356.7523142;
  const auto up_to = [&](double lat) {
    const double sine = std::sin(lat * degree);
    return 0.5 * semi_minor_km * semi_minor_km *
           (sine / (1 - e * e * sine * sine) + std::atanh(e * sine) / e);
  };
  const double area_km2 = 6 * degree * (up_to(41.5) - up_to(40.5));
  EXPECT_NEAR(covered(list.sites[0].zone) / area_km2, 1, 1e-5);
}

TEST(VectorSites, BadGeometriesAreListedWithTheirFeature) {
  const Folder folder;
  const std::string bow_tie = polygon("[[70,40],[71,41],[71,40],[70,41],[70,40]]");
  const std::string line = R"({"type":"LineString","coordinates":[[70,40],[71,41]]})";
  const std::string around = polygon("[[-170,40],[170,40],[170,41],[-170,41],[-170,40]]");
  const std::string features = feature("1", bow_tie) + "," + feature("2", "null") + "," + feature("3", line) +
                               "," + feature("4", point(70, 40)) + "," + feature("5", around);

  const std::string message = folder.refusal("a.geojson", collection(features), polygons());

  for (const char* part :
       {"5 rows cannot", "feature 1, column geometry, \"1\": The polygon crosses", "Self-intersection",
        "feature 2, column geometry, \"2\": The feature has no geometry",
        "feature 3, column geometry, \"3\": The feature is a line", "feature 4, column geometry, \"4\"",
        "footprint = \"buffer\"", "feature 5, column geometry, \"5\": A side", "180th meridian"})
    EXPECT_TRUE(contains(message, part)) << part << "\n" << message;
}

TEST(VectorSites, APolygonForAPointIsRefusedWithTheRemedy) {
  const Folder folder;
  const std::string square = polygon("[[70,40],[71,40],[71,41],[70,41],[70,40]]");
  const std::string several = R"({"type":"MultiPoint","coordinates":[[70,40],[71,41]]})";
  const std::string one = R"({"type":"MultiPoint","coordinates":[[70.55,40.25]]})";

  const std::string message =
      folder.refusal("a.geojson", collection(feature("1", square) + "," + feature("2", several)));

  EXPECT_TRUE(contains(message, "needs a point. Use footprint = \"polygon\"")) << message;
  EXPECT_TRUE(contains(message, "feature 2, column geometry, \"2\": The feature is several points"))
      << message;
  EXPECT_EQ(folder.read_text("b.geojson", collection(feature("1", one))).sites[0].zone.runs,
            (Runs{{157, 265, 265, 1.0}}));
}

TEST(VectorSites, CoordinatesThatAreNoNumbersAreRowFaults) {
  const Folder folder;
  write_points(
      folder.at("a.gpkg"), "GPKG", "EPSG:4326",
      {{"1", 70, 40}, {"2", std::nan(""), 40}, {"3", 70, INFINITY}, {"4", 200, 40}, {"empty", 0, 0}});
  SitesRequest request;
  request.source = "a.gpkg";

  const std::string message = folder.refusal_of(request);

  EXPECT_TRUE(contains(message, "4 rows cannot")) << message;
  EXPECT_TRUE(contains(message, "feature 5, column geometry, \"empty\": The feature's geometry is empty"))
      << message;
  EXPECT_TRUE(contains(message, "feature 4, column geometry, \"4\": The longitude")) << message;
}

TEST(VectorSites, HostileFilesEndInARefusal) {
  const Folder folder;
  std::string deep =
      R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"1","name":"n"},)"
      R"("geometry":{"type":"Polygon","coordinates":)";
  deep += std::string(100'000, '[') + std::string(100'000, ']') + "}}]}";

  EXPECT_NE(folder.refusal("a.gpkg", "this is no database"), "accepted");
  EXPECT_NE(folder.refusal("a.geojson", deep), "accepted");
  EXPECT_NE(folder.refusal("b.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feat)"),
            "accepted");
  EXPECT_NE(folder.refusal("c.geojson", collection("")), "accepted");
}

TEST(VectorSites, APolygonOfAMillionCornersIsOneSite) {
  const Folder folder;
  constexpr int corners = 1'000'000;
  constexpr double step = 2 * std::numbers::pi / corners;
  std::string ring = "[";
  for (int i = 0; i <= corners; ++i)
    ring += (i == 0 ? "[" : ",[") + std::to_string(67 + 5 * std::cos(step * (i % corners))) + "," +
            std::to_string(45 + 5 * std::sin(step * (i % corners))) + "]";

  const std::clock_t start = std::clock();
  const SiteList list =
      folder.read_text("a.geojson", collection(feature("1", polygon(ring + "]"))), polygons());
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;

  EXPECT_NEAR(covered(list.sites[0].zone) / (std::numbers::pi * 50 * 50), 1,
              1e-6);                                             // six decimals in the file
  RecordProperty("processor_seconds", std::to_string(seconds));  // read by people; timings decide no test
}

TEST(VectorSites, CsvHoldsNoPolygons) {
  const Folder folder;

  EXPECT_TRUE(contains(folder.refusal("a.csv", "id,name,lon,lat\n1,a,70,40\n", polygons()),
                       "A CSV file holds points"));
}

TEST(VectorSites, ABufferNeedsASensibleRadius) {
  const Folder folder;
  SitesRequest request;
  request.footprint = Footprint::buffer;
  for (const double km : {0.0, -1.0, 501.0, std::nan("")}) {
    request.buffer_km = km;
    EXPECT_THROW(static_cast<void>(folder.read_text("a.csv", "id,name,lon,lat\n1,a,70,40\n", request)),
                 JobError)
        << km;
  }
  request.buffer_km = 5;
  const SiteList list = folder.read_text("a.csv", "id,name,lon,lat\n1,a,70.55,40.25\n", request);
  EXPECT_EQ(list.geometry_summary, "1 point in EPSG:4326 (WGS 84), buffers of 5 km");
  // A cell of 0.1 degrees at 40.25 N measures 8.51 by 11.10 km (T-AREA's ellipsoid): the disc's width exceeds
  // it, its height does not.
  EXPECT_NEAR(covered(list.sites[0].zone), 78.5398 / (8.5064 * 11.1041), 2e-3);
}

}  // namespace
}  // namespace firnline::sites_test
