// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/finished_run/outlook.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/two_variants.hpp"

namespace firnline {
namespace {

TEST(Groups, AreVariantsOfOneScenarioAndHorizon) {
  auto run = test::two_variants();
  auto& changes = run.profiles[0].changes;
  changes.push_back(changes[0]);
  changes.back().variant.group = "mild_2050";
  changes.push_back(changes[1]);

  const auto groups = groups_of(run.profiles[0]);

  ASSERT_EQ(groups.size(), 2u);
  EXPECT_EQ(groups[0].name, "hot_2050");
  EXPECT_EQ(groups[0].changes, (std::vector<std::size_t>{0, 1, 3}));
  EXPECT_EQ(groups[1].changes, (std::vector<std::size_t>{2}));
}

// Site B: .7 and .5, ranks 1 and 2, changes .2 and 0.
TEST(Outlook, OfTwoModelsIsTheirMiddle) {
  const auto run = test::two_variants();
  const Outlook b = outlook_of(run.profiles[0], groups_of(run.profiles[0])[0], 1);
  EXPECT_EQ(b.scored, 2);
  EXPECT_DOUBLE_EQ(b.score_median, 0.6);
  EXPECT_EQ(b.score_low, 0.5);
  EXPECT_EQ(b.score_high, 0.7);
  EXPECT_EQ(b.rank_median, 1.5);
  EXPECT_EQ(b.rank_best, 1);
  EXPECT_EQ(b.rank_worst, 2);
  EXPECT_DOUBLE_EQ(b.change_mean, 0.1);
  EXPECT_DOUBLE_EQ(b.change_by_mean[0], 0.1);
  EXPECT_EQ(b.change_by_mean[1], 0);
}

TEST(Outlook, OfThreeModelsIsTheMiddleOne) {
  auto run = test::two_variants();
  auto& changes = run.profiles[0].changes;
  changes.push_back(changes[0]);
  changes[2].sites[0].score = 0.65;
  changes[2].sites[0].rank = 7;
  const Outlook a = outlook_of(run.profiles[0], groups_of(run.profiles[0])[0], 0);
  EXPECT_EQ(a.score_median, 0.65);
  EXPECT_EQ(a.rank_median, 2);
  EXPECT_EQ(a.rank_worst, 7);
}

TEST(Outlook, LeavesOutModelsWithoutAScore) {
  auto run = test::two_variants();
  auto& gone = run.profiles[0].changes[0].sites[0];
  gone.rank = 0;
  gone.score = gone.change = std::nan("");
  const auto groups = groups_of(run.profiles[0]);
  const Outlook one = outlook_of(run.profiles[0], groups[0], 0);
  EXPECT_EQ(one.scored, 1);
  EXPECT_EQ(one.score_median, 0.8);
  run.profiles[0].changes[1].sites[0] = gone;
  const Outlook none = outlook_of(run.profiles[0], groups[0], 0);
  EXPECT_EQ(none.scored, 0);
  EXPECT_TRUE(std::isnan(none.score_median));
  EXPECT_TRUE(std::isnan(none.change_mean));
  EXPECT_EQ(none.rank_best, 0);
}

}  // namespace
}  // namespace firnline
