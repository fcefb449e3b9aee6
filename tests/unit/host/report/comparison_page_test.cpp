// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/comparison_page.hpp"

#include <gtest/gtest.h>

#include "tests/support/two_sites.hpp"

namespace firnline {
namespace {

/// The two sites of T-TIP change places: B ranks first afterwards.
RunComparison exchanged(const std::string& name) {
  FinishedRun before = test::two_sites(), after = before;
  after.profiles[0].composition.leaf[1].weight = after.profiles[0].indicators[1].weight = 3;
  auto& sites = after.profiles[0].sites;
  sites[0].name = before.profiles[0].sites[0].name = name;
  sites[0].rank = 2, sites[0].score = 0.375;
  sites[1].rank = 1, sites[1].score = 0.55;
  return {"old",
          "new",
          name,
          name,
          "1",
          "1",
          {compare_lists(before, before.profiles[0], after, after.profiles[0])},
          {},
          {}};
}

TEST(ComparisonPage, ShowsRanksBeforeAndAfter) {
  const std::string page = comparison_html(exchanged("Ak-Suu"));

  EXPECT_NE(page.find("<strong>2 of 2 sites</strong> changed rank. What moved scores most: weights."),
            std::string::npos)
      << page;
  EXPECT_NE(page.find(">Ak-Suu\u20021</text>"), std::string::npos) << "before, on the left";
  EXPECT_NE(page.find(">2\u2002Ak-Suu</text>"), std::string::npos) << "after, on the right";
  EXPECT_NE(page.find("weight of second</td><td>1</td><td>3</td>"), std::string::npos);
  EXPECT_NE(page.find(">Ak-Suu</td><td class=\"n\">1</td><td class=\"n\">2</td><td class=\"n\">0.550</td><td "
                      "class=\"n\">0.375</td>"),
            std::string::npos);
  EXPECT_NE(page.find("weight of second −0.175."), std::string::npos);
}

TEST(ComparisonPage, KeepsHostileNamesText) {
  const std::string page = comparison_html(exchanged("</text><script>alert(1)</script>"));

  EXPECT_EQ(page.find("<script"), std::string::npos);
  EXPECT_NE(page.find("&lt;script&gt;"), std::string::npos);
}

}  // namespace
}  // namespace firnline
