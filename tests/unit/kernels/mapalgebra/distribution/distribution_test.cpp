// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/mapalgebra/distribution.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <tuple>
#include <vector>

#include "tests/support/tolerance.hpp"
#include "tests/support/zones.hpp"

namespace firnline::test {
namespace {

std::vector<WeightedValue> sorted(std::vector<WeightedValue> cells) {
  sort_by_value(cells);
  return cells;
}

// Weights 1, 2, 3, 4 of 10: the value 10 holds up to 10 %, 20 up to 30 %, 30 up to 60 %.
TEST(Distribution, QuantileIsTheFirstValueThatHoldsTheShare) {
  const auto cells = sorted({{40, 4}, {10, 1}, {30, 3}, {20, 2}});

  for (const auto& [percent, value] : {std::pair{1, 10.0},
                                       {9, 10.0},
                                       {10, 10.0},
                                       {11, 20.0},
                                       {30, 20.0},
                                       {31, 30.0},
                                       {60, 30.0},
                                       {61, 40.0},
                                       {99, 40.0}})
    EXPECT_EQ(weighted_quantile(cells, percent), value) << percent;
}

// 7 of 100 parts up to the value 1: with doubles 0.07 x 100 is 7.000000000000001, and p07 would be 2.
TEST(Distribution, QuantileIsDecidedInWholeNumbers) {
  EXPECT_EQ(weighted_quantile(sorted({{1, 7}, {2, 93}}), 7), 1);
  EXPECT_EQ(weighted_quantile(sorted({{1, 7}, {2, 93}}), 8), 2);
}

TEST(Distribution, QuantileOfOneCellIsThatCell) {
  EXPECT_EQ(weighted_quantile(sorted({{-3.5F, 1}}), 1), -3.5);
  EXPECT_EQ(weighted_quantile(sorted({{-3.5F, 1}}), 99), -3.5);
}

TEST(Distribution, CellsThatWeighNothingDoNotCount) {
  EXPECT_EQ(weighted_quantile(sorted({{1, 0}, {2, 5}, {3, 0}}), 1), 2);
  EXPECT_EQ(weighted_quantile(sorted({{1, 0}, {2, 5}, {3, 0}}), 99), 2);
  EXPECT_TRUE(std::isnan(weighted_quantile(sorted({{1, 0}}), 50)));
  EXPECT_TRUE(std::isnan(weighted_quantile({}, 50)));
  EXPECT_TRUE(std::isnan(weighted_standard_deviation({})));
}

// The sum of 2^20 weights of 2^41 is 2^61; a hundred times that needs more than 64 bits.
TEST(Distribution, QuantileHoldsAtGreatWeights) {
  std::vector<WeightedValue> cells(1 << 20, {1, std::int64_t{1} << 41});
  for (std::size_t i = cells.size() / 2; i < cells.size(); ++i) cells[i].value = 2;

  EXPECT_EQ(weighted_quantile(sorted(cells), 50), 1);
  EXPECT_EQ(weighted_quantile(sorted(cells), 51), 2);
}

// 2, 4, 4, 4, 5, 5, 7, 9: mean 5, squares 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32, 32 / 8 = 4.
TEST(Distribution, StandardDeviationByHand) {
  EXPECT_EQ(weighted_standard_deviation(sorted({{2, 1}, {4, 3}, {5, 2}, {7, 1}, {9, 1}})), 2);
}

// Two values near 2^23, 1 apart and equally heavy: half of 1. The mean of the squares less the square of the
// mean loses it: with weights that are no powers of two, squares of 2^46 leave 2^-7 of a double.
TEST(Distribution, StandardDeviationKeepsSmallSpreadsOfGreatValues) {
  constexpr std::int64_t weight = 1'234'567'890'123;
  EXPECT_TRUE(agrees(weighted_standard_deviation(sorted({{8388607, weight}, {8388606, weight}})), 0.5,
                     tolerance::elementary));
  EXPECT_EQ(weighted_standard_deviation(sorted({{0.1F, 3}, {0.1F, 7}})), 0);
}

TEST(Distribution, DoesNotDependOnTheOrderOfCells) {
  std::mt19937_64 random(4);
  std::vector<WeightedValue> cells(1000);
  for (auto& cell : cells)
    cell = {static_cast<float>(random() % 97) / 7, static_cast<std::int64_t>(random() % 5000)};
  const double deviation = weighted_standard_deviation(sorted(cells));
  for (int turn = 0; turn < 20; ++turn) {
    std::shuffle(cells.begin(), cells.end(), random);
    EXPECT_EQ(weighted_standard_deviation(sorted(cells)), deviation);
  }
}

TEST(Distribution, MeanByHand) {
  EXPECT_EQ(weighted_mean(sorted({{4, 1}, {8, 3}})), 7);  // (4 + 24) / 4
  EXPECT_EQ(weighted_mean(sorted({{0.1F, 3}, {0.1F, 7}})), static_cast<double>(0.1F));
  EXPECT_TRUE(std::isnan(weighted_mean(sorted({{4, 0}}))));
}

// Counts up to 1000, so steps of 2^10 / 2^40: 3 people half covered are 1.5 x 2^30.
TEST(Distribution, CellsMayWeighWhatTheyHold) {
  const std::vector<Zone> zones = {{{{0, 0, 1, 0.5}}, 0}};
  const ZoneIndex index(metric_grid(1, 2), zones);
  const SumQuantum counts = SumQuantum::choose(0, 1000, 2, 1);
  const auto piece = index.segments({0, 0, 1, 2}).at(0);

  EXPECT_EQ(index.weight_of(piece, 3, counts), 3 * (std::int64_t{1} << 29));
  EXPECT_EQ(index.weight_of(piece, 1000, counts), 1000 * (std::int64_t{1} << 29));
  EXPECT_EQ(index.weight_of(piece, 0, counts), 0);
}

// In 2^-40 of the largest cell (share_bits): half covered is 2^39, half of a cell of half that area 2^38.
TEST(Distribution, CellsWeighTheirCoveredArea) {
  const std::vector<Zone> zones = {{{{0, 0, 1, 0.5}}, 0}};
  const ZoneIndex index(metric_grid(1, 2), zones);
  const auto pieces = index.segments({0, 0, 1, 2});

  ASSERT_EQ(pieces.size(), 1U);
  EXPECT_EQ(index.weight_of(pieces[0], SumQuantum::choose(0, 1, 2, 1)), std::int64_t{1} << 39);
  EXPECT_EQ(index.weight_of(pieces[0], SumQuantum::choose(0, 1, 2, 2)), std::int64_t{1} << 38);
}

// Metres count alike in cells of any size.
TEST(Distribution, CellsOfALineWeighItsMetres) {
  std::vector<Zone> zones = {{{{0, 0, 1, 0.5}}, 0}};
  zones[0].measure = ZoneMeasure::length;
  zones[0].unit_m = 1;
  const ZoneIndex index(metric_grid(1, 2), zones);

  EXPECT_EQ(index.weight_of(index.segments({0, 0, 1, 2}).at(0), SumQuantum::choose(0, 1, 2, 2)),
            std::int64_t{1} << 39);
}

// By the standard library. Sizes about the limits between the ways of sorting.
TEST(Distribution, SortsByValueThenWeightWhateverTheNumberOfCells) {
  std::mt19937_64 random(17);
  const auto before = [](const WeightedValue& a, const WeightedValue& b) {
    return std::tie(a.value, a.weight) < std::tie(b.value, b.weight);
  };
  std::vector<std::vector<WeightedValue>> lists;
  for (const std::size_t size : {0u, 1u, 2u, 255u, 256u, 257u, 5000u, 1u << 20, (1u << 20) + 1})
    for (const std::uint64_t different : {1u, 40u, 1u << 30}) {  // few different values: many ties
      if (size > 5000 && different < 100) continue;
      std::vector<WeightedValue> cells(size);
      for (auto& cell : cells) {
        const auto whole =
            static_cast<std::int64_t>(random() % different) - static_cast<std::int64_t>(different / 2);
        cell = {static_cast<float>(whole) * 0.37F + 0.0F, static_cast<std::int64_t>(random() % 3)};
      }
      if (size > 4)
        cells[1].value = 1e-45F, cells[2].value = -3e38F, cells[3].value = 3e38F, cells[4].value = 0;
      lists.push_back(cells);
    }
  auto expected = lists;
  for (auto& cells : expected) std::sort(cells.begin(), cells.end(), before);

  for (const int threads : {1, 3}) {
    auto sorted_lists = lists;
    sort_each_by_value({DeviceKind::cpu, 0, threads}, sorted_lists);
    for (std::size_t list = 0; list < lists.size(); ++list)
      EXPECT_TRUE(std::equal(expected[list].begin(), expected[list].end(), sorted_lists[list].begin(),
                             sorted_lists[list].end(),
                             [](const WeightedValue& a, const WeightedValue& b) {
                               return a.value == b.value && a.weight == b.weight;
                             }))
          << lists[list].size() << " cells on " << threads << " threads";
  }
}

// -0 and 0 are one value, so their weights decide.
TEST(Distribution, TakesMinusZeroForZero) {
  std::vector<WeightedValue> cells;
  for (std::int64_t i = 0; i < 300; ++i) cells.push_back({i % 2 == 0 ? -0.0F : 0.0F, 299 - i});
  sort_by_value(cells);
  for (std::int64_t i = 0; i < 300; ++i) EXPECT_EQ(cells[static_cast<std::size_t>(i)].weight, i);
}

}  // namespace
}  // namespace firnline::test
