// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/local_basins.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace firnline {
namespace {

TEST(Height, KeepsTheOrderOfElevations) {
  const float most = std::numeric_limits<float>::max(), least = std::numeric_limits<float>::denorm_min(),
              infinity = std::numeric_limits<float>::infinity();
  const std::vector<float> ascending = {-infinity, -most, -1, -least, 0, least, 1, most, infinity};
  Height below = height_of_no_data;
  for (const float elevation : ascending) {
    EXPECT_GT(height_of(elevation), below);
    EXPECT_EQ(elevation_of(height_of(elevation)), elevation);
    below = height_of(elevation);
  }
  EXPECT_LT(below, above_everything);
  EXPECT_EQ(height_of(-0.0F), height_of(0.0F));
  EXPECT_EQ(height_of(no_data_f32), height_of_no_data);
  EXPECT_EQ(height_of(-no_data_f32), height_of_no_data);
  EXPECT_NE(elevation_of(height_of_no_data), elevation_of(height_of_no_data));
}

std::vector<std::int32_t> basins_of(LocalBasins& basins, std::int64_t rows, std::int64_t cols,
                                    const std::vector<float>& elevation) {
  basins.find(rows, cols, elevation);
  std::vector<std::int32_t> found;
  for (std::int64_t row = 0; row < rows; ++row)
    for (std::int64_t col = 0; col < cols; ++col) found.push_back(basins.basin(row, col));
  return found;
}

TEST(LocalBasins, LeadToThePitBelow) {
  LocalBasins basins;

  EXPECT_EQ(basins_of(basins, 3, 5,
                      {3, 4, 9, 8, 7,  //
                       2, 1, 9, 5, 6,  //
                       3, 4, 7, 6, 6}),
            (std::vector<std::int32_t>{0, 0, 0, 1, 1,  //
                                       0, 0, 0, 1, 1,  //
                                       0, 0, 0, 1, 1}));
  const std::vector<Spill> spills = basins.spills();
  ASSERT_EQ(spills.size(), 1U);
  EXPECT_EQ(elevation_of(spills[0].height), 7);  // from (2,2) to (1,3)
}

TEST(LocalBasins, CrossFlatsWithoutACircle) {
  LocalBasins basins;

  EXPECT_EQ(basins_of(basins, 4, 6, std::vector<float>(24, 5)), std::vector<std::int32_t>(24, 0));
  EXPECT_TRUE(basins.spills().empty());
}

TEST(LocalBasins, RunDownInAllDirections) {
  LocalBasins basins;
  for (const std::size_t lowest : {0U, 1U, 2U, 3U, 5U, 6U, 7U, 8U}) {
    std::vector<float> cells(9, 9);
    cells[4] = 5;
    cells[lowest] = 1;

    const std::vector<std::int32_t> found = basins_of(basins, 3, 3, cells);

    EXPECT_EQ(found[4], found[lowest]) << lowest;
  }
}

TEST(LocalBasins, KeepNothingOfALargerTile) {
  LocalBasins basins;
  std::vector<float> many(400);
  for (std::size_t i = 0; i < many.size(); ++i) many[i] = static_cast<float>(i * 37 % 101);
  basins.find(20, 20, many);
  static_cast<void>(basins.spills());

  EXPECT_EQ(basins_of(basins, 1, 3, {1, 2, 1}), (std::vector<std::int32_t>{0, 0, 1}));
  ASSERT_EQ(basins.spills().size(), 1U);
  std::vector<float> cells(3);
  basins.flood(std::vector<Height>{height_of(4), height_of(-4)}, cells);
  EXPECT_EQ(cells, (std::vector<float>{4, 4, 1}));
}

}  // namespace
}  // namespace firnline
