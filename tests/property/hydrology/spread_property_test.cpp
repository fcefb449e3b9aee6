// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// What is true of water however it spreads.
#include <gtest/gtest.h>

#include "tests/support/spread_grids.hpp"

namespace firnline::test {
namespace {

std::string name_of(const SpreadLaw& law, const FilledRelief& relief) {
  return relief.name + (law.kind == SpreadLaw::Kind::multiple ? ", multiple" : ", D-infinity");
}

TEST(SpreadAccumulation, LosesNothing) {
  for (const Relief& relief : random_reliefs()) {
    const FilledRelief filled = fill_relief(relief);
    for (const SpreadLaw& law : spread_laws()) {
      const Spread got = spread(cut_into(filled.grid, 8, 9), filled.heights, filled.direction, law,
                                spread_weights(filled.grid.cells(), 5));
      for (const AccumulationTotals& totals : got.report.totals)
        EXPECT_EQ(totals.weight,
                  totals.left_the_grid + totals.into_no_data + totals.in_sinks + totals.without_direction)
            << name_of(law, filled);
    }
  }
}

// D-infinity and multiple flow send water through the same ends as D8 where there is one: all of it.
TEST(SpreadAccumulation, BringsAllWaterOfOneOutletThere) {
  Relief bowl{"bowl", metric_grid(40, 40), {}, {}};
  for (int row = 0; row < 40; ++row)
    for (int col = 0; col < 40; ++col)
      bowl.heights.push_back(static_cast<float>((row - 17) * (row - 17) + 1.25 * (col - 22) * (col - 22)));
  bowl.sinks.assign(1600, 0);
  bowl.sinks[17 * 40 + 22] = 1;
  const FilledRelief filled = fill_relief(bowl);
  for (const SpreadLaw& law : spread_laws())
    EXPECT_EQ(spread(cut_into(filled.grid, 16, 16), filled.heights, filled.direction, law,
                     {std::vector<std::int64_t>(1600, 1)})
                  .sums[0][17 * 40 + 22],
              1600);
}

TEST(SpreadAccumulation, IsTheSameForAnyTilesRoomAndThreads) {
  for (const Relief& relief : random_reliefs()) {
    const FilledRelief filled = fill_relief(relief);
    const auto weights = spread_weights(filled.grid.cells(), 9);
    for (const SpreadLaw& law : spread_laws()) {
      const Spread whole = spread(cut_into(filled.grid, filled.grid.rows, filled.grid.cols), filled.heights,
                                  filled.direction, law, weights);
      for (const std::int64_t tile : {2, 5, 9, 16}) {
        const int threads = tile == 9 ? 3 : 1;
        const std::int64_t room = tile < 9 ? 4 : 9;
        const Spread tiled = spread(cut_into(filled.grid, tile, tile + tile / 5, threads), filled.heights,
                                    filled.direction, law, weights, room);
        EXPECT_EQ(tiled.sums, whole.sums) << name_of(law, filled) << ", tiles of " << tile;
        EXPECT_EQ(tiled.report.totals, whole.report.totals);
      }
    }
  }
}

TEST(SpreadAccumulation, TakesAsManyRoundsOnAnyNumberOfThreads) {
  const FilledRelief filled = fill_relief(random_reliefs()[0]);
  const auto weights = spread_weights(filled.grid.cells(), 1);
  for (const SpreadLaw& law : spread_laws()) {
    const auto rounds = [&](int threads) {
      return spread(cut_into(filled.grid, 5, 5, threads), filled.heights, filled.direction, law, weights)
          .report.rounds;
    };
    EXPECT_GT(rounds(1), 1);
    EXPECT_EQ(rounds(1), rounds(4));
  }
}

/// Slopes without flats or equal heights, in steps that a shift by 512 m leaves exact.
std::vector<float> rough_slope(std::int64_t rows, std::int64_t cols) {
  std::mt19937_64 random(11);
  std::vector<float> heights;
  for (std::int64_t row = 0; row < rows; ++row)
    for (std::int64_t col = 0; col < cols; ++col)
      heights.push_back(static_cast<float>(20 * (row + col)) +
                        static_cast<float>(random() % (1 << 14)) / (1 << 10));
  return heights;
}

TEST(SpreadAccumulation, IsTheSameOnHigherGround) {
  const GridSpec grid = metric_grid(30, 30);
  const auto heights = rough_slope(30, 30);
  auto higher = heights;
  for (float& height : higher) height += 512;
  const auto weights = spread_weights(900, 2);
  for (const SpreadLaw& law : spread_laws())
    EXPECT_EQ(spread(cut_into(grid, 7, 7), higher, directed(grid, higher), law, weights).sums,
              spread(cut_into(grid, 7, 7), heights, directed(grid, heights), law, weights).sums);
}

template <class T>
std::vector<T> turned(const std::vector<T>& cells, std::int64_t rows, std::int64_t cols) {
  std::vector<T> out;
  for (std::int64_t row = 0; row < cols; ++row)
    for (std::int64_t col = 0; col < rows; ++col)
      out.push_back(cells[static_cast<std::size_t>((rows - 1 - col) * cols + row)]);
  return out;
}

// Weights so large that no two parts of a cell's water lose alike.
TEST(SpreadAccumulation, TurnsWithTheGrid) {
  const GridSpec grid = metric_grid(30, 20, 30, 45), on_its_side = metric_grid(20, 30, 45, 30);
  const auto heights = rough_slope(30, 20), turned_heights = turned(heights, 30, 20);
  const auto weight = spread_weights(600, 3)[2];
  for (const SpreadLaw& law : spread_laws()) {
    const Spread upright = spread(cut_into(grid, 7, 8), heights, directed(grid, heights), law, {weight});
    const Spread turned_by_90 = spread(cut_into(on_its_side, 9, 5), turned_heights,
                                       directed(on_its_side, turned_heights), law, {turned(weight, 30, 20)});
    EXPECT_EQ(turned_by_90.sums[0], turned(upright.sums[0], 30, 20));
  }
}

}  // namespace
}  // namespace firnline::test
