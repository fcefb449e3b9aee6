// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Indicators that a job writes as formulas: whole runs on the sample study.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "host/finished_run/finished_run.hpp"
#include "rasters/opener/opener.hpp"
#include "tests/support/changed.hpp"
#include "tests/support/program.hpp"

namespace firnline::test {
namespace {

namespace fs = std::filesystem;

constexpr const char* job = R"toml(title = "Heat on people"
align = "by_kind"
[grid]
like = "elevation"
[layers.elevation]
source = "elevation.tif"
vertical_datum = "EGM2008"
[layers.population_count]
source = "population_count.tif"
missing = "propagate"
[layers.monthly]
source = "air_temperature_monthly.tif"
is = "air_temperature_monthly"
band_values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
[layers.farm-land]
source = "cropland_area.tif"
is = "cropland_area"
[indicators.hot_people]
title = "Warmth above 10 degrees, times people"
formula = "population_count * max(t[7] - 10, 0)"
unit = "K"
range = [0, 1e9]
layers = { t = "monthly" }
extraction = "sum"
source = "a test"
[indicators.high_ground]
title = "Kilometres above 1500 m"
formula = "if(elevation > 1500, (elevation - 1500) * 0.001 [km m-1], 0)"
unit = "km"
range = [0, 10]
[sites.clinics]
source = "clinics.csv"
footprint = "buffer"
buffer_km = 1.5
[profiles.warmth]
use = "warmth.toml"
sites = "clinics"
keep_indicators = true
)toml";

constexpr const char* profile = R"toml(id = "warmth"
title = "Who is hot?"
inspired_by = "a test"
aggregation = "arithmetic"
min_coverage = 0.5
top_k = 3
[hazard]
aggregation = "arithmetic"
[[indicator]]
id = "hot_people"
dimension = "hazard"
weight = 1.0
value = [ [0, 0.0], [5000, 1.0] ]
why = "More is worse."
[[indicator]]
id = "high_ground"
dimension = "hazard"
weight = 1.0
value = [ [0, 0.0], [3, 1.0] ]
why = "Far from help."
)toml";

class Formula : public testing::Test {
 protected:
  Formula() {
    fs::copy(FIRNLINE_SOURCE_DIR "/rasters/samples/upper_valley", study());
    write_all(study() / "warmth.toml", profile);
  }
  [[nodiscard]] fs::path study() const { return folder_.path() / "study"; }
  [[nodiscard]] fs::path out() const { return folder_.path() / "out"; }

  ProgramResult firnline(const char* verb, std::string text) {
    write_all(study() / "warm_job.toml", text);
    std::vector<std::string> words = {verb, (study() / "warm_job.toml").string()};
    if (std::string(verb) == "run") words.insert(words.end(), {"--out", out().string(), "--quiet"});
    return run_firnline(words);
  }
  /// The job with another formula for hot_people.
  ProgramResult check(const std::string& formula, const std::string& unit = "K") {
    return firnline("check", changed(changed(job, "population_count * max(t[7] - 10, 0)", formula),
                                     "unit = \"K\"", "unit = \"" + unit + "\""));
  }
  void refuses(const std::string& formula, const std::string& part, const std::string& unit = "K") {
    const ProgramResult result = check(formula, unit);
    EXPECT_EQ(result.code, 3) << formula.substr(0, 80) << "\n" << result.err;
    EXPECT_NE(result.err.find(part), std::string::npos) << part << "\n" << result.err.substr(0, 2000);
  }

  TemporaryFolder folder_;
};

TEST_F(Formula, RanksSites) {
  const auto result = firnline("run", job);
  ASSERT_EQ(result.code, 0) << result.err;
  raise_fence({});
  const FinishedRun run = read_finished_run(out());
  const auto& indicators = run.profiles.at(0).indicators;
  ASSERT_EQ(indicators.size(), 2u);
  EXPECT_EQ(indicators[0].formula, "population_count * max(t[7] - 10, 0)");
  EXPECT_EQ(indicators[0].unit, "K");
  EXPECT_EQ(indicators[0].extraction, "sum");
  EXPECT_EQ(indicators[0].source, "a test");
  EXPECT_EQ(indicators[0].layers, (std::vector<std::string>{"population_count", "monthly"}));
  EXPECT_EQ(std::count_if(run.profiles[0].sites.begin(), run.profiles[0].sites.end(),
                          [](const FinishedSite& site) { return site.rank == 1; }),
            1);
  EXPECT_TRUE(fs::is_regular_file(out() / "indicators/hot_people.tif"));
  EXPECT_NE(read_all(out() / "warmth/sites.csv").find("value_hot_people"), std::string::npos);
  EXPECT_NE(read_all(out() / "report.html").find("max(t[7] - 10, 0)"), std::string::npos);
  const auto explained = run_firnline({"explain", out().string(), run.profiles[0].sites[0].id});
  EXPECT_EQ(explained.code, 0) << explained.err;
  EXPECT_NE(explained.out.find("Warmth above 10 degrees"), std::string::npos) << explained.out;
}

/// Nobody may think that holes which a formula made were in the data.
TEST_F(Formula, ThatDividesByZeroIsCounted) {
  const auto audit_of = [&](const std::string& formula) {
    const auto result = firnline(
        "run", changed(job, "if(elevation > 1500, (elevation - 1500) * 0.001 [km m-1], 0)", formula));
    EXPECT_EQ(result.code, 0) << result.err;
    raise_fence({});
    const FinishedRun run = read_finished_run(out());
    fs::remove_all(out());
    for (const FinishedAudit& row : run.audit)
      if (row.layer == "indicators.high_ground") return row;
    ADD_FAILURE() << "no row for the formula";
    return FinishedAudit{};
  };
  const FinishedAudit sound = audit_of("elevation * 0.001 [km m-1]");
  EXPECT_EQ(sound.cells_no_data, 0);
  EXPECT_EQ(sound.warning, "");
  EXPECT_EQ(sound.source, "elevation");
  EXPECT_EQ(sound.method, "elevation * 0.001 [km m-1]");
  // So many cells of the sample's elevation have a value (lines of gdal_translate -of XYZ without -32768).
  const FinishedAudit lost = audit_of("elevation / (elevation - elevation) * 1 [km]");
  EXPECT_EQ(lost.cells_no_data, 46033);
  EXPECT_EQ(lost.warning.rfind("46033 cells have a value in every layer", 0), 0u) << lost.warning;
}

// The count lies with the tiles of a checkpoint: none is lost and none counted twice.
TEST_F(Formula, WhatItLosesIsCountedOnceAfterAStop) {
  const std::string lossy = changed(job, "if(elevation > 1500, (elevation - 1500) * 0.001 [km m-1], 0)",
                                    "elevation / (elevation - elevation) * 1 [km]");
  ASSERT_EQ(firnline("run", lossy).code, 0);
  const std::string expected = read_all(out() / "audit.csv");
  ASSERT_NE(expected.find("46033"), std::string::npos);
  const fs::path stopped_run = folder_.path() / "stopped";
  const auto words = [&](const char* more) {
    return firnline_words({"run", (study() / "warm_job.toml").string(), "--out", stopped_run.string(), more,
                           "--quiet", "--tile-rows", "16", "--tile-cols", "32"});
  };
  ASSERT_TRUE(stop_midway(words("--overwrite"), stopped_run));
  const auto resumed = run_words(words("--resume"));
  ASSERT_EQ(resumed.code, 0) << resumed.err;
  EXPECT_EQ(read_all(stopped_run / "audit.csv"), expected);
}

TEST_F(Formula, IsShownByCheck) {
  const auto result = firnline("check", job);
  ASSERT_EQ(result.code, 0) << result.err;
  EXPECT_NE(result.out.find("= population_count * max(t[7] - 10, 0)"), std::string::npos) << result.out;
}

TEST_F(Formula, ThatIsInNoProfileIsTold) {
  write_all(study() / "warmth.toml", changed(profile, "id = \"high_ground\"", "id = \"population\""));
  const auto result = firnline("check", job);
  ASSERT_EQ(result.code, 0) << result.err;
  EXPECT_NE(result.out.find("'high_ground' of the job is in no profile"), std::string::npos) << result.out;
}

TEST_F(Formula, MistakesHaveLineAndColumn) {
  // The formula is written behind the 11 characters `formula = "` of line 20.
  refuses("population_count * max(tt[7] - 10, 0)",
          "warm_job.toml:20:35: indicators.hot_people.formula reads 'tt'");
  refuses("population_count * max(tt[7] - 10, 0)", "did you mean 't'?");
  refuses("population_count * (t[7]", "warm_job.toml:20:31: indicators.hot_people.formula has a '('");
  refuses("population_count * t[13]", "stands for 13, and none does");
  refuses("population_count * t", "12 bands; write t[1]");
  refuses("population_count + t[7]", "puts together '1' and 'degC'");
  refuses("t[7] - 10 [degC] + elevation", "puts together 'K' and 'm'");
  refuses("population_count * crop", "'crop', and the job has no such layer");
  refuses("t[7] * farm - land", "farm-land");
  refuses("3 * 4", "reads no layer");
  refuses("population_count", "gives '1', and unit says 'K'");
  refuses("population_count", "firnline can read", "furlungs");
}

TEST_F(Formula, CannotBeCircularOrReadIndicators) {
  refuses("hot_people + 1", "'hot_people', which is an indicator; a formula reads layers only");
  refuses("high_ground + 1", "which is an indicator");
  refuses("slope_horn + 1", "which is an indicator");
}

TEST_F(Formula, ThatIsHugeOrDeepIsRefused) {
  refuses(std::string(1'000'000, 'a'), "4096 bytes");
  refuses(std::string(10'000, '(') + "t[7]" + std::string(10'000, ')'), "4096 bytes");
  refuses(std::string(1'000, '(') + "t[7]" + std::string(1'000, ')'), "nested more than 64 deep");
}

TEST_F(Formula, ReportsEveryMistakeOfTheTableAtOnce) {
  std::string text = changed(job, "range = [0, 1e9]", "range = [5, 1]");
  text = changed(text, "title = \"Kilometres above 1500 m\"\n", "");
  const auto result = firnline("check", text);
  EXPECT_EQ(result.code, 3);
  EXPECT_NE(result.err.find("indicators.hot_people.range is empty, inverted"), std::string::npos)
      << result.err;
  EXPECT_NE(result.err.find("indicators.high_ground.title is missing"), std::string::npos) << result.err;
}

TEST_F(Formula, MayNotTakeANameOrParametersOrBindings) {
  auto result = firnline("check", changed(job, "[indicators.high_ground]", "[indicators.slope_horn]"));
  EXPECT_EQ(result.code, 3);
  EXPECT_NE(result.err.find("has the name of an indicator that firnline has"), std::string::npos)
      << result.err;
  result = firnline("check", std::string(job) + "[profiles.warmth.set]\n\"hot_people.limit\" = 3\n");
  EXPECT_EQ(result.code, 3);
  EXPECT_NE(result.err.find("is no parameter of 'hot_people'"), std::string::npos) << result.err;
  result = firnline("check", std::string(job) + "[profiles.warmth.bind]\n\"hot_people.t\" = \"monthly\"\n");
  EXPECT_EQ(result.code, 3);
  EXPECT_NE(result.err.find("[indicators.hot_people.layers]"), std::string::npos) << result.err;
  result = firnline("check", changed(job, "layers = { t = ", "layers = { z = \"elevation\", t = "));
  EXPECT_EQ(result.code, 3);
  EXPECT_NE(result.err.find("layers.z is not in the formula"), std::string::npos) << result.err;
}

TEST_F(Formula, OutsideItsRangeEndsTheRunAndNamesTheCell) {
  const auto result = firnline("run", changed(job, "range = [0, 1e9]", "range = [0, 20]"));
  EXPECT_EQ(result.code, 4) << result.err;
  EXPECT_NE(result.err.find("indicator 'hot_people' is "), std::string::npos) << result.err;
  EXPECT_NE(result.err.find("outside its range 0 to 20"), std::string::npos) << result.err;
  EXPECT_NE(result.err.find(", column "), std::string::npos) << result.err;
}

}  // namespace
}  // namespace firnline::test
