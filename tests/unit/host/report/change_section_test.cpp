// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/change_section.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "host/report/change_figure.hpp"
#include "tests/support/two_variants.hpp"

namespace firnline {
namespace {

bool has(const std::string& html, const std::string& part) {
  return html.find(part) != std::string::npos;
}

std::string section() {
  const auto run = test::two_variants();
  return change_section(run.profiles[0], words::Words());
}

TEST(ChangeSection, IsEmptyWithoutVariants) {
  EXPECT_EQ(change_section(test::two_sites().profiles[0], words::Words()), "");
}

// A: .55 -> .6 and .8, median .7, ranks 2 and 1. B: .5 -> .7 and .5, ranks 1 and 2.
TEST(ChangeSection, ShowsMedianAndSpreadOfTheModels) {
  const std::string html = section();
  EXPECT_TRUE(has(html, "hot, 2050 (2 models)"));
  EXPECT_TRUE(has(html, "1.5 (1–2)"));
  EXPECT_TRUE(has(html, "Score now 0.550, then 0.700, from 0.600 to 0.800"));
  EXPECT_TRUE(has(html, "+0.150")) << "the mean of .05 and .25";
  EXPECT_TRUE(has(html, "by hazard"));
  EXPECT_FALSE(has(html, "by exposure")) << "nothing there changes";
}

TEST(ChangeSection, CountsWhatRisesAndHowFarTheOrderIsKept) {
  const std::string html = section();
  EXPECT_TRUE(has(html,
                  "<td class=\"n\">2</td><td class=\"n\">2</td><td class=\"n\">0</td><td "
                  "class=\"s\">hazard alone</td><td class=\"n\">−1.000 to 1.000</td>"))
      << html;
  EXPECT_TRUE(
      has(html, "Of the first 2 sites of today, <strong>2</strong> stay among the first 10 in the scenario"));
}

TEST(ChangeSection, SaysWhereASiteHasNoScoreThen) {
  auto run = test::two_variants();
  for (auto& change : run.profiles[0].changes) {
    change.sites[0] = {};
    change.sites[0].score = change.sites[0].change = std::nan("");
    change.sites[0].status = SiteStatus::under_covered;
  }
  const std::string html = change_section(run.profiles[0], words::Words());
  EXPECT_TRUE(has(html, "not scored"));
  EXPECT_TRUE(has(html, "Score now 0.550, then none"));
}

TEST(ChangeSection, HostileNamesStayText) {
  auto run = test::two_variants();
  run.profiles[0].sites[0].name = "\"><script>";
  EXPECT_FALSE(has(change_section(run.profiles[0], words::Words()), "<script"));
}

TEST(ScoreAxis, GoesFromATenthToATenth) {
  const auto axis = ScoreAxis::around({0.55, std::nan(""), 0.72, 0.78});
  EXPECT_DOUBLE_EQ(axis.low, 0.5);
  EXPECT_DOUBLE_EQ(axis.high, 0.8);
  EXPECT_EQ(ScoreAxis::around({}).low, 0);
  EXPECT_EQ(ScoreAxis::around({}).high, 1);
  EXPECT_LT(ScoreAxis::around({0.5}).low, ScoreAxis::around({0.5}).high);
}

}  // namespace
}  // namespace firnline
