// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/site_panels.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <regex>

#include "host/report/page_budget.hpp"
#include "host/report/report.hpp"
#include "host/report/sites_table.hpp"
#include "rasters/opener/opener.hpp"
#include "tests/support/two_sites.hpp"

namespace firnline {
namespace {

const words::Words english;

SitePanels panels_of(const FinishedProfile& profile, std::size_t most_bytes = 1'000'000) {
  return site_panels(english, profile, 1, most_rows, most_bytes);
}

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t found = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

// Greatest contribution by size .125: half the cell; .1 is .8 of it. A's second indicator lowers, B's first.
TEST(SitePanels, BarsHaveOneScaleAndGoBothWays) {
  const std::string html = panels_of(test::two_sites().profiles[0]).html;
  EXPECT_NE(
      html.find("0.900\u00a0mm</td><td class=\"n\">0.900</td><td class=\"n\">+0.125</td><td class=\"x\"><i "
                "class=\"up\" style=\"width:50.0%\"></i>"),
      std::string::npos)
      << html;
  EXPECT_NE(
      html.find("−0.100</td><td class=\"x\"><i class=\"down\" style=\"width:40.0%;margin-left:10.0%\"></i>"),
      std::string::npos);
}

// domain-spec T-TIP: A and B are level at w1 : w2 = 1 : 1.25, so at a first weight of .8 or a second of 1.25.
// A comes down from .55 to .5 with either value .1 less.
TEST(SitePanels, SayWhatWouldMakeNeighboursLevel) {
  const std::string html = panels_of(test::two_sites().profiles[0]).html;
  EXPECT_NE(html.find("Next below: rank 2, <a href=\"#site-1-2\">site B</a>, score 0.500, 0.050 less."),
            std::string::npos);
  EXPECT_NE(html.find("Next above: rank 1, <a href=\"#site-1-1\">Ак-Суу</a>, score 0.550, 0.050 more."),
            std::string::npos);
  EXPECT_TRUE(std::regex_search(
      html, std::regex("level if The first were 0.800\u00a0mm here; it is 0.900\u00a0mm|level if The "
                       "second were 0.100\u00a0mm here; it is 0.200\u00a0mm")));
  EXPECT_TRUE(std::regex_search(
      html,
      std::regex("level if The first weighed 0.800; it weighs 1.000|level if The second weighed 1.250")));
}

TEST(SitePanels, HoldCellsAgainstSitesThatAreJudgedByTheSameGroundAlone) {
  auto profile = test::two_sites().profiles[0];
  profile.sites[0].cell_score_mean = 0.4;
  EXPECT_NE(panels_of(profile).html.find("have the mean score 0.400 (−0.150)"), std::string::npos);
  profile.indicators[0].place = "at the pour point";
  EXPECT_EQ(panels_of(profile).html.find("have the mean score"), std::string::npos);
}

TEST(SitePanels, SayWhenThreeDigitsDoNotTellNeighboursApart) {
  auto profile = test::two_sites().profiles[0];
  EXPECT_EQ(panels_of(profile).html.find("Three digits"), std::string::npos);
  profile.sites[1].score = 0.5496;
  const std::string html = panels_of(profile).html;
  EXPECT_NE(html.find("0.000400 less. Three digits do not tell the two apart."), std::string::npos) << html;
}

TEST(SitePanels, NameWhatIsMissing) {
  auto profile = test::two_sites().profiles[0];
  profile.indicators[1].stated_weight = 0.5;
  profile.sites[0].coverage = 0.5;
  profile.sites[0].value[1] = profile.sites[0].score_of[1] = std::numeric_limits<double>::quiet_NaN();
  const std::string html = panels_of(profile).html;
  EXPECT_NE(html.find("Data for 50% of the weight. No data here: The second (50% of the weight)."),
            std::string::npos);
  EXPECT_NE(html.find("<td>The second</td><td class=\"n\">no data</td><td class=\"n\">–</td>"),
            std::string::npos);
}

TEST(SitePanels, SitesThatShareARankSaySoAndAreNotNeighbours) {
  auto profile = test::two_sites().profiles[0];
  profile.sites[1].rank = 1;
  profile.sites[1].score = profile.sites[0].score;
  const std::string html = panels_of(profile).html;
  EXPECT_EQ(count(html, "Rank 1 of 2. 1 other site shares it."), 2U);
  EXPECT_EQ(html.find("Next "), std::string::npos);
}

TEST(SitePanels, AreAsManyAsFitAndSayHowMany) {
  auto profile = test::two_sites().profiles[0];
  const SitePanels both = panels_of(profile);
  EXPECT_EQ(both.sites, 2U);
  EXPECT_EQ(both.html.find("as many as a page"), std::string::npos);
  const SitePanels one = panels_of(profile, both.html.size() * 6 / 10);
  EXPECT_EQ(one.sites, 1U);
  EXPECT_NE(one.html.find("Here are the first 1 of 2 scored sites: as many as a page of at most 8 MB holds."),
            std::string::npos);
  EXPECT_EQ(panels_of(profile, 10).html, "");
  const std::string table = ranked_table(english, profile, 1, most_rows, one.sites);
  EXPECT_NE(table.find("<a href=\"#site-1-1\">"), std::string::npos);
  EXPECT_EQ(table.find("#site-1-2"), std::string::npos) << "no link to a panel that is not there";
}

/// 1,200 sites with long names, 41 indicators, three profiles with maps: more than a page holds.
FinishedRun large_run(std::size_t profiles) {
  auto run = test::two_sites();
  auto profile = run.profiles[0];
  run.grid.rows = run.grid.cols = 700;
  run.grid.cell_width = run.grid.cell_height = 30;
  FinishedPicture picture{700, 700, {}, {}, {}, {}};
  for (int cell = 0; cell < 700 * 700; ++cell)
    picture.classes.push_back(
        static_cast<std::uint8_t>(1 + cell * 2654435761U % 1000 / 200));  // compresses badly
  profile.picture = picture;
  const FinishedIndicator indicator = profile.indicators[0];
  const Leaf leaf = profile.composition.leaf[0];
  profile.indicators.clear();
  for (int i = 0; i < 41; ++i) {
    profile.indicators.push_back(indicator);
    profile.indicators.back().id = "indicator_" + std::to_string(i);
    profile.indicators.back().title = "Показатель водной безопасности, номер " + std::to_string(i);
    profile.composition.leaf[i] = leaf;
  }
  profile.composition.leaves = 41;
  FinishedSite site = profile.sites[0];
  site.name = std::string(100, 'w');
  site.value.assign(41, 0.5);
  site.score_of = site.value;
  site.contribution.assign(41, 0.0123);
  site.grid_row = site.grid_col = 350;
  profile.sites.clear();
  for (std::int64_t rank = 1; rank <= 2400; ++rank) {
    site.rank = rank <= 1200 ? rank : 0;
    site.score = 1 - static_cast<double>(rank) / 3000;
    site.id = std::to_string(rank);
    site.reason = std::string(2000, 'r');
    profile.sites.push_back(site);
  }
  run.profiles.assign(profiles, profile);
  run.job_text = std::string(1'000'000, 'j');
  return run;
}

TEST(Report, NeverTakesMoreThanEightMegabytes) {
  raise_fence({});
  for (const std::size_t profiles : {1U, 3U}) {
    const std::string html = report_html(large_run(profiles));
    EXPECT_LE(html.size(), 8'000'000U) << profiles;
    const std::size_t panels = count(html, "<details class=\"one\"");
    EXPECT_GE(html.size(), 7'000'000U) << profiles << ": room for panels was left, " << panels << " there";
    EXPECT_EQ(count(html, "<td><a href=\"#site-"), panels)
        << "every panel is linked, and every link has a panel";
    for (std::size_t p = 1; p <= profiles; ++p)
      EXPECT_GE(count(html, "<details class=\"one\" id=\"site-" + std::to_string(p)), 50U)
          << "equal parts of the room";
    RecordProperty("panels of " + std::to_string(profiles) + " profiles", static_cast<int>(panels));
    RecordProperty("bytes of " + std::to_string(profiles) + " profiles", static_cast<int>(html.size()));
  }
}

}  // namespace
}  // namespace firnline
