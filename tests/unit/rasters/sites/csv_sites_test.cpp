// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// From the text of a CSV file to sites on the grid: cases S01-S36 and S55-S62 of the bad-input corpus.
#include <gtest/gtest.h>

#include <ctime>

#include "tests/unit/rasters/sites/support.hpp"

namespace firnline::sites_test {
namespace {

using Runs = std::vector<ZoneRun>;

TEST(CsvSites, PlacesPointsInTheirCells) {
  const Folder folder;

  const SiteList list =
      folder.read_text("a.csv", "id,name,lon,lat,country\n007,Clinic,+70.55 ,40.25,KGZ\n8,,44.01,55.99,\n");

  ASSERT_EQ(list.sites.size(), 2U);
  EXPECT_EQ(list.sites[0].id, "007");
  EXPECT_EQ(list.sites[0].name, "Clinic");
  EXPECT_EQ(list.sites[0].lon, 70.55);
  EXPECT_EQ(list.sites[0].lat, 40.25);
  EXPECT_EQ(list.sites[0].zone.runs,
            (Runs{{157, 265, 265, 1.0}}));  // 15.75 degrees south of 56, 26.55 east of 44
  EXPECT_EQ(list.sites[1].zone.runs, (Runs{{0, 0, 0, 1.0}}));
  EXPECT_EQ(list.ignored_columns, std::vector<std::string>{"country"});
  EXPECT_EQ(list.geometry_summary, "2 points in EPSG:4326 (WGS 84)");
  EXPECT_TRUE(list.rejected.empty());
  EXPECT_TRUE(list.warnings.empty());
}

TEST(CsvSites, AMissingFileIsAMissingInput) {
  const Folder folder;
  SitesRequest request;
  request.source = "nowhere.csv";

  EXPECT_THROW(static_cast<void>(folder.read(request, region())), InputError);
}

TEST(CsvSites, FilesWithoutSitesAreRefused) {
  const Folder folder;

  EXPECT_TRUE(contains(folder.refusal("a.csv", ""), "a.csv: The file is empty"));
  EXPECT_TRUE(contains(folder.refusal("a.csv", "id,name,lon,lat\n"), "holds no sites"));
  EXPECT_TRUE(contains(folder.refusal("a.csv", "1,Clinic,70.5,40.2\n2,Farm,70.6,40.3\n"), "no header"));
}

TEST(CsvSites, AMissingColumnIsNamedWithThoseThatExist) {
  const Folder folder;

  const std::string message = folder.refusal("a.csv", "id,name,X,Y\n1,a,70,40\n");

  EXPECT_TRUE(contains(message, "no column \"lon\"")) << message;
  EXPECT_EQ(message.rfind("a.csv: ", 0), 0U) << message;  // the file is named once
  EXPECT_TRUE(contains(message, "\"id\", \"name\", \"X\", \"Y\"")) << message;
  EXPECT_TRUE(contains(folder.refusal("a.csv", "id,lon,lat\n1,70,40\n"), "name = \"\""));
  SitesRequest nameless;
  nameless.name_column.clear();
  EXPECT_EQ(folder.read_text("a.csv", "id,lon,lat\n1,70,40\n", nameless).sites[0].name, "");
}

TEST(CsvSites, AllBadRowsAreListedAtOnce) {
  const Folder folder;
  const std::string text =
      "id,name,lon,lat\n"
      "1,a,abc,40\n"
      "2,b,,\n"
      "3,c,700,40\n"
      "4,d,70,91\n"
      "5,e,\"70,5\",40\n"
      "6,f,70,39°10'N\n"
      "7,g,1e400,40\n"
      "8,h,NaN,40\n"
      "9,i,0x10,40\n"
      ",j,70,40\n"
      "good,k,70,40\n"
      "good,l,71,41\n"
      "13,m\n"
      "14,n,40,170\n";

  const std::string message = folder.refusal("sites.csv", text);

  EXPECT_TRUE(contains(message, "sites.csv: 13 rows cannot become sites:")) << message;
  for (const char* part :
       {"line 2, column lon, \"abc\": The coordinate is not a number",
        "line 3, column lon, \"\": The coordinate is empty", "line 3, column lat, \"\"",
        "line 4, column lon, \"700\": The longitude lies outside", "line 5, column lat, \"91\": The latitude",
        "line 6, column lon, \"70,5\": The number has a decimal comma", "line 7, column lat, \"39°10'N\"",
        "line 8, column lon, \"1e400\": The number is too large", "line 9, column lon",
        "line 10, column lon, \"0x10\": The number is hexadecimal",
        "line 11, column id, \"\": The id is empty",
        "line 13, column id, \"good\": The id stands already in line 12",
        "line 14, \"13,m\": The row has 2 fields",
        "line 15, column lat, \"170\": The latitude lies outside -90 to 90 degrees. The longitude would be",
        "bad_rows = \"set_aside\""})
    EXPECT_TRUE(contains(message, part)) << part << "\n" << message;
}

TEST(CsvSites, BadRowsCanBeSetAside) {
  const Folder folder;
  SitesRequest request;
  request.bad_rows = BadRows::set_aside;

  const SiteList list =
      folder.read_text("a.csv", "id,name,lon,lat\n1,a,70,40\n2,b,,\n3\n4,d,71,41\n", request);

  ASSERT_EQ(list.sites.size(), 2U);
  ASSERT_EQ(list.rejected.size(), 3U);  // two columns of line 3, and line 4
  EXPECT_EQ(list.rejected[0].line, 3);
  EXPECT_EQ(list.rejected[2].line, 4);
  EXPECT_TRUE(warns(list, "2 rows could not become sites and were set aside"));
  EXPECT_TRUE(contains(folder.refusal("a.csv", "id,name,lon,lat\n1,a,,\n", request), "No row became a site"));
  EXPECT_TRUE(contains(folder.refusal("a.csv", "id,id,lon,lat\n1,a,70,40\n", request), "twice"))
      << "what is wrong with the file as a whole is never set aside";
}

TEST(CsvSites, ExchangedColumnsAreNoticedInsideTheRanges) {
  const Folder folder;
  const std::string message =
      folder.refusal("a.csv", "id,name,lon,lat\n1,a,40.2,70.5\n2,b,41,71\n3,c,-10,2\n");

  EXPECT_TRUE(contains(message, "2 of 3 would if longitude and latitude were exchanged")) << message;
  EXPECT_TRUE(contains(message, "columns lon and lat")) << message;
}

TEST(CsvSites, SitesOutsideTheGridKeepAnEmptyZone) {
  const Folder folder;

  const SiteList list = folder.read_text("a.csv", "id,name,lon,lat\n1,in,70,40\n2,out,10,40\n");

  ASSERT_EQ(list.sites.size(), 2U);
  EXPECT_TRUE(list.sites[1].zone.runs.empty());
  EXPECT_EQ(list.sites[1].zone.outside_cells, 1);
  EXPECT_TRUE(warns(list, "1 of 2 sites lies outside the grid"));
}

TEST(CsvSites, EqualCoordinatesAreReported) {
  const Folder folder;

  const SiteList list = folder.read_text("a.csv", "id,name,lon,lat\n1,a,70,40\n2,b,71,40\n3,c,70,40\n");

  EXPECT_EQ(list.sites.size(), 3U);
  EXPECT_TRUE(warns(list, "1 site has the same coordinates as another one, e.g. \"1\" and \"3\""));
}

TEST(CsvSites, NamesOfAllScriptsAreUnchanged) {
  const Folder folder;
  const std::vector<std::string> names{"Hôpital",  "Здравпункт", "卫生院",   "مستوصف",
                                       "🏥 क्लिनिक", "=cmd()",     "<script>", "a\u202Ez"};
  std::string text = "id,name,lon,lat\n";
  for (std::size_t i = 0; i < names.size(); ++i)
    text += std::to_string(i) + "," + names[i] + "," + std::to_string(60 + i) + ",40\n";

  const SiteList list = folder.read_text("名前.csv", text);

  ASSERT_EQ(list.sites.size(), names.size());
  for (std::size_t i = 0; i < names.size(); ++i) EXPECT_EQ(list.sites[i].name, names[i]);
  EXPECT_TRUE(warns(list, "1 site has invisible characters"));
}

TEST(CsvSites, AProjectedFileIsTransformed) {
  const Folder folder;
  SitesRequest request;
  request.crs = "EPSG:32643";
  request.lon_column = std::string("east");
  request.lat_column = std::string("north");

  const SiteList list = folder.read_text("a.csv", "id,name,east,north\n1,a,600000,4600000\n", request);

  EXPECT_NEAR(list.sites[0].lon, 76.1989663, 1e-6);  // gdaltransform -s_srs EPSG:32643 -t_srs EPSG:4326
  EXPECT_NEAR(list.sites[0].lat, 41.5454137, 1e-6);
  EXPECT_EQ(list.sites[0].zone.runs, (Runs{{144, 321, 321, 1.0}}));
  EXPECT_EQ(list.geometry_summary, "1 point in EPSG:32643 (WGS 84 / UTM zone 43N)");
}

TEST(CsvSites, UnknownOrGuessedCoordinateSystemsAreRefused) {
  const Folder folder;
  const std::string text = "id,name,lon,lat\n1,a,70,40\n";
  SitesRequest unknown, undatumed;
  unknown.crs = "EPSG:999999";
  unknown.source = "a.csv";
  folder.write("a.csv", text);
  undatumed.crs = R"(GEOGCRS["local",DATUM["nobody knows",ELLIPSOID["x",6377000,299]],CS[ellipsoidal,2],)"
                  R"(AXIS["lon",east],AXIS["lat",north],ANGLEUNIT["degree",0.0174532925199433]])";

  EXPECT_THROW(static_cast<void>(folder.read(unknown, region())), JobError);
  EXPECT_TRUE(contains(folder.refusal("a.csv", text, undatumed), "No exact way is known"));
}

TEST(CsvSites, AMillionRowsAreReadInBoundedTime) {
  const Folder folder;
  std::string text = "id,name,lon,lat\n";
  for (int i = 0; i < 1'000'000; ++i)
    text += std::to_string(i) + ",Здравпункт " + std::to_string(i) + "," + std::to_string(44 + 4.6e-5 * i) +
            "," + std::to_string(34.5 + 2e-5 * i) + "\n";

  const std::clock_t start = std::clock();
  const SiteList list = folder.read_text("a.csv", text);
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;

  EXPECT_EQ(list.sites.size(), 1'000'000U);
  RecordProperty("processor_seconds", std::to_string(seconds));  // read by people; timings decide no test
}

}  // namespace
}  // namespace firnline::sites_test
