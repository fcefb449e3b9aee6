// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/units_section.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <memory>

#include "host/report/report.hpp"
#include "host/report/units_figure.hpp"
#include "tests/support/latin_words.hpp"
#include "tests/support/two_sites.hpp"

namespace firnline {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// Two ranked squares side by side, and a third without people, on a grid of 10 x 20 cells of 30 m.
FinishedRun three_units() {
  auto run = test::two_sites();
  run.grid.rows = 10;
  run.grid.cols = 20;
  run.grid.cell_width = run.grid.cell_height = 30;
  FinishedUnits list;
  list.name = "districts";
  list.population = "population_count";
  list.count = 3;
  list.ranked = 2;
  list.min_valid_share = 0.5;
  auto outlines = std::make_shared<std::vector<std::vector<GridRing>>>();
  for (std::size_t i = 0; i < 3; ++i) {
    FinishedUnit unit;
    unit.rank = i < 2 ? static_cast<std::int64_t>(i) + 1 : 0;
    unit.id = "D" + std::to_string(i + 1);
    unit.name = i == 0 ? "<script>x" : "Район " + std::to_string(i + 1);
    unit.score = i == 0 ? 0.85 : i == 1 ? 0.2 : unknown;
    unit.status = i < 2 ? SiteStatus::scored : SiteStatus::no_data;
    unit.share_on_grid = unit.share_scored = 1;
    unit.people = i < 2 ? 1000 : 0;
    unit.people_in_class[4] = unit.people;
    unit.area_in_class[1] = unit.area_in_class[4] = 0.5;
    unit.number = i;
    unit.label_row = 5;
    unit.label_col = 5 * static_cast<double>(i) + 2.5;
    unit.label_width = 5;
    const double west = 5 * static_cast<double>(i);
    outlines->push_back({{{0, west}, {0, west + 5}, {10, west + 5}, {10, west}}});
    list.units.push_back(unit);
  }
  list.outlines = outlines;
  run.profiles[0].units.push_back(list);
  return run;
}

TEST(UnitsSection, NamesTheFirstRanksThemAndSaysWhyOthersHaveNoRank) {
  const auto run = three_units();
  const std::string html = units_section(run.grid, run.profiles[0], words::Words());
  EXPECT_NE(html.find("Act first in <strong>&lt;script&gt;x</strong> (score 0.850) and <strong>Район "
                      "2</strong> (score 0.200)."),
            std::string::npos)
      << html;
  EXPECT_NE(html.find("2 of 3 units are ranked."), std::string::npos);
  EXPECT_NE(html.find("layer population_<wbr>count"), std::string::npos);
  EXPECT_NE(html.find("nobody lives in the cells"), std::string::npos);
  EXPECT_NE(report_html(run, words::Words()).find(html), std::string::npos);
  EXPECT_EQ(html.find("<script"), std::string::npos);
}

// Class colours of docs/outputs.md; a score on a break belongs to the class above. The figure is as wide as
// the three squares, 15 of 20 columns in 720 units, 48 to a cell.
TEST(UnitsSection, TheMapHasTheColoursOfTheClasses) {
  const auto run = three_units();
  const auto& list = run.profiles[0].units[0];
  const std::string svg = units_figure(run.grid, list, {0.2, 0.4, 0.6, 0.8}, words::Words());
  EXPECT_NE(svg.find("<path d=\"M0 0L240 0L240 480L0 480Z\" fill=\"rgb(215,25,28)\">"), std::string::npos)
      << svg;
  EXPECT_NE(svg.find("fill=\"rgb(171,217,233)\"><title>Район 2: Rank 2, Score 0.200</title>"),
            std::string::npos)
      << svg;
  EXPECT_NE(svg.find("fill=\"rgb(225,225,225)\"><title>Район 3: not ranked</title>"), std::string::npos);
  EXPECT_NE(svg.find(">1</text>"), std::string::npos);
  EXPECT_EQ(svg.find(">0</text>"), std::string::npos);
  // Its middle is row 5, column 2.5; names stand below ranks, where both are known and there is room.
  EXPECT_NE(
      svg.find("<g transform=\"translate(120.0 240.0)\"><g class=\"k\"><text class=\"place\">1</text><text "
               "class=\"name\" y=\"24.0\">&lt;script&gt;x</text>"),
      std::string::npos);
  EXPECT_NE(svg.find(">Район 2</text>"), std::string::npos);
  EXPECT_EQ(svg.find(">Район 3</text>"), std::string::npos) << "it has no rank";
}

TEST(UnitsSection, NamesStandWhereTheyFit) {
  auto run = three_units();
  auto& units = run.profiles[0].units[0].units;
  units[0].name = std::string(40, 'w');
  units[1].label_width = 0.2;  // 10 units of the figure: no room for a digit
  const std::string svg =
      units_figure(run.grid, run.profiles[0].units[0], {0.2, 0.4, 0.6, 0.8}, words::Words());
  EXPECT_NE(svg.find("<text class=\"place\">1</text></g>"), std::string::npos) << svg;
  EXPECT_EQ(svg.find("<text class=\"place\">2</text>"), std::string::npos);
}

// docs/outputs.md: breaks, words and colours of the classes; highest first, and last what has no rank.
TEST(UnitsSection, TheLegendTiesWordsAndBoundsToColours) {
  const auto run = three_units();
  const std::string html = units_section(run.grid, run.profiles[0], words::Words());
  const auto entry = [](const char* colour, const char* text) {
    return std::string("<li><b style=\"background:rgba(") + colour + ",1.00)\"></b>" + text + "</li>";
  };
  const std::string expected =
      "<ul class=\"legend\">" + entry("215,25,28", "5 very high: act here first (0.8–1)") +
      entry("253,174,97", "4 high (0.6–0.8)") + entry("255,255,191", "3 medium (0.4–0.6)") +
      entry("171,217,233", "2 low (0.2–0.4)") + entry("44,123,182", "1 very low (0–0.2)") +
      entry("225,225,225", "not ranked") + "</ul>";
  EXPECT_NE(html.find(expected), std::string::npos) << html;
}

TEST(UnitsSection, SpeaksTheReadersLanguage) {
  const auto run = three_units();
  for (const auto& [language, word] : {std::pair{words::Language::russian, "Прежде всего действовать"},
                                       {words::Language::chinese, "优先行动"}}) {
    const std::string html = units_section(run.grid, run.profiles[0], words::Words(language));
    EXPECT_NE(html.find(word), std::string::npos);
    EXPECT_EQ(test::latin_words(html, {"&lt;script&gt;", "Test of two", "districts", "units_", "csv",
                                       "population_", "count", "test"}),
              std::vector<std::string>());
  }
}

TEST(UnitsSection, NothingWithoutUnits) {
  const auto run = test::two_sites();
  EXPECT_EQ(units_section(run.grid, run.profiles[0], words::Words()), "");
}

}  // namespace
}  // namespace firnline
