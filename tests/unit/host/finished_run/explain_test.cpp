// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/finished_run/explain.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "kernels/grid/error.hpp"
#include "tests/support/river_sites.hpp"

namespace firnline {
namespace {

TEST(Explain, FindsTheWeightThatSwapsTwoSites) {
  const auto explanation = explain(test::two_sites(), "A", "");

  ASSERT_TRUE(explanation.below.has_value());
  EXPECT_FALSE(explanation.above.has_value());
  // domain-spec T-TIP: the switch is at w1 : w2 = 1 : 1.25. From 1 : 1 that is w1 = 0.8 or w2 = 1.25, equally
  // far.
  if (explanation.below->weight_of == "first")
    EXPECT_NEAR(explanation.below->weight_needed, 0.8, 1e-6);
  else
    EXPECT_NEAR(explanation.below->weight_needed, 1.25, 1e-6);
}

TEST(Explain, FindsTheSmallestChangeOfOneIndicator) {
  const auto explanation = explain(test::two_sites(), "A", "");

  // By hand: the score must fall by .05, so one indicator of weight 1/2 must fall by .1, whichever it is.
  EXPECT_NEAR(std::abs(explanation.below->value_needed - explanation.below->value_now), 0.1, 1e-6);
}

TEST(Explain, SaysInSentencesWhatMoves) {
  const std::string text = explanation_text(explain(test::two_sites(), "A", ""));

  EXPECT_NE(
      text.find(
          "Ак-Суу (A) ranks 1 of 2 scored sites in profile 'test' (Test of two), with a score of 0.550000."),
      std::string::npos)
      << text;
  EXPECT_NE(text.find("1. The first (first): 0.900 mm, a score of 0.900. It raises the score by 0.125. "
                      "Source: layer melt_layer (melt.tif; 2000-2019)."),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("2. The second (second): 0.200 mm, a score of 0.200. It lowers the score by 0.100. "
                      "Source: layer people_layer (people.tif)."),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("Nothing is missing here."), std::string::npos) << text;
  EXPECT_NE(text.find("Just below: site B, rank 2, score 0.500000."), std::string::npos) << text;

  const std::string of_the_other = explanation_text(explain(test::two_sites(), "B", ""));
  EXPECT_NE(of_the_other.find(
                "Just above: Ак-Суу (A), rank 1, score 0.550000. The site would rise to that score if"),
            std::string::npos)
      << of_the_other;
}

TEST(Explain, NamesTheColumnOfAnAttribute) {
  auto run = test::two_sites();
  run.profiles[0].sites_source = "clinics.csv";
  run.profiles[0].indicators[1].layers.clear();
  run.profiles[0].indicators[1].column = "beds";

  const std::string text = explanation_text(explain(run, "A", ""));

  EXPECT_NE(text.find("It lowers the score by 0.100. Source: column 'beds' of the site list (clinics.csv)."),
            std::string::npos)
      << text;
  EXPECT_NE(explanation_json(explain(run, "A", "")).find("\"column\": \"beds\""), std::string::npos);
}

TEST(Explain, NamesWhatIsMissing) {
  auto run = test::two_sites();
  auto& site = run.profiles[0].sites[0];
  site.value[1] = site.score_of[1] = std::numeric_limits<double>::quiet_NaN();
  site.coverage = 0.5;

  const std::string text = explanation_text(explain(run, "A", ""));

  EXPECT_NE(text.find("Missing here: second. 50 % of the weight has data."), std::string::npos) << text;
}

TEST(Explain, SaysWhyASiteHasNoRank) {
  auto run = test::two_sites();
  auto& site = run.profiles[0].sites[1];
  site.rank = 0;
  site.status = SiteStatus::outside;
  site.reason = "The site lies outside the grid of this run.";

  EXPECT_EQ(
      explanation_text(explain(run, "B", "")),
      "site B has no rank in profile 'test' (Test of two). The site lies outside the grid of this run.\n");
}

TEST(Explain, SaysHowSureARankIs) {
  const FinishedRun drawn = test::two_sites_drawn();
  const Explanation b = explain(drawn, "B", "");
  EXPECT_NE(explanation_text(b).find(
                "How sure: in nine of ten of 400 draws of other weights and values it ranks between 1 and 2 "
                "(in the "
                "middle one 2); it is among the first 1 in 25 % of them (standard error 2.2 %).\n"),
            std::string::npos)
      << explanation_text(b);
  const std::string json = explanation_json(b);
  EXPECT_NE(json.find("\"rank_p05\": 1"), std::string::npos);
  EXPECT_NE(json.find("\"p_top_k\": 0.25"), std::string::npos);
  EXPECT_NE(json.find("\"with_errors\": true"), std::string::npos);
  const Explanation undrawn = explain(test::two_sites(), "B", "");
  EXPECT_EQ(explanation_text(undrawn).find("How sure"), std::string::npos);
  EXPECT_NE(explanation_json(undrawn).find("\"robustness\": null"), std::string::npos);
}

TEST(Explain, FindsASiteByItsName) {
  EXPECT_EQ(explain(test::two_sites(), "Ак-Суу", "test").id, "A");
}

TEST(Explain, RefusesUnknownNamesKindly) {
  EXPECT_THROW((void)explain(test::two_sites(), "C", ""), UsageError);
  EXPECT_THROW((void)explain(test::two_sites(), "A", "tset"), UsageError);
}

TEST(Explain, TellsTheWaterMonthByMonthAndWhatItRestsOn) {
  const std::string a = explanation_text(explain(test::river_sites(), "A", "")),
                    b = explanation_text(explain(test::river_sites(), "B", ""));

  EXPECT_NE(a.find("\nIts water comes together at latitude 42.25000, longitude 78.50000, 141 m from the "
                   "site: the cell "
                   "within 500 m that drains most, 10.0 km²."),
            std::string::npos)
      << a;
  EXPECT_NE(a.find("  Jul          4.000          50.0 %\n"), std::string::npos) << a;
  EXPECT_NE(a.find("lies inside that of: B (10.0 km² shared)."), std::string::npos) << a;
  EXPECT_EQ(a.find("lower bound"), std::string::npos) << a;
  EXPECT_NE(b.find("is a lower bound"), std::string::npos) << b;
  EXPECT_NE(b.find("90.0 % of the land upstream has data."), std::string::npos) << b;
  EXPECT_NE(explanation_json(explain(test::two_sites(), "A", "")).find("\"water\": null"), std::string::npos);
}

}  // namespace
}  // namespace firnline
