// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/composition/compose.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>

#include "kernels/grid/error.hpp"
#include "tests/support/compositions.hpp"
#include "tests/support/tolerance.hpp"

namespace firnline::test {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

TEST(ValueFunction, IsLinearBetweenKnotsAndConstantOutside) {
  const ValueFunction value = knots({{10, 0.2}, {20, 0.4}, {40, 1.0}});

  EXPECT_EQ(score_of(value, 10), 0.2);
  EXPECT_TRUE(agrees(score_of(value, 15), 0.3, tolerance::composite));
  EXPECT_EQ(score_of(value, 20), 0.4);
  EXPECT_TRUE(agrees(score_of(value, 30), 0.7, tolerance::composite));
  EXPECT_EQ(score_of(value, 40), 1.0);
  EXPECT_EQ(score_of(value, 9.999), 0.2);
  EXPECT_EQ(score_of(value, -infinity), 0.2);
  EXPECT_EQ(score_of(value, 1e300), 1.0);
  EXPECT_EQ(score_of(value, infinity), 1.0);
}

TEST(ValueFunction, KeepsMissingMissing) {
  for (const Transform transform : {Transform::none, Transform::log1p, Transform::square_root})
    EXPECT_TRUE(std::isnan(score_of(knots({{0, 0.5}, {1, 1}}, transform), missing)));
}

TEST(ValueFunction, MayFallAndRise) {
  const ValueFunction value = knots({{0, 1}, {5, 0}, {10, 1}});

  EXPECT_TRUE(agrees(score_of(value, 2.5), 0.5, tolerance::composite));
  EXPECT_EQ(score_of(value, 5), 0);
  EXPECT_TRUE(agrees(score_of(value, 7.5), 0.5, tolerance::composite));
}

TEST(ValueFunction, OfOneKnotIsConstant) {
  EXPECT_EQ(score_of(knots({{3, 0.25}}), -7), 0.25);
  EXPECT_EQ(score_of(knots({{3, 0.25}}), 3), 0.25);
  EXPECT_EQ(score_of(knots({{3, 0.25}}), 7), 0.25);
}

// log1p(0) = 0, log1p(e - 1) = 1, log1p(sqrt(e) - 1) = 0.5; roots of 0, 4 and 100.
TEST(ValueFunction, TransformsBeforeItLooksAtTheKnots) {
  const ValueFunction logarithmic = knots({{0, 0}, {1, 1}}, Transform::log1p);
  const ValueFunction root = knots({{0, 0}, {10, 1}}, Transform::square_root);

  EXPECT_TRUE(agrees(score_of(logarithmic, 0.6487212707001282), 0.5, tolerance::composite));
  EXPECT_TRUE(agrees(score_of(logarithmic, 1.718281828459045), 1, tolerance::composite));
  EXPECT_TRUE(agrees(score_of(root, 4), 0.2, tolerance::composite));
  EXPECT_EQ(score_of(root, 100), 1);
}

TEST(ValueFunction, ValuesOutsideTheTransformsDomainTakeTheFirstKnot) {
  EXPECT_EQ(score_of(knots({{0, 0.3}, {10, 1}}, Transform::square_root), -4), 0.3);
  EXPECT_EQ(score_of(knots({{0, 0.3}, {10, 1}}, Transform::log1p), -1), 0.3);
  EXPECT_EQ(score_of(knots({{0, 0.3}, {10, 1}}, Transform::log1p), -50), 0.3);
}

TEST(ValueFunction, StaysInsideItsKnotsScoresWhateverTheRounding) {
  const ValueFunction value = knots({{0.1, 0.1}, {0.7, 1}, {1.3, 0}});
  for (double raw = 0; raw < 1.5; raw += 0x1p-12) {
    ASSERT_GE(score_of(value, raw), 0);
    ASSERT_LE(score_of(value, raw), 1);
  }
  // Found by search: just before its end this line comes out at -1.1e-16.
  constexpr double end = 3.0733459512611;
  EXPECT_GE(score_of(knots({{0.15608374446552786, 0.9048751595335814}, {end, 0}}), std::nextafter(end, 0.0)),
            0);
}

// 1 / (1 + e^-z) is 3/4 at z = ln 3: 10 + ln 3 / .5 = 12.197224577336219.
TEST(ValueFunction, MayBeALogisticCurve) {
  const ValueFunction rising = curve(Curve::logistic, 10, 0.5), falling = curve(Curve::logistic, 10, -0.5);

  EXPECT_EQ(score_of(rising, 10), 0.5);
  EXPECT_TRUE(agrees(score_of(rising, 12.197224577336219), 0.75, tolerance::composite));
  EXPECT_TRUE(agrees(score_of(falling, 12.197224577336219), 0.25, tolerance::composite));
  EXPECT_EQ(score_of(rising, -infinity), 0);
  EXPECT_EQ(score_of(rising, infinity), 1);
  EXPECT_EQ(score_of(curve(Curve::logistic, 4.61512051684126, 1, Transform::log1p), 100), 0.5) << "ln 101";
}

// Tables of the normal distribution: .8413447460685429 below one standard deviation, .9750021048517795
// below 1.96.
TEST(ValueFunction, MayBeANormalDistribution) {
  const ValueFunction value = curve(Curve::normal, 100, 1 / 15.0);

  EXPECT_EQ(score_of(value, 100), 0.5);
  EXPECT_TRUE(agrees(score_of(value, 115), 0.8413447460685429, tolerance::composite));
  EXPECT_TRUE(agrees(score_of(value, 85), 0.15865525393145707, tolerance::composite));
  EXPECT_TRUE(agrees(score_of(value, 100 + 15 * 1.96), 0.9750021048517795, tolerance::composite));
  EXPECT_TRUE(
      agrees(score_of(curve(Curve::normal, 100, -1 / 15.0), 115), 0.15865525393145707, tolerance::composite));
}

// domain-spec N4 with midpoint 2 and spread 5: x = 4 gives 1 / (1 + 2^-5) = 32/33, its mirror 1/33; at 0
// large is 0 and small 1 (domain-spec 15).
TEST(ValueFunction, MayBeFuzzy) {
  constexpr double log_2 = 0.6931471805599453;
  const ValueFunction large = curve(Curve::logarithmic, log_2, 5),
                      small = curve(Curve::logarithmic, log_2, -5);

  EXPECT_EQ(score_of(large, 2), 0.5);
  EXPECT_TRUE(agrees(score_of(large, 4), 32.0 / 33, tolerance::composite));
  EXPECT_TRUE(agrees(score_of(small, 4), 1.0 / 33, tolerance::composite));
  EXPECT_EQ(score_of(large, 0), 0);
  EXPECT_EQ(score_of(small, 0), 1);
}

TEST(ValueFunction, KeepsMissingMissingOnEveryCurve) {
  for (const Curve kind : {Curve::logistic, Curve::normal, Curve::logarithmic})
    EXPECT_TRUE(std::isnan(score_of(curve(kind, 1, 1), missing)));
}

TEST(Compose, ScoresEachValueAndAggregates) {
  Composition composition = one_node(Aggregation::arithmetic, {1, 3});
  composition.leaf[0].value = knots({{0, 0}, {100, 1}});
  composition.leaf[1].value = knots({{0, 1}, {10, 0}});
  const double raw[] = {50, 2};

  const Composed composed = compose(composition, raw);

  EXPECT_TRUE(agrees(composed.score, (0.5 + 3 * 0.8) / 4, tolerance::composite));
  EXPECT_EQ(composed.coverage, 1);
}

// The tree by hand: hazard max(.3, .9) = .9, exposure (.2 + 3 x .6) / 4 = .5, vulnerability .4;
// arithmetic root (2 x .9 + 1 x .5 + 1 x .4) / 4 = .675.
TEST(Compose, CarriesDimensionsToTheRootByTheirWeights) {
  Composition composition;
  add_leaf(composition, Dimension::hazard, 1);
  add_leaf(composition, Dimension::exposure, 1);
  add_leaf(composition, Dimension::hazard, 1);
  add_leaf(composition, Dimension::exposure, 3);
  add_leaf(composition, Dimension::vulnerability, 5);
  composition.node[0] = {Aggregation::max, 2, 0.7, false};
  composition.root = {Aggregation::arithmetic, 1, 0.7, false};
  const double scores[] = {0.3, 0.2, 0.9, 0.6, 0.4};

  const Composed composed = aggregate(composition, scores);

  EXPECT_TRUE(agrees(composed.dimension[0], 0.9, tolerance::exact));
  EXPECT_TRUE(agrees(composed.dimension[1], 0.5, tolerance::composite));
  EXPECT_TRUE(agrees(composed.dimension[2], 0.4, tolerance::composite));
  EXPECT_TRUE(agrees(composed.score, 0.675, tolerance::composite));
  EXPECT_EQ(composed.coverage, 1);
  EXPECT_EQ(composed.governing, 2);
}

TEST(Compose, LeavesOutADimensionWithoutLeaves) {
  Composition composition = one_node(Aggregation::arithmetic, {1});
  add_leaf(composition, Dimension::vulnerability, 1);
  composition.node[1].weight = 100;  // of exposure, which has no leaves
  composition.root = {Aggregation::geometric, 1, 0.7, false};
  const double scores[] = {0.9, 0.4};

  const Composed composed = aggregate(composition, scores);

  EXPECT_TRUE(agrees(composed.score, 0.6, tolerance::composite));  // sqrt(.9 x .4)
  EXPECT_EQ(composed.coverage, 1);
  EXPECT_TRUE(std::isnan(composed.dimension[1]));
}

TEST(Compose, HasNoScoreWithoutLeaves) {
  const Composed composed = aggregate(Composition{}, nullptr);
  EXPECT_TRUE(std::isnan(composed.score));
  EXPECT_EQ(composed.coverage, 0);
  EXPECT_EQ(composed.governing, -1);
}

// Hazard has 2 of 3 weights (.667 < .7): no score, and coverage 0 upward. Root coverage (0 + 1) / 2.
TEST(Compose, AnUncoveredDimensionCountsAsNothingUpward) {
  Composition composition = one_node(Aggregation::arithmetic, {1, 1, 1});
  add_leaf(composition, Dimension::exposure, 1);
  composition.root = {Aggregation::arithmetic, 1, 0.5, false};
  const double scores[] = {0.1, missing, 0.2, 0.8};

  const Composed composed = aggregate(composition, scores);

  EXPECT_TRUE(std::isnan(composed.dimension[0]));
  EXPECT_EQ(composed.coverage, 0.5);
  EXPECT_TRUE(agrees(composed.score, 0.8, tolerance::composite));
  EXPECT_EQ(composed.governing, -1);

  composition.root.min_coverage = 0.51;
  EXPECT_TRUE(std::isnan(aggregate(composition, scores).score));
  EXPECT_EQ(aggregate(composition, scores).coverage, 0.5)
      << "coverage is reported although there is no score";
}

// .3 + .2 + .1 of .8 are 0.7499999999999999 in binary.
TEST(Compose, CountsSixOfEightTenthsAsThreeQuarters) {
  const Composition composition = one_node(Aggregation::arithmetic, {.3, .2, .1, .2}, 0.75);
  const double six[] = {1, 1, 1, missing}, five[] = {1, 1, missing, missing};

  EXPECT_EQ(aggregate(composition, six).score, 1);
  EXPECT_TRUE(std::isnan(aggregate(composition, five).score));
}

TEST(Compose, MaxIsSubjectToCoverageToo) {
  const Composition composition = one_node(Aggregation::max, {1, 1, 2});
  const double covered[] = {missing, 0.3, 0.2}, uncovered[] = {0.9, 0.3, missing};

  EXPECT_EQ(aggregate(composition, covered).score, 0.3);
  EXPECT_EQ(aggregate(composition, covered).coverage, 0.75);
  EXPECT_TRUE(std::isnan(aggregate(composition, uncovered).score));
}

TEST(Compose, AZeroMakesAGeometricNodeZero) {
  const double scores[] = {0, 0.9};
  EXPECT_EQ(aggregate(one_node(Aggregation::geometric, {1, 100}), scores).score, 0);
}

TEST(Compose, GeometricRenormalisesOnlyWhenAllowed) {
  Composition composition = one_node(Aggregation::geometric, {1, 1, 8});
  const double scores[] = {missing, 0.5, 0.5};

  EXPECT_TRUE(std::isnan(aggregate(composition, scores).score));
  composition.node[0].geometric_may_renormalise = true;
  EXPECT_TRUE(agrees(aggregate(composition, scores).score, 0.5, tolerance::composite));
}

// What one missing child could decide alone has no score (domain-spec 1.3), unless the profile says so; the
// rest then stands for all. By hand, (-, .5, .5) with equal weights: means stay .5; the product of three is
// .5^3, of which the two present ones are .5^2: (.5^2)^(3/2) = .125, and its mirror .875.
TEST(Compose, RefusesAMissingChildWhereItCouldDecideAlone) {
  const double scores[] = {missing, 0.5, 0.5};
  const auto expect = [&](Composition composition, bool refuses, double renormalised) {
    composition.node[0].min_coverage = 0.5;
    EXPECT_EQ(std::isnan(aggregate(composition, scores).score), refuses)
        << static_cast<int>(composition.node[0].how);
    composition.node[0].geometric_may_renormalise = true;
    EXPECT_TRUE(agrees(aggregate(composition, scores).score, renormalised, tolerance::composite))
        << static_cast<int>(composition.node[0].how);
  };
  expect(one_node(Aggregation::arithmetic, {1, 1, 1}), false, 0.5);
  expect(one_node(Aggregation::max, {1, 1, 1}), false, 0.5);
  expect(one_node(Aggregation::geometric, {1, 1, 1}), true, 0.5);
  expect(one_node(Aggregation::min, {1, 1, 1}), true, 0.5);
  expect(one_power_mean(-1, {1, 1, 1}), true, 0.5);
  expect(one_power_mean(2, {1, 1, 1}), false, 0.5);
  expect(one_node(Aggregation::scaled_geometric, {1, 1, 1}), true, 0.5);
  expect(one_node(Aggregation::product, {1, 1, 1}), true, 0.125);
  expect(one_node(Aggregation::noisy_or, {1, 1, 1}), true, 0.875);
}

TEST(Compose, AMissingZeroDoesNotMakeAGeometricNodeZero) {
  const double scores[] = {0, missing, 0.5};
  EXPECT_TRUE(std::isnan(aggregate(one_node(Aggregation::geometric, {1, 1, 8}), scores).score));
}

TEST(Compose, OneMissingPropagatingLeafTakesEveryScoreAway) {
  Composition composition = one_node(Aggregation::arithmetic, {1, 1, 8});
  add_leaf(composition, Dimension::exposure, 1);
  composition.leaf[1].missing = MissingRule::propagate;
  const double absent[] = {1, missing, 0.5, 0.5}, other_absent[] = {missing, 1, 0.5, 0.5};

  const Composed composed = aggregate(composition, absent);

  EXPECT_TRUE(std::isnan(composed.score));
  EXPECT_TRUE(std::isnan(composed.dimension[0]));
  EXPECT_TRUE(std::isnan(composed.dimension[1]));
  EXPECT_EQ(composed.governing, -1);
  EXPECT_TRUE(agrees(composed.coverage, 0.95, tolerance::composite)) << "what was there is still told";
  EXPECT_FALSE(std::isnan(aggregate(composition, other_absent).score));
}

TEST(Compose, SkipsAWeightOfZero) {
  Composition composition = one_node(Aggregation::geometric, {1, 0});
  const double scores[] = {0.4, missing}, zero[] = {0.4, 0};

  EXPECT_TRUE(agrees(aggregate(composition, scores).score, 0.4, tolerance::composite));
  EXPECT_TRUE(agrees(aggregate(composition, zero).score, 0.4, tolerance::composite));
  EXPECT_EQ(aggregate(composition, scores).coverage, 1);
}

TEST(Compose, TheFirstDeclaredLeafGovernsATie) {
  const double scores[] = {0.5, 0.7, 0.7};
  EXPECT_EQ(aggregate(one_node(Aggregation::max, {1, 1, 5}), scores).governing, 1);
  EXPECT_EQ(aggregate(one_node(Aggregation::arithmetic, {1.4, 1, 1}), scores).governing, 0)
      << "1.4 x .5 = 1 x .7";
}

TEST(Compose, AZeroHazardIsStillGovernedByTheFirstLeaf) {
  const double scores[] = {missing, 0, 0};
  EXPECT_EQ(aggregate(one_node(Aggregation::max, {1, 4, 4}), scores).governing, 1);
}

}  // namespace
}  // namespace firnline::test
