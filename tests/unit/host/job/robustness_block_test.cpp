// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>
#include <vector>

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
order = ["heat >= slope>=  melt", "hazard >= exposure"]
[robustness.weights]
heat = [0.2, 0.5]
exposure = [0, 0.25]
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
  EXPECT_EQ(robustness.error[0].line, 20);
  ASSERT_EQ(robustness.weights.size(), 2U);  // in the order of the alphabet, as TOML keeps keys
  EXPECT_EQ(robustness.weights[0].name, "exposure");
  EXPECT_EQ(robustness.weights[1].name, "heat");
  EXPECT_EQ(robustness.weights[1].least, 0.2);
  EXPECT_EQ(robustness.weights[1].greatest, 0.5);
  EXPECT_EQ(robustness.weights[1].line, 18);
  EXPECT_EQ(robustness.weights[1].column, 8);
  ASSERT_EQ(robustness.order.size(), 2U);
  EXPECT_EQ(robustness.order[0].names, (std::vector<std::string>{"heat", "slope", "melt"}));
  EXPECT_EQ(robustness.order[1].text(), "hazard >= exposure");
  EXPECT_FALSE(read("[robustness]\nerrors = false\n").errors);
  EXPECT_EQ(read("[robustness]\ncells = true\nworst_percent = 2.5\n").worst_percent, 2.5);
  EXPECT_TRUE(read("[robustness]\ncells = true\n").cells);
}

TEST(RobustnessBlock, RefusesLimitsOfWeightsThatSayNothing) {
  for (const char* range : {"[0.5, 0.2]", "[0.3, 0.3]", "[-0.1, 0.5]", "[0.5, 1.1]"})
    expect_mistake("[robustness.weights]\nheat = " + std::string(range) + "\n",
                   "job.toml:11:8: robustness.weights.heat is no range of shares");
  expect_mistake("[robustness.weights]\nheat = [0.5]\n", "robustness.weights.heat");
  for (const char* order : {"heat", "heat > slope", "heat >= ", ">= heat", "heat >= sl ope", ""})
    expect_mistake("[robustness]\norder = [\"" + std::string(order) + "\"]\n", "is no order of weights");
  expect_mistake("[robustness]\ndraws = 0\norder = \"a >= b\"\n", "no effect with draws = 0");
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
