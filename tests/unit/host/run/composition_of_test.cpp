// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/composition_of.hpp"

#include <gtest/gtest.h>

#include "tests/support/tolerance.hpp"

namespace firnline {
namespace {

Profile of_hazards(int indicators) {
  Profile profile;
  for (int i = 0; i < indicators; ++i) {
    profile.indicators.emplace_back();
    profile.indicators.back().dimension = "hazard";
  }
  profile.dimensions[0].present = true;
  profile.dimensions[0].aggregation = "owa";
  return profile;
}

// Yager's orness is the sum of v_k (n - k) / (n - 1); 0 is the minimum, 1 the maximum, one half the mean.
TEST(OrderWeights, HaveTheOrnessThatWasAskedFor) {
  for (const int n : {2, 3, 7, 12})
    for (const double orness : {0.0, 0.2, 0.5, 0.75, 1.0}) {
      Profile profile = of_hazards(n);
      profile.dimensions[0].orness = orness;
      Composition composition;
      set_nodes(profile, composition);
      const Node& node = composition.node[0];
      ASSERT_EQ(node.order_weights, n);
      double sum = 0, got = 0;
      for (int k = 0; k < n; ++k) {
        ASSERT_GE(node.order_weight[k], 0);
        sum += node.order_weight[k];
        got += node.order_weight[k] * (n - 1 - k) / (n - 1);
      }
      EXPECT_TRUE(test::agrees(sum, 1, test::tolerance::composite));
      EXPECT_TRUE(test::agrees(got, orness, test::tolerance::composite))
          << n << " children, orness " << orness;
    }
}

TEST(OrderWeights, AreMadeToSumToOne) {
  Profile profile = of_hazards(2);
  profile.dimensions[0].order_weights = {6, 2};
  Composition composition;
  set_nodes(profile, composition);
  EXPECT_EQ(composition.node[0].order_weight[0], 0.75);
  EXPECT_EQ(composition.node[0].order_weight[1], 0.25);
}

TEST(PowerMean, OfExponentZeroIsGeometric) {
  Profile profile = of_hazards(2);
  profile.dimensions[0].aggregation = "power_mean";
  profile.dimensions[0].exponent = 0;
  Composition composition;
  set_nodes(profile, composition);
  EXPECT_EQ(composition.node[0].how, Aggregation::geometric);
}

// The points that draw a curve run from z = -4 to z = 4 for a logistic one: 20 -+ 4 / .5.
TEST(Curves, ComeWithPointsToDraw) {
  ProfileIndicator entry;
  entry.curve = "logistic";
  entry.middle = 20;
  entry.steepness = -0.5;
  const ValueFunction value = value_function_of(entry);
  EXPECT_EQ(value.curve, Curve::logistic);
  EXPECT_EQ(value.x[0], 12);
  EXPECT_EQ(value.x[value.knots - 1], 28);
  EXPECT_EQ(value.v[0], score_of(value, 12));
  EXPECT_GT(value.v[0], value.v[1]);
}

}  // namespace
}  // namespace firnline
