// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "kernels/hydrology/directions.hpp"
#include "tests/support/routing_grids.hpp"

namespace firnline::test {
namespace {

std::vector<std::uint8_t> directions(const GridSpec& grid, const std::vector<float>& heights,
                                     std::int64_t tile) {
  const WholeGrid where = cut_into(grid, tile, tile);
  MemoryPlane<std::uint8_t> direction(where.tiling);
  flow_directions(where, *plane_of(where, heights), nullptr, direction);
  return load_grid(where.tiling, direction);
}

// T-D8: the grid of ESRI's manual, its directions as printed there; the outlet leaves southward.
TEST(DirectionsGolden, AreThoseOfTheTeachingGrid) {
  const std::vector<float> heights = {78, 72, 69, 71, 58, 49, 74, 67, 56, 49, 46, 50,  //
                                      69, 53, 44, 37, 38, 48, 64, 58, 55, 22, 31, 24,  //
                                      68, 61, 47, 21, 16, 19, 74, 53, 34, 12, 11, 12};
  const std::vector<std::uint8_t> expected = {2, 2, 2, 4, 4, 8, 2,   2,   2, 4, 4, 8,  //
                                              1, 1, 2, 4, 8, 4, 128, 128, 1, 2, 4, 8,
                                              2, 2, 1, 4, 4, 4, 1,   1,   1, 1, 4, 16};
  const GridSpec grid = metric_grid(6, 6);
  for (const std::int64_t tile : {6, 1, 4})
    EXPECT_EQ(first_difference(grid, directions(grid, heights, tile), expected), "") << tile;
}

// By hand: 9 falls 3 over 30 m to the east and 2.5 over 20 m to the south: 0.1 against 0.125; over square
// cells the east would win.
TEST(DirectionsGolden, WeighDropsByMetres) {
  const std::vector<float> heights = {20, 20, 20, 20, 9, 6, 20, 6.5, 20};
  EXPECT_EQ(directions(metric_grid(3, 3, 30, 20), heights, 3)[4], d8::south);
  EXPECT_EQ(directions(metric_grid(3, 3, 30, 30), heights, 3)[4], d8::east);
}

// By hand: the diagonal of cells of 30 x 40 m is 50 m; 5 m over it tie with 3 m over 30 m to the west and 4 m
// over 40 m to the north (0.1 each), and the south-west comes first.
TEST(DirectionsGolden, BreakTiesClockwiseFromTheEast) {
  const std::vector<float> heights = {90, 6, 90, 7, 10, 90, 5, 90, 90};
  EXPECT_EQ(directions(metric_grid(3, 3, 30, 40), heights, 3)[4], d8::south_west);
}

// By hand: a plain of one height between walls, open at its south-western corner alone, whose cell (3, 1)
// falls to 4. t are steps from there, the first counted; a steps from the walls, 1 beside them:
//   t: 3 3 3 4 5    a: 1 1 1 1 1    2t - a: 5 5 5 7 9
//      2 2 3 4 5       1 2 2 2 1            3 2 4 6 9
//      1 2 3 4 5       - 1 1 1 1            - 3 5 7 9
// Beside (3, 1) cells go there; the others to their neighbour of smallest 2t - a.
TEST(DirectionsGolden, LeadFlatsAwayFromWallsTowardTheGap) {
  const std::vector<float> heights = {9, 9, 9, 9, 9, 9, 9,  //
                                      9, 5, 5, 5, 5, 5, 9,  //
                                      9, 5, 5, 5, 5, 5, 9,  //
                                      9, 5, 5, 5, 5, 5, 9,  //
                                      4, 9, 9, 9, 9, 9, 9};
  const std::vector<std::uint8_t> middle = {2, 4,  8,  8,  8,   //
                                            4, 8,  16, 16, 16,  //
                                            8, 16, 32, 32, 32};
  const auto got = directions(metric_grid(5, 7), heights, 7);
  for (std::size_t row = 0; row < 3; ++row)
    for (std::size_t col = 0; col < 5; ++col)
      EXPECT_EQ(int{got[(row + 1) * 7 + col + 1]}, int{middle[row * 5 + col]}) << row << ", " << col;
}

}  // namespace
}  // namespace firnline::test
