// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Published or hand-worked values of composition, tipping points and ranks.
#include <gtest/gtest.h>

#include <cmath>

#include "kernels/composition/contributions.hpp"
#include "tests/support/compositions.hpp"
#include "tests/support/tolerance.hpp"

namespace firnline::test {
namespace {

// Power means of (.2, .8) with equal weights: p = 1 gives .5, p = 0 the root of .16 = .4, p -> infinity the
// greatest.
TEST(PowerMeans, AgreeWithTheHandbook) {
  const double scores[] = {0.2, 0.8};
  EXPECT_TRUE(
      agrees(aggregate(one_node(Aggregation::arithmetic, {1, 1}), scores).score, 0.5, tolerance::composite));
  EXPECT_TRUE(
      agrees(aggregate(one_node(Aggregation::geometric, {1, 1}), scores).score, 0.4, tolerance::composite));
  EXPECT_EQ(aggregate(one_node(Aggregation::max, {1, 1}), scores).score, 0.8);
}

// The same scores, domain-spec T-PM: p = -1 gives 2 / (1/.2 + 1/.8) = 2 / 6.25 = .32, p = 2 the root of
// (.04 + .64) / 2 = .34.
TEST(PowerMeans, AgreeWithTheSpecification) {
  const double scores[] = {0.2, 0.8};
  const auto mean = [&](double p) { return aggregate(one_power_mean(p, {1, 1}), scores).score; };
  EXPECT_TRUE(agrees(mean(-1), 0.32, tolerance::composite));
  EXPECT_TRUE(agrees(mean(0), 0.4, tolerance::composite));
  EXPECT_TRUE(agrees(mean(1), 0.5, tolerance::composite));
  EXPECT_TRUE(agrees(mean(2), 0.58309518948453, tolerance::composite));
  EXPECT_EQ(mean(elementary::infinity), 0.8);
  EXPECT_EQ(mean(-elementary::infinity), 0.2);
}

// p = -100, weights 1 and 3, scores .0001 and 1: (10^400 / 4)^(-1/100) = .0001 x 4^(1/100), and 10^400 is no
// double. p = 100 mirrored: (3/4)^(1/100), for .0001^100 is nothing beside 1. ln 4 = 1.386294361119891, ln
// .75 =
// -.2876820724517809: e^.01386294361119891 = 1.013959479790029, e^-.002876820724517809 = .9971273133589335.
TEST(PowerMeans, OfLargeExponentsStayInRange) {
  const double scores[] = {0.0001, 1};
  EXPECT_TRUE(agrees(aggregate(one_power_mean(-100, {1, 3}), scores).score, 0.0001013959479790029,
                     tolerance::composite));
  EXPECT_TRUE(
      agrees(aggregate(one_power_mean(100, {1, 3}), scores).score, 0.9971273133589335, tolerance::composite));
}

// domain-spec 15: an exponent below 0 and a zero make zero; above 0 a zero is a number like any other:
// (1/2 x 0 + 1/2 x .64)^(1/2) = .56568542494924.
TEST(PowerMeans, TreatAZeroAsTheirExponentDemands) {
  const double scores[] = {0, 0.8}, zeros[] = {0, 0};
  EXPECT_EQ(aggregate(one_power_mean(-1, {1, 1}), scores).score, 0);
  EXPECT_TRUE(
      agrees(aggregate(one_power_mean(2, {1, 1}), scores).score, 0.565685424949238, tolerance::composite));
  EXPECT_EQ(aggregate(one_power_mean(2, {1, 1}), zeros).score, 0);
}

// domain-spec T-PM: the order weights (1, 0) take the greatest of (.2, .8), (0, 1) the smallest. Three: .5 x
// .9 + .3 x .5
// + .2 x .1 = .62.
TEST(OrderedWeightedAverage, WeighsScoresByTheirPlace) {
  const double two[] = {0.2, 0.8}, three[] = {0.1, 0.9, 0.5};
  EXPECT_TRUE(agrees(aggregate(one_owa({1, 0}, {1, 1}), two).score, 0.8, tolerance::composite));
  EXPECT_TRUE(agrees(aggregate(one_owa({0, 1}, {1, 1}), two).score, 0.2, tolerance::composite));
  EXPECT_TRUE(
      agrees(aggregate(one_owa({0.5, 0.3, 0.2}, {1, 1, 1}), three).score, 0.62, tolerance::composite));
}

// Torra 1997, by hand: order weights (.7, .3) run through (0, 0), (1/2, .7), (1, 1). The greatest of (.2, .8)
// has three quarters of the weight, where the line stands at .7 + .3 / 2 = .85: .85 x .8 + .15 x .2 = .71.
// Two of three scores,
// (.9, .5), share the weights (.5, .3, .2): half of three steps is 1.5, .5 + .3 / 2 = .65, .65 x .9 + .35 x
// .5 = .76.
TEST(OrderedWeightedAverage, HeedsWeightsAndStandsInForTheMissing) {
  const double two[] = {0.2, 0.8}, one_missing[] = {0.5, missing, 0.9};
  EXPECT_TRUE(agrees(aggregate(one_owa({0.7, 0.3}, {1, 3}), two).score, 0.71, tolerance::composite));
  Composition composition = one_owa({0.5, 0.3, 0.2}, {1, 1, 1});
  composition.node[0].min_coverage = 0.5;
  EXPECT_TRUE(std::isnan(aggregate(composition, one_missing).score));
  composition.node[0].geometric_may_renormalise = true;
  EXPECT_TRUE(agrees(aggregate(composition, one_missing).score, 0.76, tolerance::composite));
}

// INFORM's mean inside a dimension, domain-spec T-INF: on 0..10, 10/9 (10 - GM((10 - x)/10 x 9 + 1)).
TEST(ScaledGeometricMean, AgreesWithInform) {
  const Composition inform = one_node(Aggregation::scaled_geometric, {1, 1});
  const double four_eight[] = {0.4, 0.8}, ends[] = {0, 1}, fives[] = {0.5, 0.5};
  EXPECT_TRUE(agrees(10 * aggregate(inform, four_eight).score, 6.407553, tolerance::six_decimals));
  EXPECT_TRUE(agrees(10 * aggregate(inform, ends).score, 7.597469, tolerance::six_decimals));
  EXPECT_TRUE(agrees(10 * aggregate(inform, fives).score, 5, tolerance::composite));
}

// INFORM's risk: the cube root of hazard and exposure 5.2, vulnerability 4.8 and lack of coping capacity 6.1,
// (5.2 x 4.8 x 6.1)^(1/3) = 152.256^(1/3) = 5.3398, published as 5.3.
TEST(GeometricMean, OfThreeDimensionsIsInformsRisk) {
  const double scores[] = {0.52, 0.48, 0.61};
  const double risk = 10 * aggregate(one_node(Aggregation::geometric, {1, 1, 1}), scores).score;
  EXPECT_TRUE(agrees(risk, 5.3398, tolerance::three_decimals));
  EXPECT_TRUE(agrees(risk, 5.3, tolerance::one_decimal));
}

/// The tree of the WorldRiskIndex: one exposure, three indicators of vulnerability, nothing under hazard.
Composition world_risk(Aggregation inside, Aggregation root) {
  Composition composition;
  add_leaf(composition, Dimension::exposure, 1);
  for (int i = 0; i < 3; ++i) add_leaf(composition, Dimension::vulnerability, 1);
  composition.node[2].how = inside;
  composition.root.how = root;
  return composition;
}

// domain-spec T-WRI. Until 2021: exposure .2 times the mean of susceptibility .4 and the lacks 1 - .4 and 1 -
// .5, .2 x .5 = .1. Since 2022 all on 0..100: V = (40 x 60 x 50)^(1/3) = 49.324241, risk = (20 V)^(1/2)
// = 31.408356.
TEST(WorldRiskIndex, AgreesWithTheSpecification) {
  const double until_2021[] = {0.2, 0.4, 0.6, 0.5}, since_2022[] = {0.2, 0.4, 0.6, 0.5};
  const Composed old = aggregate(world_risk(Aggregation::arithmetic, Aggregation::product), until_2021);
  const Composed now = aggregate(world_risk(Aggregation::geometric, Aggregation::geometric), since_2022);
  EXPECT_TRUE(agrees(old.score, 0.1, tolerance::composite));
  EXPECT_TRUE(agrees(100 * now.dimension[2], 49.324241, tolerance::six_decimals));
  EXPECT_TRUE(agrees(100 * now.score, 31.408356, tolerance::six_decimals));
}

// Equal weights: 1 - .5 x .8 x 1 = .6, whatever they are called. Unequal: the heaviest counts once, one of a
// quarter of its weight a quarter: 1 - .5 x .0625^(1/4) = 1 - .5 x .5 = .75.
TEST(NoisyOr, OfEqualWeightsIsTheUnionOfIndependentEvents) {
  const double three[] = {0.5, 0.2, 0}, two[] = {0.5, 0.9375}, certain[] = {1, 0.1};
  EXPECT_TRUE(
      agrees(aggregate(one_node(Aggregation::noisy_or, {1, 1, 1}), three).score, 0.6, tolerance::composite));
  EXPECT_TRUE(
      agrees(aggregate(one_node(Aggregation::noisy_or, {9, 9, 9}), three).score, 0.6, tolerance::composite));
  EXPECT_TRUE(
      agrees(aggregate(one_node(Aggregation::noisy_or, {4, 1}), two).score, 0.75, tolerance::composite));
  EXPECT_EQ(aggregate(one_node(Aggregation::noisy_or, {1, 1}), certain).score, 1);
}

// s = (.4, -, .8), w = (.25, .5, .25): half the weight is there. (.1 + .2) / .5 = .6 once half is enough.
TEST(NoData, IsNoScoreBelowTheCoverageAndRenormalisedAbove) {
  const double scores[] = {0.4, missing, 0.8};

  const Composed strict = aggregate(one_node(Aggregation::arithmetic, {.25, .5, .25}, 0.7), scores);
  const Composed lenient = aggregate(one_node(Aggregation::arithmetic, {.25, .5, .25}, 0.5), scores);
  const Composed geometric = aggregate(one_node(Aggregation::geometric, {.25, .5, .25}, 0.5), scores);

  EXPECT_TRUE(std::isnan(strict.score));
  EXPECT_EQ(lenient.coverage, 0.5);
  EXPECT_TRUE(agrees(lenient.score, 0.6, tolerance::composite));
  EXPECT_TRUE(std::isnan(geometric.score));
}

// Scaled geometric mean with unequal weights: .5^(1/4) x .125^(3/4) = 2^(-1/4 - 9/4) = 2^-2.5.
TEST(WeightedGeometricMean, IsTheProductOfPowers) {
  const double scores[] = {0.5, 0.125};
  EXPECT_TRUE(agrees(aggregate(one_node(Aggregation::geometric, {1, 3}), scores).score, 0.17677669529663687,
                     tolerance::composite));
}

// A(.9, .2), B(.4, .6): at equal weights A leads .55 to .5; they swap at w1 : w2 = 1 : 1.25, that is w1 =
// .444444.
TEST(TippingPoint, OfTwoSitesLiesWhereTheSpecificationSays) {
  const double a[] = {0.9, 0.2}, b[] = {0.4, 0.6};
  const Composition equal = one_node(Aggregation::arithmetic, {1, 1});

  const double w1 = weight_swapping(equal, a, b, 0);
  EXPECT_TRUE(agrees(w1, 0.8, tolerance::tipping_point));
  EXPECT_TRUE(agrees(w1 / (w1 + 1), 0.444444, tolerance::six_decimals));
  EXPECT_TRUE(agrees(weight_swapping(equal, a, b, 1), 1.25, tolerance::tipping_point));
  EXPECT_TRUE(agrees(weight_swapping(equal, b, a, 1), 1.25, tolerance::tipping_point));
}

// Two leaves, geometric, site (.8, .9), reference (.2, .4). Roots of products: v(0) = sqrt(.08), v(1) =
// sqrt(.32), v(2) = sqrt(.18), v(12) = sqrt(.72). phi_1 = ((v1 - v0) + (v12 - v2)) / 2 with sqrt(.32) = 2
// sqrt(.08), sqrt(.18) = 1.5 sqrt(.08), sqrt(.72) = 3 sqrt(.08): phi_1 = (1 + 1.5) / 2 sqrt(.08), phi_2 = (.5
// + 1) / 2 sqrt(.08).
TEST(ShapleyValues, OfAGeometricMeanAreWorkedOutByHand) {
  const double site[] = {0.8, 0.9}, reference[] = {0.2, 0.4};
  const double unit = std::sqrt(0.08);

  const auto values = contributions(one_node(Aggregation::geometric, {1, 1}), site, reference);

  EXPECT_TRUE(agrees(values[0], 1.25 * unit, tolerance::composite));
  EXPECT_TRUE(agrees(values[1], 0.75 * unit, tolerance::composite));
}

// The airport game (Littlechild and Owen 1973): the cost of the largest aircraft is shared by increments.
// Costs .1, .4, .7 over a reference of 0 under max: .1/3, .1/3 + .3/2, .1/3 + .3/2 + .3.
TEST(ShapleyValues, OfAMaximumAreTheAirportGame) {
  const double site[] = {0.1, 0.4, 0.7}, reference[] = {0, 0, 0};

  const auto values = contributions(one_node(Aggregation::max, {1, 1, 1}), site, reference);

  EXPECT_TRUE(agrees(values[0], 0.1 / 3, tolerance::composite));
  EXPECT_TRUE(agrees(values[1], 0.1 / 3 + 0.15, tolerance::composite));
  EXPECT_TRUE(agrees(values[2], 0.1 / 3 + 0.45, tolerance::composite));
}

// Two hazards, noisy-or, site (.5, .5), reference (0, 0): v(1) = v(2) = .5, v(12) = .75, so each is worth
// (.5 + .25) / 2 = .375.
TEST(ShapleyValues, OfANoisyOrShareTheOverlap) {
  const double site[] = {0.5, 0.5}, reference[] = {0, 0};

  const auto values = contributions(one_node(Aggregation::noisy_or, {1, 1}), site, reference);

  EXPECT_TRUE(agrees(values[0], 0.375, tolerance::composite));
  EXPECT_TRUE(agrees(values[1], 0.375, tolerance::composite));
}

}  // namespace
}  // namespace firnline::test
