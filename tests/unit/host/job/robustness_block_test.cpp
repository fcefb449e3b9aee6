// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>

#include "host/job/read_job.hpp"

namespace firnline {
namespace {

const std::string before = R"toml(title = "Valley"
[grid]
like = "elevation"
[layers.elevation]
source = "dem.tif"
[sites.clinics]
source = "clinics.csv"
[profiles.health]
sites = "clinics"
)toml";

JobRobustness read(const std::string& block, std::vector<Mistake>& mistakes) {
  return read_job(before + block, "job.toml", mistakes).robustness;
}

std::string mistakes_of(const std::string& block) {
  std::vector<Mistake> mistakes;
  (void)read(block, mistakes);
  return mistakes.empty() ? "" : describe(mistakes);
}

TEST(RobustnessBlock, NeedNotBeThere) {
  std::vector<Mistake> mistakes;
  const JobRobustness robustness = read("", mistakes);
  EXPECT_TRUE(mistakes.empty());
  EXPECT_FALSE(robustness.draws);
  EXPECT_EQ(robustness.seed, 1);
  EXPECT_EQ(robustness.concentration, 50);
  EXPECT_TRUE(robustness.errors);
  EXPECT_EQ(robustness.shared_error, 0.5);
}

TEST(RobustnessBlock, IsReadWhole) {
  std::vector<Mistake> mistakes;
  const JobRobustness robustness = read(R"toml([robustness]
draws = 5000
seed = 7
concentration = 0
shared_error = 0.25
all_ranks = true
[robustness.error.heat]
absolute = 1.5
relative = 0.1
source = "stations"
)toml",
                                        mistakes);
  ASSERT_TRUE(mistakes.empty()) << describe(mistakes);
  EXPECT_EQ(robustness.draws, 5000);
  EXPECT_EQ(robustness.seed, 7);
  EXPECT_EQ(robustness.concentration, 0);
  EXPECT_EQ(robustness.shared_error, 0.25);
  EXPECT_TRUE(robustness.all_ranks);
  ASSERT_EQ(robustness.error.size(), 1U);
  EXPECT_EQ(robustness.error[0].indicator, "heat");
  EXPECT_EQ(robustness.error[0].absolute, 1.5);
  EXPECT_EQ(robustness.error[0].relative, 0.1);
  EXPECT_EQ(robustness.error[0].source, "stations");
  EXPECT_EQ(robustness.error[0].line, 16);
  std::vector<Mistake> none;
  EXPECT_FALSE(read("[robustness]\nerrors = false\n", none).errors);
  EXPECT_EQ(read("[robustness]\ncells = true\nworst_percent = 2.5\n", none).worst_percent, 2.5);
  EXPECT_TRUE(read("[robustness]\ncells = true\n", none).cells);
  EXPECT_TRUE(none.empty());
}

TEST(RobustnessBlock, NamesEveryMistake) {
  EXPECT_NE(mistakes_of("[robustness]\ndraws = 70000\n").find("robustness.draws"), std::string::npos);
  EXPECT_NE(mistakes_of("[robustness]\nshared_error = 1.5\n").find("robustness.shared_error"),
            std::string::npos);
  EXPECT_NE(mistakes_of("[robustness]\nconcentration = 0.5\n").find("nearly all weight falls to one"),
            std::string::npos);
  EXPECT_NE(mistakes_of("[robustness]\ndarws = 100\n").find("darws"), std::string::npos);
  EXPECT_NE(mistakes_of("[robustness]\ndraws = 0\ncells = true\n").find("nothing to rank cells by"),
            std::string::npos);
  EXPECT_NE(mistakes_of("[robustness]\nworst_percent = 3\n").find("no effect without cells = true"),
            std::string::npos);
  EXPECT_NE(mistakes_of("[robustness]\ncells = true\nworst_percent = 60\n").find("robustness.worst_percent"),
            std::string::npos);
  EXPECT_NE(mistakes_of("[robustness.error.heat]\nsource = \"x\"\n").find("robustness.error.heat.absolute"),
            std::string::npos);
  EXPECT_NE(mistakes_of("[robustness.error]\nheat = 3\n").find("write [robustness.error.heat]"),
            std::string::npos);
  EXPECT_NE(mistakes_of("[robustness]\nerrors = false\n[robustness.error.heat]\nrelative = 0.1\n")
                .find("remove one of the two"),
            std::string::npos);
  EXPECT_NE(mistakes_of("[robustness.error.heat]\nrelative = -1\n").find("robustness.error.heat.relative"),
            std::string::npos);
}

}  // namespace
}  // namespace firnline
