// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/alignment/line_cells.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <random>
#include <tuple>
#include <vector>

namespace firnline {
namespace {

struct Part {
  std::int64_t row, col;
  double across, down;
  friend bool operator==(const Part&, const Part&) = default;
};

std::vector<Part> parts_of(GridPoint from, GridPoint to, const Window& window = {-100, -100, 200, 200}) {
  std::vector<Part> parts;
  for_each_cell_of_line(from, to, window, [&](const LinePart& part) {
    parts.push_back({part.cell.row, part.cell.col, part.across, part.down});
  });
  return parts;
}

TEST(LineCells, HoldsTheWholeLineAndNoMore) {
  std::mt19937_64 random(1);
  std::uniform_real_distribution<double> place(-20, 20);
  for (int i = 0; i < 2000; ++i) {
    const GridPoint from{place(random), place(random)},
        to{place(random), i % 5 == 0 ? from.col : place(random)};
    double across = 0, down = 0;
    for (const Part& part : parts_of(from, to)) {
      across += part.across;
      down += part.down;
      EXPECT_LE(part.across, 1 + 1e-12);
      EXPECT_LE(part.down, 1 + 1e-12);
    }
    EXPECT_NEAR(across, std::abs(to.col - from.col), 1e-11);
    EXPECT_NEAR(down, std::abs(to.row - from.row), 1e-11);
  }
}

TEST(LineCells, AreJoinedByTheirSides) {
  std::mt19937_64 random(2);
  std::uniform_int_distribution<int> place(-8, 8);  // whole and half coordinates: every line meets corners
  for (int i = 0; i < 2000; ++i) {
    const auto parts =
        parts_of({place(random) / 2.0, place(random) / 2.0}, {place(random) / 2.0, place(random) / 2.0});
    ASSERT_FALSE(parts.empty());
    for (std::size_t k = 0; k < parts.size();
         ++k) {  // in rows, so each cell must have a neighbour among the others
      bool joined = parts.size() == 1;
      for (std::size_t other = 0; other < parts.size(); ++other)
        joined = joined ||
                 std::abs(parts[k].row - parts[other].row) + std::abs(parts[k].col - parts[other].col) == 1;
      EXPECT_TRUE(joined) << i;
    }
  }
}

TEST(LineCells, AreTheSameBackwardsAndInAnyWindow) {
  std::mt19937_64 random(3);
  std::uniform_real_distribution<double> place(-9, 9);
  for (int i = 0; i < 500; ++i) {
    const GridPoint from{place(random), place(random)}, to{place(random), place(random)};
    const auto all = parts_of(from, to);
    EXPECT_EQ(parts_of(to, from), all);
    std::vector<Part> tiled;
    for (std::int64_t row = -12; row < 12; row += 5)
      for (std::int64_t col = -12; col < 12; col += 7)
        for (const Part& part : parts_of(from, to, {row, col, 5, 7})) tiled.push_back(part);
    const auto by_place = [](const Part& a, const Part& b) {
      return std::tie(a.row, a.col) < std::tie(b.row, b.col);
    };
    std::sort(tiled.begin(), tiled.end(), by_place);
    EXPECT_EQ(tiled, all);
  }
}

TEST(LineCells, OnAGridLineBelongToTheSouthAndEast) {
  EXPECT_EQ(parts_of({0.5, 2}, {1.5, 2}), (std::vector<Part>{{0, 2, 0, 0.5}, {1, 2, 0, 0.5}}));
  EXPECT_EQ(parts_of({3, 0.5}, {3, 1.5}), (std::vector<Part>{{3, 0, 0.5, 0}, {3, 1, 0.5, 0}}));
}

}  // namespace
}  // namespace firnline
