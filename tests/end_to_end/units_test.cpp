// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Cells of finished profiles summed up over administrative units: by hand on sixteen cells, against
// exactextract on a grid in degrees, and the same bytes for any tiles, threads and interruptions.
#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <array>
#include <map>
#include <sstream>

#include "host/finished_run/finished_run.hpp"
#include "rasters/opener/crs.hpp"
#include "rasters/opener/opener.hpp"
#include "tests/support/float_raster.hpp"
#include "tests/support/program.hpp"

namespace firnline::test {
namespace {

namespace fs = std::filesystem;

constexpr const char* layers = R"toml(title = "Dust"
[grid]
like = "particulate_matter"
[layers.particulate_matter]
source = "dust.tif"
unit = "ug m-3"
[layers.population_count]
source = "people.tif"
missing = "propagate"
[layers.cropland_area]
source = "people.tif"
[indicators.dust]
title = "Dust"
formula = "particulate_matter"
unit = "ug m-3"
range = [0, 1000]
[sites.places]
source = "places.csv"
[profiles.dust]
use = "dust.toml"
sites = "places"
[units.districts]
source = "districts.geojson"
)toml";

std::string profile_of(double worst, const std::string& breaks) {
  return "id = \"dust\"\ntitle = \"Where is the dust?\"\naggregation = \"arithmetic\"\nclass_breaks = " +
         breaks +
         "\n[hazard]\naggregation = \"arithmetic\"\n[[indicator]]\nid = \"dust\"\ndimension = \"hazard\"\n"
         "value = [ [0, 0.0], [" +
         std::to_string(worst) + ", 1.0] ]\n";
}

/// Rows of a table by the names of its columns; no cell of these tests holds a quotation mark.
using Row = std::map<std::string, std::string>;
std::vector<Row> rows_of(const fs::path& file) {
  const auto split = [](const std::string& line) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (const char letter : line)
      if (letter == '"')
        quoted = !quoted;
      else if (letter == ',' && !quoted)
        cells.emplace_back();
      else
        cells.back() += letter;
    return cells;
  };
  std::istringstream in(read_all(file));
  std::string line;
  std::getline(in, line);
  const auto names = split(line);
  std::vector<Row> rows;
  while (std::getline(in, line)) {
    rows.emplace_back();
    const auto cells = split(line);
    for (std::size_t i = 0; i < names.size() && i < cells.size(); ++i) rows.back()[names[i]] = cells[i];
  }
  return rows;
}

double number(const Row& row, const std::string& column) {
  const auto found = row.find(column);
  if (found == row.end() || found->second.empty()) return -1;
  return std::stod(found->second);
}

std::string feature(const std::string& id, const std::string& rings, const std::string& type = "Polygon") {
  return R"({"type":"Feature","properties":{"id":")" + id + R"(","name":"Unit )" + id +
         R"("},"geometry":{"type":")" + type + R"(","coordinates":)" + rings + "}}";
}

std::string collection(const std::vector<std::string>& features, const std::string& crs = "") {
  std::string out = R"({"type":"FeatureCollection",)";
  if (!crs.empty()) out += R"("crs":{"type":"name","properties":{"name":")" + crs + R"("}},)";
  out += "\"features\":[";
  for (std::size_t i = 0; i < features.size(); ++i) out += (i > 0 ? "," : "") + features[i];
  return out + "]}";
}

constexpr const char* utm = "urn:ogc:def:crs:EPSG::32643";

class Units : public testing::Test {
 protected:
  Units() { raise_fence({}); }

  [[nodiscard]] fs::path at(const std::string& name) const { return folder_.path() / name; }

  ProgramResult run(const std::string& of_units, const std::vector<std::string>& options = {},
                    const std::string& out = "out") const {
    write_all(at("job.toml"), layers + of_units);
    std::vector<std::string> words = {"run", at("job.toml").string(), "--out", at(out).string(), "--quiet"};
    words.insert(words.end(), options.begin(), options.end());
    return run_firnline(words);
  }
  void refuses(const std::string& of_units, int code, const std::string& part) const {
    write_all(at("job.toml"), layers + of_units);
    const auto refused = run_firnline({"check", at("job.toml").string()});
    EXPECT_EQ(refused.code, code) << refused.err;
    EXPECT_NE(refused.err.find(part), std::string::npos) << part << "\n" << refused.err;
  }
  [[nodiscard]] std::map<std::string, Row> units() const {
    std::map<std::string, Row> by_id;
    for (auto& row : rows_of(at("out/dust/units_districts.csv"))) by_id[row["id"]] = row;
    return by_id;
  }

  // Four by four cells of a kilometre, numbered k = 0 to 15 as read: a score of 0.02 + 0.05 k, so that each
  // row is a class of its own, and k + 1 people.
  void write_16_cells() const {
    write_float_raster(at("dust.tif"), 4, 4, 1000,
                       [](int row, int col) { return 2.0F + 5.0F * static_cast<float>(4 * row + col); });
    write_float_raster(at("people.tif"), 4, 4, 1000,
                       [](int row, int col) { return static_cast<float>(4 * row + col + 1); });
    write_all(at("dust.toml"), profile_of(100, "[0.2, 0.4, 0.6, 0.8]"));
    write_all(at("places.csv"),
              "id,name,lon,lat\nnorth,,75.0065,41.5477\nsouth,,75.0420,41.5207\nfar,,60.0,41.5\n");
  }
  // West of the middle of the second column; east of it, less one cell; that cell; and one beyond the grid.
  static std::vector<std::string> partition() {
    return {feature("west",
                    "[[[500000,4600000],[501500,4600000],[501500,4596000],[500000,4596000],"
                    "[500000,4600000]]]"),
            feature("east",
                    "[[[501500,4600000],[504000,4600000],[504000,4596000],[501500,4596000],"
                    "[501500,4600000]],[[502000,4599000],[503000,4599000],[503000,4598000],"
                    "[502000,4598000],[502000,4599000]]]"),
            feature("cell",
                    "[[[502000,4599000],[503000,4599000],[503000,4598000],[502000,4598000],"
                    "[502000,4599000]]]"),
            feature("away",
                    "[[[509000,4600000],[510000,4600000],[510000,4599000],[509000,4599000],"
                    "[509000,4600000]]]")};
  }

 private:
  TemporaryFolder folder_;
};

// By hand. Of columns 0 to 3 the k sum to 24, 28, 32, 36, the people to 28, 32, 36, 40, and people x k to
// 248, 304, 368, 440. West has all of column 0 and half of column 1: 6 km2, a mean score of (0.05 (24 + 14) +
// 0.02 x 6) / 6, 28 + 16 people and by them (0.05 (248 + 152) + 0.02 x 44) / 44. East has the rest less cell
// k = 6.
TEST_F(Units, FourByFourCellsByHand) {
  write_16_cells();
  write_all(at("districts.geojson"), collection(partition(), utm));
  const auto done = run("population = \"population_count\"\n");
  ASSERT_EQ(done.code, 0) << done.err;
  const auto found = units();
  ASSERT_EQ(found.size(), 4U);
  const Row &west = found.at("west"), &east = found.at("east"), &cell = found.at("cell"),
            &away = found.at("away");
  const std::map<const Row*, std::map<std::string, double>> expected = {
      {&west,
       {{"rank", 2},
        {"area_km2", 6},
        {"people", 44},
        {"score", (0.05 * 400 + 0.02 * 44) / 44},
        {"score_by_people", (0.05 * 400 + 0.02 * 44) / 44},
        {"score_by_area", (0.05 * 38 + 0.02 * 6) / 6},
        {"hazard_by_area", (0.05 * 38 + 0.02 * 6) / 6},
        {"coverage_by_area", 1},
        {"area_share_class_1", 0.25},
        {"area_share_class_4", 0.25},
        {"area_share_class_5", 0},
        {"area_share_high", 0.25},
        {"people_share_class_1", 2.0 / 44},
        {"people_share_class_3", 14.0 / 44},
        {"people_high", 20},
        {"people_share_high", 20.0 / 44},
        {"share_on_grid", 1},
        {"share_scored", 1},
        {"sites", 1},
        {"sites_scored", 1},
        {"first_site_rank", 2}}},
      {&east,
       {{"rank", 1},
        {"area_km2", 9},
        {"people", 85},
        {"score", (0.05 * (152 + 368 + 440 - 42) + 0.02 * 85) / 85},
        {"score_by_area", (0.05 * (14 + 32 + 36 - 6) + 0.02 * 9) / 9},
        {"area_share_class_2", 1.5 / 9},
        {"people_share_class_2", 11.0 / 85},
        {"people_high", 38},
        {"sites", 1},
        {"first_site_rank", 1}}},
      {&cell,
       {{"rank", 3}, {"area_km2", 1}, {"people", 7}, {"score", 0.32}, {"sites", 0}, {"sites_scored", 0}}},
      {&away, {{"area_km2", 0}, {"share_on_grid", 0}}}};
  for (const auto& [row, columns] : expected)
    for (const auto& [column, value] : columns)
      EXPECT_NEAR(number(*row, column), value, 1e-6) << row->at("id") << " " << column;
  EXPECT_EQ(east.at("first_site"), "south");
  EXPECT_EQ(cell.at("first_site"), "");
  EXPECT_EQ(away.at("rank"), "");
  EXPECT_EQ(away.at("status"), "outside");
  const std::string audit = read_all(at("out/audit.csv"));
  EXPECT_NE(audit.find("100.0 % of the grid's area"), std::string::npos) << audit;
  EXPECT_EQ(audit.find("overlap on"), std::string::npos) << audit;
}

TEST_F(Units, RankByAreaWhereNoPeopleAreNamed) {
  write_16_cells();
  write_all(at("districts.geojson"), collection(partition(), utm));
  ASSERT_EQ(run("").code, 0);
  const auto found = units();
  EXPECT_EQ(found.at("east").at("rank"), "1");
  EXPECT_NEAR(number(found.at("west"), "score"), 2.02 / 6, 1e-6);
  EXPECT_EQ(found.at("west").at("rank"), "2");
  EXPECT_FALSE(found.at("east").contains("people"));
  EXPECT_EQ(found.at("west").at("score"), found.at("west").at("score_by_area"));
}

TEST_F(Units, OverlapsCountTwiceAndAreAudited) {
  write_16_cells();
  auto all = partition();
  all.push_back(feature("again",
                        "[[[500000,4600000],[501000,4600000],[501000,4598000],[500000,4598000],"
                        "[500000,4600000]]]"));
  write_all(at("districts.geojson"), collection(all, utm));
  ASSERT_EQ(run("").code, 0);
  const std::string audit = read_all(at("out/audit.csv"));
  EXPECT_NE(audit.find("Units overlap on 2 km2"), std::string::npos) << audit;  // two whole cells
  EXPECT_NE(audit.find(",16,18,"), std::string::npos) << audit;  // km2 of the grid, and of all units
}

TEST_F(Units, TooLittleDataOrNobodyIsNoRank) {
  write_16_cells();
  write_float_raster(at("dust.tif"), 4, 4, 1000, [](int row, int col) {
    return col < 1 || (col == 1 && row < 3) ? -1.0F : 50.0F;  // of the west's 6 km2 half one is left
  });
  write_float_raster(at("people.tif"), 4, 4, 1000,
                     [](int row, int col) { return row == 1 && col == 2 ? 0.0F : 5.0F; });
  write_all(at("districts.geojson"), collection(partition(), utm));
  ASSERT_EQ(run("population = \"population_count\"\n").code, 0);
  const auto found = units();
  EXPECT_EQ(found.at("west").at("status"), "under_covered");
  EXPECT_NE(found.at("west").at("reason").find("Only 8 %"), std::string::npos);
  EXPECT_EQ(found.at("west").at("rank"), "");
  EXPECT_NEAR(number(found.at("west"), "score_by_area"), 0.5, 1e-6);  // still told, of what there is
  EXPECT_EQ(found.at("cell").at("status"), "no_data");
  EXPECT_NE(found.at("cell").at("reason").find("Nobody lives"), std::string::npos);
}

// The polygons come out as they went in, and every file is in the manifest.
TEST_F(Units, TheGeoPackageHoldsThePolygons) {
  write_16_cells();
  write_all(at("districts.geojson"),
            collection({feature("A", "[[[75.01,41.52],[75.03,41.52],[75.03,41.54],[75.01,41.52]]]"),
                        feature("B",
                                "[[[[75.0,41.52],[75.01,41.52],[75.0,41.53],[75.0,41.52]]],"
                                "[[[75.03,41.54],[75.04,41.54],[75.04,41.545],[75.03,41.54]]]]",
                                "MultiPolygon")}));
  ASSERT_EQ(run("").code, 0);
  const DatasetHandle dataset(GDALDataset::Open(at("out/dust/units_districts.gpkg").c_str(), GDAL_OF_VECTOR));
  ASSERT_NE(dataset, nullptr);
  OGRLayer* layer = dataset->GetLayerByName("units_districts");
  ASSERT_NE(layer, nullptr);
  EXPECT_EQ(layer->GetGeomType(), wkbMultiPolygon);
  for (const auto& one : *layer) {
    const bool first = std::string(one->GetFieldAsString("id")) == "A";
    const OGRMultiPolygon* areas = one->GetGeometryRef()->toMultiPolygon();
    ASSERT_EQ(areas->getNumGeometries(), first ? 1 : 2);
    EXPECT_EQ(areas->getGeometryRef(0)->getExteriorRing()->getX(0), first ? 75.01 : 75.0);
  }
  const FinishedRun read = read_finished_run(at("out"));
  ASSERT_EQ(read.profiles.at(0).units.size(), 1U);
  EXPECT_EQ(read.profiles[0].units[0].count, 2);
  std::size_t named = 0;
  for (const auto& file : read.files) named += file.name.starts_with("dust/units_districts.");
  EXPECT_EQ(named, 3U);
}

TEST_F(Units, EveryColumnIsDocumented) {
  write_16_cells();
  write_all(at("districts.geojson"), collection(partition(), utm));
  ASSERT_EQ(run("population = \"population_count\"\n").code, 0);
  const std::string page = read_all(FIRNLINE_SOURCE_DIR "/docs/outputs.md");
  const Row west = units().at("west");
  for (const auto& [name, value] : west) {
    std::string shown = name;
    if (const auto digit = shown.find("class_"); digit != std::string::npos)
      shown = shown.substr(0, digit) + "class_K";
    EXPECT_NE(page.find("\n| " + shown + " | "), std::string::npos) << name;
  }
}

float dust(int row, int col) {
  return (row * 31 + col * 17) % 11 == 0 ? -1.0F : static_cast<float>((row * 7919 + col * 104729) % 1000) / 8;
}
float people(int row, int col) {
  if ((row * 7 + col * 29) % 23 == 0) return -1;
  return (row * 13 + col * 5) % 19 == 0 ? 0.0F : static_cast<float>((row * 3571 + col * 6113) % 97);
}

class UnitsInDegrees : public Units {
 protected:
  UnitsInDegrees() {
    for (const auto& [name, cell] : {std::pair{"dust.tif", &dust}, {"people.tif", &people}}) {
      write_float_raster(at(name), 30, 40, 0.1, cell);
      const DatasetHandle raster(GDALDataset::Open(at(name).c_str(), GDAL_OF_RASTER | GDAL_OF_UPDATE));
      std::array<double, 6> corner = {70, 0.1, 0, 44, 0, -0.1};
      const OGRSpatialReference crs = parse_crs("EPSG:4326");
      raster->SetGeoTransform(corner.data());
      raster->SetSpatialRef(&crs);
    }
    write_all(at("dust.toml"), profile_of(125, "[0.2005, 0.4005, 0.6005, 0.8005]"));
    write_all(at("places.csv"), "id,name,lon,lat\nA,,72,43\n");
    write_all(at("districts.geojson"),
              collection({feature("triangle", "[[[70.03,43.91],[72.57,43.77],[71.11,41.63],[70.03,43.91]]]"),
                          feature("ring",
                                  "[[[72.05,43.55],[73.95,43.55],[73.95,41.95],[72.05,41.95],[72.05,43.55]],"
                                  "[[72.51,43.02],[73.33,43.17],[73.21,42.29],[72.51,43.02]]]"),
                          feature("islands",
                                  "[[[[70.11,41.41],[70.93,41.49],[70.52,42.07],[70.11,41.41]]],"
                                  "[[[73.72,41.21],[74.31,41.18],[74.02,41.77],[73.72,41.21]]]]",
                                  "MultiPolygon")}));
  }
};

TEST_F(UnitsInDegrees, AgreeWithExactextract) {
  const auto done = run("population = \"population_count\"\n");
  ASSERT_EQ(done.code, 0) << done.err;
  const auto found = units();
  const auto expected = rows_of(FIRNLINE_SOURCE_DIR "/tests/reference/units/expected.csv");
  ASSERT_EQ(expected.size(), 3U);
  for (const Row& unit : expected)
    for (const auto& [column, value] : unit) {
      if (column == "id") continue;
      const double wanted = std::stod(value);
      EXPECT_NEAR(number(found.at(unit.at("id")), column), wanted, 1e-6 * std::max(1.0, wanted))
          << unit.at("id") << " " << column;
    }
}

TEST_F(UnitsInDegrees, SameBytesForAnyTilesThreadsAndInterruptions) {
  const std::string of_units = "population = \"population_count\"\n";
  ASSERT_EQ(run(of_units).code, 0);
  ASSERT_EQ(run(of_units, {"--tile-rows", "3", "--tile-cols", "7", "--threads", "1"}, "small").code, 0);
  ASSERT_EQ(run(of_units, {"--tile-rows", "11", "--tile-cols", "16", "--threads", "3"}, "odd").code, 0);
  const auto words = [&](const char* more) {
    return firnline_words({"run", at("job.toml").string(), "--out", at("stopped").string(), more, "--quiet",
                           "--tile-rows", "2", "--tile-cols", "2", "--threads", "2"});
  };
  ASSERT_TRUE(stop_midway(words("--overwrite"), at("stopped")));
  const auto resumed = run_words(words("--resume"));
  ASSERT_EQ(resumed.code, 0) << resumed.err;
  for (const char* file : {"dust/units_districts.csv", "dust/units_districts.gpkg"}) {
    const std::string whole = read_all(at("out") / file);
    EXPECT_FALSE(whole.empty());
    EXPECT_EQ(read_all(at("small") / file), whole) << file;
    EXPECT_EQ(read_all(at("odd") / file), whole) << file;
    EXPECT_EQ(read_all(at("stopped") / file), whole) << file;
  }
}

TEST_F(Units, MistakesOfTheJob) {
  write_16_cells();
  write_all(at("districts.geojson"), collection(partition(), utm));
  refuses("population = \"people\"\n", 3, "names no layer of this job: 'people'");
  refuses("population = \"particulate_matter\"\n", 3, "which is no count per cell");
  refuses("population = \"cropland_area\"\n", 3, "needs population_count");
  refuses("profiles = [\"dusk\"]\n", 3, "names no profile of this job: 'dusk'; did you mean 'dust'?");
  refuses("footprint = \"polygon\"\n", 3, "footprint is not a known key");
  refuses("min_valid_share = 1.5\n", 3, "min_valid_share");
  refuses("id = \"pcode\"\n", 5, "pcode");
  refuses(
      "[profiles.plain]\nuse = \"dust.toml\"\nsites = \"places\"\nmaps = false\n[units.all]\n"
      "source = \"districts.geojson\"\nprofiles = [\"plain\"]\n",
      3, "maps = false");
}

TEST_F(Units, CheckPrintsThem) {
  write_16_cells();
  write_all(at("districts.geojson"), collection(partition(), utm));
  write_all(at("job.toml"), std::string(layers) + "population = \"population_count\"\n");
  const auto plan = run_firnline({"check", at("job.toml").string()});
  EXPECT_EQ(plan.code, 0) << plan.err;
  EXPECT_NE(plan.out.find("units    districts: 4 polygons"), std::string::npos) << plan.out;
  EXPECT_NE(plan.out.find("ranked by people of population_count"), std::string::npos) << plan.out;
}

}  // namespace
}  // namespace firnline::test
