// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "tests/support/routing_grids.hpp"

namespace firnline::test {
namespace {

std::vector<std::int64_t> counts(const GridSpec& grid, const std::vector<std::uint8_t>& direction,
                                 std::int64_t tile) {
  return accumulated(cut_into(grid, tile, tile), direction, {std::vector<std::int64_t>(direction.size(), 1)})
      .sums[0];
}

// T-D8: directions of ESRI's teaching grid; its sums count the cells upstream without the cell itself.
TEST(AccumulationGolden, CountsTheTeachingGrid) {
  const std::vector<std::uint8_t> direction = {2, 2, 2, 4, 4, 8, 2,   2,   2, 4, 4, 8,  //
                                               1, 1, 2, 4, 8, 4, 128, 128, 1, 2, 4, 8,
                                               2, 2, 1, 4, 4, 4, 1,   1,   1, 1, 4, 16};
  std::vector<std::int64_t> expected = {0, 0, 0, 0, 0,  0, 0, 1, 1, 2,  2,  0,  //
                                        0, 3, 7, 5, 4,  0, 0, 0, 0, 20, 0,  1,  //
                                        0, 0, 0, 1, 24, 0, 0, 2, 4, 7,  35, 1};
  for (std::int64_t& count : expected) ++count;
  const GridSpec grid = metric_grid(6, 6);
  for (const std::int64_t tile : {6, 1, 2, 5})
    EXPECT_EQ(first_difference(grid, counts(grid, direction, tile), expected), "") << tile;
}

// T-ACCU: every cell flows north.
TEST(AccumulationGolden, GrowsRowByRow) {
  const auto sums = counts(metric_grid(10, 10), std::vector<std::uint8_t>(100, d8::north), 4);
  for (std::int64_t row = 0; row < 10; ++row)
    for (std::int64_t col = 0; col < 10; ++col)
      EXPECT_EQ(sums[static_cast<std::size_t>(row * 10 + col)], 10 - row);
}

// One path through all cells, east and west in turn: it crosses the same borders of tiles again and again.
TEST(AccumulationGolden, FollowsAZigzagThroughEveryCell) {
  const GridSpec grid = metric_grid(30, 50);
  std::vector<std::uint8_t> direction;
  std::vector<std::int64_t> expected;
  for (std::int64_t row = 0; row < 30; ++row)
    for (std::int64_t col = 0; col < 50; ++col) {
      const bool eastward = row % 2 == 0;
      direction.push_back((eastward ? col == 49 : col == 0) ? d8::south : eastward ? d8::east : d8::west);
      expected.push_back(row * 50 + (eastward ? col : 49 - col) + 1);
    }
  for (const std::int64_t tile : {50, 7, 1})
    EXPECT_EQ(first_difference(grid, counts(grid, direction, tile), expected), "") << tile;
}

}  // namespace
}  // namespace firnline::test
