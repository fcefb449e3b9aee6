// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/map_relief.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace firnline {
namespace {

GridSpec metres(std::int64_t rows, std::int64_t cols, double width, double height) {
  GridSpec grid;
  grid.rows = rows;
  grid.cols = cols;
  grid.cell_width = width;
  grid.cell_height = height;
  return grid;
}

const std::vector<float> slope_of_five = {1200, 1210, 1250, 1300, 1280, 1190, 1230, 1300, 1360,
                                          1310, 1150, 1220, 1340, 1400, 1330, 1100, 1180, 1290,
                                          1350, 1300, 1090, 1120, 1200, 1260, 1240};

// Of the same heights on cells of 30 m by 50 m: gdaldem hillshade -az 315 -alt 45 (GDAL 3.6.2), which writes
// 1 + 254 times the brightness, at least 1; cells off the edge, with heights as they are and doubled.
TEST(Hillshade, IsThatOfGdaldem) {
  const int once[] = {205, 219, 234, 157, 173, 167, 131, 115, 28};
  const int doubled[] = {178, 195, 220, 133, 149, 152, 107, 90, 1};
  const GridSpec grid = metres(5, 5, 30, 50);
  for (const double exaggeration : {1.0, 2.0}) {
    const auto bright = hillshade(grid, slope_of_five, 5, 5, exaggeration);
    for (std::size_t row = 1; row < 4; ++row)
      for (std::size_t col = 1; col < 4; ++col) {
        const int told = (exaggeration == 1 ? once : doubled)[(row - 1) * 3 + col - 1];
        EXPECT_NEAR(1 + 254 * bright[row * 5 + col], told, 0.5001)
            << exaggeration << " " << row << " " << col;
      }
  }
}

TEST(Hillshade, LevelGroundIsTheSineOf45Degrees) {
  const auto bright = hillshade(metres(3, 3, 30, 30), std::vector<float>(9, 500), 3, 3, 5);
  for (const float one : bright) EXPECT_FLOAT_EQ(one, std::sqrt(0.5F));
}

// A slope of 1 that falls to the north, on degrees at 60 N: cells are half as wide as high there, so the same
// rise per column is twice as steep. By hand on a sphere: a degree is 111,319.5 m from south to north.
TEST(Hillshade, KnowsThatDegreesNarrow) {
  GridSpec grid = metres(3, 3, 1, 1);
  grid.geographic = true;
  grid.eccentricity_sq = 0;
  grid.north = 61.5;
  const auto degree = static_cast<float>(111319.49);
  const std::vector<float> to_the_west = {2 * degree, degree,     0,      2 * degree, degree,
                                          0,          2 * degree, degree, 0};
  // Two to one, falling to the east: (0.5 x -2 + 0.7071) / sqrt(1 + 4) is below 0.
  EXPECT_EQ(hillshade(grid, to_the_west, 3, 3, 1)[4], 0);
  const std::vector<float> to_the_east = {0,          degree, 2 * degree, 0,         degree,
                                          2 * degree, 0,      degree,     2 * degree};
  EXPECT_NEAR(hillshade(grid, to_the_east, 3, 3, 1)[4], (1 + std::sqrt(0.5)) / std::sqrt(5.0), 1e-4);
}

TEST(Hillshade, UnknownHeightsStayUnknownAndHurtNoNeighbour) {
  std::vector<float> heights(9, 100);
  heights[0] = std::numeric_limits<float>::quiet_NaN();
  const auto bright = hillshade(metres(3, 3, 30, 30), heights, 3, 3, 1);
  EXPECT_TRUE(std::isnan(bright[0]));
  EXPECT_FLOAT_EQ(bright[4], std::sqrt(0.5F));
}

// A plane that rises 0.01 per metre: 0.35 is reached when it is enlarged 50 times; one of 0.2 is at twice its
// height.
TEST(Relief, IsEnlargedUntilItIsSeen) {
  const auto plane = [](float rise) {
    std::vector<float> heights;
    for (int row = 0; row < 9; ++row)
      for (int col = 0; col < 9; ++col) heights.push_back(rise * 30 * static_cast<float>(col));
    return heights;
  };
  const GridSpec grid = metres(9, 9, 30, 30);
  EXPECT_EQ(exaggeration_of(grid, plane(1), 9, 9), 1);
  EXPECT_EQ(exaggeration_of(grid, plane(0.2F), 9, 9), 2);
  EXPECT_EQ(exaggeration_of(grid, plane(0.01F), 9, 9), 50);
  EXPECT_EQ(exaggeration_of(grid, plane(0), 9, 9), 50);
}

}  // namespace
}  // namespace firnline
