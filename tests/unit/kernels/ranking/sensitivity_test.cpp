// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/ranking/sensitivity.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "kernels/grid/error.hpp"
#include "kernels/ranking/sample_points.hpp"
#include "tests/support/compositions.hpp"
#include "tests/support/tolerance.hpp"

namespace firnline::test {
namespace {

// Mean 3.5, sum of squares about it 42. First: (-.5)(1) + (1.5)(0) + (-3.5)(-1) + (2.5)(2) = 8, and 2 x 8
// / 42. Total: (1 + 0 + 1 + 4) / 42.
TEST(SensitivityIndex, IsWorkedOutByHand) {
  const std::array<double, 4> a = {1, 4, 2, 7}, b = {3, 5, 0, 6}, mixed = {2, 4, 1, 9};
  const SensitivityIndex index = sensitivity_index(a, b, mixed);
  EXPECT_DOUBLE_EQ(index.first, 16.0 / 42);
  EXPECT_DOUBLE_EQ(index.total, 6.0 / 42);
  const std::array<double, 4> same = {2, 2, 2, 2};
  EXPECT_TRUE(std::isnan(sensitivity_index(same, same, same).first));  // V = 0
  EXPECT_TRUE(std::isnan(sensitivity_index({}, {}, {}).total));
  EXPECT_THROW(static_cast<void>(sensitivity_index(a, b, std::span(mixed).first(3))), BugError);
}

/// Ishigami and Homma (1990) with a = 7, b = .1, of coordinates in (0, 1).
double ishigami(const double (&u)[3]) {
  const auto angle = [&](int i) { return (2 * u[i] - 1) * std::acos(-1.0); };
  const double sine = std::sin(angle(1));
  return std::sin(angle(0)) + 7 * sine * sine + 0.1 * std::pow(angle(2), 4) * std::sin(angle(0));
}

// domain-spec T-ISH: S = .313905, .442411, 0; S_T = .557589, .442411, .243684; variance 13.844588.
TEST(SensitivityIndex, OfIshigamisFunctionIsTheAnalyticOne) {
  constexpr std::int64_t runs = 16384;
  const SamplePoints points = sobol_points(runs, 6, 1);
  std::vector<double> a, b;
  std::array<std::vector<double>, 3> mixed;
  double sum = 0, squares = 0;
  for (std::int64_t i = 0; i < runs; ++i) {
    double of_a[3], of_b[3];
    for (int d = 0; d < 3; ++d) of_a[d] = points.at(i, d), of_b[d] = points.at(i, d + 3);
    a.push_back(ishigami(of_a));
    b.push_back(ishigami(of_b));
    sum += a.back() + b.back();
    squares += a.back() * a.back() + b.back() * b.back();
    for (int d = 0; d < 3; ++d) {
      double swapped[3] = {of_a[0], of_a[1], of_a[2]};
      swapped[d] = of_b[d];
      mixed[static_cast<std::size_t>(d)].push_back(ishigami(swapped));
    }
  }
  const double first[] = {0.313905, 0.442411, 0}, total[] = {0.557589, 0.442411, 0.243684};
  for (std::size_t d = 0; d < 3; ++d) {
    const SensitivityIndex index = sensitivity_index(a, b, mixed[d]);
    EXPECT_TRUE(agrees(index.first, first[d], tolerance::two_decimals)) << d << " " << index.first;
    EXPECT_TRUE(agrees(index.total, total[d], tolerance::two_decimals)) << d << " " << index.total;
  }
  const double mean = sum / (2 * runs);
  EXPECT_NEAR(squares / (2 * runs) - mean * mean, 13.844588, 13.844588 * 0.005);
}

// A weighted mean is linear in its values: S_i = S_Ti = (w_i s_i)^2 / sum. Shares .5, .3, .2, errors .01,
// .03, .02: terms 25, 81, 16 of 122.
TEST(SiteSensitivity, OfALinearScoreIsItsShareOfTheVariance) {
  const Composition mean = one_node(Aggregation::arithmetic, {5, 3, 2});
  const std::vector<double> values = {0.5, 0.5, 0.6, 0.5, 0.5, 0.55};
  constexpr std::int64_t samples = 4000;
  const SiteScorer scorer({mean, values, 2}, {1, 3, false, 0, {{0.01, 0}, {0.03, 0}, {0.02, 0}}, 0});
  const SiteSensitivity found = site_sensitivity({}, scorer, 5, samples);
  EXPECT_EQ(found.sites, 2);
  ASSERT_EQ(found.factors.size(), 3U);
  const double expected[] = {25.0 / 122, 81.0 / 122, 16.0 / 122};
  // Both estimates have a standard error below sqrt(2 / N) for normal results.
  for (std::size_t f = 0; f < 3; ++f) {
    EXPECT_EQ(found.factors[f].kind, DrawFactor::Kind::value);
    EXPECT_NEAR(found.score[f].first, expected[f], 4 * std::sqrt(2.0 / samples)) << f;
    EXPECT_NEAR(found.score[f].total, expected[f], 4 * std::sqrt(2.0 / samples)) << f;
    EXPECT_GE(found.rank[f].total, 0) << f;
  }
}

TEST(SiteSensitivity, IsTheSameForAnyThreads) {
  const Composition mean = one_node(Aggregation::arithmetic, {5, 3, 2});
  constexpr std::int64_t sites = 128, samples = 600;  // enough to be shared
  std::vector<double> values;
  for (int i = 0; i < 3 * sites; ++i) values.push_back(0.4 + i * 37 % 101 / 500.0);
  const SiteScorer scorer({mean, values, sites}, {1, 3, false, 0, {{0.01, 0}, {0.03, 0}, {0.02, 0}}, 0});
  const SiteSensitivity found = site_sensitivity({}, scorer, 5, samples);
  Device device;
  device.threads = 3;
  const SiteSensitivity again = site_sensitivity(device, scorer, 5, samples);
  ASSERT_EQ(found.score.size(), 15U);
  for (std::size_t i = 0; i < found.score.size(); ++i) {
    EXPECT_EQ(again.score[i].first, found.score[i].first);
    EXPECT_EQ(again.rank[i].total, found.rank[i].total);
  }
}

TEST(SiteSensitivity, AsksAboutWhatCanMoveARank) {
  Composition tree;
  add_leaf(tree, Dimension::hazard, 1);
  add_leaf(tree, Dimension::hazard, 2);
  add_leaf(tree, Dimension::exposure, 1);
  tree.root = {Aggregation::arithmetic, 1, 0, false};
  const std::vector<double> values = {0.1, 0.8, 0.4, 0.5, 0.3, 0.6};
  const SiteScorer scorer({tree, values, 2}, {1, 1, true, 20, {{}, {}, {0.1, 0}}});
  const auto factors = factors_of(scorer);
  ASSERT_EQ(factors.size(), 5U);  // both weights of hazard, hazard and exposure, the value of exposure's one
  EXPECT_EQ(factors[1].swapped, 1);
  EXPECT_EQ(factors[2].kind, DrawFactor::Kind::dimension_weight);
  EXPECT_EQ(factors[2].swapped, 3);
  EXPECT_EQ(factors[4].swapped, 3 + 3 + 2);
  // What a factor does not touch, it does not move: swapping it changes that factor's own draw and no other.
  const DrawnWeights a = scorer.weights_of({0, 1, -1}), mixed = scorer.weights_of({0, 1, 3});
  EXPECT_EQ(mixed.leaf, a.leaf);
  EXPECT_NE(mixed.dimension[0], a.dimension[0]);
  EXPECT_NE(scorer.weights_of({0, 1, 1}).leaf[1], a.leaf[1]);
}

}  // namespace
}  // namespace firnline::test
