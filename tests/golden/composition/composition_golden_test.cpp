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

// Power means of (.2, .8) with equal weights: p = 1 gives .5, p = 0 the root of .16 = .4, p -> infinity the greatest.
TEST(PowerMeans, AgreeWithTheHandbook) {
  const double scores[] = {0.2, 0.8};
  EXPECT_TRUE(agrees(aggregate(one_node(Aggregation::arithmetic, {1, 1}), scores).score, 0.5, tolerance::composite));
  EXPECT_TRUE(agrees(aggregate(one_node(Aggregation::geometric, {1, 1}), scores).score, 0.4, tolerance::composite));
  EXPECT_EQ(aggregate(one_node(Aggregation::max, {1, 1}), scores).score, 0.8);
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

// A(.9, .2), B(.4, .6): at equal weights A leads .55 to .5; they swap at w1 : w2 = 1 : 1.25, that is w1 = .444444.
TEST(TippingPoint, OfTwoSitesLiesWhereTheSpecificationSays) {
  const double a[] = {0.9, 0.2}, b[] = {0.4, 0.6};
  const Composition equal = one_node(Aggregation::arithmetic, {1, 1});

  const double w1 = weight_swapping(equal, a, b, 0);
  EXPECT_TRUE(agrees(w1, 0.8, tolerance::tipping_point));
  EXPECT_TRUE(agrees(w1 / (w1 + 1), 0.444444, tolerance::six_decimals));
  EXPECT_TRUE(agrees(weight_swapping(equal, a, b, 1), 1.25, tolerance::tipping_point));
  EXPECT_TRUE(agrees(weight_swapping(equal, b, a, 1), 1.25, tolerance::tipping_point));
}

// Two leaves, geometric, site (.8, .9), reference (.2, .4). Roots of products: v(0) = sqrt(.08), v(1) = sqrt(.32),
// v(2) = sqrt(.18), v(12) = sqrt(.72). phi_1 = ((v1 - v0) + (v12 - v2)) / 2 with sqrt(.32) = 2 sqrt(.08),
// sqrt(.18) = 1.5 sqrt(.08), sqrt(.72) = 3 sqrt(.08): phi_1 = (1 + 1.5) / 2 sqrt(.08), phi_2 = (.5 + 1) / 2 sqrt(.08).
TEST(ShapleyValues, OfAGeometricMeanAreWorkedOutByHand) {
  const double site[] = {0.8, 0.9}, reference[] = {0.2, 0.4};
  const double unit = std::sqrt(0.08);

  const auto values = contributions(one_node(Aggregation::geometric, {1, 1}), site, reference);

  EXPECT_TRUE(agrees(values[0], 1.25 * unit, tolerance::composite));
  EXPECT_TRUE(agrees(values[1], 0.75 * unit, tolerance::composite));
}

// The airport game (Littlechild and Owen 1973): the cost of the largest aircraft is shared by increments. Costs
// .1, .4, .7 over a reference of 0 under max: .1/3, .1/3 + .3/2, .1/3 + .3/2 + .3.
TEST(ShapleyValues, OfAMaximumAreTheAirportGame) {
  const double site[] = {0.1, 0.4, 0.7}, reference[] = {0, 0, 0};

  const auto values = contributions(one_node(Aggregation::max, {1, 1, 1}), site, reference);

  EXPECT_TRUE(agrees(values[0], 0.1 / 3, tolerance::composite));
  EXPECT_TRUE(agrees(values[1], 0.1 / 3 + 0.15, tolerance::composite));
  EXPECT_TRUE(agrees(values[2], 0.1 / 3 + 0.45, tolerance::composite));
}

}  // namespace
}  // namespace firnline::test
