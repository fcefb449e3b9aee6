// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/tile_height.hpp"

#include <gtest/gtest.h>

namespace firnline {
namespace {

/// 4000 x 1000 cells in tiles of 256 rows: 16 tiles.
TilePlan plan_of_16_tiles() {
  TilePlan tiles;
  tiles.grid.rows = 4000;
  tiles.grid.cols = 1000;
  tiles.tile_rows = 256;
  tiles.tile_cols = 1000;
  return tiles;
}

std::int64_t rows_with(std::int64_t sums) {
  TilePlan tiles = plan_of_16_tiles();
  lower_tiles_for_many_sites(tiles, sums);
  return tiles.tile_rows;
}

// 64 MiB / 320 bytes = 209,715.2 sums a tile; 16 tiles hold 3,355,443.
TEST(TileHeight, StaysWhileTheSumsOfATileAreFew) {
  EXPECT_EQ(rows_with(0), 256);
  EXPECT_EQ(rows_with(3'355'443), 256);
}

// One sum more asks for 17 tiles: 4,000,000 cells / 17 = 235,294 cells = 235 rows.
TEST(TileHeight, FallsWithTheNumberOfSums) {
  EXPECT_EQ(rows_with(3'355'444), 235);
  EXPECT_EQ(rows_with(20'000'000), 41);  // 95.4, so 96 tiles: 41,666 cells
}

TEST(TileHeight, DoesNotFallBelowSixteenRows) {
  EXPECT_EQ(rows_with(1'000'000'000), 16);
  TilePlan low = plan_of_16_tiles();
  low.tile_rows = 8;
  lower_tiles_for_many_sites(low, 1'000'000'000);
  EXPECT_EQ(low.tile_rows, 8);
}

}  // namespace
}  // namespace firnline
