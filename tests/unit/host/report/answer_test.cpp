// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/answer.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "tests/support/latin_words.hpp"
#include "tests/support/two_sites.hpp"

namespace firnline {
namespace {

std::string answer_of(const FinishedProfile& profile) {
  return answer(words::Words(), profile);
}

TEST(Answer, NamesTheFirstTheGapTheDriverAndTheData) {
  auto profile = test::two_sites().profiles[0];
  profile.top_k = 2;
  for (auto& site : profile.sites) site.cell_score_mean = site.score;
  const std::string text = answer_of(profile);
  EXPECT_NE(
      text.find(
          "Act first at <strong>Ак-Суу</strong> (score 0.550) and <strong>site B</strong> (score 0.500)."),
      std::string::npos)
      << text;
  EXPECT_NE(
      text.find(
          "Of the first 2, <strong>Ак-Суу</strong> and <strong>site B</strong> lie closest: 0.050 apart."),
      std::string::npos);
  EXPECT_NE(text.find("What sets the sites apart most is <strong>The first</strong>."), std::string::npos)
      << "mean contributions .125 and .1";
  EXPECT_NE(text.find("On average 100% of the indicator weight had data at a scored site."),
            std::string::npos);
  for (auto& site : profile.sites) site.contribution[0] /= 2;
  EXPECT_NE(answer_of(profile).find("What sets the sites apart most is <strong>The second</strong>."),
            std::string::npos)
      << "mean contributions .0625 and .1";
  EXPECT_EQ(text.find("Missing most often"), std::string::npos);
  EXPECT_EQ(text.find("uneven"), std::string::npos);
}

TEST(Answer, TellsTheGapBehindTheFirstK) {
  auto profile = test::two_sites().profiles[0];
  profile.top_k = 1;
  profile.sites[1].score = 0.5498;
  EXPECT_NE(answer_of(profile).find("Between rank 1 and rank 2 lie 0.000200."), std::string::npos);
}

TEST(Answer, SaysWhoSharesARank) {
  auto profile = test::two_sites().profiles[0];
  profile.sites[1].rank = 1;
  profile.sites[1].score = profile.sites[0].score;
  const std::string text = answer_of(profile);
  EXPECT_NE(text.find("2 sites share rank 1."), std::string::npos);
  EXPECT_EQ(text.find("lie closest"), std::string::npos) << "a tie is no gap";
}

// |.4 - .55| = .15 is more than half a class, |.45 - .5| = .05 is less.
TEST(Answer, CountsUnevenFootprints) {
  auto profile = test::two_sites().profiles[0];
  profile.top_k = 2;
  profile.sites[0].cell_score_mean = 0.4;
  profile.sites[1].cell_score_mean = 0.45;
  EXPECT_NE(answer_of(profile).find(
                "At 1 of the first 2 the cells of the map have a mean score that lies 0.1 or more"),
            std::string::npos);
  // A cell stands for a catchment that is everywhere like it: its score says nothing of this site.
  profile.indicators[1].place = "over the catchment";
  EXPECT_EQ(answer_of(profile).find("of the map have a mean score"), std::string::npos);
}

TEST(Answer, NamesTheIndicatorThatIsMissingMost) {
  auto profile = test::two_sites().profiles[0];
  profile.sites[1].value[1] = std::numeric_limits<double>::quiet_NaN();
  profile.sites[1].coverage = 0.5;
  const std::string text = answer_of(profile);
  EXPECT_NE(text.find("On average 75% of the indicator weight"), std::string::npos);
  EXPECT_NE(text.find("Missing most often is The second: at 1 of 2."), std::string::npos);
}

TEST(Answer, SpeaksTheReadersLanguage) {
  const auto profile = test::two_sites().profiles[0];
  EXPECT_NE(answer(words::Words(words::Language::russian), profile)
                .find("Действовать в первую очередь: <strong>Ак-Суу</strong> (балл 0,550)"),
            std::string::npos);
  EXPECT_NE(
      answer(words::Words(words::Language::chinese), profile).find("最先采取行动：<strong>Ак-Суу</strong>"),
      std::string::npos);
}

TEST(Answer, LeavesNothingUntranslated) {
  auto profile = test::two_sites().profiles[0];
  profile.top_k = 1;
  profile.sites[0].cell_score_mean = 0.3;
  profile.sites[1].value[1] = std::numeric_limits<double>::quiet_NaN();
  auto unscored = profile;
  for (auto& site : unscored.sites) site.rank = 0;
  for (const auto language : {words::Language::russian, words::Language::chinese})
    for (const auto& one : {profile, unscored})
      EXPECT_EQ(test::latin_words(answer(words::Words(language), one), {"The first", "The second"}),
                std::vector<std::string>());
}

}  // namespace
}  // namespace firnline
