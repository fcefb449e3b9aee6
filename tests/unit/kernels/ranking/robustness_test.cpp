// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/ranking/robustness.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "kernels/grid/error.hpp"
#include "kernels/ranking/draw_ranks.hpp"
#include "kernels/ranking/rank.hpp"
#include "tests/support/compositions.hpp"
#include "tests/support/tolerance.hpp"

namespace firnline::test {
namespace {

constexpr double standard_errors = 4;  // as in draws_test.cpp

std::uint32_t times_at(const RankRobustness& found, std::size_t site, std::size_t rank) {
  return found.at_ranks[site * static_cast<std::size_t>(found.sites) + rank - 1];
}

/// Three sites of domain-spec T-SMAA: A(1, 0), B(0, 1), C(.6, .6).
const std::vector<double> three_sites = {1, 0, 0, 1, 0.6, 0.6};

RankRobustness of_three_sites(std::int64_t draws, std::uint64_t seed) {
  const Composition mean = one_node(Aggregation::arithmetic, {3, 1});
  const SiteScorer scorer({mean, three_sites, 3}, {draws, seed, true, 0});
  return rank_robustness({}, scorer, 2);
}

// T-SMAA. With equally likely weights A leads C when w1 > .6 and B when w1 > .5, and B likewise: b_A = b_B =
// (.4, .1, .5), b_C = (.2, .8, 0). A is first over (.6, 1): its central weight is .8; C over (.4, .6): .5.
// Neither C nor anybody else can lose a first place that the central weight gives.
TEST(RankRobustness, OfThreeSitesIsTheAnalyticOne) {
  constexpr std::int64_t draws = 20'000;
  const RankRobustness found = of_three_sites(draws, 1);
  const double expected[3][3] = {{0.4, 0.1, 0.5}, {0.4, 0.1, 0.5}, {0.2, 0.8, 0}};
  for (std::size_t site = 0; site < 3; ++site)
    for (std::size_t rank = 0; rank < 3; ++rank) {
      const double p = expected[site][rank];
      EXPECT_NEAR(found.share(times_at(found, site, rank + 1)), p, standard_errors * standard_error(p, draws))
          << site << " " << rank;
      EXPECT_EQ(times_at(found, site, rank + 1), found.at_first_ranks[site * 20 + rank]);
    }
  EXPECT_EQ(times_at(found, 2, 3), 0u);
  EXPECT_NEAR(found.p_top_k(0), 0.5, standard_errors * standard_error(0.5, draws));
  EXPECT_EQ(found.p_top_k(2), 1);
  // Of a uniform stretch of width s the mean of n draws has the standard error s / sqrt(12 n).
  const double error = standard_errors * 0.4 / std::sqrt(12 * 0.4 * draws);
  EXPECT_NEAR(found.central_weight[0], 0.8, error);
  EXPECT_NEAR(found.central_weight[1], 0.2, error);
  EXPECT_NEAR(found.central_weight[4], 0.5, error);
  for (const double confidence : found.confidence) EXPECT_EQ(confidence, 1);
  // A is ahead of B in half of the draws, of C in .4 of them; C is ahead of A in .6.
  EXPECT_NEAR(found.share(found.ahead[0 * 3 + 1]), 0.5, standard_errors * standard_error(0.5, draws));
  EXPECT_NEAR(found.share(found.ahead[0 * 3 + 2]), 0.4, standard_errors * standard_error(0.4, draws));
  EXPECT_EQ(found.ahead[0 * 3 + 2] + found.ahead[2 * 3 + 0], draws);
  EXPECT_EQ(found.ahead_of_next[0], found.ahead[0 * 3 + 1]);
  EXPECT_EQ(found.ahead_of_next[1], found.ahead[1 * 3 + 2]);
  EXPECT_EQ(found.rank_p05[2], 1);
  EXPECT_EQ(found.rank_p50[2], 2);
  EXPECT_EQ(found.rank_p95[2], 2);
  EXPECT_EQ(found.rank_p95[0], 3);
  EXPECT_NEAR(found.rank_mean[2], 1.8, standard_errors * 0.4 / std::sqrt(draws));
}

// The error of a share over N draws is sqrt(p (1 - p) / N): a sixteenfold N leaves a quarter of it. Of 40
// seeds, the root of the mean square has itself an error of a ninth.
TEST(RankRobustness, ErrsByTheRootOfTheDraws) {
  const auto rms = [&](std::int64_t draws) {
    double squares = 0;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
      const RankRobustness found = of_three_sites(draws, seed);
      const double off = found.share(times_at(found, 0, 1)) - 0.4;
      squares += off * off / 40;
    }
    return std::sqrt(squares);
  };
  EXPECT_NEAR(rms(100) / standard_error(0.4, 100), 1, standard_errors / 9);
  EXPECT_NEAR(rms(1600) / standard_error(0.4, 1600), 1, standard_errors / 9);
}

/// A study with everything that may come up: three dimensions, missing values, one dimension without a score.
struct MadeUpStudy {
  Composition composition;
  std::vector<double> raw;
  std::int64_t sites = 0;

  MadeUpStudy(Aggregation how, std::int64_t of_sites, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> any(0, 1);
    const auto leaf = [&](Dimension dimension, double weight, const ValueFunction& value) {
      add_leaf(composition, dimension, weight, value);
    };
    leaf(Dimension::hazard, 3, identity());
    leaf(Dimension::hazard, 1, knots({{0, 1}, {0.4, 0.7}, {1, 0}}));
    leaf(Dimension::exposure, 2, knots({{0, 0}, {0.5, 1}}, Transform::log1p));
    leaf(Dimension::vulnerability, 1, identity());
    leaf(Dimension::vulnerability, 4, curve(Curve::logistic, 0.5, 6));
    composition.node[0] = {how, 2, 0.5, true};
    composition.node[1] = {Aggregation::max, 1, 0.5, false};
    composition.node[2] = {Aggregation::arithmetic, 1, 0.5, false};
    composition.root = {how, 1, 0.4, true};
    if (how == Aggregation::power_mean) composition.node[0].exponent = composition.root.exponent = -2;
    for (Node* node : {&composition.node[0], &composition.root})
      if (how == Aggregation::owa) {
        node->order_weights = 2;
        node->order_weight[0] = 0.7;
        node->order_weight[1] = 0.3;
      }
    while (sites < of_sites) {
      double row[5];
      for (double& value : row) value = any(random) < 0.1 ? missing : any(random);
      if (std::isnan(compose(composition, row).score)) continue;
      raw.insert(raw.end(), row, row + 5);
      ++sites;
    }
  }
  [[nodiscard]] RankedSites ranked() const { return {composition, raw, sites}; }
};

// The profile's own weights: the ranks of the run, in every draw.
TEST(RankRobustness, WithNothingDrawnIsTheRankOfTheRun) {
  for (const Aggregation how : every_aggregation) {
    const MadeUpStudy study(how, 101, 5);
    std::vector<double> scores;
    for (std::int64_t site = 0; site < study.sites; ++site)
      scores.push_back(compose(study.composition, study.raw.data() + site * 5).score);
    const auto ranks = competition_ranks({}, scores);
    const SiteScorer scorer(study.ranked(), {3, 1, false});
    std::vector<double> again(scores.size());
    scorer.score(scorer.own_weights(), *scorer.workroom(), again);
    EXPECT_EQ(again, scores) << static_cast<int>(how);
    const RankRobustness found = rank_robustness({}, scorer, 10);
    for (std::size_t site = 0; site < scores.size(); ++site)
      EXPECT_EQ(times_at(found, site, static_cast<std::size_t>(ranks[site])), 3u) << site;
  }
}

/// Scores and ranks of one draw, site by site and pair by pair.
std::vector<std::int64_t> ranks_one_by_one(const MadeUpStudy& study, const SiteScorer& scorer,
                                           std::uint32_t draw) {
  const DrawPlan& plan = scorer.plan();
  const DrawnWeights weights = scorer.weights_of({draw, 0, -1});
  std::vector<std::int64_t> steps;
  for (std::int64_t site = 0; site < study.sites; ++site) {
    Composition drawn = study.composition;
    const double* const row = study.raw.data() + site * 5;
    const Composed own = compose(drawn, row);
    double values[5];
    for (int leaf = 0; leaf < 5; ++leaf) {
      const int d = static_cast<int>(drawn.leaf[leaf].dimension);
      drawn.leaf[leaf].weight = weights.leaf[static_cast<std::size_t>(leaf)];
      drawn.node[d].weight = weights.dimension[d];
      drawn.node[d].min_coverage = drawn.root.min_coverage = 0;
      values[leaf] = std::isnan(own.dimension[d]) ? missing : row[leaf];
      const ValueError error =
          plan.errors.empty() ? ValueError{} : plan.errors[static_cast<std::size_t>(leaf)];
      const auto layer = static_cast<std::uint16_t>(leaf);
      const auto normal = [&](std::uint64_t cell, DrawPurpose purpose) {
        return normal_draw(key_of_seed(plan.seed), {cell, draw, layer, purpose});
      };
      const double z =
          std::sqrt(plan.shared) * normal(0, DrawPurpose::shared_error) +
          std::sqrt(1 - plan.shared) * normal(static_cast<std::uint64_t>(site), DrawPurpose::own_error);
      if (error.any()) values[leaf] += std::hypot(error.absolute, error.relative * values[leaf]) * z;
    }
    steps.push_back(quantised(compose(drawn, values).score));
  }
  std::vector<std::int64_t> ranks;
  for (const std::int64_t here : steps) {
    std::int64_t rank = 1;
    for (const std::int64_t other : steps) rank += other > here ? 1 : 0;
    ranks.push_back(rank);
  }
  return ranks;
}

TEST(RankRobustness, AgreesWithCountingPairByPair) {
  for (const double shared : {0.0, 0.3, 1.0}) {
    const MadeUpStudy study(Aggregation::geometric, 45, 8);
    DrawPlan plan{60, 11, true, 20, std::vector<ValueError>(5), shared};
    plan.errors[0] = {0.05, 0};
    plan.errors[2] = {0, 0.4};
    plan.errors[4] = {0.1, 0.2};
    const SiteScorer scorer(study.ranked(), plan);
    const RankRobustness found = rank_robustness({}, scorer, 7);
    std::vector<std::uint32_t> at(45 * 45), top(45), deciles(450), next(45), ahead(45 * 45);
    for (std::uint32_t draw = 0; draw < 60; ++draw) {
      const auto ranks = ranks_one_by_one(study, scorer, draw);
      for (std::size_t site = 0; site < 45; ++site) {
        const auto rank = static_cast<std::size_t>(ranks[site]);
        ++at[site * 45 + rank - 1];
        top[site] += rank <= 7;
        ++deciles[site * 10 + (rank - 1) * 10 / 45];
        for (std::size_t b = 0; b < 45; ++b) ahead[site * 45 + b] += ranks[site] < ranks[b];
        if (site < 44) next[site] += ranks[site] < ranks[site + 1];
      }
    }
    EXPECT_EQ(found.at_ranks, at) << shared;
    EXPECT_EQ(found.in_top_k, top);
    EXPECT_EQ(found.in_deciles, deciles);
    EXPECT_EQ(found.ahead_of_next, next);
    EXPECT_EQ(found.ahead, ahead);
    for (std::size_t site = 0; site < 45; ++site) {
      std::uint32_t seen = 0;  // 3 of 60 draws are 5 %, 30 half, 57 95 %
      std::vector<std::int64_t> reached(61, 0);
      for (std::size_t rank = 0; rank < 45; ++rank)
        for (std::uint32_t i = 0; i < at[site * 45 + rank]; ++i)
          reached[++seen] = static_cast<std::int64_t>(rank) + 1;
      EXPECT_EQ(found.rank_p05[site], reached[3]);
      EXPECT_EQ(found.rank_p50[site], reached[30]);
      EXPECT_EQ(found.rank_p95[site], reached[57]);
    }
  }
}

void expect_same(const RankRobustness& a, const RankRobustness& b) {
  const auto same_numbers = [](const std::vector<double>& one, const std::vector<double>& other) {
    ASSERT_EQ(one.size(), other.size());
    for (std::size_t i = 0; i < one.size(); ++i) EXPECT_TRUE(agrees(one[i], other[i], tolerance::exact)) << i;
  };
  EXPECT_EQ(a.draws, b.draws);
  EXPECT_EQ(a.rank_p05, b.rank_p05);
  EXPECT_EQ(a.rank_p95, b.rank_p95);
  EXPECT_EQ(a.at_first_ranks, b.at_first_ranks);
  EXPECT_EQ(a.in_deciles, b.in_deciles);
  EXPECT_EQ(a.ahead, b.ahead);
  EXPECT_EQ(a.ahead_of_next, b.ahead_of_next);
  same_numbers(a.rank_mean, b.rank_mean);
  same_numbers(a.central_weight, b.central_weight);
  same_numbers(a.confidence, b.confidence);
}

TEST(RankRobustness, IsTheSameForAnyThreadsAndAnySplitOfTheDraws) {
  const MadeUpStudy study(Aggregation::arithmetic, 600, 2);  // with 130 draws enough to be shared
  const SiteScorer scorer(study.ranked(), {130, 4, true, 10, {{}, {0.1, 0}, {0, 0.2}, {}, {}}, 0.5});
  const RankRobustness whole = rank_robustness({}, scorer, 10);
  for (const int threads : {2, 5}) {
    Device device;
    device.threads = threads;
    expect_same(rank_robustness(device, scorer, 10), whole);
  }
  RankCounts early(scorer, 10), late(scorer, 10);
  late.add({}, 57, 73);
  early.add({}, 0, 1);
  early.add({}, 1, 56);
  early.add(late);
  expect_same(early.result({}), whole);
}

TEST(RankRobustness, OfFewSitesAndOfEqualOnes) {
  const Composition mean = one_node(Aggregation::arithmetic, {1, 1});
  const std::vector<double> one = {0.2, 0.7}, equal = {0.2, 0.7, 0.2, 0.7, 0.1, 0.1};
  const RankRobustness alone = rank_robustness({}, SiteScorer({mean, one, 1}, {50}), 10);
  EXPECT_EQ(alone.p_top_k(0), 1);  // k >= n
  EXPECT_EQ(alone.rank_p05[0], 1);
  EXPECT_EQ(alone.rank_p95[0], 1);
  EXPECT_EQ(alone.confidence[0], 1);
  EXPECT_EQ(alone.in_deciles[0], 50u);

  const RankRobustness tied = rank_robustness({}, SiteScorer({mean, equal, 3}, {50}), 1);
  EXPECT_EQ(tied.p_top_k(0), 1);
  EXPECT_EQ(tied.p_top_k(1), 1);  // both are first: more than k sites are among the first k
  EXPECT_EQ(tied.p_top_k(2), 0);
  EXPECT_EQ(tied.rank_p50[2], 3);
  EXPECT_EQ(tied.ahead[1], 0u);

  EXPECT_EQ(rank_robustness({}, SiteScorer({mean, {}, 0}, {50}), 1).sites, 0);
}

// Values that are all off alike leave the order of sites of one indicator as it is; errors of their own do
// not.
TEST(RankRobustness, TellsSharedErrorsFromOwnOnes) {
  const Composition mean = one_node(Aggregation::arithmetic, {1});
  const std::vector<double> close = {0.52, 0.50, 0.48};
  const auto of = [&](double shared) {
    return rank_robustness({}, SiteScorer({mean, close, 3}, {500, 1, true, 50, {{0.05, 0}}, shared}), 1);
  };
  EXPECT_EQ(of(1).p_top_k(0), 1);
  // Both first sites alone: P(z1 - z2 > -.02 / (.05 sqrt 2)) = Phi(.2828) = .6113; the third takes more of
  // it.
  EXPECT_NEAR(of(0).share(of(0).ahead[1]), 0.6113, standard_errors * standard_error(0.6113, 500));
  EXPECT_LT(of(0).p_top_k(0), 0.6113);
  EXPECT_LT(of(0).confidence[0], 1);
}

TEST(RankRobustness, RefusesWhatCannotBe) {
  const Composition mean = one_node(Aggregation::arithmetic, {1, 1});
  const std::vector<double> unscored = {missing, missing};
  EXPECT_THROW(SiteScorer({mean, unscored, 1}, {}), BugError);
  EXPECT_THROW(SiteScorer({mean, three_sites, 2}, {}), BugError);
  EXPECT_THROW(SiteScorer({mean, three_sites, 3}, {1, 1, true, 50, {{-1, 0}, {}}}), BugError);
  EXPECT_THROW(SiteScorer({mean, three_sites, 3}, {1, 1, true, 50, {{}}}), BugError);
  EXPECT_THROW(SiteScorer({mean, three_sites, 3}, {1, 1, true, 50, {}, 2}), BugError);
  const SiteScorer scorer({mean, three_sites, 3}, {});
  EXPECT_THROW(RankCounts(scorer, 0), BugError);
  EXPECT_THROW(RankCounts(scorer, 1).add({}, 0, RankCounts::most_draws + 1), LimitError);
  EXPECT_THROW(static_cast<void>(RankCounts(scorer, 1).result({})), BugError);
}

TEST(DrawRanks, AreCompetitionRanks) {
  std::mt19937 random(3);
  std::uniform_int_distribution<int> any(0, 2'000'000);
  std::vector<double> scores = {0, 1, 1, 0.5, 0.0000005, 0.0000015, 0.4999995, missing};
  while (scores.size() < 5000) scores.push_back(any(random) * 5e-7);  // many halves of a step
  std::vector<std::uint32_t> ranks(scores.size());
  DrawRanks sorter(scores.size());
  for (int turn = 0; turn < 2; ++turn) {
    sorter.rank(scores, ranks);
    const auto expected = competition_ranks({}, scores);
    for (std::size_t i = 0; i < ranks.size(); ++i) {
      EXPECT_EQ(ranks[i], std::isnan(scores[i]) ? 5000 : expected[i]) << i;
    }
  }
}

TEST(RankBins, HoldEveryRankNearTheirMiddle) {
  EXPECT_TRUE(RankBins(2048).exact());
  EXPECT_EQ(RankBins(2048).size(), 2048);
  for (const std::int64_t sites : {2049, 100'000, 1'000'000}) {
    const RankBins bins(sites);
    EXPECT_FALSE(bins.exact());
    EXPECT_LE(bins.size() * sites, RankBins::most_counts * 3 / 2);
    EXPECT_EQ(bins.bin_of(static_cast<std::uint32_t>(sites)), bins.size() - 1);
    std::int64_t before = -1;
    for (std::uint32_t rank = 1; rank <= sites; ++rank) {
      const std::int64_t bin = bins.bin_of(rank);
      if (bin != before && bin != before + 1) FAIL() << sites << " " << rank;
      before = bin;
      const double off = std::abs(static_cast<double>(bins.rank_of(bin)) - rank);
      if (off > bins.resolution() * rank) FAIL() << sites << " " << rank << " " << bins.rank_of(bin);
    }
    EXPECT_EQ(bins.rank_of(bins.bin_of(20)), 20);
  }
}

}  // namespace
}  // namespace firnline::test
