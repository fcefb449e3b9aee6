// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// What each dimension adds to a change of the score, worked out by hand.
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "kernels/composition/compose.hpp"
#include "kernels/composition/dimension_shares.hpp"
#include "kernels/grid/error.hpp"
#include "tests/support/compositions.hpp"
#include "tests/support/tolerance.hpp"

namespace firnline::test {
namespace {

/// One leaf per dimension, each its dimension's score.
Composition three(Aggregation root, double min_coverage = 0.7) {
  Composition composition;
  for (const auto dimension : {Dimension::hazard, Dimension::exposure, Dimension::vulnerability})
    add_leaf(composition, dimension, 1);
  for (Node& node : composition.node) node = {Aggregation::arithmetic, 1, 0.5, false};
  composition.root = {root, 1, min_coverage, false};
  return composition;
}

double sum(const std::array<double, dimensions>& shares) {
  return std::accumulate(shares.begin(), shares.end(), 0.0);
}

// A mean shares its change out without interaction: a third of each difference, .1, .2 and -.1.
TEST(DimensionShares, OfAMeanAreTheDifferences) {
  const double from[] = {0.2, 0.3, 0.9}, to[] = {0.5, 0.9, 0.6};
  const auto shares = dimension_shares(three(Aggregation::arithmetic), from, to);
  EXPECT_TRUE(agrees(shares[0], 0.1, tolerance::composite));
  EXPECT_TRUE(agrees(shares[1], 0.2, tolerance::composite));
  EXPECT_TRUE(agrees(shares[2], -0.1, tolerance::composite));
}

// Cube roots of products, from (1/8, 1/8, 1/8) to (1, 1/8, 1): v() = 1/8, v(H) = v(V) = (1/64)^(1/3) = 1/4,
// v(HV) = (1/8)^(1/3) = 1/2, and E changes nothing. H: orders with V after it (half of all) give 1/4 - 1/8,
// the others 1/2 - 1/4: (1/8 + 1/4) / 2 = 3/16; V likewise; together 3/8 = 1/2 - 1/8.
TEST(DimensionShares, OfAGeometricMeanAreTheMeanOverAllOrders) {
  const double from[] = {0.125, 0.125, 0.125}, to[] = {1, 0.125, 1};
  const auto shares = dimension_shares(three(Aggregation::geometric), from, to);
  EXPECT_TRUE(agrees(shares[0], 0.1875, tolerance::composite));
  EXPECT_EQ(shares[1], 0);
  EXPECT_TRUE(agrees(shares[2], 0.1875, tolerance::composite));
}

// All three double their cube: from (1/8, 1/8, 1/8) to (1, 1, 1) worths by size 1/8, 1/4, 1/2, 1. By symmetry
// a third of 7/8 each.
TEST(DimensionShares, OfEqualPartnersAreEqual) {
  const double from[] = {0.125, 0.125, 0.125}, to[] = {1, 1, 1};
  for (const double share : dimension_shares(three(Aggregation::geometric), from, to))
    EXPECT_TRUE(agrees(share, 7.0 / 24, tolerance::composite)) << share;
}

// The greatest of three, from (.2, .4, .1) to (.8, .6, .1). v() = .4, v(H) = .8, v(E) = .6, v(HE) = .8, V
// never counts. H: before E .4, after E .2: .3. E: before H .2, after H 0: .1.
TEST(DimensionShares, OfAMaximumLeaveTheHiddenOneItsHalf) {
  const double from[] = {0.2, 0.4, 0.1}, to[] = {0.8, 0.6, 0.1};
  const auto shares = dimension_shares(three(Aggregation::max), from, to);
  EXPECT_TRUE(agrees(shares[0], 0.3, tolerance::composite));
  EXPECT_TRUE(agrees(shares[1], 0.1, tolerance::composite));
  EXPECT_EQ(shares[2], 0);
}

TEST(DimensionShares, OfNoChangeAreZero) {
  const double row[] = {0.2, 0.4, 0.1};
  for (const double share : dimension_shares(three(Aggregation::geometric), row, row)) EXPECT_EQ(share, 0);
}

// Two of three dimensions suffice. Hazard is missing before, vulnerability after: each row has a score, (.4 +
// .6) / 2 and
// (.8 + .4) / 2, but with both missing a third of the weight is left, which is too little.
TEST(DimensionShares, AreUnknownWhereAMixtureHasNoScore) {
  const Composition two_suffice = three(Aggregation::arithmetic, 0.6);
  const double from[] = {missing, 0.4, 0.6}, to[] = {0.8, 0.4, missing};
  ASSERT_TRUE(agrees(compose(two_suffice, from).score, 0.5, tolerance::composite));
  ASSERT_TRUE(agrees(compose(two_suffice, to).score, 0.6, tolerance::composite));
  for (const double share : dimension_shares(two_suffice, from, to)) EXPECT_TRUE(std::isnan(share));
}

TEST(DimensionShares, RefuseRowsThatDoNotFit) {
  const double row[] = {0.2, 0.4};
  EXPECT_THROW((void)dimension_shares(three(Aggregation::max), row, row), BugError);
}

TEST(DimensionShares, SumToTheChangeForAnyComposition) {
  std::mt19937_64 random(5);
  int compared = 0;
  for (int round = 0; round < 500; ++round) {
    const int leaves = 1 + static_cast<int>(random() % 9);
    const Composition composition = random_composition(random, leaves);
    const auto from = random_row(random, leaves, 0.1), to = random_row(random, leaves, 0.1);
    const auto shares = dimension_shares(composition, from, to);
    if (std::isnan(sum(shares))) continue;
    ++compared;
    const double change = compose(composition, to.data()).score - compose(composition, from.data()).score;
    EXPECT_TRUE(agrees(sum(shares), change, tolerance::composite)) << round;
  }
  EXPECT_GT(compared, 200);
}

}  // namespace
}  // namespace firnline::test
