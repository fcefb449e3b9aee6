// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Roads as sites, and what a profile may take over them. Fine particles of 0, 5, 10, ... ug m-3 in columns of
// 1 km are 0, 1, 2, ... times the guideline; a road from 250 m to 2250 m has 750, 1000 and 250 m in the first
// three.
#include <gdal_priv.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "host/finished_run/finished_run.hpp"
#include "rasters/opener/crs.hpp"
#include "rasters/opener/opener.hpp"
#include "tests/support/program.hpp"

namespace firnline::test {
namespace {

constexpr const char* job = R"toml(title = "Dust along the road"
[grid]
like = "particulate_matter"
[layers.particulate_matter]
source = "dust.tif"
unit = "ug m-3"
[sites.roads]
source = "roads.geojson"
footprint = "line"
[profiles.dust]
use = "dust.toml"
sites = "roads"
)toml";

constexpr const char* profile = R"toml(id = "dust"
title = "Where is the dust?"
inspired_by = "a test"
aggregation = "arithmetic"
[hazard]
aggregation = "arithmetic"
[[indicator]]
id = "pm25_exceedance"
dimension = "hazard"
value = [ [0, 0.0], [10, 1.0] ]
why = "More is worse."
)toml";

constexpr const char* road =
    R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32643"}},"features":[
{"type":"Feature","properties":{"id":"A","name":"Old road"},"geometry":{"type":"LineString",
"coordinates":[[500250,4598500],[502250,4598500]]}}]})";

class RoadsAsSites : public testing::Test {
 protected:
  RoadsAsSites() {
    write_dust();
    write_all(at("roads.geojson"), road);
  }

  [[nodiscard]] std::filesystem::path at(const std::string& name) const { return folder_.path() / name; }

  ProgramResult run(const std::string& more_of_sites = "", const std::string& more_of_profile = "",
                    const std::string& more_of_job = "") {
    std::string text = job + more_of_job;
    text.insert(text.find("[profiles.dust]"), more_of_sites + "\n");
    write_all(at("job.toml"), text);
    write_all(at("dust.toml"), profile + more_of_profile);
    return run_firnline(
        {"run", at("job.toml").string(), "--out", at("out").string(), "--overwrite", "--quiet"});
  }

  /// id -> value of the one indicator, in the order of the ranks.
  std::vector<std::pair<std::string, double>> ranked() {
    raise_fence({});
    std::vector<std::pair<std::string, double>> values;
    const FinishedRun finished = read_finished_run(at("out"));
    for (const auto& site : finished.profiles.at(0).sites) values.emplace_back(site.id, site.value.at(0));
    return values;
  }

 private:
  void write_dust() const {
    raise_fence({});
    GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    ASSERT_NE(driver, nullptr);
    const DatasetHandle raster(driver->Create(at("dust.tif").c_str(), 10, 10, 1, GDT_Float32, nullptr));
    ASSERT_NE(raster, nullptr);
    std::array<double, 6> corner = {500000, 1000, 0, 4600000, 0, -1000};
    const OGRSpatialReference crs = parse_crs("EPSG:32643");
    ASSERT_EQ(raster->SetGeoTransform(corner.data()), CE_None);
    ASSERT_EQ(raster->SetSpatialRef(&crs), CE_None);
    std::array<float, 100> cells{};
    for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = static_cast<float>(5 * (i % 10));
    ASSERT_EQ(
        raster->GetRasterBand(1)->RasterIO(GF_Write, 0, 0, 10, 10, cells.data(), 10, 10, GDT_Float32, 0, 0),
        CE_None);
  }

  TemporaryFolder folder_;
};

TEST_F(RoadsAsSites, HaveAMeanOverTheirMetres) {
  const auto result = run();

  ASSERT_EQ(result.code, 0) << result.err;
  const auto values = ranked();
  ASSERT_EQ(values.size(), 1U);
  EXPECT_EQ(values[0].first, "A");
  EXPECT_NEAR(values[0].second, (0 * 750 + 1 * 1000 + 2 * 250) / 2000.0, 1e-6);
}

// On the ground the road is 2000 m / 0.9996 long, the scale of UTM on its central meridian: two segments, not
// three.
TEST_F(RoadsAsSites, AreRankedBySegment) {
  const auto result = run("segment_km = 1.001");

  ASSERT_EQ(result.code, 0) << result.err;
  const auto values = ranked();
  ASSERT_EQ(values.size(), 2U);
  EXPECT_EQ(values[0].first, "A/2");
  EXPECT_NEAR(values[0].second, (1 * 750 + 2 * 250) / 1000.0, 1e-6);
  EXPECT_EQ(values[1].first, "A/1");
  EXPECT_NEAR(values[1].second, (0 * 750 + 1 * 250) / 1000.0, 1e-6);
}

TEST_F(RoadsAsSites, HaveTheStatisticThatTheProfileAsksFor) {
  for (const auto& [statistic, value] : {std::pair{"min", 0.0}, {"max", 2.0}, {"mean", 0.75}}) {
    const auto result = run("", std::string("extract = \"") + statistic + "\"\n");
    ASSERT_EQ(result.code, 0) << result.err;
    EXPECT_NEAR(ranked().at(0).second, value, 1e-6) << statistic;
    EXPECT_EQ(read_finished_run(at("out")).profiles[0].indicators[0].extraction, statistic);
  }
}

// 750, 1000 and 250 of 2000 m: 37.5 % lie at 0, 87.5 % at 0 or 1. Deviation: E(x^2) = (1000 + 4 * 250) / 2000
// = 1, less 0.75^2 is 0.4375.
TEST_F(RoadsAsSites, HaveADistributionOverTheirMetres) {
  for (const auto& [statistic, value] : {std::pair{"p37", 0.0},
                                         {"p38", 1.0},
                                         {"p87", 1.0},
                                         {"p88", 2.0},
                                         {"range", 2.0},
                                         {"stdev", std::sqrt(0.4375)}}) {
    const auto result = run("", std::string("extract = \"") + statistic + "\"\n", "maps = false\n");
    ASSERT_EQ(result.code, 0) << result.err;
    EXPECT_NEAR(ranked().at(0).second, value, 1e-6) << statistic;
  }
}

TEST_F(RoadsAsSites, AskForNoSumOfWhatIsNoCount) {
  const auto result = run("", "extract = \"sum\"\n");

  EXPECT_EQ(result.code, 3);
  EXPECT_NE(result.err.find("pm25_exceedance.extract"), std::string::npos) << result.err;
  EXPECT_NE(result.err.find("one of: mean, min, max, range, stdev, p01 to p99"), std::string::npos)
      << result.err;
}

// People along a line without width are no number; along a corridor they are.
TEST_F(RoadsAsSites, CountNobodyWithoutACorridor) {
  std::string layers = "[layers.population_count]\nsource = \"dust.tif\"\nunit = \"1\"";
  const std::string population =
      "[exposure]\naggregation = \"arithmetic\"\n[[indicator]]\nid = \"population\"\ndimension = "
      "\"exposure\"\n"
      "value = [ [0, 0.0], [100, 1.0] ]\nwhy = \"More people.\"\n";

  const auto refused = run(layers, population);
  EXPECT_EQ(refused.code, 3);
  EXPECT_NE(refused.err.find("is a sum over an area, and the lines of 'roads' have none"), std::string::npos)
      << refused.err;

  const auto weighed = run(layers, "weighted_by = \"population\"\n");
  EXPECT_EQ(weighed.code, 3);
  EXPECT_NE(weighed.err.find("is a sum over an area"), std::string::npos) << weighed.err;

  const auto counted = run("buffer_km = 0.1\n" + layers, population);
  ASSERT_EQ(counted.code, 0) << counted.err;
}

}  // namespace
}  // namespace firnline::test
