// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/ranking/rank.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <random>

#include "kernels/grid/error.hpp"

namespace firnline::test {
namespace {

constexpr double unscored = std::numeric_limits<double>::quiet_NaN();
using Ranks = std::vector<std::int64_t>;
using Rows = std::vector<std::size_t>;

// 7, 5, 5, 1 of ten share places as 1, 2, 2, 4 (domain-spec T-RANK).
TEST(Ranks, AreCompetitionRanks) {
  EXPECT_EQ(competition_ranks({}, std::vector{0.7, 0.5, 0.5, 0.1}), (Ranks{1, 2, 2, 4}));
  EXPECT_EQ(competition_ranks({}, std::vector{0.1, 0.5, 0.7, 0.5}), (Ranks{4, 2, 1, 2}));
}

TEST(Ranks, LeaveTheUnscoredOut) {
  EXPECT_EQ(competition_ranks({}, std::vector{unscored, 0.0, 1.0, unscored}), (Ranks{0, 2, 1, 0}));
  EXPECT_EQ(competition_ranks({}, std::vector{unscored}), Ranks{0});
  EXPECT_EQ(competition_ranks({}, std::vector<double>{}), Ranks{});
}

TEST(Ranks, OfASingleSiteIsOne) {
  EXPECT_EQ(competition_ranks({}, std::vector{0.0}), Ranks{1});
}

TEST(Ranks, ShareAPlaceWhenScoresDifferByLessThanAStep) {
  EXPECT_EQ(competition_ranks({}, std::vector{0.5000001, 0.5, 0.4999996}), (Ranks{1, 1, 1}));
  EXPECT_EQ(competition_ranks({}, std::vector{0.500001, 0.5, 0.499999}), (Ranks{1, 2, 3}));
}

TEST(Quantised, RoundsHalvesToTheEvenStep) {
  EXPECT_EQ(quantised(0), 0);
  EXPECT_EQ(quantised(1), 1'000'000);
  EXPECT_EQ(quantised(0.5e-6), 0);
  EXPECT_EQ(quantised(1.5e-6), 2);
  EXPECT_EQ(quantised(2.5e-6), 2);
  EXPECT_EQ(quantised(0.4999e-6), 0);
  EXPECT_EQ(quantised(0.5001e-6), 1);
  EXPECT_EQ(quantised(0.123456), 123'456);
  EXPECT_EQ(quantised(unscored), -1);
}

TEST(Quantised, RefusesWhatIsNotAScore) {
  EXPECT_THROW(static_cast<void>(quantised(1.0001)), BugError);
  EXPECT_THROW(static_cast<void>(quantised(-0.1)), BugError);
}

TEST(RowOrder, GoesByRankThenByIdAndPutsTheUnscoredLast) {
  const Ranks ranks = {0, 2, 1, 2, 0};
  const std::vector<std::string> ids = {"b", "z", "m", "a", "a"};
  EXPECT_EQ(row_order(ranks, ids), (Rows{2, 3, 1, 4, 0}));
}

TEST(RowOrder, ComparesIdsAsUnsignedBytes) {
  const Ranks ranks = {1, 1, 1};
  const std::vector<std::string> ids = {"я", "z", "Z"};  // 0xD1..., 0x7A, 0x5A
  EXPECT_EQ(row_order(ranks, ids), (Rows{2, 1, 0}));
}

TEST(RowOrder, RefusesRanksWithoutIds) {
  EXPECT_THROW(static_cast<void>(row_order(Ranks{1}, std::vector<std::string>{})), BugError);
}

struct Sites {
  std::vector<double> scores;
  std::vector<std::string> ids;
};

Sites random_sites(std::mt19937_64& random, std::size_t count) {
  Sites sites;
  for (std::size_t i = 0; i < count; ++i) {
    const bool scored = random() % 10 != 0;
    sites.scores.push_back(scored ? static_cast<double>(random() % 40) / 40 : unscored);
    sites.ids.push_back("site " + std::to_string(i));
  }
  return sites;
}

std::vector<std::string> listed(const Sites& sites) {
  std::vector<std::string> list;
  const Ranks ranks = competition_ranks({}, sites.scores);
  for (const std::size_t row : row_order(ranks, sites.ids))
    list.push_back(std::to_string(ranks[row]) + " " + sites.ids[row]);
  return list;
}

TEST(Ranks, DoNotDependOnTheOrderOfTheSites) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    std::mt19937_64 random(seed);
    const Sites sites = random_sites(random, 200);
    std::vector<std::size_t> order(sites.ids.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::shuffle(order.begin(), order.end(), random);
    Sites shuffled;
    for (const std::size_t i : order) {
      shuffled.scores.push_back(sites.scores[i]);
      shuffled.ids.push_back(sites.ids[i]);
    }
    ASSERT_EQ(listed(shuffled), listed(sites)) << "seed " << seed;
  }
}

// The definition, counted out: one more than the number of sites with a greater score.
TEST(Ranks, AreOneMoreThanTheSitesAhead) {
  std::mt19937_64 random(7);
  const Sites sites = random_sites(random, 500);
  const Ranks ranks = competition_ranks({DeviceKind::cpu, 0, 2}, sites.scores);
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    if (sites.scores[i] != sites.scores[i]) {
      EXPECT_EQ(ranks[i], 0);
      continue;
    }
    const auto ahead = std::count_if(sites.scores.begin(), sites.scores.end(),
                                     [&](double score) { return score > sites.scores[i]; });
    EXPECT_EQ(ranks[i], ahead + 1);
  }
}

}  // namespace
}  // namespace firnline::test
