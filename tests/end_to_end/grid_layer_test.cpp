// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// A layer that has no file: the latitude of the run's grid.
#include <gtest/gtest.h>

#include <cmath>

#include "host/finished_run/finished_run.hpp"
#include "rasters/opener/opener.hpp"
#include "tests/support/program.hpp"

namespace firnline::test {
namespace {

namespace fs = std::filesystem;

constexpr const char* job = R"toml(title = "Thirsty air"
align = "by_kind"
[grid]
like = "elevation"
[layers.elevation]
source = "elevation.tif"
vertical_datum = "EGM2008"
[layers.latitude]
source = "grid"
[layers.july]
source = "air_temperature_monthly.tif"
is = "air_temperature_max_monthly"
bands = [7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7]
[layers.january]
source = "air_temperature_monthly.tif"
is = "air_temperature_min_monthly"
bands = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
[sites.clinics]
source = "clinics.csv"
[profiles.thirst]
use = "thirst.toml"
sites = "clinics"
)toml";

constexpr const char* profile = R"toml(id = "thirst"
title = "Where does the air draw most?"
inspired_by = "a test"
aggregation = "arithmetic"
min_coverage = 0.5
top_k = 3
[hazard]
aggregation = "arithmetic"
[[indicator]]
id = "reference_evapotranspiration_hargreaves"
dimension = "hazard"
weight = 1.0
value = [ [0, 0.0], [2000, 1.0] ]
why = "More is worse."
)toml";

class GridLayer : public testing::Test {
 protected:
  GridLayer() {
    fs::copy(FIRNLINE_SOURCE_DIR "/rasters/samples/upper_valley", study());
    write_all(study() / "thirst.toml", profile);
  }
  [[nodiscard]] fs::path study() const { return folder_.path() / "study"; }
  [[nodiscard]] fs::path out() const { return folder_.path() / "out"; }

  ProgramResult firnline(const char* verb, std::string text, const std::string& from = "",
                         const std::string& to = "") {
    if (!from.empty()) text.replace(text.find(from), from.size(), to);
    write_all(study() / "thirst_job.toml", text);
    std::vector<std::string> words = {verb, (study() / "thirst_job.toml").string()};
    if (std::string(verb) == "run") words.insert(words.end(), {"--out", out().string(), "--quiet"});
    return run_firnline(words);
  }

  TemporaryFolder folder_;
};

TEST_F(GridLayer, IsComputedAndTheAuditSaysSo) {
  const auto result = firnline("run", job);
  ASSERT_EQ(result.code, 0) << result.err;
  raise_fence({});
  const FinishedRun run = read_finished_run(out());
  bool found = false;
  for (const auto& row : run.audit) {
    if (row.layer != "latitude") continue;
    found = true;
    EXPECT_EQ(row.source, "grid");
    EXPECT_EQ(row.method, "computed from the grid");
    EXPECT_EQ(row.cells_out, 240 * 200);
    // The middles of the north-western and the south-eastern cell, by the Python package utm 0.8.
    EXPECT_FLOAT_EQ(static_cast<float>(row.seen_high.value_or(0)), 41.639025838F);
    EXPECT_FLOAT_EQ(static_cast<float>(row.seen_low.value_or(0)), 41.457648676F);
  }
  EXPECT_TRUE(found);
  int scored = 0;
  for (const auto& site : run.profiles.at(0).sites) {
    if (site.rank == 0) continue;
    ++scored;
    EXPECT_GT(site.score, 0) << site.id;
  }
  EXPECT_GT(scored, 3);
}

TEST_F(GridLayer, IsLatitudeOnly) {
  const auto refused =
      firnline("check", job, "source = \"elevation.tif\"\nvertical_datum = \"EGM2008\"", "source = \"grid\"");
  EXPECT_EQ(refused.code, 3) << refused.err;
  EXPECT_NE(refused.err.find("only 'latitude' can be worked out"), std::string::npos) << refused.err;
}

TEST_F(GridLayer, IsNotAFileOfThatName) {
  const auto missing = firnline("check", job, "source = \"grid\"", "source = \"./grid\"");
  EXPECT_EQ(missing.code, 6) << missing.err;
}

TEST_F(GridLayer, IsNoGridForOthers) {
  const auto refused = firnline("check", job, "like = \"elevation\"", "like = \"latitude\"");
  EXPECT_EQ(refused.code, 3) << refused.err;
  EXPECT_NE(refused.err.find("worked out from the grid"), std::string::npos) << refused.err;
}

}  // namespace
}  // namespace firnline::test
