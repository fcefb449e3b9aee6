// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// What is true of all drainage.
#include <gtest/gtest.h>

#include "kernels/hydrology/catchments.hpp"
#include "kernels/hydrology/drainage.hpp"
#include "tests/support/routing_grids.hpp"

namespace firnline::test {
namespace {

/// Hills of whole metres on a slope without hollows: every row is at least as high as the one south of it.
std::vector<float> hills(const GridSpec& grid, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<float> heights(static_cast<std::size_t>(grid.cells()));
  for (std::int64_t row = grid.rows - 1; row >= 0; --row)
    for (std::int64_t col = 0; col < grid.cols; ++col) {
      const auto at = static_cast<std::size_t>(row * grid.cols + col);
      heights[at] = row == grid.rows - 1 ? 0 : heights[at + static_cast<std::size_t>(grid.cols)];
      heights[at] += static_cast<float>(random() % 4);
    }
  return heights;
}

TEST(Drainage, IsNeverAboveACellAndTheSameOnAnyNumberOfThreads) {
  const GridSpec grid = degrees_grid(45, 38);
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    const auto heights = hills(grid, seed);
    const auto direction = directed(grid, heights);
    const auto counts = cell_counts(grid, direction);
    std::vector<float> one_above, one_distance;
    for (const int threads : {1, 2, 3}) {
      const WholeGrid where = cut_into(grid, 8, 9, threads);
      const auto height_plane = plane_of(where, heights);
      const auto direction_plane = plane_of(where, direction);
      const auto areas = plane_of(where, counts);
      const Drained drained{*height_plane, *direction_plane, *areas, 1};
      MemoryPlane<std::uint8_t> cells(where.tiling);
      MemoryPlane<float> above_plane(where.tiling), distance_plane(where.tiling);
      streams(where, drained.areas, drained.area_quantum_m2, 9, cells);
      stream_below(where, drained, cells, {&above_plane, &distance_plane});
      const auto above = load_grid(where.tiling, above_plane),
                 distance = load_grid(where.tiling, distance_plane);
      for (std::size_t i = 0; i < above.size(); ++i) {
        EXPECT_EQ(std::isnan(above[i]), std::isnan(distance[i]));
        EXPECT_FALSE(above[i] < 0 || distance[i] < 0);
        EXPECT_EQ(counts[i] >= 9, distance[i] == 0) << "streams alone are at no distance from a stream";
      }
      if (threads == 1) one_above = above, one_distance = distance;
      EXPECT_EQ(first_difference(grid, above, one_above), "");
      EXPECT_EQ(first_difference(grid, distance, one_distance), "");
    }
  }
}

}  // namespace
}  // namespace firnline::test
