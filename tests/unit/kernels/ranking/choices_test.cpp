// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/ranking/choices.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace firnline {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

ValueFunction knots(const std::vector<std::pair<double, double>>& points) {
  ValueFunction value;
  for (const auto& [x, v] : points) {
    value.x[value.knots] = x;
    value.v[value.knots++] = v;
  }
  return value;
}

/// One dimension of leaves of equal weight, joined by a weighted mean.
std::unique_ptr<Composition> mean_of(const std::vector<ValueFunction>& values) {
  auto composition = std::make_unique<Composition>();
  for (const ValueFunction& value : values)
    composition->leaf[composition->leaves++] = {Dimension::hazard, 1, MissingRule::renormalise, value};
  composition->node[0] = {Aggregation::arithmetic, 1, 0.5};
  composition->root = {Aggregation::arithmetic, 1, 0.5};
  return composition;
}

std::map<std::string, std::vector<std::int64_t>> ranks_of(const ChoiceRanks& ranks) {
  std::map<std::string, std::vector<std::int64_t>> out;
  for (std::size_t i = 0; i < ranks.choices.size(); ++i)
    out[std::string(name_of(ranks.choices[i].normalisation)) + " " +
        std::string(name_of(ranks.choices[i].aggregation))] = ranks.ranks[i];
  return out;
}

using Ranks = std::vector<std::int64_t>;

// By hand. Scores of A, B, C, D: .8 .1, .4 .4, .2 .5, 0 0; the second falls from 10 (0) to 0 (1), and so do
// the values 9, 6, 5, 10. Means .45, .4, .35, 0; geometric .283, .4, .316, 0; quadratic .570, .4, .381, 0;
// OWA with 3/4 on the greater .625, .4, .425, 0. By percentile (8, 4, 2, 0 and -9, -6, -5, -10): .875 .375,
// .625 .625, .375 .875, .125 .125, all three of the mean .625; min-max on .1 to 1: 1 .28, .55 .82, .325 1, .1
// .1 with means .64, .685, .6625, .1.
TEST(Choices, OfTwoIndicatorsByHand) {
  const auto composition = mean_of({knots({{0, 0}, {10, 1}}), knots({{0, 1}, {10, 0}})});
  const std::vector<double> raw = {8, 9, 4, 6, 2, 5, 0, 10};
  const ChoiceRanks found = choice_ranks({}, {*composition, raw, 4});
  auto ranks = ranks_of(found);
  ASSERT_EQ(found.choices.size(), 16U);  // the mean is the profile's own
  EXPECT_EQ(ranks["value_function profile"], (Ranks{1, 2, 3, 4}));
  EXPECT_EQ(ranks["value_function geometric"], (Ranks{3, 1, 2, 4}));
  EXPECT_EQ(ranks["value_function power_mean"], (Ranks{1, 2, 3, 4}));
  EXPECT_EQ(ranks["value_function owa"], (Ranks{1, 3, 2, 4}));
  EXPECT_EQ(ranks["percentile profile"], (Ranks{1, 1, 1, 4}));
  EXPECT_EQ(ranks["min_max profile"], (Ranks{3, 1, 2, 4}));
  EXPECT_EQ(found.best, (Ranks{1, 1, 1, 4}));
  EXPECT_EQ(found.median, (Ranks{1, 2, 2, 4}));
  EXPECT_EQ(found.worst, (Ranks{3, 3, 3, 4}));
  EXPECT_EQ(found.in_first(3, 3), 0);
  EXPECT_EQ(found.in_first(3, 4), 16);
  EXPECT_EQ(found.kendall_tau_b[0], 1);
  EXPECT_NEAR(found.kendall_tau_b[1], 2.0 / 6,
              1e-12);  // of the geometric mean: two of six pairs the other way
}

// By hand, products of two scores, as the geometric mean ranks them. Min-max on .1 to 1: .1 of 0 and 1, .325
// squared = .1056 of .25 twice, .298 squared = .0888 of .22 twice. Percentiles, in
// sixteenths: 1.75 of places 1 and 4, 6.25 of 3 twice, 2.25 of 2 twice.
TEST(Choices, ScaleScoresForProductsByHand) {
  const auto composition = mean_of({knots({{0, 0}, {1, 1}}), knots({{0, 0}, {1, 1}})});
  const std::vector<double> raw = {0, 1, 0.25, 0.25, 0.22, 0.22, 1, 0};
  auto ranks = ranks_of(choice_ranks({}, {*composition, raw, 4}));
  EXPECT_EQ(ranks["min_max geometric"], (Ranks{2, 1, 4, 2}));
  EXPECT_EQ(ranks["percentile geometric"], (Ranks{3, 1, 2, 3}));
}

// Python's statistics.NormalDist: products .206, .213, .206, .047 with the deviation of the population (over
// n), and .230, .217, .230, .062 with that of a sample.
TEST(Choices, TakeTheDeviationOfThePopulation) {
  const auto composition = mean_of({knots({{0, 0}, {1, 1}}), knots({{0, 0}, {1, 1}})});
  const std::vector<double> raw = {0, 1, 0.28, 0.28, 1, 0, 0, 0};
  auto ranks = ranks_of(choice_ranks({}, {*composition, raw, 4}));
  EXPECT_EQ(ranks["z_score geometric"], (Ranks{2, 1, 2, 4}));
}

// A value function that rises and falls has no worse end: its score (.5, 1, .5) is what is normalised. What
// is the same at all sites plays no part outside the value functions.
TEST(Choices, TakeTheScoreWhereNeitherEndIsWorseAndLeaveOutWhatIsTheSame) {
  const auto composition =
      mean_of({knots({{0, 0}, {10, 1}, {20, 0}}), knots({{0, 0}, {10, 1}}), knots({{0, 0}, {10, 1}})});
  const std::vector<double> raw = {5, 7, 1, 10, 7, none, 15, 7, 1};
  auto ranks = ranks_of(choice_ranks({}, {*composition, raw, 3}));
  EXPECT_EQ(ranks["value_function profile"], (Ranks{2, 1, 2}));
  for (const char* how : {"min_max profile", "percentile geometric", "z_score owa"})
    EXPECT_EQ(ranks[how], (Ranks{2, 1, 2})) << how;
}

TEST(Choices, AreTheSameForAnyThreads) {
  const auto composition =
      mean_of({knots({{0, 0}, {1, 1}}), knots({{0, 1}, {1, 0}}), knots({{0, 0}, {1, 1}})});
  std::vector<double> raw;
  for (int i = 0; i < 3000; ++i) raw.push_back(std::fmod(i * 0.618033988749895, 1));
  const ChoiceRanks one = choice_ranks({DeviceKind::cpu, 0, 1}, {*composition, raw, 1000});
  const ChoiceRanks four = choice_ranks({DeviceKind::cpu, 0, 4}, {*composition, raw, 1000});
  EXPECT_EQ(one.ranks, four.ranks);
}

}  // namespace
}  // namespace firnline
