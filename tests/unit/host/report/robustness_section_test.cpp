// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/robustness_section.hpp"

#include <gtest/gtest.h>

#include "host/report/answer.hpp"
#include "kernels/ranking/robustness.hpp"
#include "tests/support/held_text.hpp"
#include "tests/support/latin_words.hpp"
#include "tests/support/two_sites.hpp"

namespace firnline {
namespace {

FinishedProfile drawn() {
  FinishedProfile profile = test::two_sites_drawn().profiles[0];
  RankRobustness ranks;
  ranks.sites = 2;
  ranks.draws = 400;
  ranks.at_first_ranks.assign(40, 0);
  ranks.at_first_ranks[0] = ranks.at_first_ranks[21] = 300;
  ranks.at_first_ranks[1] = ranks.at_first_ranks[20] = 100;
  profile.robustness->ranks = std::make_shared<const RankRobustness>(ranks);
  return profile;
}

using test::holds;

TEST(RobustnessSection, SaysWhatWasDrawnAndShowsIt) {
  const std::string text = robustness_section(drawn(), words::Words());
  EXPECT_TRUE(holds(text, "ranked 400 times more")) << text;
  EXPECT_TRUE(holds(text, "The values were changed, too"));
  EXPECT_TRUE(holds(text, "aria-hidden=\"true\"")) << "the row says in words what its bar shows";
  EXPECT_TRUE(holds(text, "1\u20132</td>"));
  // Two ranks over 206 units: rank 1 at 7, rank 2 at 213; the bar reaches 2 beyond on either side.
  EXPECT_TRUE(holds(text, "<rect x=\"5.0\" y=\"5\" width=\"210.0\""));
  EXPECT_TRUE(holds(text, "rgb(126,186,255)\">75</td>"));  // 255 - 172 x .75, 255 - 92 x .75
  EXPECT_TRUE(holds(text, "<td>0.10&nbsp;mm</td><td>melt_layer: assumed</td>") ||
              holds(text, "mm</td><td>melt_layer: assumed</td>"));
  EXPECT_TRUE(holds(text, "not known, taken as it is"));
}

TEST(RobustnessSection, IsNotThereWhereNothingWasDrawn) {
  const words::Words words;
  const FinishedProfile profile = test::two_sites().profiles[0];
  EXPECT_EQ(robustness_section(profile, words), "");
  EXPECT_EQ(how_sure(profile, words), "");
  EXPECT_EQ(how_sure(profile, profile.sites[0], words), "");
  EXPECT_TRUE(holds(answer(words, profile), "says nothing yet about how far ranks move"));
}

TEST(HowSure, IsSaidInTheFirstParagraphAndOfEverySite) {
  const words::Words words;
  FinishedProfile profile = drawn();
  const std::string first = answer(words, profile);
  EXPECT_TRUE(holds(first, "of the first 1 sites, 0 stay among the first 1 in at least 90%")) << first;
  EXPECT_TRUE(holds(first, "<strong>Ак-Суу</strong> ranks between 1 and 2 in nine draws of ten."));
  const auto of = [&](double p) {
    profile.sites[0].robustness.p_top_k = p;
    return how_sure(profile, profile.sites[0], words);
  };
  EXPECT_TRUE(holds(of(0.75),
                    "In nine draws of ten it ranks between 1 and 2, in the middle one 1. It is among the "
                    "first 1 in 75% of the draws (± 2.2%): that is likely, not sure."));
  EXPECT_TRUE(holds(of(0.95), "that is sure."));
  EXPECT_TRUE(holds(of(0.5), "that is open."));
  EXPECT_TRUE(holds(of(0.33), "it is likely behind them"));
  EXPECT_TRUE(holds(of(0.05), "it is surely behind them."));
  EXPECT_TRUE(holds(of(0.995), "99.5%"));  // never rounded to all
  profile.sites[0].robustness.rank_p95 = 1;
  EXPECT_TRUE(holds(answer(words, profile), "keeps rank 1 in nine draws of ten."));
  profile.top_k = 2;
  EXPECT_FALSE(holds(answer(words, profile), "stay among the first"));  // where all are among them
}

// English letters in the page of another language come from data alone.
TEST(RobustnessSection, SpeaksTheReadersLanguage) {
  FinishedProfile profile = drawn();
  profile.sites[0].name = profile.sites[1].name = "一";
  for (auto& indicator : profile.indicators) indicator.title = "一", indicator.unit = "";
  profile.robustness->errors[0].source = "一: assumed; 二: Who (2019): 158 of it";
  const std::string text = robustness_section(profile, words::Words(words::Language::chinese));
  EXPECT_TRUE(holds(text, "假定"));
  EXPECT_FALSE(holds(text, "assumed"));
  EXPECT_TRUE(holds(text, "二: <span class=\"cited\">Who (2019): 158 of it</span>"));
}

}  // namespace
}  // namespace firnline
