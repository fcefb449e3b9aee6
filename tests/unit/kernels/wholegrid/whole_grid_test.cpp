// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/wholegrid/whole_grid.hpp"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace firnline {
namespace {

WholeGrid grid_of(std::int64_t rows, std::int64_t cols, std::int64_t tile, int threads) {
  WholeGrid where;
  where.device.threads = threads;
  where.grid.rows = rows;
  where.grid.cols = cols;
  where.tiling = {rows, cols, tile, tile};
  return where;
}

TEST(ForEachTile, TakesEachOnceAndTellsOfEach) {
  WholeGrid where = grid_of(50, 70, 7, 3);
  int told = 0;
  where.tile_done = [&told] { ++told; };
  std::vector<std::atomic<int>> taken(static_cast<std::size_t>(where.tiling.tiles()));
  std::atomic<bool> known_worker = true;

  for_each_tile(where, [&](std::int64_t tile, std::size_t worker) {
    ++taken[static_cast<std::size_t>(tile)];
    if (worker >= workers(where)) known_worker = false;
  });

  EXPECT_TRUE(std::all_of(taken.begin(), taken.end(), [](const auto& times) { return times == 1; }));
  EXPECT_EQ(told, where.tiling.tiles());
  EXPECT_TRUE(known_worker);
}

TEST(ForEachTile, ThrowsOnWhatATileThrows) {
  const WholeGrid where = grid_of(40, 40, 4, 2);
  std::atomic<int> begun = 0;

  try {
    for_each_tile(where, [&](std::int64_t tile, std::size_t) {
      ++begun;
      if (tile >= 10) throw std::runtime_error("tile " + std::to_string(tile));
    });
    FAIL() << "nothing was thrown";
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(), "tile 10");
  }
  EXPECT_LE(begun, 12) << "tiles went on being taken";
}

TEST(ForEachTile, IsStoppedByWhoIsTold) {
  WholeGrid where = grid_of(40, 40, 4, 2);
  int told = 0;
  where.tile_done = [&told] {
    if (++told == 5) throw std::runtime_error("stop");
  };

  EXPECT_THROW(for_each_tile(where, [](std::int64_t, std::size_t) {}), std::runtime_error);
  EXPECT_LE(told, 6);
}

/// Each tile shows one number, the greatest it has heard of; the corner begins with 9.
std::int64_t rounds_until_all_know(const WholeGrid& where, std::vector<std::vector<int>>& borders) {
  borders.clear();
  for (std::int64_t tile = 0; tile < where.tiling.tiles(); ++tile) {
    const Window window = where.tiling.window(tile);
    borders.emplace_back(static_cast<std::size_t>(Border(window.rows, window.cols).size()),
                         tile == 0 ? 9 : 1);
  }
  std::vector<std::int64_t> all;
  for (std::int64_t tile = 0; tile < where.tiling.tiles(); ++tile) all.push_back(tile);
  return settle_borders<int>(where, all, 0, borders,
                             [&](std::int64_t tile, std::size_t, const std::vector<int>& ring) {
                               const auto& own = borders[static_cast<std::size_t>(tile)];
                               const int heard = *std::max_element(ring.begin(), ring.end());
                               return std::vector<int>(own.size(), std::max(own.front(), heard));
                             });
}

TEST(SettleBorders, EndsWhenNothingChangesAndCountsRounds) {
  // News crosses one tile a round, 4 of them corner to corner; the fifth round hears nothing new.
  for (const int threads : {1, 2, 3}) {
    std::vector<std::vector<int>> borders;
    const WholeGrid where = grid_of(20, 20, 4, threads);

    EXPECT_EQ(rounds_until_all_know(where, borders), 5);
    for (const auto& border : borders) EXPECT_EQ(border.front(), 9);
  }
}

TEST(SettleBorders, HasNothingToDoForOneTileBeyondTheFirstRound) {
  std::vector<std::vector<int>> borders;

  EXPECT_EQ(rounds_until_all_know(grid_of(3, 3, 4, 2), borders), 1);
}

TEST(Neighbours, AreTheTilesAround) {
  const Tiling tiling{12, 12, 4, 4};

  EXPECT_EQ(neighbours_of(tiling, 0), (std::vector<std::int64_t>{1, 3, 4}));
  EXPECT_EQ(neighbours_of(tiling, 4), (std::vector<std::int64_t>{0, 1, 2, 3, 5, 6, 7, 8}));
  EXPECT_EQ(neighbours_of(tiling, 8), (std::vector<std::int64_t>{4, 5, 7}));
}

}  // namespace
}  // namespace firnline
