// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/finished_run/comparison.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "kernels/grid/error.hpp"
#include "tests/support/two_sites.hpp"

namespace firnline {
namespace {

constexpr auto weight = static_cast<std::size_t>(ChangeKind::weight);
constexpr auto input = static_cast<std::size_t>(ChangeKind::input);

/// T-TIP's two sites with the second indicator weighing 3: A (.9 + .6)/4 = .375, B (.4 + 1.8)/4 = .55.
FinishedRun with_second_weight_three() {
  FinishedRun run = test::two_sites();
  auto& profile = run.profiles[0];
  profile.indicators[1].weight = 3;
  profile.composition.leaf[1].weight = 3;
  profile.sites[0].score = 0.375;
  profile.sites[1].score = 0.55;
  profile.sites[0].rank = 2;
  profile.sites[1].rank = 1;
  std::swap(profile.sites[0], profile.sites[1]);
  return run;
}

ListComparison compared(const FinishedRun& before, const FinishedRun& after) {
  return compare_lists(before, before.profiles[0], after, after.profiles[0]);
}

const ComparedSite& site(const ListComparison& list, const std::string& id) {
  for (const auto& one : list.sites)
    if (one.id == id) return one;
  throw std::runtime_error("no site " + id);
}

TEST(Comparison, NamesTheWeightThatMovedThem) {
  const auto list = compared(test::two_sites(), with_second_weight_three());

  ASSERT_EQ(list.differences.size(), 1U);
  EXPECT_EQ(list.differences[0].what, "weight of second");
  EXPECT_EQ(list.differences[0].before, "1");
  EXPECT_EQ(list.differences[0].after, "3");
  const auto& a = site(list, "A");
  EXPECT_EQ(a.rank_before, 1);
  EXPECT_EQ(a.rank_after, 2);
  EXPECT_NEAR(a.by_kind[weight], -0.175, 1e-12);  // .375 - .55
  EXPECT_EQ(a.by_kind[input], 0);
  ASSERT_EQ(a.parts.size(), 1U);
  EXPECT_EQ(a.parts[0].what, "weight of second");
  EXPECT_NEAR(a.parts[0].share, -0.175, 1e-12);
  EXPECT_NEAR(site(list, "B").by_kind[weight], 0.05, 1e-12);
  EXPECT_EQ(list.scored_in_both, 2);
  EXPECT_EQ(list.agreement.kendall_tau_b, -1);  // one pair, the other way round
}

// A's first value falls from .9 to .5: A (.5 + .6)/4 = .275 with the new weight. v() = .55, v(input) = .35,
// v(weight) = .375, v(both) = .275: input (-.2 - .1)/2 = -.15, weight (-.175 - .075)/2 = -.125.
TEST(Comparison, SharesAChangeBetweenInputAndWeight) {
  FinishedRun after = with_second_weight_three();
  for (auto& one : after.profiles[0].sites)
    if (one.id == "A") {
      one.value[0] = one.score_of[0] = 0.5;
      one.score = 0.275;
    }
  after.layers[0].sha256 = {"0123456789abcdef"};

  const auto list = compared(test::two_sites(), after);

  const auto& a = site(list, "A");
  EXPECT_NEAR(a.by_kind[input], -0.15, 1e-12);
  EXPECT_NEAR(a.by_kind[weight], -0.125, 1e-12);
  ASSERT_EQ(a.parts.size(), 2U);
  EXPECT_EQ(a.parts[0].what, "The first");
  EXPECT_EQ(a.parts[0].value_before, 0.9);
  EXPECT_EQ(a.parts[0].value_after, 0.5);
  ASSERT_EQ(list.differences.size(), 2U);
  EXPECT_EQ(list.differences[0].what, "layer melt_layer");
  // With only the inputs changed A has .35 and B .5; with only the weight changed .375 and .55: B leads in
  // both.
  EXPECT_EQ(a.rank_with_only[input], 2);
  EXPECT_EQ(a.rank_with_only[weight], 2);
  EXPECT_EQ(a.rank_with_only[static_cast<std::size_t>(ChangeKind::rule)], 1);
  EXPECT_EQ(list.tau_with_only[weight], -1);
  EXPECT_EQ(list.tau_with_only[static_cast<std::size_t>(ChangeKind::rule)], 1);
}

TEST(Comparison, OfARunWithItselfFindsNothing) {
  const auto list = compared(test::two_sites(), test::two_sites());

  EXPECT_TRUE(list.differences.empty());
  EXPECT_EQ(list.agreement.kendall_tau_b, 1);
  for (const auto& one : list.sites) EXPECT_TRUE(one.parts.empty());
  EXPECT_TRUE(list.into_top.empty());
}

TEST(Comparison, NamesWhoEnteredAndLeftTheFirst) {
  FinishedRun before = test::two_sites(), after = with_second_weight_three();
  before.profiles[0].top_k = after.profiles[0].top_k = 1;

  const auto list = compared(before, after);

  ASSERT_EQ(list.into_top.size(), 1U);
  EXPECT_EQ(list.into_top[0].id, "B");
  EXPECT_EQ(list.into_top[0].rank, 2);
  ASSERT_EQ(list.out_of_top.size(), 1U);
  EXPECT_EQ(list.out_of_top[0].id, "A");
  EXPECT_EQ(list.agreement.jaccard_at_k, 0);
}

TEST(Comparison, SetsSitesOfOneListAside) {
  FinishedRun after = test::two_sites();
  after.profiles[0].sites[1].id = "C";

  const auto list = compared(test::two_sites(), after);

  ASSERT_EQ(list.sites.size(), 1U);
  ASSERT_EQ(list.only_before.size(), 1U);
  EXPECT_EQ(list.only_before[0].id, "B");
  ASSERT_EQ(list.only_after.size(), 1U);
  EXPECT_EQ(list.only_after[0].id, "C");
}

// An indicator that only the list after judges by: B's mean of .4 alone becomes that of .4 and .6.
TEST(Comparison, TakesANewIndicatorForAWeight) {
  FinishedRun before = test::two_sites();
  auto& profile = before.profiles[0];
  profile.indicators.pop_back();
  profile.composition.leaves = 1;
  for (auto& one : profile.sites) {
    one.value.pop_back();
    one.score_of.pop_back();
    one.contribution.pop_back();
    one.score = one.value[0];
  }

  const auto list = compared(before, test::two_sites());

  const auto& b = site(list, "B");
  ASSERT_EQ(b.parts.size(), 1U);
  EXPECT_EQ(b.parts[0].what, "weight of second");
  EXPECT_NEAR(b.parts[0].share, 0.1, 1e-12);
  ASSERT_EQ(list.differences.size(), 1U);
  EXPECT_EQ(list.differences[0].before, "");
}

TEST(Comparison, TellsASiteThatLostItsScore) {
  FinishedRun after = test::two_sites();
  auto& b = after.profiles[0].sites[1];
  b.rank = 0;
  b.score = std::numeric_limits<double>::quiet_NaN();
  b.value = {b.score, b.score};
  b.status = SiteStatus::no_data;

  const auto list = compared(test::two_sites(), after);

  EXPECT_EQ(list.sites.front().id, "B") << "moved farthest";
  EXPECT_TRUE(std::isnan(list.sites.front().by_kind[input]));
  EXPECT_EQ(list.scored_in_both, 1);
  const RunComparison run{"a", "b", "A", "B", "1", "1", {list}, {}, {}};
  EXPECT_NE(comparison_text(run).find("B: rank 2 -> unranked (scored -> no data)"), std::string::npos)
      << comparison_text(run);
}

TEST(Comparison, SaysInSentencesWhatMoved) {
  const auto list = compared(test::two_sites(), with_second_weight_three());
  const std::string text =
      comparison_text({"old", "new", "Two sites", "Two sites", "1", "1", {list}, {}, {}});

  EXPECT_NE(text.find("  weight of second: 1 -> 3\n"), std::string::npos) << text;
  EXPECT_NE(text.find("2 of 2 changed rank:\n"), std::string::npos) << text;
  EXPECT_NE(text.find("A Ак-Суу: rank 1 -> 2, score 0.550 -> 0.375. weight of second −0.175."),
            std::string::npos)
      << text;
  const std::string json =
      comparison_json({"old", "new", "Two sites", "Two sites", "1", "1", {list}, {}, {}});
  EXPECT_NE(json.find("\"kendall_tau_b\": -1.0"), std::string::npos) << json;
}

TEST(Title, IsToldWithItsPlaceWhereAnotherIndicatorHasTheSame) {
  FinishedProfile profile = test::two_sites().profiles[0];
  auto &first = profile.indicators[0], &second = profile.indicators[1];
  EXPECT_EQ(title_in(profile, 0), "The first");
  first.title = second.title = "Slope";
  first.place = "at the point";
  second.place = "over the footprint";
  EXPECT_EQ(title_in(profile, 0), "Slope at the point");
  EXPECT_EQ(title_in(profile, 1), "Slope over the footprint");
  second.place = "at the point";
  EXPECT_EQ(title_in(profile, 1), "Slope (second)");
  first.place = second.place = "";
  EXPECT_EQ(title_in(profile, 0), "Slope (first)");
}

TEST(Comparison, RefusesListsWithoutACommonSite) {
  FinishedRun after = test::two_sites();
  after.profiles[0].sites[0].id = "C";
  after.profiles[0].sites[1].id = "D";
  EXPECT_THROW((void)compared(test::two_sites(), after), UsageError);
}

}  // namespace
}  // namespace firnline
