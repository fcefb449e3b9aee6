// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// What a profile may take over a site's polygon, against an independent program.
//
// The numbers are from exactextract 0.3.0 and numpy 2.4: exact_extract(raster, polygons, ["mean", "stdev",
// "min", "max", "values", "coverage"]) over the raster and the polygons below; quantiles from its values and
// coverages by quantile(values, percent / 100, weights=coverage, method="inverted_cdf"). All cells have one
// area here, so coverage is covered area. No quantile lies closer than 10^-4 of the weight to a step.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <map>

#include "host/finished_run/finished_run.hpp"
#include "rasters/opener/opener.hpp"
#include "tests/support/float_raster.hpp"
#include "tests/support/program.hpp"
#include "tests/support/tolerance.hpp"

namespace firnline::test {
namespace {

constexpr int rows = 30, cols = 40;

constexpr const char* job = R"toml(title = "Dust in the fields"
[grid]
like = "particulate_matter"
[layers.particulate_matter]
source = "dust.tif"
unit = "ug m-3"
[layers.population_count]
source = "people.tif"
missing = "propagate"
[indicators.dust]
title = "Dust"
formula = "particulate_matter"
unit = "ug m-3"
range = [0, 1000]
[sites.fields]
source = "fields.geojson"
footprint = "polygon"
[profiles.dust]
use = "dust.toml"
sites = "fields"
)toml";

constexpr const char* profile = R"toml(id = "dust"
title = "Where is the dust?"
inspired_by = "a test"
aggregation = "arithmetic"
[hazard]
aggregation = "arithmetic"
[[indicator]]
id = "dust"
dimension = "hazard"
value = [ [0, 0.0], [200, 1.0] ]
why = "More is worse."
)toml";

constexpr const char* fields =
    R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32643"}},"features":[
{"type":"Feature","properties":{"id":"triangle","name":""},"geometry":{"type":"Polygon","coordinates":
[[[500030,4599960],[503333,4598010],[500777,4597040],[500030,4599960]]]}},
{"type":"Feature","properties":{"id":"sliver","name":""},"geometry":{"type":"Polygon","coordinates":
[[[500000,4598555],[504000,4598512],[504000,4598570],[500000,4598603],[500000,4598555]]]}},
{"type":"Feature","properties":{"id":"speck","name":""},"geometry":{"type":"Polygon","coordinates":
[[[501214,4599322],[501238,4599322],[501238,4599371],[501214,4599371],[501214,4599322]]]}},
{"type":"Feature","properties":{"id":"most","name":""},"geometry":{"type":"Polygon","coordinates":
[[[500050,4597050],[503950,4597050],[503950,4599950],[500050,4599950],[500050,4597050]]]}}]})";

constexpr const char* by_people = "weighted_by = \"population\"\n";

struct Expected {
  const char* statistic;
  double triangle, sliver, speck, most;
};

class StatisticsOfSites : public testing::Test {
 protected:
  StatisticsOfSites() {
    write_rasters();
    write_all(at("fields.geojson"), fields);
  }

  [[nodiscard]] std::filesystem::path at(const std::string& name) const { return folder_.path() / name; }

  ProgramResult run(const std::string& statistic, const std::vector<std::string>& options = {},
                    const std::string& more_of_job = "maps = false\n",
                    const std::string& more_of_profile = "") {
    write_all(at("job.toml"), job + more_of_job);
    write_all(at("dust.toml"), profile + ("extract = \"" + statistic + "\"\n" + more_of_profile));
    std::vector<std::string> words = {
        "run", at("job.toml").string(), "--out", at("out").string(), "--overwrite", "--quiet"};
    words.insert(words.end(), options.begin(), options.end());
    return run_firnline(words);
  }

  void expect(const Expected& expected) {
    raise_fence({});
    std::map<std::string, double> found;
    const FinishedRun finished = read_finished_run(at("out"));
    for (const auto& site : finished.profiles.at(0).sites) found[site.id] = site.value.at(0);
    EXPECT_TRUE(agrees(found["triangle"], expected.triangle, tolerance::six_digits)) << expected.statistic;
    EXPECT_TRUE(agrees(found["sliver"], expected.sliver, tolerance::six_digits)) << expected.statistic;
    EXPECT_TRUE(agrees(found["speck"], expected.speck, tolerance::six_digits)) << expected.statistic;
    EXPECT_TRUE(agrees(found["most"], expected.most, tolerance::six_digits)) << expected.statistic;
  }

  static float dust(int row, int col) {
    return (row * 31 + col * 17) % 11 == 0 ? -1.0F
                                           : static_cast<float>((row * 7919 + col * 104729) % 1000) / 8;
  }
  static float people(int row, int col) {
    if ((row * 7 + col * 29) % 23 == 0) return -1;
    return (row * 13 + col * 5) % 19 == 0 ? 0.0F : static_cast<float>((row * 3571 + col * 6113) % 97);
  }

  void write_rasters() const {
    raise_fence({});
    write_raster("dust.tif", dust);
    write_raster("people.tif", people);
  }

  void write_raster(const std::string& name, float (*cell)(int row, int col)) const {
    write_float_raster(at(name), rows, cols, 100, cell);
  }

 private:
  TemporaryFolder folder_;
};

// The range is the difference of their min and max.
TEST_F(StatisticsOfSites, AgreeWithExactextractAndNumpy) {
  for (const Expected& expected :
       {Expected{"mean", 62.885231883816076, 61.54933983759816, 32.75, 62.272201946472016},
        {"stdev", 36.14371142333398, 37.18272244047753, 0, 36.00778126341531},
        {"min", 1.25, 0.875, 32.75, 0},
        {"max", 124.625, 123.5, 32.75, 124.625},
        {"range", 123.375, 122.625, 0, 124.625},
        {"p05", 6.25, 6.625, 32.75, 5.875},
        {"p50", 63.5, 55.75, 32.75, 62.375},
        {"p90", 113, 113, 32.75, 111.875}}) {
    const auto result = run(expected.statistic);
    ASSERT_EQ(result.code, 0) << result.err;
    expect(expected);
    EXPECT_EQ(read_finished_run(at("out")).profiles[0].indicators[0].extraction, expected.statistic);
  }
}

// ["weighted_mean", "weighted_stdev"] with the people as weights, and cells without people's number taken out
// of the dust (exactextract would else say nothing); quantiles by numpy with coverage times people as
// weights.
TEST_F(StatisticsOfSites, AgreeWhereCellsWeighByPeople) {
  for (const Expected& expected :
       {Expected{"mean", 61.99765457938526, 61.27320831862322, 32.75, 62.55503079558086},
        {"stdev", 36.17950482551476, 36.171306310694234, 0, 36.0117812054935},
        {"p05", 8.25, 9, 32.75, 7.125},
        {"p50", 62.75, 55.75, 32.75, 62.75},
        {"p90", 113.75, 110.625, 32.75, 112.25}}) {
    const auto result = run(expected.statistic, {}, "maps = false\n", by_people);
    ASSERT_EQ(result.code, 0) << result.err;
    expect(expected);
    EXPECT_EQ(read_finished_run(at("out")).profiles[0].indicators[0].extraction,
              std::string(expected.statistic) + " weighted by population");
  }
}

TEST_F(StatisticsOfSites, DoNotDependOnTilesOrThreads) {
  for (const char* more : {"", by_people})
    for (const char* statistic : {"mean", "stdev", "p50"}) {
      ASSERT_EQ(run(statistic, {}, "maps = false\n", more).code, 0);
      const std::string whole = read_all(at("out") / "dust" / "sites.csv");
      const auto tiled =
          run(statistic, {"--tile-rows", "7", "--tile-cols", "11", "--threads", "2"}, "maps = false\n", more);
      ASSERT_EQ(tiled.code, 0) << tiled.err;
      EXPECT_EQ(read_all(at("out") / "dust" / "sites.csv"), whole) << statistic << more;
    }
}

TEST_F(StatisticsOfSites, WeighByNothingButCounts) {
  for (const auto& [statistic, more, message] :
       {std::tuple{"mean", "weighted_by = \"dust\"\n", "is 'dust', which is no count per cell"},
        {"mean", "weighted_by = \"populatoin\"\n", "did you mean 'population'"},
        {"max", by_people, "has no effect on 'max'"},
        {"range", by_people, "has no effect on 'range'"}}) {
    const auto refused = run(statistic, {}, "maps = false\n", more);
    EXPECT_EQ(refused.code, 3);
    EXPECT_NE(refused.err.find("profiles.dust.indicator.dust.weighted_by"), std::string::npos) << refused.err;
    EXPECT_NE(refused.err.find(message), std::string::npos) << refused.err;
  }
}

// Nobody lives in the cell of the speck (row 6, column 12) once its people are moved away: no mean, and a
// reason.
TEST_F(StatisticsOfSites, HaveNoValueWhereNobodyIs) {
  write_raster("people.tif", [](int row, int col) { return row == 6 && col == 12 ? 0.0F : 1.0F; });

  ASSERT_EQ(run("mean", {}, "", by_people).code, 0);

  raise_fence({});
  const FinishedRun finished = read_finished_run(at("out"));
  for (const auto& site : finished.profiles.at(0).sites) {
    EXPECT_EQ(std::isnan(site.value.at(0)), site.id == "speck") << site.id;
    EXPECT_EQ(site.reason.find("no population to weigh it by") != std::string::npos, site.id == "speck")
        << site.reason;
  }
}

// A quantile of a place that is everywhere like the cell is the cell: the map may be judged by it.
TEST_F(StatisticsOfSites, LeaveTheMapAsItIs) {
  ASSERT_EQ(run("mean", {}, "").code, 0);
  const std::string by_mean = read_all(at("out") / "dust" / "risk.tif");
  ASSERT_FALSE(by_mean.empty());
  ASSERT_EQ(run("p90", {}, "").code, 0);
  EXPECT_EQ(read_all(at("out") / "dust" / "risk.tif"), by_mean);
  EXPECT_FALSE(std::isnan(read_finished_run(at("out")).profiles[0].sites[0].cell_score_mean));
}

// Its spread would be 0 everywhere.
TEST_F(StatisticsOfSites, DrawNoMapOfASpread) {
  for (const char* statistic : {"stdev", "range"}) {
    const auto refused = run(statistic, {}, "");
    EXPECT_EQ(refused.code, 3);
    EXPECT_NE(refused.err.find("profiles.dust.indicator.dust.extract"), std::string::npos) << refused.err;
    EXPECT_NE(refused.err.find("add maps = false"), std::string::npos) << refused.err;
    ASSERT_EQ(run(statistic).code, 0);
    EXPECT_TRUE(std::isnan(read_finished_run(at("out")).profiles[0].sites[0].cell_score_mean));
  }
}

TEST_F(StatisticsOfSites, RefuseWordsThatAreNone) {
  for (const char* statistic : {"p00", "p100", "median", "p5"}) {
    const auto refused = run(statistic);
    EXPECT_EQ(refused.code, 3);
    EXPECT_NE(refused.err.find("is no statistic; one of: mean, min, max, range, stdev, p01 to p99"),
              std::string::npos)
        << refused.err;
  }
}

}  // namespace
}  // namespace firnline::test
