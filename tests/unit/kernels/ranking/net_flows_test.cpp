// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/ranking/net_flows.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <random>
#include <vector>

#include "kernels/grid/error.hpp"
#include "kernels/grid/tile.hpp"

namespace firnline {
namespace {

constexpr PreferenceShape every_shape[] = {PreferenceShape::usual, PreferenceShape::u_shape,
                                           PreferenceShape::v_shape, PreferenceShape::level,
                                           PreferenceShape::linear};

std::vector<double> flows_of(const std::vector<FlowCriterion>& criteria, const std::vector<float>& scores,
                             int threads = 1, std::int64_t piece = 1 << 20) {
  const auto cells = static_cast<std::int64_t>(scores.size() / criteria.size());
  NetFlows flows(criteria);
  const auto each_piece = [&](const auto& use) {
    for (std::int64_t first = 0; first < cells; first += piece) {
      const std::int64_t count = std::min(piece, cells - first);
      std::vector<float> part;
      for (std::size_t k = 0; k < criteria.size(); ++k) {
        const auto from = scores.begin() + static_cast<std::int64_t>(k) * cells + first;
        part.insert(part.end(), from, from + count);
      }
      use(part, first, count);
    }
  };
  each_piece(
      [&](const std::vector<float>& part, std::int64_t, std::int64_t count) { flows.count(part, count); });
  flows.sum_up();
  std::vector<double> out(static_cast<std::size_t>(cells));
  each_piece([&](const std::vector<float>& part, std::int64_t first, std::int64_t count) {
    flows.flows(choose_device("cpu", threads), part, count,
                std::span(out).subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(count)));
  });
  return out;
}

double preference(const FlowCriterion& criterion, double d) {
  const double q = criterion.indifference, p = criterion.preference;
  switch (criterion.shape) {
    case PreferenceShape::usual:
      return d > 0 ? 1 : 0;
    case PreferenceShape::u_shape:
      return d > q ? 1 : 0;
    case PreferenceShape::v_shape:
      return d <= 0 ? 0 : d > p ? 1 : d / p;
    case PreferenceShape::level:
      return d <= q ? 0 : d > p ? 1 : 0.5;
    case PreferenceShape::linear:
      return d <= q ? 0 : d > p ? 1 : (d - q) / (p - q);
  }
  return NAN;
}

/// Every pair of cells. Scores in whole steps, so that differences are exact.
std::vector<double> by_pairs(const std::vector<FlowCriterion>& criteria, const std::vector<float>& scores) {
  const std::size_t cells = scores.size() / criteria.size();
  const auto steps = [&](std::size_t k, std::size_t cell) {
    return std::nearbyint(static_cast<double>(scores[k * cells + cell]) * 1e6);
  };
  const auto whole = [&](std::size_t cell) {
    for (std::size_t k = 0; k < criteria.size(); ++k)
      if (std::isnan(scores[k * cells + cell])) return false;
    return true;
  };
  double others = -1, weight = 0;
  for (std::size_t cell = 0; cell < cells; ++cell) others += whole(cell) ? 1 : 0;
  for (const auto& one : criteria) weight += one.weight;
  std::vector<double> out(cells, NAN);
  for (std::size_t a = 0; a < cells; ++a) {
    if (!whole(a)) continue;
    double flow = 0;
    for (std::size_t k = 0; k < criteria.size(); ++k) {
      FlowCriterion in_steps = criteria[k];
      in_steps.indifference *= 1e6;
      in_steps.preference *= 1e6;
      for (std::size_t b = 0; b < cells; ++b)
        if (whole(b))
          flow += criteria[k].weight / weight *
                  (preference(in_steps, steps(k, a) - steps(k, b)) -
                   preference(in_steps, steps(k, b) - steps(k, a)));
    }
    out[a] = flow / others;
  }
  return out;
}

TEST(NetFlows, OfThreeSitesByHand) {
  // 0.9 is worse than both others, 0.4 than one, 0.1 than none.
  const auto usual = flows_of({{1, PreferenceShape::usual, 0, 0}}, {0.9F, 0.4F, 0.1F});
  EXPECT_EQ(usual, (std::vector<double>{1, 0, -1}));
  // V-shape, p = 0.6: excesses 0.5 and 0.8 give 5/6 and 1, 0.3 gives 1/2.
  const auto v_shape = flows_of({{1, PreferenceShape::v_shape, 0, 0.6}}, {0.9F, 0.4F, 0.1F});
  EXPECT_NEAR(v_shape[0], (5.0 / 6 + 1) / 2, 1e-15);
  EXPECT_NEAR(v_shape[1], (0.5 - 5.0 / 6) / 2, 1e-15);
  EXPECT_NEAR(v_shape[2], (-1 - 0.5) / 2, 1e-15);
}

TEST(NetFlows, AreThoseOfPymcdm) {
  // PROMETHEE_II of pymcdm 1.4.0, five alternatives, weights .5, .3, .2, q = .07, p = .43 in all criteria.
  const std::vector<float> scores = {0.9F, 0.4F, 0.3F,  0.42F, 0,    /**/ 0.1F, 0.8F, 0.35F, 0.3F, 1, /**/
                                     0.5F, 0.5F, 0.95F, 0.1F,  0.55F};
  const std::vector<std::vector<double>> expected = {
      {0.15, 0.1, -0.05000000000000004, -0.1, -0.1},
      {0.2, 0.275, -0.1250000000000001, -0.15, -0.2000000000000001},
      {0.2622093023255814, 0.1953488372093024, -0.002906976744186052, -0.2790697674418605,
       -0.1755813953488372},
      {0.2500000000000001, 0.1625, -0.125, -0.2625, -0.02500000000000002},
      {0.2812500000000001, 0.1937500000000001, 0.01041666666666669, -0.3006944444444445,
       -0.1847222222222223}};
  for (std::size_t s = 0; s < std::size(every_shape); ++s) {
    std::vector<FlowCriterion> criteria;
    for (const double weight : {0.5, 0.3, 0.2}) criteria.push_back({weight, every_shape[s], 0.07, 0.43});
    const auto ours = flows_of(criteria, scores);
    for (std::size_t i = 0; i < ours.size(); ++i)
      EXPECT_NEAR(ours[i], expected[s][i], 1e-12) << s << ", " << i;
  }
}

TEST(NetFlows, AreThoseOfEveryPair) {
  std::mt19937 words(3);
  std::uniform_real_distribution<float> uniform;
  std::vector<float> scores;
  for (int i = 0; i < 4 * 500; ++i) {
    const float score = uniform(words);
    // Some are equal, some lie on a threshold, some are missing.
    scores.push_back(i % 17 == 0 ? no_data_f32 : i % 3 == 0 ? std::nearbyint(score * 20) / 20 : score);
  }
  for (const PreferenceShape shape : every_shape) {
    const std::vector<FlowCriterion> criteria = {{0.5, shape, 0.05, 0.2},
                                                 {0.25, shape, 0, 1},
                                                 {0.2, PreferenceShape::usual, 0, 0},
                                                 {0.05, PreferenceShape::linear, 0.1, 0.100001}};
    const auto ours = flows_of(criteria, scores), expected = by_pairs(criteria, scores);
    double sum = 0;
    for (std::size_t i = 0; i < ours.size(); ++i) {
      ASSERT_EQ(std::isnan(ours[i]), std::isnan(expected[i])) << i;
      if (std::isnan(ours[i])) continue;
      EXPECT_NEAR(ours[i], expected[i], 1e-12) << static_cast<int>(shape) << ", " << i;
      sum += ours[i];
    }
    EXPECT_NEAR(sum, 0, 1e-10);  // what one is worse by, another is better by
  }
}

TEST(NetFlows, HaveTheSameBitsForAnyPiecesAndThreads) {
  std::mt19937 words(5);
  std::uniform_real_distribution<float> uniform;
  std::vector<float> scores;
  for (int i = 0; i < 2 * 200'000; ++i) scores.push_back(uniform(words));
  const std::vector<FlowCriterion> criteria = {{2, PreferenceShape::linear, 0.02, 0.3},
                                               {1, PreferenceShape::v_shape, 0, 0.25}};
  const auto whole = flows_of(criteria, scores), cut = flows_of(criteria, scores, 3, 777);
  EXPECT_EQ(std::memcmp(whole.data(), cut.data(), whole.size() * sizeof(double)), 0);
}

TEST(NetFlows, RefuseWhatMeansNothing) {
  EXPECT_THROW(NetFlows({}), BugError);
  EXPECT_THROW(NetFlows({{-1, PreferenceShape::usual, 0, 0}}), BugError);
  EXPECT_THROW(NetFlows({{0, PreferenceShape::usual, 0, 0}}), BugError);
  EXPECT_THROW(NetFlows({{1, PreferenceShape::linear, 0.2, 0.2}}), BugError);
  EXPECT_THROW(NetFlows({{1, PreferenceShape::u_shape, 1.5, 0}}), BugError);
  EXPECT_TRUE(
      std::isnan(flows_of({{1, PreferenceShape::usual, 0, 0}}, {0.5F})[0]));  // nobody to be held against
}

}  // namespace
}  // namespace firnline
