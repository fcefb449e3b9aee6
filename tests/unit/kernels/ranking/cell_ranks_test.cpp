// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/ranking/cell_ranks.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <functional>
#include <random>
#include <vector>

#include "kernels/grid/error.hpp"
#include "kernels/grid/tile.hpp"
#include "tests/support/fake_device.hpp"

namespace firnline {
namespace {

constexpr float none = no_data_f32;

/// Every value function gives the value itself.
Composition tree(const std::vector<Dimension>& leaves, Aggregation inner, Aggregation outer,
                 double min_coverage = 0.5) {
  Composition out;
  for (const Dimension dimension : leaves) {
    Leaf& leaf = out.leaf[out.leaves++];
    leaf.dimension = dimension;
    leaf.weight = 1;
    leaf.value = {Transform::none, 2, {0, 1}, {0, 1}};
  }
  for (Node& node : out.node) node = {inner, 1, min_coverage, false};
  out.root = {outer, 1, min_coverage, false};
  return out;
}

/// Uniform over the simplex of each dimension and of the dimensions, by another generator than the program's.
DrawnShares shares_of(const Composition& composition, int draws, unsigned seed) {
  std::mt19937 words(seed);
  std::exponential_distribution<double> exponential;
  DrawnShares out;
  out.draws = draws;
  for (int d = 0; d < draws; ++d) {
    double sum[dimensions] = {};
    std::vector<double> leaf;
    for (int i = 0; i < composition.leaves; ++i) {
      leaf.push_back(exponential(words));
      sum[static_cast<int>(composition.leaf[i].dimension)] += leaf.back();
    }
    for (int i = 0; i < composition.leaves; ++i)
      out.leaf.push_back(leaf[static_cast<std::size_t>(i)] /
                         sum[static_cast<int>(composition.leaf[i].dimension)]);
    double dimension[dimensions], all = 0;
    for (int k = 0; k < dimensions; ++k) all += dimension[k] = sum[k] > 0 ? exponential(words) : 0;
    for (const double one : dimension) out.dimension.push_back(one / all);
  }
  return out;
}

/// Smooth like a map, some of it missing.
std::vector<float> values_of(int leaves, int cells, double missing, unsigned seed) {
  std::mt19937 words(seed);
  std::uniform_real_distribution<float> uniform;
  std::vector<float> out;
  for (int leaf = 0; leaf < leaves; ++leaf) {
    float last = uniform(words);
    for (int cell = 0; cell < cells; ++cell) {
      last = 0.9F * last + 0.1F * uniform(words);
      out.push_back(uniform(words) < missing ? none : last);
    }
  }
  return out;
}

CellVerdicts verdicts_of(const Composition& composition, const DrawnShares& shares,
                         const std::vector<float>& raw, double worst_percent, const std::vector<int>& pieces,
                         const Device& device = choose_device("cpu", 1)) {
  CellRanks ranks(device, CellScorer(composition, shares), worst_percent);
  const int cells = static_cast<int>(raw.size()) / composition.leaves;
  const auto each_piece = [&](const std::function<void(const CellValues&, int)>& use) {
    int first = 0;
    for (std::size_t p = 0; first < cells; ++p) {
      const int count = std::min(pieces[p % pieces.size()], cells - first);
      std::vector<float> piece;
      for (int leaf = 0; leaf < composition.leaves; ++leaf)
        piece.insert(piece.end(), raw.begin() + leaf * cells + first,
                     raw.begin() + leaf * cells + first + count);
      use({piece, count}, first);
      first += count;
    }
  };
  each_piece([&](const CellValues& values, int) { ranks.count(values); });
  ranks.choose_classes();
  each_piece([&](const CellValues& values, int) { ranks.count_again(values); });
  ranks.choose_thresholds();
  CellVerdicts all;
  all.resize(static_cast<std::size_t>(cells));
  each_piece([&](const CellValues& values, int first) {
    CellVerdicts some;
    ranks.judge(values, some);
    const auto put = [&](std::vector<float> CellVerdicts::*band) {
      std::copy((some.*band).begin(), (some.*band).end(), (all.*band).begin() + first);
    };
    for (const auto band :
         {&CellVerdicts::worst_share, &CellVerdicts::rank_p05, &CellVerdicts::rank_p50,
          &CellVerdicts::rank_p95, &CellVerdicts::score_mean, &CellVerdicts::score_deviation})
      put(band);
  });
  return all;
}

/// Every pair of cells in every draw, from the definitions alone. steps[draw][cell], -1 = no score
struct ByPairs {
  std::vector<double> worst_share, rank_p05, rank_p50, rank_p95, mean, deviation;

  ByPairs(const std::vector<std::vector<std::int64_t>>& steps, double worst_percent) {
    const std::size_t draws = steps.size(), cells = steps[0].size();
    const auto counted = static_cast<std::size_t>(
        std::count_if(steps[0].begin(), steps[0].end(), [](std::int64_t step) { return step >= 0; }));
    const auto worst =
        static_cast<std::size_t>(std::ceil(static_cast<double>(counted) * (worst_percent / 100)));
    for (std::size_t cell = 0; cell < cells; ++cell) {
      double hits = 0, sum = 0, squares = 0;
      std::vector<double> ranks;
      for (const auto& step : steps) {
        std::size_t above = 0, classes_above = 0;
        for (std::size_t other = 0; other < cells; ++other) {
          above += step[other] > step[cell] ? 1 : 0;
          classes_above += step[other] / 256 > step[cell] / 256 ? 1 : 0;
        }
        hits += above < worst ? 1 : 0;
        ranks.push_back(
            std::floor(200.0 * static_cast<double>(classes_above) / static_cast<double>(counted)) / 2);
        const double score = static_cast<double>(step[cell]) / 1e6;
        sum += score;
        squares += score * score;
      }
      std::sort(ranks.begin(), ranks.end());
      const auto part = [&](double share) {
        return ranks[static_cast<std::size_t>(std::ceil(share * static_cast<double>(draws) - 1e-9)) - 1];
      };
      const double n = static_cast<double>(draws);
      const bool has = steps[0][cell] >= 0;
      worst_share.push_back(has ? hits / n : NAN);
      rank_p05.push_back(has ? part(0.05) : NAN);
      rank_p50.push_back(has ? part(0.5) : NAN);
      rank_p95.push_back(has ? part(0.95) : NAN);
      mean.push_back(has ? sum / n : NAN);
      deviation.push_back(has ? std::sqrt(std::max(0.0, squares / n - sum / n * (sum / n))) : NAN);
    }
  }
};

/// Scores by compose(), under each draw's weights, of what the profile's own weights let count.
std::vector<std::vector<std::int64_t>> steps_of(const Composition& composition, const DrawnShares& shares,
                                                const std::vector<float>& raw) {
  const std::size_t cells = raw.size() / static_cast<std::size_t>(composition.leaves);
  std::vector<std::vector<std::int64_t>> out(static_cast<std::size_t>(shares.draws),
                                             std::vector<std::int64_t>(cells, -1));
  for (std::size_t cell = 0; cell < cells; ++cell) {
    std::vector<double> row;
    for (std::size_t leaf = 0; leaf < static_cast<std::size_t>(composition.leaves); ++leaf)
      row.push_back(static_cast<double>(raw[leaf * cells + cell]));
    const Composed own = compose(composition, row.data());
    if (std::isnan(own.score)) continue;
    for (std::size_t leaf = 0; leaf < row.size(); ++leaf)
      if (std::isnan(own.dimension[static_cast<int>(composition.leaf[leaf].dimension)])) row[leaf] = NAN;
    for (std::size_t draw = 0; draw < out.size(); ++draw) {
      Composition drawn = composition;
      for (std::size_t leaf = 0; leaf < row.size(); ++leaf) {
        drawn.leaf[leaf].weight = shares.leaf[draw * row.size() + leaf];
        drawn.leaf[leaf].missing = MissingRule::renormalise;
      }
      drawn.root.min_coverage = 0;
      for (int d = 0; d < dimensions; ++d) {
        drawn.node[d].weight = shares.dimension[draw * dimensions + static_cast<std::size_t>(d)];
        drawn.node[d].min_coverage = 0;
      }
      out[draw][cell] = std::llrint(compose(drawn, row.data()).score * 1e6);
    }
  }
  return out;
}

void expect_near(const std::vector<float>& ours, const std::vector<double>& expected, double tolerance,
                 const char* what) {
  ASSERT_EQ(ours.size(), expected.size());
  for (std::size_t i = 0; i < ours.size(); ++i) {
    ASSERT_EQ(std::isnan(ours[i]), std::isnan(expected[i])) << what << " of cell " << i;
    if (std::isnan(ours[i])) continue;
    ASSERT_NEAR(ours[i], expected[i], tolerance) << what << " of cell " << i;
  }
}

void expect_as_by_pairs(const CellVerdicts& ours, const ByPairs& expected, double hit_slack,
                        double rank_slack) {
  expect_near(ours.worst_share, expected.worst_share, hit_slack, "worst_share");
  expect_near(ours.rank_p05, expected.rank_p05, rank_slack, "rank_p05");
  expect_near(ours.rank_p50, expected.rank_p50, rank_slack, "rank_p50");
  expect_near(ours.rank_p95, expected.rank_p95, rank_slack, "rank_p95");
  expect_near(ours.score_mean, expected.mean, 2e-6, "mean");
  expect_near(ours.score_deviation, expected.deviation, 4e-6, "deviation");
}

void expect_same_bits(const CellVerdicts& a, const CellVerdicts& b) {
  for (const auto band :
       {&CellVerdicts::worst_share, &CellVerdicts::rank_p05, &CellVerdicts::rank_p50, &CellVerdicts::rank_p95,
        &CellVerdicts::score_mean, &CellVerdicts::score_deviation}) {
    ASSERT_EQ((a.*band).size(), (b.*band).size());
    EXPECT_EQ(std::memcmp((a.*band).data(), (b.*band).data(), (a.*band).size() * sizeof(float)), 0);
  }
}

TEST(CellRanks, OfFourCellsInTwoDrawsByHand) {
  const Composition composition =
      tree({Dimension::hazard, Dimension::hazard}, Aggregation::arithmetic, Aggregation::arithmetic);
  // Weights 3 : 1 and 1 : 3. Scores: 0.75, 0.25 | 0.25, 0.75 | 0.5, 0.5 | 0, 0.
  const DrawnShares shares{2, {0.75, 0.25, 0.25, 0.75}, {1, 0, 0, 1, 0, 0}};
  const CellVerdicts out = verdicts_of(composition, shares, {1, 0, 0.5, 0, /**/ 0, 1, 0.5, 0}, 50, {4});

  EXPECT_EQ(out.worst_share, (std::vector<float>{0.5F, 0.5F, 1, 0}));  // the worst 2 of 4
  // First, third | third, first | second, second | last, last: 0, 50, 25, 75 % come before.
  EXPECT_EQ(out.rank_p05, (std::vector<float>{0, 0, 25, 75}));
  EXPECT_EQ(out.rank_p95, (std::vector<float>{50, 50, 25, 75}));
  EXPECT_EQ(out.score_mean, (std::vector<float>{0.5F, 0.5F, 0.5F, 0}));
  EXPECT_EQ(out.score_deviation, (std::vector<float>{0.25F, 0.25F, 0, 0}));
}

TEST(CellRanks, OfEqualCellsAreTheSame) {
  const Composition composition = tree({Dimension::hazard}, Aggregation::arithmetic, Aggregation::arithmetic);
  // All are level with the last of the worst; the one without a value is in no count.
  const CellVerdicts out = verdicts_of(composition, {1, {1}, {1, 0, 0}}, {0.5F, 0.5F, none, 0.5F}, 5, {4});

  EXPECT_EQ(out.worst_share[0], 1);
  EXPECT_EQ(out.worst_share[3], 1);
  EXPECT_EQ(out.rank_p95[3], 0);
  EXPECT_TRUE(std::isnan(out.worst_share[2]) && std::isnan(out.score_mean[2]));
}

TEST(CellRanks, OfThreePointsAreThoseOfTheSimplex) {
  // domain-spec T-SMAA: A (1, 0), B (0, 1), C (.6, .6): P(rank 1) is .4, .4, .2 under uniform weights.
  const Composition composition =
      tree({Dimension::hazard, Dimension::hazard}, Aggregation::arithmetic, Aggregation::arithmetic);
  const CellVerdicts out =
      verdicts_of(composition, shares_of(composition, 4000, 7), {1, 0, 0.6F, /**/ 0, 1, 0.6F}, 33, {3});

  // Four standard errors of 4,000 draws.
  EXPECT_NEAR(out.worst_share[0], 0.4, 4 * std::sqrt(0.4 * 0.6 / 4000));
  EXPECT_NEAR(out.worst_share[1], 0.4, 4 * std::sqrt(0.4 * 0.6 / 4000));
  EXPECT_NEAR(out.worst_share[2], 0.2, 4 * std::sqrt(0.2 * 0.8 / 4000));
}

TEST(CellRanks, AgreeWithEveryPairInEveryDraw) {
  const std::vector<Dimension> leaves = {Dimension::hazard, Dimension::hazard, Dimension::exposure,
                                         Dimension::vulnerability, Dimension::vulnerability};
  for (const Aggregation outer : {Aggregation::arithmetic, Aggregation::geometric})
    for (const double missing : {0.0, 0.2}) {
      Composition composition = tree(leaves, Aggregation::arithmetic, outer);
      // A dimension that lacks one of its two has no score of its own, and the cell may still have one.
      for (Node& node : composition.node) node.min_coverage = 0.8;
      composition.root.geometric_may_renormalise = true;
      const DrawnShares shares = shares_of(composition, 97, 3);
      const auto raw = values_of(composition.leaves, 400, missing, 11);
      const auto steps = steps_of(composition, shares, raw);
      const CellVerdicts ours = verdicts_of(composition, shares, raw, 7.5, {400});
      // Sums of floats may round to the next step of 1e-6: one draw, one half percent.
      expect_as_by_pairs(ours, ByPairs(steps, 7.5), outer == Aggregation::geometric ? 1e-7 : 1.01 / 97,
                         outer == Aggregation::geometric ? 1e-7 : 0.51);
    }
}

TEST(CellRanks, HaveTheSameBitsForAnyPiecesAndThreads) {
  const std::vector<Dimension> leaves = {Dimension::hazard, Dimension::exposure, Dimension::exposure};
  for (const Aggregation outer : {Aggregation::arithmetic, Aggregation::geometric, Aggregation::owa}) {
    Composition composition = tree(leaves, Aggregation::arithmetic, outer);
    composition.root.order_weights = 2;
    composition.root.order_weight[0] = 0.7;
    composition.root.order_weight[1] = 0.3;
    const DrawnShares shares = shares_of(composition, 300, 5);
    const auto raw = values_of(composition.leaves, 3000, 0.1, 13);
    const CellVerdicts whole = verdicts_of(composition, shares, raw, 5, {3000});
    for (const int threads : {1, 3})
      for (const std::vector<int>& pieces : {std::vector<int>{1000}, {1, 63, 64, 65, 1023}}) {
        const CellVerdicts cut =
            verdicts_of(composition, shares, raw, 5, pieces, choose_device("cpu", threads));
        expect_same_bits(whole, cut);
      }
  }
}

TEST(CellRanks, HaveTheSameBitsInTheKernelsOfADevice) {
  const std::vector<Dimension> leaves = {Dimension::hazard, Dimension::exposure, Dimension::exposure};
  for (const Aggregation outer : {Aggregation::arithmetic, Aggregation::geometric})
    for (const double missing : {0.0, 0.1}) {
      const Composition composition = tree(leaves, Aggregation::arithmetic, outer);
      const DrawnShares shares = shares_of(composition, 70, 5);
      const auto raw = values_of(composition.leaves, 700, missing, 17);
      const CellVerdicts here = verdicts_of(composition, shares, raw, 5, {700});
      for (const std::uint64_t seed : {0, 1, 7}) {
        const test::FakeDevice fake(seed);
        expect_same_bits(here, verdicts_of(composition, shares, raw, 5, {700}, {DeviceKind::cuda, 0, 1}));
      }
    }
}

TEST(CellRanks, RefuseWhatCannotBeAsked) {
  const Composition composition = tree({Dimension::hazard}, Aggregation::arithmetic, Aggregation::arithmetic);
  const Device device = choose_device("cpu", 1);
  EXPECT_THROW(CellScorer(composition, {2, {1}, {1, 0, 0}}), BugError);
  EXPECT_THROW(CellScorer(composition, {0, {}, {}}), BugError);
  EXPECT_THROW(CellRanks(device, CellScorer(composition, {1, {1}, {1, 0, 0}}), 100), BugError);
  CellRanks changed(device, CellScorer(composition, {1, {1}, {1, 0, 0}}), 50);
  const std::vector<float> before = {0.1F, 0.9F}, after = {0.1F, 0.2F};
  changed.count({before, 2});
  changed.choose_classes();
  changed.count_again({after, 2});
  EXPECT_THROW(changed.choose_thresholds(), BugError);
}

}  // namespace
}  // namespace firnline
