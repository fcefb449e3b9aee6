// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/pictures.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <set>

#include "host/run/picture_grid.hpp"

namespace firnline {
namespace {

GridSpec cells(std::int64_t rows, std::int64_t cols) {
  GridSpec grid;
  grid.rows = rows;
  grid.cols = cols;
  return grid;
}

// 2000 cells in at most 900: every third, the second of each three; the last step holds two cells, of which
// the last.
TEST(PictureGrid, ShowsTheMiddleOfEachStep) {
  const PictureGrid grid(cells(2000, 500));
  EXPECT_EQ(grid.step, 3);
  EXPECT_EQ(grid.rows, 667);
  EXPECT_EQ(grid.cols, 167);
  EXPECT_EQ(grid.source_row(0), 1);
  EXPECT_EQ(grid.source_row(666), 1999);
}

// Whatever the tiles: every cell of the picture is taken from exactly one of them, and lies in it.
TEST(PictureGrid, EveryCellComesFromOneTile) {
  for (const std::int64_t rows : {1, 7, 900, 901, 2701, 4096})
    for (const std::int64_t height : {1, 2, 3, 64, 500}) {
      const PictureGrid grid(cells(rows, 5000));
      std::int64_t next = 0;
      for (std::int64_t row = 0; row < rows; row += height) {
        const Window tile{row, 0, std::min(height, rows - row), 5000};
        const Window shown = grid.shown_of(tile);
        EXPECT_EQ(shown.row, next) << rows << " " << height << " " << row;
        next = shown.row + shown.rows;
        EXPECT_EQ(shown.cols, grid.cols);
        for (std::int64_t r = shown.row; r < next; ++r) {
          EXPECT_GE(grid.source_row(r), row);
          EXPECT_LT(grid.source_row(r), row + height);
        }
      }
      EXPECT_EQ(next, grid.rows) << rows << " " << height;
    }
}

// 0 to 699: sevenths begin at 100, 200 ...; they are 100 apart and need no rounding.
TEST(Steps, HoldAboutAsManyCellsEach) {
  std::vector<float> values(700);
  std::iota(values.begin(), values.end(), 0.0F);
  const auto picture = in_steps(values);
  EXPECT_EQ(picture.bounds, (std::vector<double>{100, 200, 300, 400, 500, 600}));
  EXPECT_FALSE(picture.lowest_alone);
  EXPECT_EQ(picture.steps[99], 1);
  EXPECT_EQ(picture.steps[100], 2);
  EXPECT_EQ(picture.steps[699], 7);
}

// Half of the cells hold nothing: 0 is a step of its own, and the others share what is left.
TEST(Steps, ManyEqualLeastOnesStandAlone) {
  std::vector<float> values(1000, 0.0F);
  for (std::size_t i = 500; i < 1000; ++i) values[i] = static_cast<float>(i - 499);
  const auto picture = in_steps(values);
  EXPECT_TRUE(picture.lowest_alone);
  EXPECT_EQ(picture.lowest, 0);
  EXPECT_EQ(picture.steps[0], 1);
  EXPECT_EQ(picture.steps[500], 2);
  const std::set<std::uint8_t> used(picture.steps.begin(), picture.steps.end());
  EXPECT_EQ(used.size(), picture.bounds.size() + 2);
}

TEST(Steps, OfOneValueIsOne) {
  const float nothing = std::numeric_limits<float>::quiet_NaN();
  const auto picture = in_steps({4, nothing, 4});
  EXPECT_TRUE(picture.bounds.empty());
  EXPECT_EQ(picture.steps, (std::vector<std::uint8_t>{1, 0, 1}));
  EXPECT_EQ(in_steps({nothing}).steps, (std::vector<std::uint8_t>{0}));
}

// Temperatures that differ by tenths keep what tells them apart.
TEST(Steps, AreRoundedByTheirDistance) {
  std::vector<float> values;
  for (int i = 0; i < 700; ++i) values.push_back(static_cast<float>(280 + i * 0.00123));
  const auto picture = in_steps(values);
  ASSERT_EQ(picture.bounds.size(), 6U);
  EXPECT_DOUBLE_EQ(picture.bounds[0], 280.1);
  for (std::size_t k = 1; k < picture.bounds.size(); ++k) EXPECT_GT(picture.bounds[k], picture.bounds[k - 1]);
}

TEST(Steps, OfSharesAreFifths) {
  EXPECT_EQ(step_of_share(0), 1);
  EXPECT_EQ(step_of_share(0.1999F), 1);
  EXPECT_EQ(step_of_share(0.2F), 2);
  EXPECT_EQ(step_of_share(0.8F), 5);
  EXPECT_EQ(step_of_share(1), 5);
  EXPECT_EQ(step_of_share(std::numeric_limits<float>::quiet_NaN()), 0);
}

}  // namespace
}  // namespace firnline
