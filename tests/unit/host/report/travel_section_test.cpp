// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/travel_section.hpp"

#include <gtest/gtest.h>

#include <string>

#include "host/report/report.hpp"
#include "host/report/travel_curve.hpp"
#include "rasters/opener/opener.hpp"
#include "tests/support/held_text.hpp"
#include "tests/support/two_sites.hpp"

namespace firnline {
namespace {

FinishedShock shock(const std::string& name, std::vector<double> losing, std::vector<double> coverage) {
  FinishedShock out;
  out.name = name;
  out.hazard = "flood_depth";
  out.band = 10;
  out.return_period_years = 10;
  out.outage_days = 3;
  out.closed_facilities = 1;
  out.people_losing = std::move(losing);
  out.coverage = std::move(coverage);
  out.people_cut_off = 7;
  return out;
}

/// A thousand people and two clinics on four cells, one flood.
FinishedRun with_ways() {
  raise_fence({});  // pictures are made by GDAL
  FinishedRun run = test::two_sites();
  run.grid.rows = run.grid.cols = 2;
  run.grid.cell_width = run.grid.cell_height = 100;
  FinishedTravel travel;
  travel.facilities = "clin<ics";
  travel.thresholds_min = {10, 100};
  travel.facility_count = 3;
  travel.outside = 1;
  travel.people = 1000;
  travel.people_cut_off = 20;
  travel.people_within = {500, 900};
  travel.coverage = {0.5, 0.9};
  travel.shocks = {shock("flood", {100, 50}, {0.4, 0.85})};
  travel.annual = "return periods";
  travel.person_days_per_year = {30, 15};
  run.travel = travel;
  run.ways = {2,
              2,
              {10, 100, 200, 400},
              {1, 2, 6, 0},
              {{1, 7, 6, 0}},
              {1, 10, 100, 1000},
              {100, 500, 900, 980, 980},
              {{50, 400, 850, 930, 930}},
              {{0.5, 0.5, "C1", "<b>one", {false}}, {0.5, 1.5, "C2", "two", {true}}}};
  return run;
}

using test::count_of;
using test::holds;

TEST(TravelSection, SaysWhoReachesOneAndWhatAFloodTakes) {
  const std::string html = travel_section(words::Words(), with_ways());
  EXPECT_TRUE(
      holds(html,
            "Of 1,000 people who were counted, one of 2 facilities is reached by 50.0% within 10 min, "
            "90.0% within 100 min; 20 people reach none."))
      << html;
  EXPECT_TRUE(holds(html, "flood_depth 10, once in 10 years, lasts 3 d"));
  EXPECT_TRUE(holds(html, ">100<br><span class=\"quiet\">40.0% reach one</span>"));
  EXPECT_TRUE(holds(html, ">50<br><span class=\"quiet\">85.0% reach one</span>"));
  EXPECT_TRUE(holds(html, "In a mean year, person-days</td><td></td><td class=\"n\" data-v=\"30\">30</td>"));
  EXPECT_TRUE(holds(html, "clin&lt;ics"));
  EXPECT_FALSE(holds(html, "<b>one"));
}

// A map before and one during, each with both clinics, of which the flood closes one: one cross on its map
// and one in the legend.
TEST(TravelSection, DrawsAMapBeforeAndOneForEachEvent) {
  const std::string html = travel_section(words::Words(), with_ways());
  EXPECT_EQ(count_of(html, "<svg class=\"map\""), 2u);
  EXPECT_EQ(count_of(html, "<image id=\"ways-picture-"), 2u);
  EXPECT_EQ(count_of(html, "<use href=\"#ways-losses-1\""), 1u);
  EXPECT_EQ(count_of(html, "class=\"care\""), 2u * 2 + 2);
  EXPECT_EQ(count_of(html, "class=\"shut\""), 2u);
  for (const char* text : {"up to 10 min", "10–100 min", "100–200 min", "200–400 min", "more than 400 min",
                           "people here lose access within 100 min", "two: closed by the event"})
    EXPECT_TRUE(holds(html, text)) << text;
}

// The axis runs from 1 to 1000 min over 640 of 720 units from 62 on, a third for each tenfold; 1000 people
// are 248 units high above 278. Of 980 who ever reach one, 900 after 100 min are not nearly all.
TEST(TravelCurve, IsDrawnOverTheLogarithmOfMinutes) {
  const FinishedRun run = with_ways();
  EXPECT_EQ(last_minutes(run.ways, 100), 1000);
  const std::string html = travel_curve(words::Words(), run, {0});
  EXPECT_TRUE(holds(html, "M62.0 253.2L275.3 154.0L488.7 54.8L702.0 35.0")) << html;
  EXPECT_TRUE(holds(html, "M62.0 265.6L275.3 178.8L488.7 67.2L702.0 47.4"));
  EXPECT_TRUE(holds(html, "M275.3 24.0V278.0M488.7 24.0V278.0"));
}

TEST(TravelCurve, EndsBehindTheLastThresholdWhereHardlyAnybodyComesLater) {
  FinishedWays ways;
  ways.curve_min = {1, 10, 100, 1000};
  ways.curve = {999, 1000, 1000, 1000, 1000};
  EXPECT_EQ(last_minutes(ways, 10), 10);
  ways.curve_during = {{500, 500, 999, 1000, 1000}};
  EXPECT_EQ(last_minutes(ways, 10), 100);
  ways.curve_during = {{500, 500, 500, 500, 1000}};
  EXPECT_EQ(last_minutes(ways, 10), 1000);
}

TEST(TravelSection, DrawsTheFourEventsThatTakeMost) {
  FinishedTravel travel;
  for (const double losing : {5, 1, 9, 3, 7, 2}) travel.shocks.push_back(shock("e", {1000, losing}, {}));
  EXPECT_EQ(shocks_to_draw(travel), (std::vector<std::size_t>{0, 2, 3, 4}));
}

TEST(TravelSection, IsSilentWithoutWaysAndTellsMinutesWithoutPeople) {
  FinishedRun run = with_ways();
  run.travel->coverage.clear();
  run.travel->people_within.clear();
  run.travel->person_days_per_year.clear();
  run.travel->annual.clear();
  run.travel->people = 0;
  run.travel->shocks[0].people_losing.clear();
  run.ways.curve.clear();
  run.ways.curve_min.clear();
  const std::string html = travel_section(words::Words(), run);
  EXPECT_TRUE(holds(html, "names no layer of people"));
  EXPECT_FALSE(holds(html, "class=\"times\""));
  EXPECT_FALSE(holds(html, "lose access"));
  run.travel.reset();
  EXPECT_EQ(travel_section(words::Words(), run), "");
}

TEST(TravelSection, StandsInTheReportBeforeTheAudit) {
  const std::string page = report_html(with_ways(), words::Words());
  ASSERT_TRUE(holds(page, "<section id=\"ways\">"));
  EXPECT_LT(page.find("<section id=\"ways\">"), page.find("<section id=\"audit\">"));
}

}  // namespace
}  // namespace firnline
