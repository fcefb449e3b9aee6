// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// What is true of every composition: drawn at random, the seed is in the failure message.
#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <numeric>

#include "kernels/composition/contributions.hpp"
#include "kernels/grid/error.hpp"
#include "tests/support/compose_pass.hpp"
#include "tests/support/compositions.hpp"
#include "tests/support/tolerance.hpp"

namespace firnline::test {
namespace {

/// A random case whose site and reference both have scores.
struct Case {
  Composition composition;
  std::vector<double> site, reference;
};

Case scored_case(std::mt19937_64& random, int leaves, double share_missing) {
  while (true) {
    Case drawn{random_composition(random, leaves), random_row(random, leaves, share_missing),
               random_row(random, leaves, 0)};
    if (!std::isnan(compose(drawn.composition, drawn.site.data()).score)) return drawn;
  }
}

double sum_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

double lead(const Case& drawn) {
  return compose(drawn.composition, drawn.site.data()).score -
         compose(drawn.composition, drawn.reference.data()).score;
}

TEST(Contributions, AddUpToTheLeadOverTheReference) {
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    std::mt19937_64 random(seed);
    const Case drawn = scored_case(random, 1 + static_cast<int>(random() % 9), 0.15);
    const auto values = contributions(drawn.composition, drawn.site, drawn.reference);
    ASSERT_TRUE(agrees(sum_of(values), lead(drawn), tolerance::composite)) << "seed " << seed;
  }
}

TEST(Contributions, AddUpAboveTwelveLeavesToo) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    std::mt19937_64 random(seed);
    const Case drawn = scored_case(random, 13 + static_cast<int>(random() % 8), 0.1);
    const auto values = contributions(drawn.composition, drawn.site, drawn.reference);
    ASSERT_TRUE(agrees(sum_of(values), lead(drawn), tolerance::composite)) << "seed " << seed;
  }
}

TEST(Contributions, OfAnIndicatorLikeTheReferencesAreExactlyZero) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    std::mt19937_64 random(seed);
    Case drawn = scored_case(random, 6, 0.1);
    drawn.reference[2] = drawn.site[2];
    if (std::isnan(compose(drawn.composition, drawn.reference.data()).score)) continue;
    ASSERT_EQ(contributions(drawn.composition, drawn.site, drawn.reference)[2], 0) << "seed " << seed;
  }
}

// A weighted sum without missing values is additive: each indicator contributes W_d w_i (s_i - r_i), whatever
// the order.
TEST(Contributions, OfAWeightedSumAreTheWeightedDifferences) {
  for (const int leaves : {5, 12, 15}) {
    std::mt19937_64 random(static_cast<std::uint64_t>(leaves));
    Composition composition = random_composition(random, leaves);
    for (Node& node : composition.node) node.how = Aggregation::arithmetic;
    composition.root.how = Aggregation::arithmetic;
    const auto site = random_row(random, leaves, 0), reference = random_row(random, leaves, 0);

    const auto values = contributions(composition, site, reference);

    double weights[dimensions] = {}, roots = 0;
    for (int i = 0; i < leaves; ++i)
      weights[static_cast<int>(composition.leaf[i].dimension)] += composition.leaf[i].weight;
    for (int d = 0; d < dimensions; ++d) roots += weights[d] > 0 ? composition.node[d].weight : 0;
    for (int i = 0; i < leaves; ++i) {
      const auto d = static_cast<int>(composition.leaf[i].dimension);
      const auto at = static_cast<std::size_t>(i);
      const double share = composition.node[d].weight / roots * composition.leaf[i].weight / weights[d];
      ASSERT_TRUE(agrees(values[at], share * (site[at] - reference[at]), tolerance::composite))
          << leaves << " leaves";
    }
  }
}

// Twins share their joint surplus equally (Shapley's symmetry).
TEST(Contributions, OfTwinsAreEqual) {
  Composition composition = one_node(Aggregation::geometric, {1, 2, 1});
  const double site[] = {0.9, 0.3, 0.9}, reference[] = {0.2, 0.5, 0.2};

  const auto values = contributions(composition, site, reference);

  EXPECT_TRUE(agrees(values[0], values[2], tolerance::composite));
}

/// Averages over all orders of the leaves, straight from Shapley's definition.
std::vector<double> by_all_orders(const Case& drawn) {
  std::vector<std::size_t> order(drawn.site.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<double> sums(order.size(), 0);
  double orders = 0;
  do {
    std::vector<double> row = drawn.reference;
    double before = compose(drawn.composition, row.data()).score;
    for (const std::size_t leaf : order) {
      row[leaf] = drawn.site[leaf];
      const double after = compose(drawn.composition, row.data()).score;
      sums[leaf] += after - before;
      before = after;
    }
    ++orders;
  } while (std::next_permutation(order.begin(), order.end()));
  for (double& sum : sums) sum /= orders;
  return sums;
}

TEST(Contributions, AreTheAverageOverAllOrders) {
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    std::mt19937_64 random(seed);
    const Case drawn = scored_case(random, 6, 0.1);
    const auto values = contributions(drawn.composition, drawn.site, drawn.reference);
    const auto expected = by_all_orders(drawn);
    for (std::size_t i = 0; i < values.size(); ++i)
      ASSERT_TRUE(agrees(values[i], expected[i], tolerance::composite)) << "seed " << seed << ", leaf " << i;
  }
}

/// Averages over random orders in which the leaves of a dimension stay together (Owen's definition, sampled).
std::vector<double> by_random_dimension_orders(const Case& drawn, std::mt19937_64& random, int orders) {
  std::vector<double> sums(drawn.site.size(), 0);
  for (int n = 0; n < orders; ++n) {
    std::vector<int> dimension_order = {0, 1, 2};
    std::shuffle(dimension_order.begin(), dimension_order.end(), random);
    std::vector<double> row = drawn.reference;
    double before = compose(drawn.composition, row.data()).score;
    for (const int d : dimension_order) {
      std::vector<std::size_t> members;
      for (std::size_t i = 0; i < row.size(); ++i)
        if (static_cast<int>(drawn.composition.leaf[i].dimension) == d) members.push_back(i);
      std::shuffle(members.begin(), members.end(), random);
      for (const std::size_t leaf : members) {
        row[leaf] = drawn.site[leaf];
        const double after = compose(drawn.composition, row.data()).score;
        sums[leaf] += (after - before) / orders;
        before = after;
      }
    }
  }
  return sums;
}

// The spread of one order's gain is below 1, so four standard errors of 40,000 orders are .02.
TEST(Contributions, AboveTwelveLeavesAreOwensValue) {
  constexpr double four_standard_errors = 0.02;
  std::mt19937_64 random(5);
  Case drawn = scored_case(random, 14, 0);
  drawn.composition.root.how = Aggregation::geometric;
  for (double& s : drawn.site) s = 0.5 + 0.5 * s;
  for (double& r : drawn.reference) r = 0.05 + 0.3 * r;

  const auto values = contributions(drawn.composition, drawn.site, drawn.reference);

  const auto sampled = by_random_dimension_orders(drawn, random, 40'000);
  for (std::size_t i = 0; i < values.size(); ++i)
    EXPECT_NEAR(values[i], sampled[i], four_standard_errors) << i;
}

TEST(Contributions, OfFortyEightLeavesInOneDimensionAddUp) {
  std::mt19937_64 random(3);
  Composition composition = random_composition(random, most_leaves);
  for (Leaf& leaf : composition.leaf) leaf.dimension = Dimension::exposure;
  composition.node[1] = {Aggregation::arithmetic, 1, 0.1, false};
  const Case drawn{composition, random_row(random, most_leaves, 0.05), random_row(random, most_leaves, 0)};

  const auto values = contributions(drawn.composition, drawn.site, drawn.reference);

  EXPECT_TRUE(agrees(sum_of(values), lead(drawn), tolerance::composite));
}

TEST(Contributions, RefuseWhatCannotBeCompared) {
  const Composition composition = one_node(Aggregation::arithmetic, {1, 1});
  const double whole[] = {0.5, 0.5}, absent[] = {missing, missing}, half[] = {missing, 0.5},
               three[] = {0, 0, 0};

  EXPECT_THROW(static_cast<void>(contributions(composition, absent, whole)), BugError);
  EXPECT_THROW(static_cast<void>(contributions(composition, whole, half)), BugError);
  EXPECT_THROW(static_cast<void>(contributions(composition, three, whole)), BugError);
}

TEST(Composition, StaysBetweenZeroAndOneAndIsMonotone) {
  for (std::uint64_t seed = 0; seed < 3000; ++seed) {
    std::mt19937_64 random(seed);
    const int leaves = 1 + static_cast<int>(random() % 12);
    const Composition composition = random_composition(random, leaves);
    auto row = random_row(random, leaves, 0.2);
    const Composed before = aggregate(composition, row.data());
    ASSERT_FALSE(std::isnan(before.coverage));
    if (std::isnan(before.score)) continue;
    ASSERT_GE(before.score, 0) << "seed " << seed;
    ASSERT_LE(before.score, 1) << "seed " << seed;

    double& raised = row[random() % row.size()];
    if (std::isnan(raised)) continue;
    raised += (1 - raised) * 0.5;
    ASSERT_GE(aggregate(composition, row.data()).score, before.score - tolerance::composite.absolute)
        << "seed " << seed;
  }
}

TEST(Composition, DoesNotChangeWhenAllWeightsAreScaled) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    std::mt19937_64 random(seed);
    const Composition composition = random_composition(random, 8);
    const auto row = random_row(random, 8, 0.1);
    Composition scaled = composition;
    for (Leaf& leaf : scaled.leaf) leaf.weight *= 7;
    ASSERT_TRUE(agrees(aggregate(scaled, row.data()).score, aggregate(composition, row.data()).score,
                       tolerance::composite))
        << "seed " << seed;
  }
}

void use_everywhere(Composition& composition, Aggregation how) {
  for (Node& node : composition.node) node.how = how;
  composition.root.how = how;
}

TEST(Contributions, AddUpUnderEveryAggregation) {
  for (const Aggregation how : every_aggregation)
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
      std::mt19937_64 random(seed);
      Case drawn = scored_case(random, 1 + static_cast<int>(random() % 8), 0.1);
      use_everywhere(drawn.composition, how);
      if (std::isnan(compose(drawn.composition, drawn.site.data()).score)) continue;
      const auto values = contributions(drawn.composition, drawn.site, drawn.reference);
      ASSERT_TRUE(agrees(sum_of(values), lead(drawn), tolerance::composite))
          << "aggregation " << static_cast<int>(how) << ", seed " << seed;
    }
}

// By definition: what is not hit by any of several hazards is missed by each.
TEST(NoisyOr, IsTheMirrorOfTheProduct) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    std::mt19937_64 random(seed);
    Composition composition = random_composition(random, 7);
    use_everywhere(composition, Aggregation::noisy_or);
    auto row = random_row(random, 7, 0.1);
    const double any = aggregate(composition, row.data()).score;
    use_everywhere(composition, Aggregation::product);
    for (double& s : row) s = 1 - s;
    ASSERT_TRUE(agrees(1 - aggregate(composition, row.data()).score, any, tolerance::composite))
        << "seed " << seed;
  }
}

// A power mean grows with its exponent, from the smallest score to the greatest (Hardy, Littlewood and Polya
// 1934).
TEST(PowerMeans, RiseWithTheirExponent) {
  constexpr double exponents[] = {-elementary::infinity, -1000, -60, -1, -0.01, 0, 0.01, 1, 2, 60, 1000,
                                  elementary::infinity};
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    std::mt19937_64 random(seed);
    const auto row = random_row(random, 4, 0);
    double below = 0;
    for (const double p : exponents) {
      const double mean = aggregate(one_power_mean(p, {1, 0.2, 3, 1}), row.data()).score;
      ASSERT_GE(mean, below - tolerance::composite.absolute) << "seed " << seed << ", p " << p;
      below = mean;
    }
  }
}

bool same_bits(float a, float b) {
  return std::memcmp(&a, &b, sizeof a) == 0;
}

void expect_the_bits_of_rows(double absent) {
  for (const std::size_t cells : {1UL, 31UL, 127UL, 128UL, 129UL, 1000UL}) {
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
      std::mt19937_64 random(seed);
      const int leaves = 1 + static_cast<int>(random() % 10);
      Composition composition = random_composition(random, leaves);
      if (seed < every_aggregation.size()) use_everywhere(composition, every_aggregation[seed]);
      composition.leaf[0].value =
          knots({{0, 1}, {0.3, 0.2}, {0.4, 0.9}, {0.9, 0}}, static_cast<Transform>(seed % 3));
      if (seed % 4 == 1) composition.leaf[0].value = curve(static_cast<Curve>(1 + seed / 4 % 3), -0.5, 3);
      if (seed % 5 == 0) composition.leaf[0].missing = MissingRule::propagate;
      std::vector<std::vector<float>> planes;
      for (int i = 0; i < leaves; ++i) {
        const auto row = random_row(random, static_cast<int>(cells), absent);
        planes.emplace_back(row.begin(), row.end());
      }

      const Bands bands =
          compose_planes({DeviceKind::cpu, 0, 1 + static_cast<int>(seed % 3)}, composition, planes);

      for (std::size_t cell = 0; cell < cells; ++cell) {
        std::vector<double> row;
        for (const auto& plane : planes) row.push_back(static_cast<double>(plane[cell]));
        const Composed expected = compose(composition, row.data());
        ASSERT_TRUE(same_bits(bands.band[0][cell], static_cast<float>(expected.score)))
            << "seed " << seed << ", cell " << cell;
        ASSERT_TRUE(same_bits(bands.band[1][cell], static_cast<float>(expected.dimension[0])));
        ASSERT_TRUE(same_bits(bands.band[4][cell], static_cast<float>(expected.coverage)));
      }
    }
  }
}

// The cells of a map and the rows of a site table share one function; whole blocks, parts of blocks, any
// threads.
TEST(ComposePlanes, GiveEveryCellTheBitsOfItsRow) {
  expect_the_bits_of_rows(0.2);
}

// Blocks in which nothing is missing take another way, without counting absences.
TEST(ComposePlanes, GiveTheSameBitsWhereNothingIsMissing) {
  expect_the_bits_of_rows(0);
}

}  // namespace
}  // namespace firnline::test
