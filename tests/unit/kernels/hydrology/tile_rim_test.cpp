// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/tile_rim.hpp"

#include <gtest/gtest.h>

namespace firnline {
namespace {

TEST(TileRim, TellsOfBasinsAlongTheBorderAlone) {
  // The tile in the middle of nine. A pit at 1 behind a rim of 4, inside; two basins that the border shows.
  std::vector<float> cells = {2, 9, 9, 9, 9,  //
                              9, 4, 4, 4, 9,  //
                              9, 4, 1, 4, 9,  //
                              9, 4, 4, 5, 9,  //
                              9, 9, 9, 9, 3};
  LocalBasins basins;

  const TileRim rim = gather_rim({15, 15, 5, 5}, 4, basins, {}, cells);

  EXPECT_EQ(rim.basin_count, 1 + 3);  // the pit's basin reaches the border at 9
  ASSERT_EQ(rim.spills.size(), 2U);
  EXPECT_EQ(elevation_of(rim.spills[0].height), 4);
  EXPECT_EQ(elevation_of(rim.spills[1].height), 5);
  EXPECT_EQ(rim.heights.size(), 16U);
  EXPECT_EQ(elevation_of(rim.heights[0]), 2);
  EXPECT_EQ(cells[12], 4);  // it spills to the corner at 2
  EXPECT_EQ(cells[18], 5);
}

TEST(TileRim, LinksSinksAndTheEdgeOfTheGridToOutside) {
  std::vector<float> cells = {8, 9, 3};
  const std::vector<std::uint8_t> sinks = {1, 0, 0};
  LocalBasins basins;

  const TileRim rim = gather_rim({9, 9, 1, 3}, 13, basins, sinks, cells);

  ASSERT_EQ(rim.spills.size(), 2U);
  EXPECT_EQ(elevation_of(rim.spills[0].height), 8);
  EXPECT_EQ(rim.spills[0].b, 0);
  EXPECT_EQ(elevation_of(rim.spills[1].height), 9);
}

TEST(FloodFromBorder, RaisesWhatLiesBelowTheWaterBehindTheBorder) {
  std::vector<float> cells = {6, 9, 5, 5,  //
                              4, 9, 1, 7,  //
                              6, 9, 9, 9};
  const std::vector<float> border = {6, 9, 5, 5, 7, 9, 9, 9, 6, 6};

  EXPECT_TRUE(flood_from_border({0, 0, 3, 4}, border, cells));

  EXPECT_EQ(cells, (std::vector<float>{6, 9, 5, 5,  //
                                       6, 9, 1, 7,  //
                                       6, 9, 9, 9}));
  EXPECT_FALSE(flood_from_border({0, 0, 3, 4}, border, cells));
}

TEST(FloodFromBorder, CoversNoDataThatTurnsOutEnclosed) {
  const float none = no_data_f32;
  std::vector<float> cells = {none, none, none};

  EXPECT_TRUE(flood_from_border({0, 0, 1, 3}, std::vector<float>{7, 7, 7}, cells));
  EXPECT_EQ(cells, (std::vector<float>{7, 7, 7}));
}

TEST(FloodFromBorder, LeavesNoDataThatDrains) {
  std::vector<float> cells = {no_data_f32, 3};

  EXPECT_FALSE(flood_from_border({0, 0, 1, 2}, std::vector<float>{no_data_f32, 3}, cells));
}

}  // namespace
}  // namespace firnline
