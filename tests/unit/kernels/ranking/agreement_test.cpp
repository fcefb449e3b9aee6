// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/ranking/agreement.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

#include "kernels/grid/error.hpp"
#include "kernels/ranking/rank.hpp"

namespace firnline::test {
namespace {

using Ranks = std::vector<std::int64_t>;

// Of six pairs five are in the same order: (5 - 1) / 6 = .666667 (domain-spec T-TAU).
TEST(Agreement, OfTwoListsThatExchangeTheirFirstTwo) {
  const Ranks a = {1, 2, 3, 4}, b = {2, 1, 3, 4};
  EXPECT_NEAR(kendall_tau_b(a, b), 0.666667, 5e-7);
  EXPECT_EQ(jaccard_at(a, b, 2), 1);
  EXPECT_EQ(jaccard_at(a, b, 1), 0);
  EXPECT_NEAR(jaccard_at({{1, 2, 3, 4}}, {{4, 1, 2, 3}}, 2), 1.0 / 3, 1e-15);  // {1,2} and {2,3}
}

// By hand: a = 1 2 2 4, b = 1 1 3 4. Pairs: 12 tied in b, 23 tied in a, 13, 14, 24, 34 in order. tau_b = 4 /
// sqrt((6 - 1)(6 - 1)) = .8.
TEST(Agreement, CountsTies) {
  const Ranks a = {1, 2, 2, 4}, b = {1, 1, 3, 4};
  EXPECT_NEAR(kendall_tau_b(a, b), 0.8, 1e-12);
  EXPECT_NEAR(jaccard_at(a, b, 1), 0.5, 1e-15) << "two sites share rank 1 of b";
}

TEST(Agreement, LeavesOutSitesThatOneListDoesNotRank) {
  EXPECT_NEAR(kendall_tau_b({{1, 2, 0, 3, 4}}, {{2, 1, 5, 3, 4}}), 0.666667, 5e-7);
  EXPECT_NEAR(jaccard_at({{1, 0}}, {{0, 1}}, 1), 0, 0);
}

TEST(Agreement, SaysNothingWhereNothingCanBeSaid) {
  EXPECT_TRUE(std::isnan(kendall_tau_b(Ranks{}, Ranks{})));
  EXPECT_TRUE(std::isnan(kendall_tau_b({{1}}, {{1}})));
  EXPECT_TRUE(std::isnan(kendall_tau_b({{1, 1, 1}}, {{1, 2, 3}})));
  EXPECT_TRUE(std::isnan(jaccard_at({{0, 0}}, {{0, 0}}, 3)));
}

TEST(Agreement, OfAListWithItselfIsOneAndWithItsReverseMinusOne) {
  Ranks up, down;
  for (std::int64_t i = 1; i <= 1000; ++i) up.push_back(i), down.push_back(1001 - i);
  EXPECT_EQ(kendall_tau_b(up, up), 1);
  EXPECT_EQ(kendall_tau_b(up, down), -1);
}

TEST(Agreement, RefusesListsOfDifferentLengths) {
  EXPECT_THROW((void)kendall_tau_b({{1, 2}}, {{1}}), BugError);
  EXPECT_THROW((void)jaccard_at({{1, 2}}, {{1}}, 1), BugError);
}

// The definition, pair by pair.
double counted_tau(const Ranks& a, const Ranks& b) {
  double score = 0, apart_a = 0, apart_b = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      if (a[i] == 0 || b[i] == 0 || a[j] == 0 || b[j] == 0) continue;
      const int x = (a[i] > a[j]) - (a[i] < a[j]), y = (b[i] > b[j]) - (b[i] < b[j]);
      score += x * y;
      apart_a += x * x;
      apart_b += y * y;
    }
  return score / std::sqrt(apart_a * apart_b);
}

TEST(Agreement, IsWhatCountingAllPairsGives) {
  std::mt19937_64 random(11);
  for (int round = 0; round < 50; ++round) {
    std::vector<double> a, b;
    for (int i = 0; i < 60 + round; ++i) {
      a.push_back(random() % 8 == 0 ? std::nan("") : static_cast<double>(random() % 25) / 25);
      b.push_back(random() % 8 == 0 ? std::nan("") : static_cast<double>(random() % 25) / 25);
    }
    const Ranks x = competition_ranks({}, a), y = competition_ranks({}, b);
    EXPECT_NEAR(kendall_tau_b(x, y), counted_tau(x, y), 1e-12);
  }
}

}  // namespace
}  // namespace firnline::test
