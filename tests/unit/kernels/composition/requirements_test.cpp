// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/composition/requirements.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace firnline {
namespace {

constexpr double nobody_knows = std::numeric_limits<double>::quiet_NaN();

TEST(Requirement, IsJudgedByEachComparator) {
  struct Row {
    Comparator comparator;
    Verdict below, at, above;  // of 1, 2 and 3 against 2
  };
  constexpr auto pass = Verdict::pass, fail = Verdict::fail;
  for (const Row& row :
       {Row{Comparator::below, pass, fail, fail}, Row{Comparator::at_most, pass, pass, fail},
        Row{Comparator::above, fail, fail, pass}, Row{Comparator::at_least, fail, pass, pass},
        Row{Comparator::equal, fail, pass, fail}, Row{Comparator::unequal, pass, fail, pass}}) {
    const int which = static_cast<int>(row.comparator);
    EXPECT_EQ(judge(row.comparator, 1, 2), row.below) << which;
    EXPECT_EQ(judge(row.comparator, 2, 2), row.at) << which;
    EXPECT_EQ(judge(row.comparator, 3, 2), row.above) << which;
    EXPECT_EQ(judge(row.comparator, nobody_knows, 2), Verdict::unknown) << which;
  }
}

TEST(Requirement, TakesTheSevenDigitsOfALayerForTheThresholdItself) {
  const double of_a_layer = 0.3F;  // 0.300000012
  EXPECT_EQ(judge(Comparator::at_most, of_a_layer, 0.3), Verdict::pass);
  EXPECT_EQ(judge(Comparator::below, static_cast<double>(0.7F), 0.7), Verdict::fail);  // 0.699999988
  EXPECT_EQ(margin(Comparator::at_most, of_a_layer, 0.3), 0);
  EXPECT_EQ(judge(Comparator::at_most, 0.30001, 0.3), Verdict::fail);
  EXPECT_EQ(judge(Comparator::at_most, 1e-9, 0), Verdict::fail);  // nothing is a share of 0
}

TEST(Requirement, SaysByHowMuchItIsMet) {
  EXPECT_EQ(margin(Comparator::below, 0.25, 0.5), 0.25);
  EXPECT_EQ(margin(Comparator::at_most, 0.75, 0.5), -0.25);
  EXPECT_EQ(margin(Comparator::at_least, 36, 24), 12);
  EXPECT_EQ(margin(Comparator::above, 12, 24), -12);
  EXPECT_TRUE(std::isnan(margin(Comparator::equal, 1, 1)));
  EXPECT_TRUE(std::isnan(margin(Comparator::unequal, 1, 2)));
  EXPECT_TRUE(std::isnan(margin(Comparator::below, nobody_knows, 1)));
}

TEST(SafetyIndex, HasTheCategoriesOfTwoDecimals) {
  EXPECT_EQ(safety_category(1), 'A');
  EXPECT_EQ(safety_category(0.66), 'A');
  EXPECT_EQ(safety_category(0.65), 'B');
  EXPECT_EQ(safety_category(0.36), 'B');
  EXPECT_EQ(safety_category(0.35), 'C');
  EXPECT_EQ(safety_category(0), 'C');
  EXPECT_EQ(safety_category(nobody_knows), '\0');
}

TEST(Requirements, AreSummedUpAsDecided) {
  constexpr JudgedRequirement pass{Verdict::pass, false}, fail{Verdict::fail, false},
      open{Verdict::unknown, false}, must_pass{Verdict::pass, true}, must_fail{Verdict::fail, true},
      must_open{Verdict::unknown, true};
  const auto of = [](const std::vector<JudgedRequirement>& judged) { return summarise(judged); };

  EXPECT_EQ(of({must_pass, fail, open}).meets, Meets::yes);  // only the mandatory ones count
  EXPECT_EQ(of({must_pass, must_open}).meets, Meets::unknown);
  EXPECT_EQ(of({must_open, must_fail}).meets, Meets::no);  // one failure decides, whatever is unknown
  EXPECT_EQ(of({pass, fail}).meets, Meets::not_applicable);

  const RequirementSummary four = of({must_pass, pass, fail, open});
  EXPECT_EQ(four.score(), 2.0 / 3);  // of the three that are known
  EXPECT_EQ(four.coverage(), 0.75);
  const RequirementSummary nothing = of({open, must_open});
  EXPECT_TRUE(std::isnan(nothing.score()));
  EXPECT_EQ(nothing.coverage(), 0);
  EXPECT_TRUE(std::isnan(of({}).coverage()));
}

}  // namespace
}  // namespace firnline
