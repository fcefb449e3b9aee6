// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/export/site_style.hpp"

#include <cpl_minixml.h>
#include <gtest/gtest.h>

#include <memory>

namespace firnline::test {
namespace {

using Names = std::vector<std::string>;

// Which rules draw which site in QGIS itself is looked at by tests/end_to_end/open_in_qgis.py.
TEST(SiteStyle, HasOneRulePerStepAndOneForTheUnscored) {
  const std::string text = site_style({{0.25, "low", {44, 123, 182, 255}}, {1, "high & dry", {215, 25, 28, 255}}}, 10);
  const std::unique_ptr<CPLXMLNode, decltype(&CPLDestroyXMLNode)> tree(CPLParseXMLString(text.c_str()), CPLDestroyXMLNode);
  ASSERT_TRUE(tree) << text;
  Names filters, labels;
  const CPLXMLNode* rules = CPLGetXMLNode(tree.get(), "=qgis.renderer-v2.rules");
  ASSERT_NE(rules, nullptr);
  for (const CPLXMLNode* rule = rules->psChild; rule != nullptr; rule = rule->psNext)
    if (rule->eType == CXT_Element) {
      filters.emplace_back(CPLGetXMLValue(rule, "filter", ""));
      labels.emplace_back(CPLGetXMLValue(rule, "label", ""));
    }
  EXPECT_EQ(filters, (Names{"\"score\" >= 0.25", "\"score\" < 0.25", "\"score\" IS NULL"}));
  EXPECT_EQ(labels, (Names{"high & dry", "low", "not scored: the column reason says why"}));
  EXPECT_NE(text.find("CASE WHEN &quot;rank&quot; &lt;= 10 THEN"), std::string::npos) << text;
}

}  // namespace
}  // namespace firnline::test
