// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>

#include "tests/support/job_mistakes.hpp"

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

JobRobustness read(const std::string& block) {
  return test::sound_job(before + block).robustness;
}

void expect_mistake(const std::string& block, const std::string& part) {
  test::expect_mistake(test::mistakes_of_job(before + block), part);
}

TEST(RobustnessBlock, NeedNotBeThere) {
  const JobRobustness robustness = read("");
  EXPECT_FALSE(robustness.draws);
  EXPECT_EQ(robustness.seed, 1);
  EXPECT_EQ(robustness.concentration, 50);
  EXPECT_TRUE(robustness.errors);
  EXPECT_EQ(robustness.shared_error, 0.5);
}

TEST(RobustnessBlock, IsReadWhole) {
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
)toml");
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
  EXPECT_FALSE(read("[robustness]\nerrors = false\n").errors);
  EXPECT_EQ(read("[robustness]\ncells = true\nworst_percent = 2.5\n").worst_percent, 2.5);
  EXPECT_TRUE(read("[robustness]\ncells = true\n").cells);
}

TEST(RobustnessBlock, NamesEveryMistake) {
  expect_mistake("[robustness]\ndraws = 70000\n", "robustness.draws");
  expect_mistake("[robustness]\nshared_error = 1.5\n", "robustness.shared_error");
  expect_mistake("[robustness]\nconcentration = 0.5\n", "nearly all weight falls to one");
  expect_mistake("[robustness]\ndarws = 100\n", "darws");
  expect_mistake("[robustness]\ndraws = 0\ncells = true\n", "nothing to rank cells by");
  expect_mistake("[robustness]\nworst_percent = 3\n", "no effect without cells = true");
  expect_mistake("[robustness]\ncells = true\nworst_percent = 60\n", "robustness.worst_percent");
  expect_mistake("[robustness.error.heat]\nsource = \"x\"\n", "robustness.error.heat.absolute");
  expect_mistake("[robustness.error]\nheat = 3\n", "write [robustness.error.heat]");
  expect_mistake("[robustness]\nerrors = false\n[robustness.error.heat]\nrelative = 0.1\n",
                 "remove one of the two");
  expect_mistake("[robustness.error.heat]\nrelative = -1\n", "robustness.error.heat.relative");
}

}  // namespace
}  // namespace firnline
