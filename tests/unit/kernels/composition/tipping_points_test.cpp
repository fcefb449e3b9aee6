// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>

#include "kernels/composition/contributions.hpp"
#include "kernels/grid/error.hpp"
#include "tests/support/compositions.hpp"
#include "tests/support/tolerance.hpp"

namespace firnline::test {
namespace {

Composition with_values(Aggregation how, const ValueFunction& first) {
  Composition composition = one_node(how, {1, 1});
  composition.leaf[0].value = first;
  return composition;
}

// (s + .5) / 2 = .625 asks for s = .75, which this logistic curve has at 10 + 2 ln 3; falling, at 10 - 2
// ln 3. A fuzzy curve of midpoint 2 and spread 5 has 32/33 at 4, and 1/33 at 1.
TEST(RawValueReaching, FollowsCurves) {
  const double ten[] = {10, 0.5}, two[] = {2, 0.5};
  const Composition rising = with_values(Aggregation::arithmetic, curve(Curve::logistic, 10, 0.5));
  const Composition falling = with_values(Aggregation::arithmetic, curve(Curve::logistic, 10, -0.5));
  const Composition fuzzy =
      with_values(Aggregation::arithmetic, curve(Curve::logarithmic, 0.6931471805599453, 5));

  EXPECT_TRUE(
      agrees(raw_value_reaching(rising, ten, 0, 0.625), 12.197224577336219, tolerance::tipping_point));
  EXPECT_TRUE(
      agrees(raw_value_reaching(falling, ten, 0, 0.625), 7.802775422663781, tolerance::tipping_point));
  EXPECT_TRUE(agrees(raw_value_reaching(fuzzy, two, 0, (32.0 / 33 + 0.5) / 2), 4, tolerance::tipping_point));
  EXPECT_TRUE(agrees(raw_value_reaching(fuzzy, two, 0, (1.0 / 33 + 0.5) / 2), 1, tolerance::tipping_point));
  EXPECT_TRUE(std::isnan(raw_value_reaching(rising, ten, 0, 0.8)));
}

// (s + .5) / 2 = .6 needs s = .7: raw 70 of a line from 0 to 100.
TEST(RawValueReaching, SolvesALineForward) {
  const Composition composition = with_values(Aggregation::arithmetic, knots({{0, 0}, {100, 1}}));
  const double site[] = {30, 0.5};

  EXPECT_TRUE(agrees(raw_value_reaching(composition, site, 0, 0.6), 70, tolerance::tipping_point));
  EXPECT_TRUE(agrees(raw_value_reaching(composition, site, 0, 0.3), 10, tolerance::tipping_point));
}

// sqrt(s x .5) = .5 needs s = .5.
TEST(RawValueReaching, SolvesAGeometricMean) {
  const Composition composition = with_values(Aggregation::geometric, knots({{0, 1}, {8, 0}}));
  const double site[] = {7, 0.5};
  EXPECT_TRUE(agrees(raw_value_reaching(composition, site, 0, 0.5), 4, tolerance::tipping_point));
}

// log1p(x) / 10 = .6, that is x = e^6 - 1 = 402.428793492735.
TEST(RawValueReaching, AnswersInTheRawUnit) {
  const Composition composition = with_values(Aggregation::max, knots({{0, 0}, {10, 1}}, Transform::log1p));
  const double site[] = {3, 0.5};
  EXPECT_TRUE(
      agrees(raw_value_reaching(composition, site, 0, 0.6), 402.428793492735, tolerance::tipping_point));
}

// A valley 1 -> 0 -> 1 over 0, 5, 10; from 4 (score .2) the score .6 is nearer at 2 than at 8.
TEST(RawValueReaching, TakesTheNearestOfSeveralAnswers) {
  const Composition composition = with_values(Aggregation::max, knots({{0, 1}, {5, 0}, {10, 1}}));
  const double left[] = {4, 0.1}, right[] = {6, 0.1};

  EXPECT_TRUE(agrees(raw_value_reaching(composition, left, 0, 0.6), 2, tolerance::tipping_point));
  EXPECT_TRUE(agrees(raw_value_reaching(composition, right, 0, 0.6), 8, tolerance::tipping_point));
}

TEST(RawValueReaching, StopsAtAKnotThatIsJustEnough) {
  const Composition composition = with_values(Aggregation::geometric, knots({{0, 0}, {10, 1}, {20, 0.5}}));
  const double site[] = {2, 0.4};
  EXPECT_TRUE(agrees(raw_value_reaching(composition, site, 0, std::sqrt(0.4)), 10, tolerance::tipping_point));
}

TEST(RawValueReaching, WalksInFromOutsideTheKnots) {
  const Composition composition = with_values(Aggregation::max, knots({{0, 0}, {10, 1}}));
  const double site[] = {-500, 0.1};
  EXPECT_TRUE(agrees(raw_value_reaching(composition, site, 0, 0.6), 6, tolerance::tipping_point));
}

TEST(RawValueReaching, IsNotANumberWhenNothingReaches) {
  const Composition composition = with_values(Aggregation::arithmetic, knots({{0, 0}, {100, 1}}));
  const double site[] = {30, 0.5}, absent[] = {missing, 0.5};

  EXPECT_TRUE(std::isnan(raw_value_reaching(composition, site, 0, 0.76)));
  EXPECT_TRUE(std::isnan(raw_value_reaching(composition, site, 0, 0.24)));
  EXPECT_TRUE(std::isnan(raw_value_reaching(composition, absent, 0, 0.5)));
}

TEST(RawValueReaching, IsTodaysValueWhenTheScoreIsThereAlready) {
  const Composition composition = with_values(Aggregation::arithmetic, knots({{0, 0}, {100, 1}}));
  const double site[] = {30, 0.5};
  EXPECT_EQ(raw_value_reaching(composition, site, 0, 0.4), 30);
}

// Hazard by hand, weight w of leaf 0: A (.9 w + .2) / (w + 1), B (.4 w + .6) / (w + 1); exposure .5 and .7
// fixed at half the weight. B overtakes where .5 w - .4 = .2 (w + 1), w = 2.
TEST(WeightSwapping, SeesTheOtherDimensions) {
  Composition composition = one_node(Aggregation::arithmetic, {4, 1});
  add_leaf(composition, Dimension::exposure, 7);
  const double a[] = {0.9, 0.2, 0.5}, b[] = {0.4, 0.6, 0.7};
  EXPECT_TRUE(agrees(weight_swapping(composition, a, b, 0), 2, tolerance::tipping_point));
}

// U7 of the specification: d_k < 0, B overtakes A above sum over i != k of w_i d_i / -d_k = (2 x .3 + 3 x .1)
// / .6.
TEST(WeightSwapping, AgreesWithTheClosedFormOfAWeightedSum) {
  const Composition composition = one_node(Aggregation::arithmetic, {2, 3, 0.5});
  const double a[] = {0.8, 0.4, 0.1}, b[] = {0.5, 0.3, 0.7};
  EXPECT_TRUE(agrees(weight_swapping(composition, a, b, 2), 1.5, tolerance::tipping_point));
}

// Geometric: A leads by 2 ln(.8/.4) = 2 ln 2 on leaf 1, B by w ln(.9/.1125) = 3 w ln 2 on leaf 0: w = 2 / 3.
TEST(WeightSwapping, SolvesAGeometricMean) {
  const Composition composition = one_node(Aggregation::geometric, {0.5, 2});
  const double a[] = {0.1125, 0.8}, b[] = {0.9, 0.4};
  EXPECT_TRUE(agrees(weight_swapping(composition, a, b, 0), 2.0 / 3, tolerance::tipping_point));
}

TEST(WeightSwapping, MayBeTheWeightZero) {
  const Composition composition = one_node(Aggregation::arithmetic, {1, 1});
  const double a[] = {0.9, 0.5}, b[] = {0.4, 0.5};
  EXPECT_TRUE(agrees(weight_swapping(composition, a, b, 0), 0, tolerance::tipping_point));
}

TEST(WeightSwapping, IsNotANumberWhereNoWeightHelps) {
  const double better[] = {0.9, 0.6}, worse[] = {0.4, 0.5}, absent[] = {missing, missing};

  EXPECT_TRUE(std::isnan(weight_swapping(one_node(Aggregation::arithmetic, {1, 1}), better, worse, 0)));
  EXPECT_TRUE(std::isnan(weight_swapping(one_node(Aggregation::max, {1, 1}), better, worse, 0)));
  EXPECT_TRUE(std::isnan(weight_swapping(one_node(Aggregation::arithmetic, {1, 1}), better, absent, 0)));
}

TEST(TippingPoints, RefuseALeafThatIsNotThere) {
  const double site[] = {0.9, 0.6};
  const Composition composition = one_node(Aggregation::arithmetic, {1, 1});
  EXPECT_THROW(static_cast<void>(raw_value_reaching(composition, site, 2, 0.5)), BugError);
  EXPECT_THROW(static_cast<void>(weight_swapping(composition, site, site, -1)), BugError);
}

}  // namespace
}  // namespace firnline::test
