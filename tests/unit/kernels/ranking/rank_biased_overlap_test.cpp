// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <vector>

#include "kernels/grid/error.hpp"
#include "kernels/ranking/agreement.hpp"

namespace firnline::test {
namespace {

using Ranks = std::vector<std::int64_t>;

TEST(RankBiasedOverlap, OfListsOfEqualLength) {
  // Nothing in common at depth 1, all at depth 2: 0/1 * .5 + 2/2 * .25, and from there on all: 1 * .25.
  EXPECT_NEAR(rank_biased_overlap({{1, 2}}, {{2, 1}}, 0.5), 0.5, 1e-15);
  EXPECT_NEAR(rank_biased_overlap({{1, 2}}, {{2, 1}}, 0.9), 0.9, 1e-15);  // .1/.9 * .81 + .81
  EXPECT_EQ(rank_biased_overlap({{1, 0}}, {{0, 1}}), 0);
  Ranks up(1000);
  std::iota(up.begin(), up.end(), 1);
  EXPECT_NEAR(rank_biased_overlap(up, up), 1, 1e-12);
}

// Equation 32 by hand, S = x y, L = x z y, p = .5, so that (1 - p) / p = 1: 1/1 * .5 + 1/2 * .25 + 2/3 * .125
// + 1 * (3 - 2) / (2 * 3) * .125 + ((2 - 1) / 3 + 1 / 2) * .125 = 5/6.
TEST(RankBiasedOverlap, OfListsOfUnequalLength) {
  EXPECT_NEAR(rank_biased_overlap({{1, 2, 0}}, {{1, 3, 2}}, 0.5), 5.0 / 6, 1e-15);
  EXPECT_NEAR(rank_biased_overlap({{1, 3, 2}}, {{1, 2, 0}}, 0.5), 5.0 / 6, 1e-15);
}

// Agreement = twice what is common over the sizes. a = 1 2 2 4, b = 1 1 3 4: 2/3, 4/5, 1, 1 at depths 1 to 4,
// so 2/3 * .5 + 4/5 * .25 + .125 + .0625, and 1 * .0625 for what follows = 47/60.
TEST(RankBiasedOverlap, OfListsWithTies) {
  EXPECT_NEAR(rank_biased_overlap({{1, 2, 2, 4}}, {{1, 1, 3, 4}}, 0.5), 47.0 / 60, 1e-15);
  EXPECT_NEAR(rank_biased_overlap({{1, 1, 1}}, {{1, 1, 1}}, 0.5), 1, 1e-15);
}

// S = x and y on 1, L = x on 1, y and z on 2: 2/3 and 4/5 as far as S goes; at depth 3 x and y are common,
// and of the one unseen site of S 4/5: 2.8/3. 2/3 * .5 + 4/5 * .25 + 2.8/3 * .125 + 2.8/3 * .125 = 23/30.
TEST(RankBiasedOverlap, OfListsOfUnequalLengthWithTies) {
  EXPECT_NEAR(rank_biased_overlap({{1, 1, 0}}, {{1, 2, 2}}, 0.5), 23.0 / 30, 1e-15);
}

TEST(RankBiasedOverlap, CountsTheUrgentEndMost) {
  Ranks list(100), first(100), last(100);
  std::iota(list.begin(), list.end(), 1);
  first = last = list;
  std::swap(first[0], first[1]);
  std::swap(last[98], last[99]);
  EXPECT_NEAR(rank_biased_overlap(list, first), 0.9, 1e-12);  // only depth 1 differs: 1 - .1/.9 * .9
  EXPECT_GT(rank_biased_overlap(list, last), 0.99999);
}

TEST(RankBiasedOverlap, SaysNothingAboutAnEmptyList) {
  EXPECT_TRUE(std::isnan(rank_biased_overlap(Ranks{}, Ranks{})));
  EXPECT_TRUE(std::isnan(rank_biased_overlap({{0, 0}}, {{1, 2}})));
}

TEST(RankBiasedOverlap, RefusesWhatIsNoPairOfLists) {
  EXPECT_THROW((void)rank_biased_overlap({{1, 2}}, {{1}}), BugError);
  EXPECT_THROW((void)rank_biased_overlap({{1, 3}}, {{1, 2}}), BugError);
  for (const double p : {0.0, 1.0, -0.5, std::nan("")})
    EXPECT_THROW((void)rank_biased_overlap({{1, 2}}, {{1, 2}}, p), BugError) << p;
}

/// Equation 32 as it is printed, for lists without ties: X_d counted anew at every depth.
double equation_32(const Ranks& a, const Ranks& b, double p) {
  const auto length = [](const Ranks& list) {
    return static_cast<double>(std::ranges::count_if(list, [](auto rank) { return rank > 0; }));
  };
  const double s = std::min(length(a), length(b)), l = std::max(length(a), length(b));
  const auto overlap = [&](double d) {
    double both = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
      both += a[i] > 0 && b[i] > 0 && static_cast<double>(std::max(a[i], b[i])) <= d;
    return both;
  };
  double sum = 0;
  for (double d = 1; d <= l; ++d) sum += overlap(d) / d * std::pow(p, d);
  for (double d = s + 1; d <= l; ++d) sum += overlap(s) * (d - s) / (s * d) * std::pow(p, d);
  return (1 - p) / p * sum + ((overlap(l) - overlap(s)) / l + overlap(s) / s) * std::pow(p, l);
}

TEST(RankBiasedOverlap, IsEquation32WithoutTies) {
  std::mt19937_64 random(12);
  const auto list_of = [&](std::size_t sites, std::size_t length) {
    Ranks ranks(sites, 0);
    std::iota(ranks.begin(), ranks.begin() + static_cast<std::ptrdiff_t>(length), 1);
    std::shuffle(ranks.begin(), ranks.end(), random);
    return ranks;
  };
  for (int round = 0; round < 200; ++round) {
    const std::size_t sites = 1 + random() % 40;
    const Ranks a = list_of(sites, 1 + random() % sites), b = list_of(sites, 1 + random() % sites);
    for (const double p : {0.5, 0.9, 0.98})
      EXPECT_NEAR(rank_biased_overlap(a, b, p), equation_32(a, b, p), 1e-13) << round;
  }
}

}  // namespace
}  // namespace firnline::test
