// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/alignment/grid_line.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace firnline {
namespace {

using Line = std::vector<GridPoint>;

constexpr GridBox box = {0, 0, 10, 10};

// By hand: from column -5 to 15 on row 5; the box is columns 0 to 10.
TEST(Clipped, KeepsWhatLiesInside) {
  EXPECT_EQ(clipped({{5, -5}, {5, 15}}, box), (std::vector<Line>{{{5, 0}, {5, 10}}}));
  EXPECT_EQ(clipped({{1, 1}, {2, 3}, {4, 4}}, box), (std::vector<Line>{{{1, 1}, {2, 3}, {4, 4}}}));
}

TEST(Clipped, GivesAPartForEachVisit) {
  const Line line = {{5, 5}, {5, 15}, {7, 15}, {7, 5}};
  EXPECT_EQ(clipped(line, box), (std::vector<Line>{{{5, 5}, {5, 10}}, {{7, 10}, {7, 5}}}));
}

TEST(Clipped, GivesNothingOfALineThatPassesBy) {
  EXPECT_TRUE(clipped({{-1, -5}, {-1, 15}}, box).empty());
  EXPECT_TRUE(clipped({{-3, 9}, {1, 13}}, box).empty());  // cuts across the corner outside
}

// A triangle with its apex at column 20: at column 10 its sides are 2.5 from the axis (by similar triangles).
TEST(ClippedRing, FollowsTheEdgeOfTheBox) {
  const GridRing ring = {{0, 0}, {5, 20}, {10, 0}, {0, 0}};
  const GridRing inside = clipped_ring(ring, box);
  EXPECT_EQ(inside.front(), inside.back());
  double area = 0;
  for (std::size_t i = 1; i < inside.size(); ++i) {
    EXPECT_LE(inside[i].col, 10);
    area += (inside[i - 1].row * inside[i].col - inside[i].row * inside[i - 1].col) / 2;
  }
  EXPECT_NEAR(std::abs(area), 75, 1e-9);  // a trapezium of sides 10 and 5, 10 wide
}

TEST(ClippedRing, IsEmptyOutside) {
  EXPECT_TRUE(clipped_ring({{20, 20}, {20, 30}, {30, 30}}, box).empty());
}

TEST(Simplified, LeavesOutWhatNobodySees) {
  EXPECT_EQ(simplified({{0, 0}, {0.1, 1}, {0, 2}, {3, 3}, {0, 4}}, 0.5),
            (Line{{0, 0}, {0, 2}, {3, 3}, {0, 4}}));
  EXPECT_EQ(simplified({{0, 0}, {0.1, 1}, {0, 2}}, 0.05), (Line{{0, 0}, {0.1, 1}, {0, 2}}));
}

// A closed line begins where it ends; its far side must stay.
TEST(Simplified, KeepsAClosedLineOpen) {
  EXPECT_EQ(simplified({{0, 0}, {0, 4}, {4, 4}, {4, 0}, {0, 0}}, 0.5).size(), 5U);
}

}  // namespace
}  // namespace firnline
