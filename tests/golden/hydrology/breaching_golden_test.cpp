// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "tests/support/dems.hpp"

namespace firnline::test {
namespace {

/// domain-spec 12, T-BR: a plateau at 8 in a border of 0, a pit of 3 x 3 cells at 1, and a notch at 7 from it
/// to the border.
Dem notched_plateau(float notch) {
  Dem dem{10, 10, std::vector<float>(100, 8), {}};
  for (std::int64_t i = 0; i < 10; ++i)
    for (const std::size_t cell : {dem.at(0, i), dem.at(9, i), dem.at(i, 0), dem.at(i, 9)})
      dem.elevation[cell] = 0;
  for (std::int64_t row = 4; row <= 6; ++row)
    for (std::int64_t col = 4; col <= 6; ++col) dem.elevation[dem.at(row, col)] = 1;
  dem.elevation[dem.at(5, 7)] = dem.elevation[dem.at(5, 8)] = notch;
  return dem;
}

TEST(Breaching, CutsTheNotchToThePit) {
  const BreachedDem done = breach(notched_plateau(7));

  EXPECT_EQ(done.elevation, notched_plateau(1).elevation);
  EXPECT_EQ(done.result.breached_pits, 1);
  EXPECT_EQ(done.result.left_pits, 0);
  EXPECT_EQ(done.result.lowered_cells, 2);
  EXPECT_EQ(done.result.lowered_volume_m3, 2 * 6 * 100);
  EXPECT_EQ(done.result.deepest_cut_m, 6);
  EXPECT_EQ(done.result.deepest_cut, (Cell{5, 7}));
}

// By hand: cells of 10 m. From the pit's first cell (4,4) east to (4,6), down the diagonal to (5,7), east to
// (5,8), and up the diagonal to (4,9), the first of the border cells that (5,8) sees: 30 m and two
// diagonals, 58.28 m.
TEST(Breaching, KeepsToTheLengthOfAChannel) {
  const BreachedDem beyond = breach(notched_plateau(7), {.length_m = 58.2}),
                    within = breach(notched_plateau(7), {.length_m = 58.3});

  EXPECT_EQ(beyond.elevation, notched_plateau(7).elevation);
  EXPECT_EQ(beyond.result.left_pits, 1);
  EXPECT_EQ(beyond.result.breached_pits, 0);
  EXPECT_EQ(within.elevation, notched_plateau(1).elevation);
}

TEST(Breaching, KeepsToTheDepthOfACut) {
  const BreachedDem beyond = breach(notched_plateau(7), {.depth_m = 5.9}),
                    within = breach(notched_plateau(7), {.depth_m = 6});

  EXPECT_EQ(beyond.elevation, notched_plateau(7).elevation);
  EXPECT_EQ(beyond.result.lowered_cells, 0);
  EXPECT_EQ(within.elevation, notched_plateau(1).elevation);
}

// By hand, a line of valleys: the pit at 3 is too deep behind the sill at 9, the one at 5 is not, and ends
// where it meets lower ground. The rest is filled.
TEST(Breaching, LeavesTheRestToBeFilled) {
  Dem dem{3,
          8,
          {20, 20, 20, 20, 20, 20, 20, 20,  //
           20, 5,  8,  3,  6,  9,  2,  1,   //
           20, 20, 20, 20, 20, 20, 20, 20},
          {}};
  const BreachedDem some = breach(dem, {.depth_m = 4});

  EXPECT_EQ(some.elevation, (std::vector<float>{20, 20, 20, 20, 20, 20, 20, 20,  //
                                                20, 5,  5,  3,  6,  9,  2,  1,   //
                                                20, 20, 20, 20, 20, 20, 20, 20}));
  EXPECT_EQ(some.result.breached_pits, 1);
  EXPECT_EQ(some.result.left_pits, 1);
  dem.elevation = some.elevation;
  EXPECT_EQ(fill(dem).elevation, (std::vector<float>{20, 20, 20, 20, 20, 20, 20, 20,  //
                                                     20, 9,  9,  9,  9,  9,  2,  1,   //
                                                     20, 20, 20, 20, 20, 20, 20, 20}));
}

// By hand: the lowest pit goes first, and the higher one uses its channel.
TEST(Breaching, LetsHigherPitsIntoTheChannelsOfLowerOnes) {
  const Dem dem{3,
                8,
                {20, 20, 20, 20, 20, 20, 20, 20,  //
                 20, 3,  8,  5,  7,  9,  2,  1,   //
                 20, 20, 20, 20, 20, 20, 20, 20},
                {}};

  const BreachedDem all = breach(dem);

  EXPECT_EQ(all.elevation, (std::vector<float>{20, 20, 20, 20, 20, 20, 20, 20,  //
                                               20, 3,  3,  3,  3,  3,  2,  1,   //
                                               20, 20, 20, 20, 20, 20, 20, 20}));
  EXPECT_EQ(all.result.breached_pits, 1);
  EXPECT_EQ(all.result.deepest_cut, (Cell{1, 5}));
}

// By hand: a lake at 6 takes the water of the valley at 7, but is not dug out for the one at 2.
TEST(Breaching, NeverLowersATerminalLake) {
  Dem dem{3,
          7,
          {20, 20, 20, 20, 20, 20, 20,  //
           20, 7,  9,  6,  8,  2,  20,  //
           20, 20, 20, 20, 20, 20, 20},
          {}};
  dem.sinks.assign(21, 0);
  dem.sinks[dem.at(1, 3)] = 1;

  const BreachedDem done = breach(dem);

  EXPECT_EQ(done.elevation, (std::vector<float>{20, 20, 20, 20, 20, 20, 20,  //
                                                20, 7,  7,  6,  8,  2,  20,  //
                                                20, 20, 20, 20, 20, 20, 20}));
  EXPECT_EQ(done.result.left_pits, 1);
}

// By hand: the edge of the grid gives way.
TEST(Breaching, CutsTheEdgeOfTheGrid) {
  const Dem dem{3,
                4,
                {9, 9, 9, 9,  //
                 9, 1, 4, 6,  //
                 9, 9, 9, 9},
                {}};

  EXPECT_EQ(breach(dem).elevation, (std::vector<float>{9, 9, 9, 9,  //
                                                       9, 1, 1, 1,  //
                                                       9, 9, 9, 9}));
}

}  // namespace
}  // namespace firnline::test
