// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// What is true of the directions of every relief.
#include <gtest/gtest.h>

#include "kernels/hydrology/directions.hpp"
#include "tests/support/routing_grids.hpp"

namespace firnline::test {
namespace {

std::vector<std::uint8_t> directions(const GridSpec& grid, const std::vector<float>& heights,
                                     std::int64_t tile, int threads) {
  const WholeGrid where = cut_into(grid, tile, tile, threads);
  MemoryPlane<std::uint8_t> direction(where.tiling);
  flow_directions(where, *plane_of(where, heights), nullptr, direction);
  return load_grid(where.tiling, direction);
}

/// Steps of whole metres down to the south-east, in patches, so that flats of all shapes drain.
std::vector<float> terraces(const GridSpec& grid, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<float> heights;
  const std::uint64_t step = 3 + random() % 20;
  for (std::int64_t row = 0; row < grid.rows; ++row)
    for (std::int64_t col = 0; col < grid.cols; ++col)
      heights.push_back(
          static_cast<float>((grid.rows + grid.cols - row - col) / static_cast<std::int64_t>(step)));
  return heights;
}

TEST(Directions, LeadEveryCellOutWithoutRisingOrReturning) {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    const GridSpec grid = seed % 2 == 0 ? metric_grid(61, 47) : degrees_grid(57, 43);
    const std::vector<float> heights = terraces(grid, seed);
    const auto direction = directions(grid, heights, 16, 1);
    for (std::int64_t start = 0; start < grid.cells(); ++start) {
      Cell cell{start / grid.cols, start % grid.cols};
      std::int64_t steps = 0;
      for (; grid.whole().contains(cell); ++steps) {
        ASSERT_LE(steps, grid.cells()) << "a path returns";
        const auto at = static_cast<std::size_t>(cell.row * grid.cols + cell.col);
        ASSERT_TRUE(d8::flows(direction[at]));
        const Cell next = d8::receiver(cell, direction[at]);
        if (grid.whole().contains(next)) {
          ASSERT_LE(heights[static_cast<std::size_t>(next.row * grid.cols + next.col)], heights[at]);
        }
        cell = next;
      }
    }
  }
}

TEST(Directions, AreTheSameOnAnyNumberOfThreads) {
  const GridSpec grid = metric_grid(83, 71);
  const std::vector<float> heights = terraces(grid, 5);
  const auto one = directions(grid, heights, 9, 1);
  for (const int threads : {2, 3})
    EXPECT_EQ(first_difference(grid, directions(grid, heights, 9, threads), one), "");
}

/// A quarter turn clockwise: the cell at (row, col) comes to (col, rows - 1 - row).
template <class T>
std::vector<T> turned(const GridSpec& grid, const std::vector<T>& cells) {
  std::vector<T> result(cells.size());
  for (std::int64_t row = 0; row < grid.rows; ++row)
    for (std::int64_t col = 0; col < grid.cols; ++col)
      result[static_cast<std::size_t>(col * grid.rows + grid.rows - 1 - row)] =
          cells[static_cast<std::size_t>(row * grid.cols + col)];
  return result;
}

TEST(Directions, TurnWithTheGridWhereNoTieIs) {
  // A cone of unequal steps: each cell but those of the edge has one steepest way down.
  const GridSpec grid = metric_grid(27, 35), on_its_side = metric_grid(35, 27);
  std::mt19937_64 random(8);
  std::vector<float> heights;
  for (std::int64_t row = 0; row < grid.rows; ++row)
    for (std::int64_t col = 0; col < grid.cols; ++col)
      heights.push_back(static_cast<float>(
          1000 - 10 * std::hypot(static_cast<double>(row) - 13.3, static_cast<double>(col) - 16.8) +
          std::uniform_real_distribution<double>(0, 3)(random)));
  const auto before = directions(grid, heights, 10, 1);
  const auto after = directions(on_its_side, turned(grid, heights), 10, 1);
  const auto expected = turned(grid, before);
  for (std::int64_t row = 1; row < on_its_side.rows - 1; ++row)
    for (std::int64_t col = 1; col < on_its_side.cols - 1; ++col) {
      const auto at = static_cast<std::size_t>(row * on_its_side.cols + col);
      EXPECT_EQ(int{after[at]}, int{d8::code_of((d8::neighbour_of(expected[at]) + 2) % 8)})
          << row << ", " << col;
    }
}

}  // namespace
}  // namespace firnline::test
