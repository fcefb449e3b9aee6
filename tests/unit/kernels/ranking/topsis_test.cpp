// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/ranking/topsis.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "kernels/grid/error.hpp"

namespace firnline::test {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// Four fighter aircraft of Hwang and Yoon (1981): speed, range, payload, cost, reliability, manoeuvrability.
std::vector<Criterion> aircraft() {
  return {{{2, 2.5, 1.8, 2.2}, 0.2, true},
          {{1500, 2700, 2000, 1800}, 0.1, true},
          {{20000, 18000, 21000, 20000}, 0.1, true},
          {{5.5, 6.5, 4.5, 5}, 0.1, false},
          {{5, 3, 7, 5}, 0.2, true},
          {{9, 5, 7, 5}, 0.3, true}};
}

// domain-spec T-TOP; the book prints .643, .268, .613, .312.
TEST(Topsis, OfTheBooksAircraft) {
  const auto closeness = topsis_closeness(aircraft());
  const double expected[] = {0.6433, 0.2684, 0.6135, 0.3123};
  for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(closeness[i], expected[i], 5e-5) << i;
}

// One criterion 3, 4, 0 (length 5): distances from the best (0) are .6, .8, 0, from the worst (.8) .2, 0, .8.
TEST(Topsis, OfOneCriterionByHand) {
  const auto more_is_worse = topsis_closeness({{{3, 4, 0}, 7}});  // as a criterion is when nothing is said
  const auto less_is_worse = topsis_closeness({{{3, 4, 0}, 7, false}});
  const double expected[] = {0.75, 1, 0};
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_DOUBLE_EQ(more_is_worse[i], expected[i]) << i;
    EXPECT_DOUBLE_EQ(less_is_worse[i], 1 - expected[i]) << i;
  }
}

TEST(Topsis, ASiteThatMissesACriterionIsNoMeasureForTheOthers) {
  auto with_a_hole = aircraft();
  for (std::size_t c = 0; c < with_a_hole.size(); ++c)
    with_a_hole[c].values.push_back(c == 2 ? none : 1e6);  // would be worst and best by far
  const auto closeness = topsis_closeness(with_a_hole), without = topsis_closeness(aircraft());
  ASSERT_EQ(closeness.size(), 5U);
  EXPECT_TRUE(std::isnan(closeness[4]));
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(closeness[i], without[i]);
}

TEST(Topsis, LeavesOutACriterionThatSaysOrWeighsNothing) {
  auto more = aircraft();
  more.push_back({{0, 0, 0, 0}, 0, true});
  more.push_back({{5, 1, 8, 2}, 0, true});
  EXPECT_EQ(topsis_closeness(more), topsis_closeness(aircraft()));
}

TEST(Topsis, SaysNothingOfOneSiteOrOfSitesThatDoNotDiffer) {
  EXPECT_TRUE(std::isnan(topsis_closeness({{{3}, 1, true}})[0]));
  EXPECT_TRUE(std::isnan(topsis_closeness({{{3, none}, 1, true}})[0]));
  for (const double one : topsis_closeness({{{3, 3, 3}, 1, true}, {{0, 0, 0}, 1, true}}))
    EXPECT_TRUE(std::isnan(one));
  EXPECT_TRUE(topsis_closeness({}).empty());
}

TEST(Topsis, RefusesWhatIsNoMatrix) {
  EXPECT_THROW((void)topsis_closeness({{{1, 2}, 1, true}, {{1}, 1, true}}), BugError);
  EXPECT_THROW((void)topsis_closeness({{{1, 2}, -1, true}}), BugError);
  EXPECT_THROW((void)topsis_closeness({{{1, 2}, none, true}}), BugError);
}

}  // namespace
}  // namespace firnline::test
