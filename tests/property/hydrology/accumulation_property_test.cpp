// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// What is true of every accumulation.
#include <gtest/gtest.h>

#include "kernels/hydrology/weights.hpp"
#include "tests/support/routing_grids.hpp"

namespace firnline::test {
namespace {

/// A slope with noise that a filled relief may have: rough, with plains.
std::vector<float> slope(const GridSpec& grid, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<float> heights;
  for (std::int64_t row = 0; row < grid.rows; ++row)
    for (std::int64_t col = 0; col < grid.cols; ++col)
      heights.push_back(static_cast<float>(10 * (grid.rows - row) +
                                           static_cast<std::int64_t>(random() % 10) * (col % 7 == 0)));
  return heights;
}

TEST(Accumulation, LosesNothing) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const GridSpec grid = metric_grid(64, 53);
    const auto direction = directed(grid, slope(grid, seed));
    std::mt19937_64 random(seed);
    std::vector<std::vector<std::int64_t>> weights(12);
    for (auto& month : weights)
      for (std::int64_t i = 0; i < grid.cells(); ++i)
        month.push_back(static_cast<std::int64_t>(random() >> 13));
    const Accumulated got = accumulated(cut_into(grid, 16, 20), direction, weights);
    for (const AccumulationTotals& totals : got.totals) {
      EXPECT_EQ(totals.weight,
                totals.left_the_grid + totals.into_no_data + totals.in_sinks + totals.without_direction);
      EXPECT_GT(totals.weight, 0);
    }
  }
}

TEST(Accumulation, OfAllWeightsIsTheSumOfTheirs) {
  const GridSpec grid = metric_grid(40, 50);
  const auto direction = directed(grid, slope(grid, 3));
  std::mt19937_64 random(3);
  std::vector<std::vector<std::int64_t>> weights(3, std::vector<std::int64_t>(2000));
  for (std::size_t i = 0; i < 2000; ++i) {
    weights[0][i] = static_cast<std::int64_t>(random() % 1000);
    weights[1][i] = static_cast<std::int64_t>(random() % 1000);
    weights[2][i] = weights[0][i] + weights[1][i];
  }
  const Accumulated got = accumulated(cut_into(grid, 13, 13), direction, weights);
  for (std::size_t i = 0; i < 2000; ++i) EXPECT_EQ(got.sums[0][i] + got.sums[1][i], got.sums[2][i]);
}

TEST(Accumulation, IsTheSameOnAnyNumberOfThreads) {
  const GridSpec grid = metric_grid(90, 70);
  const auto direction = directed(grid, slope(grid, 4));
  const std::vector<std::vector<std::int64_t>> ones = {std::vector<std::int64_t>(6300, 1)};
  const Accumulated one = accumulated(cut_into(grid, 11, 11, 1), direction, ones);
  for (const int threads : {2, 3}) {
    const Accumulated more = accumulated(cut_into(grid, 11, 11, threads), direction, ones);
    EXPECT_EQ(first_difference(grid, more.sums[0], one.sums[0]), "");
    EXPECT_EQ(more.totals, one.totals);
  }
}

}  // namespace
}  // namespace firnline::test
