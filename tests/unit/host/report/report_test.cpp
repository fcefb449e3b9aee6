// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/report.hpp"

#include <gtest/gtest.h>

#include <regex>

#include "tests/support/two_sites.hpp"

namespace firnline {
namespace {

TEST(Report, AnswersFirst) {
  const std::string html = report_html(test::two_sites());
  EXPECT_NE(html.find("Act first at <strong>Ак-Суу</strong> (score 0.550) and <strong>site B</strong> (score "
                      "0.500). 2 of 2 sites could be scored."),
            std::string::npos);
  EXPECT_NE(html.find("Rank 1 = act here first"), std::string::npos);
}

TEST(Report, ReachesNothingOutside) {
  const std::string html = report_html(test::two_sites());
  EXPECT_NE(html.find("default-src 'none'"), std::string::npos);
  EXPECT_FALSE(std::regex_search(html, std::regex("(src|href)=\"(?!data:)"))) << "only data: may be loaded";
  EXPECT_EQ(html.find("<script"), std::string::npos);
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
  EXPECT_EQ(html.find("<script"), std::string::npos);
}

TEST(Report, ExplainsEveryWarning) {
  auto run = test::two_sites();
  FinishedAudit row;
  row.layer = "melt_layer";
  row.warning = "Seven cells were infinite and became no data.";
  run.audit = {row};
  EXPECT_NE(report_html(run).find("Seven cells were infinite and became no data."), std::string::npos);
}

TEST(Report, SaysSoWhenNothingCouldBeScored) {
  auto run = test::two_sites();
  for (auto& site : run.profiles[0].sites) site.rank = 0;
  EXPECT_NE(report_html(run).find("No site could be scored"), std::string::npos);
}

}  // namespace
}  // namespace firnline
