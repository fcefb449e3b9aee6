// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/report.hpp"

#include <gtest/gtest.h>

#include <regex>

#include "rasters/opener/opener.hpp"
#include "tests/support/two_sites.hpp"
#include "tests/support/two_variants.hpp"

namespace firnline {
namespace {

TEST(Report, AnswersFirst) {
  const std::string html = report_html(test::two_sites());
  EXPECT_NE(html.find("Act first at <strong>Ак-Суу</strong> (score 0.550) and <strong>site B</strong> (score "
                      "0.500). 2 of 2 sites could be scored."),
            std::string::npos);
  EXPECT_NE(html.find("Rank 1 = act here first"), std::string::npos);
}

TEST(Report, SaysWhereToReadHowRanksMove) {
  const std::string plain = report_html(test::two_sites()), with_variants = report_html(test::two_variants());
  EXPECT_NE(plain.find("says nothing yet about how far ranks move"), std::string::npos);
  EXPECT_EQ(with_variants.find("says nothing yet about how far ranks move"), std::string::npos);
  EXPECT_NE(with_variants.find("stands under &quot;What changes&quot;"), std::string::npos);
}

TEST(Report, ReachesNothingOutside) {
  const std::string html = report_html(test::two_sites());
  EXPECT_NE(html.find("default-src 'none'"), std::string::npos);
  EXPECT_FALSE(std::regex_search(html, std::regex("src=\"(?!data:)|href=\"(?!data:|#)")))
      << "only data: may be loaded";
  EXPECT_EQ(html.find("<script"), html.rfind("<script>")) << "one script, without an address";
}

TEST(Report, HostileNamesStayText) {
  auto run = test::two_sites();
  const std::string hostile = "\"><img src=x onerror=alert(1)><script>";
  run.title = run.profiles[0].title = run.profiles[0].sites[0].name = run.profiles[0].sites[0].id =
      run.job_text = hostile;
  run.warnings = {hostile};
  run.layers[0].citation = hostile;

  const std::string html = report_html(run);

  EXPECT_EQ(html.find("<img"), std::string::npos);
  EXPECT_EQ(html.find("<script"), html.rfind("<script")) << "the page's own";
}

TEST(Report, ExplainsEveryWarning) {
  auto run = test::two_sites();
  FinishedAudit row;
  row.layer = "melt_layer";
  row.warning = "Seven cells were infinite and became no data.";
  run.audit = {row};
  EXPECT_NE(report_html(run).find("Seven cells were infinite and became no data."), std::string::npos);
}

// Ten sites with numbers, then circles without: 2000 in all of 2500, and the legend says so.
TEST(Report, DrawsTheFirstTwoThousandSites) {
  raise_fence({});  // the picture is made by GDAL
  auto run = test::two_sites();
  run.grid.rows = run.grid.cols = 10;
  run.grid.cell_width = run.grid.cell_height = 30;
  auto& profile = run.profiles[0];
  profile.picture = FinishedPicture{10, 10, std::vector<std::uint8_t>(100, 3), {}, {}, {}};
  FinishedSite site = profile.sites[0];
  site.grid_row = site.grid_col = 5;
  profile.sites.clear();
  for (std::int64_t rank = 1; rank <= 2500; ++rank) {
    site.rank = rank;
    site.id = std::to_string(rank);
    profile.sites.push_back(site);
  }

  const std::string html = report_html(run);

  std::size_t others = 0;
  for (auto at = html.find("class=\"other\""); at != std::string::npos;
       at = html.find("class=\"other\"", at + 1))
    ++others;
  EXPECT_EQ(others, 2000U - 10U);
  EXPECT_NE(html.find("the next sites, 2,000 in all"), std::string::npos);
}

// A 1, 2 or 5 times a power of ten, about a fifth of the map and a quarter at most. By hand: of 300 m a fifth
// is 60 m, a quarter 75 m: 50 m; of 1 km 200 and 250 m: 200 m; of 4 km 800 m and 1 km: 500 m; of 5 km 1
// and 1.25 km: 1 km.
TEST(Report, DrawsAScaleBarOfARoundLength) {
  raise_fence({});
  auto run = test::two_sites();
  run.grid.geographic = false;
  run.grid.rows = run.grid.cols = 10;
  run.profiles[0].picture = FinishedPicture{10, 10, std::vector<std::uint8_t>(100, 3), {}, {}, {}};
  struct Case {
    double cell_m, bar_m;
    std::string text;
  };
  for (const auto& [cell_m, bar_m, text] :
       {Case{30, 50, "50 m"}, Case{100, 200, "200 m"}, Case{400, 500, "500 m"}, Case{500, 1000, "1 km"},
        Case{6000, 10000, "10 km"}}) {
    run.grid.cell_width = run.grid.cell_height = cell_m;
    const std::string html = report_html(run);
    std::smatch map, bar;
    ASSERT_TRUE(std::regex_search(html, map, std::regex("class=\"map\" viewBox=\"0 0 ([0-9.]+) "))) << cell_m;
    ASSERT_TRUE(
        std::regex_search(html, bar, std::regex("v6h([0-9.]+)v-6[^<]*/><text[^>]*class=\"note\">([^<]*)<")));
    EXPECT_EQ(bar[2], text);
    EXPECT_NEAR(std::stod(bar[1]) / std::stod(map[1]), bar_m / (10 * cell_m), 0.001) << text;
  }
}

// Competition ranks 1 to 1,200: the page has a thousand rows, says of how many, and where the others are.
TEST(Report, HasAThousandRowsAndSaysWhereTheOthersAre) {
  auto run = test::two_sites();
  auto& profile = run.profiles[0];
  FinishedSite site = profile.sites[0];
  profile.sites.clear();
  for (std::int64_t rank = 1; rank <= 1200; ++rank) {
    site.rank = rank;
    site.id = std::to_string(rank);
    profile.sites.push_back(site);
  }
  const std::string html = report_html(run);
  std::size_t rows = 0;
  for (auto at = html.find("<tr data-c="); at != std::string::npos; at = html.find("<tr data-c=", at + 1))
    ++rows;
  EXPECT_EQ(rows, 1000U);
  EXPECT_NE(html.find("The first 1,000 of 1,200 sites; all stand in test/sites.csv."), std::string::npos);
  EXPECT_EQ(html.find("class=\"whatif\""), std::string::npos) << "a part of a list cannot be ranked again";
}

// Breaks 0.2, 0.4, 0.6, 0.8; a class begins at its break. Scores .55 and .5: class 3.
TEST(Report, RowsCarryTheirClassAndAllDigitsOfTheirScore) {
  auto run = test::two_sites();
  run.profiles[0].sites[1].score = 0.4000004;
  const std::string html = report_html(run);
  EXPECT_NE(html.find("<tr data-c=\"3\" data-s=\"0.9,0.2\"><td class=\"n\" data-v=\"1\">1</td>"),
            std::string::npos);
  EXPECT_NE(html.find("data-v=\"0.400000\""), std::string::npos) << "scores are ranked in steps of 1e-6";
}

TEST(Report, SaysSoWhenNothingCouldBeScored) {
  auto run = test::two_sites();
  for (auto& site : run.profiles[0].sites) site.rank = 0;
  EXPECT_NE(report_html(run).find("No site could be scored"), std::string::npos);
}

}  // namespace
}  // namespace firnline
