// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/site_water_panel.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "host/report/sites_table.hpp"
#include "tests/support/held_text.hpp"
#include "tests/support/river_sites.hpp"

namespace firnline {
namespace {

std::string panel(std::size_t row, words::Language language = words::Language::english) {
  const FinishedRun run = test::river_sites();
  const FinishedProfile& profile = run.profiles[0];
  return water_of_site(words::Words(language), profile, Overlaps(profile), row);
}

using test::holds;

// July is the month of most water: its bar has all 56 px, half of them ice at A. A month of a quarter of that
// has 14.
TEST(SiteWaterPanel, DrawsTheMonthsInOneScale) {
  const std::string html = panel(0);
  EXPECT_TRUE(holds(
      html, "<i class=\"other\" style=\"height:28.0px\"></i><i class=\"ice\" style=\"height:28.0px\"></i>"))
      << html;
  EXPECT_TRUE(holds(
      html, "<i class=\"other\" style=\"height:14.0px\"></i><i class=\"ice\" style=\"height:0.0px\"></i>"));
}

TEST(SiteWaterPanel, HasEveryNumberInItsTable) {
  const std::string html = panel(1);
  EXPECT_TRUE(
      holds(html,
            "<tr><td>Water, m³ s⁻¹</td><td>1.000</td><td>1.000</td><td>1.000</td><td>1.000</td><td>1.000</td>"
            "<td>1.000</td><td>8.000</td>"))
      << html;
  EXPECT_TRUE(
      holds(html,
            "<tr><td>From glaciers</td><td>0%</td><td>0%</td><td>0%</td><td>0%</td><td>0%</td><td>0%</td>"
            "<td>25%</td>"))
      << html;
}

TEST(SiteWaterPanel, SaysWhatItRestsOn) {
  const std::string a = panel(0), b = panel(1);
  EXPECT_TRUE(holds(
      a, "at latitude 42.25000°, longitude 78.50000°, 141\u00a0m from the site; 10.0\u00a0km² drain there."))
      << a;
  EXPECT_TRUE(holds(a, "the melt of ice beyond that of snow"));
  EXPECT_TRUE(holds(a, "is not accounted for"));
  EXPECT_TRUE(holds(b, "90% of the land upstream has data."));
  EXPECT_FALSE(holds(a, "is a lower bound"));
  EXPECT_TRUE(holds(b, "is a lower bound"));
  EXPECT_TRUE(holds(a, "Its catchment lies inside that of: site B."));
  EXPECT_TRUE(holds(b, "Inside its catchment lies that of: Ак-Суу."));
}

TEST(SiteWaterPanel, SpeaksTheReadersLanguage) {
  EXPECT_TRUE(holds(panel(0, words::Language::russian), "<th>июль</th>"));
  EXPECT_TRUE(holds(panel(1, words::Language::russian), "нижняя граница"));
  EXPECT_TRUE(holds(panel(0, words::Language::chinese), "<th>7月</th>"));
  EXPECT_TRUE(holds(panel(1, words::Language::chinese), "下限"));
}

TEST(SiteWaterPanel, IsLeftOutWhereThereIsNoCatchment) {
  const FinishedRun run = test::two_sites();
  EXPECT_EQ(water_of_site(words::Words(), run.profiles[0], Overlaps(run.profiles[0]), 0), "");
  EXPECT_EQ(overlaps_section(words::Words(), run.profiles[0]), "");
}

TEST(SiteWaterPanel, OverlapsAreListed) {
  const std::string html = overlaps_section(words::Words(), test::river_sites().profiles[0]);
  EXPECT_TRUE(holds(html, "1 of 2 catchments lies inside that of another site")) << html;
  EXPECT_TRUE(holds(
      html,
      "<tr><td>Ак-Суу</td><td>site B</td><td class=\"n\">10.0\u00a0km²</td><td class=\"n\">25%</td></tr>"))
      << html;
}

TEST(SiteWaterPanel, OnlyTheSiteWhoseCatchmentGoesOnIsMarkedInTheTable) {
  const std::string html = ranked_table(words::Words(), test::river_sites().profiles[0], 1, 10, 2);
  const auto marked = html.find("upstream: lower bound");
  ASSERT_NE(marked, std::string::npos);
  EXPECT_GT(marked, html.find("site B"));
  EXPECT_EQ(html.find("upstream: lower bound", marked + 1), std::string::npos);
}

}  // namespace
}  // namespace firnline
