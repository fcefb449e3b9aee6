// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Numbers that a list holds itself: single fields, then whole lists.
#include "rasters/sites/attribute.hpp"

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <limits>

#include "tests/unit/rasters/sites/support.hpp"

namespace firnline::sites_test {
namespace {

/// Days in the file, hours in the run.
AttributeRequest hours() {
  return {"backup_hours", "backup_d", 24, 0, "h", 0, 720};
}

bool refused_because(std::string_view text, std::string_view part) {
  const AttributeValue read = attribute_of_text(text, hours());
  return std::isnan(read.value) && read.reason.find(part) != std::string::npos;
}

TEST(Attribute, ReadsNumbersInTheUnitAskedFor) {
  EXPECT_EQ(attribute_of_text("1.5", hours()).value, 36);
  EXPECT_EQ(attribute_of_text(" +2 ", hours()).value, 48);
  EXPECT_EQ(attribute_of_integer(30, hours()).value, 720);
  EXPECT_EQ(attribute_of_real(0.25, hours()).value, 6);
  EXPECT_EQ(attribute_of_text("20", {"t", "t", 1, 273.15, "K", 200, 400}).value, 293.15);
}

TEST(Attribute, HoldsNothingWhereTheFieldIsEmpty) {
  for (const char* text : {"", "  ", "\t"}) {
    const AttributeValue read = attribute_of_text(text, hours());
    EXPECT_TRUE(std::isnan(read.value));
    EXPECT_EQ(read.reason, "");
  }
}

TEST(Attribute, RefusesWhatIsNoNumber) {
  EXPECT_TRUE(refused_because("two", "is not a number"));
  EXPECT_TRUE(refused_because("5 h", "without units"));
  EXPECT_TRUE(refused_because("-", "leave the field empty"));
  EXPECT_TRUE(refused_because("1,5", "decimal comma"));
  EXPECT_TRUE(refused_because("0x10", "hexadecimal"));
  EXPECT_TRUE(refused_because("NaN", "no finite number"));
  EXPECT_TRUE(refused_because("-inf", "no finite number"));
  EXPECT_TRUE(refused_because("NA", "no finite number"));
  EXPECT_TRUE(refused_because("1e400", "too large or too small"));
  EXPECT_NE(attribute_of_real(std::numeric_limits<double>::infinity(), hours()).reason, "");
  EXPECT_NE(attribute_of_real(std::nan(""), hours()).reason, "");
}

// 2^53 + 1 = 9007199254740993 is read as 2^53 by every double.
TEST(Attribute, RefusesWholeNumbersThatADoubleCannotTellApart) {
  const AttributeRequest wide{"code", "code", 1, 0, "1", -1e30, 1e30};
  EXPECT_EQ(attribute_of_text("9007199254740991", wide).value, 9007199254740991.0);
  EXPECT_EQ(attribute_of_integer(-9007199254740991, wide).value, -9007199254740991.0);
  for (const char* text :
       {"9007199254740992", "9007199254740993", "-9007199254740993", "12345678901234567890"})
    EXPECT_NE(attribute_of_text(text, wide).reason.find("2^53"), std::string::npos) << text;
  for (const std::int64_t number : {9007199254740992, 9007199254740993, -9007199254740992, -9007199254740993})
    EXPECT_NE(attribute_of_integer(number, wide).reason.find("2^53"), std::string::npos) << number;
  EXPECT_NE(attribute_of_integer(std::numeric_limits<std::int64_t>::min(), wide).reason, "");
  EXPECT_EQ(attribute_of_text("1e20", wide).value, 1e20);
}

TEST(Attribute, RefusesWhatLiesOutsideItsRange) {
  EXPECT_EQ(attribute_of_text("30", hours()).reason, "");
  EXPECT_EQ(attribute_of_text("0", hours()).reason, "");
  EXPECT_TRUE(refused_because("-0.5", "is -12 h, outside the range 0 to 720 of attributes.backup_hours"));
  EXPECT_TRUE(refused_because("31", "is 744 h, outside"));
}

SitesRequest with_attributes() {
  SitesRequest request;
  request.attributes = {hours(), {"beds", "beds", 1, 0, "1", 0, 1e6}};
  return request;
}

TEST(AttributesOfAList, StandBesideTheSitesInTheirOrder) {
  const Folder folder;

  const SiteList list = folder.read_text(
      "a.csv", "id,beds,name,lon,lat,backup_d,more\n1,12,n,70,40,2,x\n2,,n,71,40,0.5,x\n3,7,n,72,40,,x\n",
      with_attributes());

  ASSERT_EQ(list.attributes.size(), 2U);
  EXPECT_EQ(list.attributes[0][0], 48);
  EXPECT_EQ(list.attributes[0][1], 12);
  EXPECT_TRUE(std::isnan(list.attributes[0][2]));
  EXPECT_EQ(list.attributes[1][0], 12);
  EXPECT_TRUE(std::isnan(list.attributes[1][1]));
  EXPECT_EQ(list.attributes[1][2], 7);
  EXPECT_EQ(list.ignored_columns, std::vector<std::string>{"more"});
}

TEST(AttributesOfAList, FollowTheirSitesWhenRowsAreSetAside) {
  const Folder folder;
  SitesRequest request = with_attributes();
  request.bad_rows = BadRows::set_aside;

  const SiteList list = folder.read_text("a.csv",
                                         "id,name,lon,lat,backup_d,beds\n1,n,70,40,1,1\n1,n,70,41,2,2\n"
                                         "2,n,east,40,3,3\n3,n,71,40,four,4\n4,n,72,40,5,5\n",
                                         request);

  ASSERT_EQ(list.sites.size(), 2U);
  EXPECT_EQ(list.sites[1].id, "4");
  EXPECT_EQ(list.attributes[0], (std::vector<double>{24, 120}));
  EXPECT_EQ(list.attributes[1], (std::vector<double>{1, 5}));
  ASSERT_EQ(list.rejected.size(), 3U);
  EXPECT_EQ(list.rejected[2].line, 5);
  EXPECT_EQ(list.rejected[2].column, "backup_d");
  EXPECT_EQ(list.rejected[2].value, "four");
}

TEST(AttributesOfAList, AreRefusedWithFileLineAndColumn) {
  const Folder folder;

  const std::string refusal =
      folder.refusal("a.csv",
                     "id,name,lon,lat,backup_d,beds\n1,n,70,40,x,12\n2,n,71,40,2,NaN\n3,n,72,40,99,3\n"
                     "4,n,73,40,1,9007199254740993\n",
                     with_attributes());

  for (const char* part :
       {"a.csv: 4 rows", "line 2, column backup_d, \"x\": The value is not a number",
        "line 3, column beds, \"NaN\"", "line 4, column backup_d, \"99\": The value is 2376 h, outside",
        "line 5, column beds, \"9007199254740993\""})
    EXPECT_TRUE(contains(refusal, part)) << part << "\n" << refusal;
}

TEST(AttributesOfAList, NameTheNearestColumn) {
  const Folder folder;

  const std::string refusal =
      folder.refusal("a.csv", "id,name,lon,lat,backup_days,bedz\n1,n,70,40,1,1\n", with_attributes());

  EXPECT_TRUE(contains(refusal, "no column \"backup_d\"")) << refusal;
  EXPECT_TRUE(contains(refusal, "\"backup_days\"")) << refusal;
  EXPECT_TRUE(contains(refusal, "attributes.backup_hours.column")) << refusal;
  const std::string other =
      folder.refusal("b.csv", "id,name,lon,lat,backup_d,bedz\n1,n,70,40,1,1\n", with_attributes());
  EXPECT_TRUE(contains(other, "did you mean \"bedz\"?")) << other;
}

TEST(AttributesOfAList, AreReadOfGeoJson) {
  const Folder folder;
  const auto feature_with = [](const std::string& id, const std::string& properties) {
    return R"({"type":"Feature","properties":{"id":")" + id + R"(","name":"n",)" + properties +
           R"(},"geometry":{"type":"Point","coordinates":[70,40]}})";
  };

  const SiteList list = folder.read_text(
      "a.geojson",
      collection(feature_with("1", R"("backup_d":1.5,"beds":12)") + "," +
                 feature_with("2", R"("backup_d":null,"beds":0)") + "," + feature_with("3", R"("beds":3)")),
      with_attributes());

  EXPECT_EQ(list.attributes[0][0], 36);
  EXPECT_TRUE(std::isnan(list.attributes[0][1]));
  EXPECT_TRUE(std::isnan(list.attributes[0][2]));
  EXPECT_EQ(list.attributes[1], (std::vector<double>{12, 0, 3}));
  const std::string refusal = folder.refusal(
      "b.geojson", collection(feature_with("1", R"("backup_d":"1.5","beds":9007199254740993)")),
      with_attributes());
  EXPECT_TRUE(contains(refusal, "feature 1, column beds, \"9007199254740993\"")) << refusal;
  EXPECT_FALSE(contains(refusal, "backup_d")) << refusal;  // text that is a number is one
}

void write_gpkg(const std::filesystem::path& path, OGRFieldType backup) {
  GDALDriver* const writer = GetGDALDriverManager()->GetDriverByName("GPKG");
  ASSERT_NE(writer, nullptr);
  const DatasetHandle dataset(writer->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  ASSERT_NE(dataset, nullptr);
  OGRSpatialReference degrees = parse_crs("EPSG:4326");
  OGRLayer* const layer = dataset->CreateLayer("sites", &degrees, wkbPoint, nullptr);
  for (const auto& [name, type] :
       {std::pair{"id", OFTString}, {"name", OFTString}, {"backup_d", backup}, {"beds", OFTInteger64}}) {
    OGRFieldDefn field(name, type);
    ASSERT_EQ(layer->CreateField(&field), OGRERR_NONE);
  }
  for (int site = 0; site < 3; ++site) {
    OGRFeature feature(layer->GetLayerDefn());
    feature.SetField("id", std::to_string(site).c_str());
    if (site == 0) feature.SetField("backup_d", 0.5);
    if (site == 1) feature.SetFieldNull(feature.GetFieldIndex("backup_d"));  // and unset for the last
    feature.SetField("beds", site);
    const OGRPoint position(70 + site, 40);
    feature.SetGeometry(&position);
    ASSERT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
  }
}

TEST(AttributesOfAList, AreNoZerosWhereAGeoPackageHasNulls) {
  const Folder folder;
  write_gpkg(folder.at("a.gpkg"), OFTReal);
  SitesRequest request = with_attributes();
  request.source = "a.gpkg";

  const SiteList list = folder.read(request, region());

  EXPECT_EQ(list.attributes[0][0], 12);
  EXPECT_TRUE(std::isnan(list.attributes[0][1]));
  EXPECT_TRUE(std::isnan(list.attributes[0][2]));
  EXPECT_EQ(list.attributes[1], (std::vector<double>{0, 1, 2}));
  EXPECT_TRUE(list.ignored_columns.empty());
}

TEST(AttributesOfAList, AreNoDates) {
  const Folder folder;
  write_gpkg(folder.at("a.gpkg"), OFTDate);
  SitesRequest request = with_attributes();
  request.source = "a.gpkg";

  const std::string refusal = folder.refusal_of(request);

  EXPECT_TRUE(contains(refusal, "The column \"backup_d\" holds Date, and attribute 'backup_hours'"))
      << refusal;
}

TEST(AttributesOfAList, AreThoseOfTheLineInEachSegment) {
  const Folder folder;
  SitesRequest request = with_attributes();
  request.footprint = Footprint::line;
  request.segment_km = 50;
  const std::string line = R"({"type":"Feature","properties":{"id":"M41","name":"n","backup_d":1,"beds":4},)"
                           R"("geometry":{"type":"LineString","coordinates":[[70,40],[71,40]]}})";

  const SiteList list = folder.read_text("a.geojson", collection(line), request);

  ASSERT_EQ(list.sites.size(), 2U);  // 85 km
  EXPECT_EQ(list.attributes[0], (std::vector<double>{24, 24}));
  EXPECT_EQ(list.attributes[1], (std::vector<double>{4, 4}));
}

}  // namespace
}  // namespace firnline::sites_test
