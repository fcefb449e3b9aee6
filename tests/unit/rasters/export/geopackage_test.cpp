// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <limits>

#include "tests/unit/rasters/export/export_fixture.hpp"
#include "kernels/grid/error.hpp"
#include "rasters/export/table.hpp"
#include "rasters/opener/fence.hpp"
#include "rasters/opener/gdal_messages.hpp"

namespace firnline::test {
namespace {

using namespace std::string_literals;

class GeopackageTest : public ExportTest {
 protected:
  static void SetUpTestSuite() { raise_fence({}); }

  static Table sites() {
    return {"sites",
            {{"rank", ColumnType::integer},
             {"name"},
             {"lon", ColumnType::real},
             {"lat", ColumnType::real},
             {"score", ColumnType::real}},
            {{std::int64_t{1}, "Чон-Кемин 谷 'x'"s, 76.25, 42.75, 0.875},
             {std::int64_t{1} << 62, "=1+1"s, -179.5, -89.0, 1e-300},
             {std::monostate{}, ""s, std::monostate{}, std::monostate{}, std::numeric_limits<double>::quiet_NaN()}},
            "lon",
            "lat"};
  }
  WrittenFile write(const Table& table, const std::string& name = "sites.gpkg") const {
    const auto folder = OutputFolder::claim(out(), true, false);
    return write_gpkg(folder, name, table);
  }
  static GDALDatasetUniquePtr open(const std::filesystem::path& path) {
    const char* const only[] = {"GPKG", nullptr};
    return GDALDatasetUniquePtr(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR, only, nullptr, nullptr));
  }
};

TEST_F(GeopackageTest, HoldsPointsInWgs84AndEveryColumn) {
  write(sites());
  EXPECT_EQ(outputs(), Names{"sites.gpkg"});
  const auto dataset = open(out() / "sites.gpkg");
  ASSERT_TRUE(dataset);
  OGRLayer* layer = dataset->GetLayerByName("sites");
  ASSERT_NE(layer, nullptr);
  EXPECT_EQ(layer->GetGeomType(), wkbPoint);
  ASSERT_NE(layer->GetSpatialRef(), nullptr);
  EXPECT_STREQ(layer->GetSpatialRef()->GetAuthorityCode(nullptr), "4326");
  EXPECT_EQ(layer->GetFeatureCount(), 3);

  const OGRFeatureUniquePtr first(layer->GetNextFeature());
  EXPECT_EQ(first->GetFieldAsInteger64("rank"), 1);
  EXPECT_STREQ(first->GetFieldAsString("name"), "Чон-Кемин 谷 'x'");
  EXPECT_EQ(first->GetFieldAsDouble("score"), 0.875);
  EXPECT_EQ(first->GetGeometryRef()->toPoint()->getX(), 76.25);
  EXPECT_EQ(first->GetGeometryRef()->toPoint()->getY(), 42.75);
  const OGRFeatureUniquePtr second(layer->GetNextFeature());
  EXPECT_EQ(second->GetFieldAsInteger64("rank"), std::int64_t{1} << 62);
  EXPECT_STREQ(second->GetFieldAsString("name"), "=1+1");  // a database runs no formulas: nothing to neutralise
  const OGRFeatureUniquePtr third(layer->GetNextFeature());
  EXPECT_EQ(third->GetGeometryRef(), nullptr);
  EXPECT_TRUE(third->IsFieldNull(third->GetFieldIndex("rank")));
  EXPECT_TRUE(third->IsFieldNull(third->GetFieldIndex("score")));
  EXPECT_FALSE(third->IsFieldNull(third->GetFieldIndex("name")));  // an empty text is not a missing one
}

TEST_F(GeopackageTest, WithoutPositionsIsAPlainTable) {
  Table table = sites();
  table.lon_column = table.lat_column = "";
  write(table);
  const auto dataset = open(out() / "sites.gpkg");
  ASSERT_TRUE(dataset);
  EXPECT_EQ(dataset->GetLayer(0)->GetGeomType(), wkbNone);
  EXPECT_EQ(dataset->GetLayer(0)->GetFeatureCount(), 3);
}

TEST_F(GeopackageTest, IsTheSameBytesForTheSameTable) {
  const auto first = write(sites(), "first.gpkg");
  ::sleep(1);  // a time stamp of the writing would differ now
  const auto second = write(sites(), "second.gpkg");
  EXPECT_EQ(first.sha256, second.sha256);
  Table later = sites();
  later.reference_date = "2026-01-01";
  EXPECT_NE(write(later, "third.gpkg").sha256, first.sha256);
  EXPECT_NE(file_text(out() / "third.gpkg").find("2026-01-01T00:00:00.000Z"), std::string::npos);
  EXPECT_NE(file_text(out() / "first.gpkg").find("1970-01-01T00:00:00.000Z"), std::string::npos);
}

TEST_F(GeopackageTest, ColumnsMayBeCalledLikeGdalsOwn) {
  const Table table{"t", {{"fid", ColumnType::integer}, {"geom"}}, {{std::int64_t{7}, "g"s}}, "", ""};
  write(table);
  const auto dataset = open(out() / "sites.gpkg");
  ASSERT_TRUE(dataset);
  const OGRFeatureUniquePtr row(dataset->GetLayer(0)->GetNextFeature());
  EXPECT_EQ(row->GetFieldAsInteger64("fid"), 7);
  EXPECT_STREQ(row->GetFieldAsString("geom"), "g");
}

TEST_F(GeopackageTest, WithoutRowsIsStillValid) {
  Table table = sites();
  table.rows.clear();
  write(table);
  const auto dataset = open(out() / "sites.gpkg");
  ASSERT_TRUE(dataset);
  EXPECT_EQ(dataset->GetLayer(0)->GetFeatureCount(), 0);
}

TEST_F(GeopackageTest, HoldsManyRows) {
  Table table{"many", {{"i", ColumnType::integer}, {"lon", ColumnType::real}, {"lat", ColumnType::real}}, {}, "lon", "lat"};
  for (std::int64_t i = 0; i < 5000; ++i)
    table.rows.push_back({i, static_cast<double>(i) / 100, static_cast<double>(i) / 200});
  write(table);
  EXPECT_EQ(open(out() / "sites.gpkg")->GetLayer(0)->GetFeatureCount(), 5000);
}

TEST_F(GeopackageTest, PositionColumnsMustBeReals) {
  Table table = sites();
  table.lon_column = "name";
  EXPECT_THROW(write(table), BugError);
  table.lon_column = "nowhere";
  EXPECT_THROW(write(table), BugError);
}

TEST_F(GeopackageTest, ATextThatCannotBeHeldIsNotSilentlyCut) {
  Table table = sites();
  table.rows[0][1] = "before\0after"s;
  const auto message = message_of<OutputError>([&] { write(table); });
  EXPECT_NE(message.find("is not what was written"), std::string::npos) << message;
  EXPECT_EQ(outputs(), Names{});
}

TEST_F(GeopackageTest, AFullDiskLeavesNothingUnderAFinalName) {
  const auto whole = static_cast<rlim_t>(write(sites()).bytes);
  std::filesystem::remove_all(out());
  for (rlim_t percent : {0u, 1u, 10u, 30u, 50u, 70u, 90u, 99u}) {
    const auto status = status_in_child([&] {
      limit_file_size(whole * percent / 100);
      try {
        write(sites());
      } catch (const OutputError&) {
        return 7;
      }
      return 0;
    });
    EXPECT_EQ(status, 7) << percent;
    if (std::filesystem::exists(out())) {
      EXPECT_EQ(outputs(), Names{}) << percent;
    }
  }
}

TEST_F(GeopackageTest, LeavesTheDriversAsTheyWere) {
  const auto before = registered_drivers();
  write(sites());
  EXPECT_EQ(registered_drivers(), before);
  EXPECT_EQ(before, allowed_drivers({}));
}

}  // namespace
}  // namespace firnline::test
