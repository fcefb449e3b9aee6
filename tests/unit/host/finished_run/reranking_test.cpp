// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/finished_run/reranking.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "kernels/grid/error.hpp"
#include "tests/support/two_sites.hpp"

namespace firnline {
namespace {

FinishedProfile list() {
  return test::two_sites().profiles.front();
}

std::string mistake_of(const NamedWeights& weights, const FinishedProfile& profile) {
  try {
    (void)rerank(profile, weights);
  } catch (const UsageError& error) {
    return error.what();
  }
  return "none";
}

TEST(Reranking, WithTheWeightsOfTheRunIsTheRun) {
  const Reranking same = rerank(list(), {{"first", 1}, {"second", 1}});

  ASSERT_EQ(same.sites.size(), 2U);
  EXPECT_EQ(same.moved, 0);
  EXPECT_EQ(same.sites[0].row, 0U);
  EXPECT_EQ(same.sites[0].rank, 1);
  EXPECT_NEAR(same.sites[0].score, 0.55, 1e-15);
  EXPECT_NEAR(same.sites[1].score, 0.5, 1e-15);
  EXPECT_EQ(same.agreement.kendall_tau_b, 1);
}

TEST(Reranking, SwapsTheTwoSitesBelowTheirTippingPoint) {
  // domain-spec T-TIP: level at w1 : w2 = 1 : 1.25. At 1 : 2 by hand A = 1.3 / 3, B = 1.6 / 3.
  const Reranking level = rerank(list(), {{"second", 1.25}});
  const Reranking swapped = rerank(list(), {{"second", 2}});

  EXPECT_EQ(level.sites[0].rank, 1);
  EXPECT_EQ(level.sites[1].rank, 1);
  EXPECT_EQ(swapped.sites[0].row, 1U);
  EXPECT_NEAR(swapped.sites[0].score, 1.6 / 3, 1e-15);
  EXPECT_NEAR(swapped.sites[1].score, 1.3 / 3, 1e-15);
  EXPECT_EQ(swapped.moved, 2);
  EXPECT_EQ(swapped.agreement.kendall_tau_b, -1);
}

TEST(Reranking, LeavesOutAnIndicatorOfWeightZero) {
  FinishedProfile profile = list();
  profile.sites[1].value[0] = std::numeric_limits<double>::quiet_NaN();  // not asked for any more

  const Reranking out = rerank(profile, {{"first", 0}});

  EXPECT_EQ(out.sites[0].row, 1U);
  EXPECT_NEAR(out.sites[0].score, 0.6, 1e-15);
  EXPECT_EQ(out.sites[0].coverage, 1);
  EXPECT_EQ(out.weights.at(1).share_now, 0);
  EXPECT_EQ(out.weights.at(2).share_now, 1);
}

TEST(Reranking, ScoresWhatNowHasEnoughDataAndNoLongerWhatHasNot) {
  FinishedProfile profile = list();
  profile.composition.node[0].min_coverage = 0.7;
  for (auto& site : profile.sites) site.value[1] = std::numeric_limits<double>::quiet_NaN();
  profile.sites[0].status = profile.sites[1].status = SiteStatus::under_covered;
  profile.sites[0].rank = profile.sites[1].rank = 0;

  const Reranking more = rerank(profile, {{"first", 3}});
  EXPECT_EQ(more.scored, 2);
  EXPECT_EQ(more.scored_before, 0);
  EXPECT_EQ(more.sites[0].status, SiteStatus::scored);
  EXPECT_EQ(rerank(profile, {}).scored, 0);

  profile.sites[0].status = SiteStatus::outside;  // no weight brings a site onto the grid
  EXPECT_EQ(rerank(profile, {{"first", 3}}).scored, 1);
}

TEST(Reranking, JoinsDimensionsByTheirNewWeights) {
  FinishedProfile profile = list();
  profile.indicators[1].dimension = "exposure";
  profile.composition.leaf[1].dimension = Dimension::exposure;
  profile.composition.node[1] = {Aggregation::arithmetic, 1, 0.5, false};

  // By hand: A = (3 x 0.9 + 0.2) / 4, B = (3 x 0.4 + 0.6) / 4.
  const Reranking out = rerank(profile, {{"hazard", 3}});
  EXPECT_NEAR(out.sites[0].score, 0.725, 1e-15);
  EXPECT_NEAR(out.sites[1].score, 0.45, 1e-15);
  EXPECT_NEAR(out.weights.at(0).share_now, 0.75, 1e-15);

  const Reranking alone = rerank(profile, {{"hazard", 0}});
  EXPECT_NEAR(alone.sites[0].score, 0.6, 1e-15);
}

TEST(Reranking, RefusesWeightsThatMeanNothing) {
  EXPECT_NE(mistake_of({{"frist", 1}}, list()).find("did you mean 'first'?"), std::string::npos);
  EXPECT_NE(mistake_of({{"exposure", 1}}, list()).find("use one of: hazard, first, second"),
            std::string::npos);
  EXPECT_NE(mistake_of({{"first", 0}, {"second", 0}}, list()).find("no indicator of hazard has a weight"),
            std::string::npos);
  EXPECT_NE(mistake_of({{"hazard", 0}}, list()).find("no dimension has a weight"), std::string::npos);
  FinishedProfile ordered = list();
  ordered.composition.node[0].how = Aggregation::owa;
  EXPECT_NE(mistake_of({{"first", 0}}, ordered).find("ordered mean"), std::string::npos);
}

TEST(Reranking, TellsWhatMoved) {
  const Reranking out = rerank(list(), {{"second", 2}});

  const std::string text = reranking_text(out);
  EXPECT_NE(text.find("2 scored sites ranked again in profile 'test' (Test of two); the run scored 2."),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("2 of 2 sites changed rank; Kendall's tau_b with the run's ranks is -1.00."),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("     1    2  0.533333  B"), std::string::npos) << text;
  EXPECT_EQ(reranking_csv(out),
            "rank,id,name,lon,lat,score,coverage,status,rank_before,score_before,hazard,exposure,"
            "vulnerability\n"
            "1,B,,78,42,0.5333333333333333,1,scored,2,0.5,0.5333333333333333,,\n"
            "2,A,Ак-Суу,78,42,0.43333333333333335,1,scored,1,0.55,0.43333333333333335,,\n");
  EXPECT_NE(reranking_json(out).find("\"rank_before\": 2"), std::string::npos);
}

}  // namespace
}  // namespace firnline
