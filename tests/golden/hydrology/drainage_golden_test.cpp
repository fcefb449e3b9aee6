// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/drainage.hpp"

#include <gtest/gtest.h>

#include "kernels/hydrology/accumulation.hpp"
#include "tests/support/routing_grids.hpp"
#include "tests/support/tolerance.hpp"

namespace firnline::test {
namespace {

// T-HAND: a line of four cells, the last a stream.
TEST(DrainageGolden, HeightAboveTheNearestDrainage) {
  const GridSpec grid = metric_grid(1, 4);
  for (const std::int64_t tile : {4, 1, 2}) {
    const WholeGrid where = cut_into(grid, tile, tile);
    const auto heights = plane_of<float>(where, {30, 22, 15, 10});
    const auto direction = plane_of<std::uint8_t>(where, {1, 1, 1, 1});
    const auto areas = plane_of<std::int64_t>(where, {1, 2, 3, 4});
    MemoryPlane<std::uint8_t> cells(where.tiling);
    MemoryPlane<float> above(where.tiling), distance(where.tiling);
    const Drained drained{*heights, *direction, *areas, 900};

    streams(where, drained.areas, drained.area_quantum_m2, 3600, cells);
    stream_below(where, drained, cells, {&above, &distance});

    EXPECT_EQ(load_grid(where.tiling, cells), (std::vector<std::uint8_t>{0, 0, 0, 1}));
    EXPECT_EQ(load_grid(where.tiling, above), (std::vector<float>{20, 12, 5, 0}));
    EXPECT_EQ(load_grid(where.tiling, distance), (std::vector<float>{90, 60, 30, 0}));
  }
}

// T-TWI: a = 270 m, tan b = 0.1: the ninth cell of a line of cells of 30 m that falls 3 m from each to the
// next.
TEST(DrainageGolden, WetnessIndex) {
  const GridSpec grid = metric_grid(1, 10);
  const WholeGrid where = cut_into(grid, 4, 4);
  std::vector<float> heights;
  std::vector<std::int64_t> areas;
  for (int col = 0; col < 10; ++col) {
    heights.push_back(static_cast<float>(100 - 3 * col));
    areas.push_back(col + 1);
  }
  const auto height_plane = plane_of(where, heights);
  const auto direction = plane_of(where, std::vector<std::uint8_t>(10, 1));
  const auto area_plane = plane_of(where, areas);
  MemoryPlane<float> index(where.tiling);

  wetness_index(where, {*height_plane, *direction, *area_plane, 900}, index);

  const auto got = load_grid(where.tiling, index);
  EXPECT_PRED3(agrees, got[8], 7.901007, tolerance::six_decimals);
  EXPECT_TRUE(std::isnan(got[9])) << "no slope is known where water leaves the grid";
}

// Two cells of 30 m x 120 m are 7200 m2, and leave by the side of a square of one cell's size, 60 m.
TEST(DrainageGolden, SpecificCatchmentAreaOfOblongCells) {
  GridSpec grid = metric_grid(1, 3);
  grid.cell_height = 120;
  for (const std::int64_t tile : {3, 2}) {
    const WholeGrid where = cut_into(grid, 1, tile);
    const auto areas = plane_of<std::int64_t>(where, {1, 2, no_accumulation});
    MemoryPlane<float> specific_m(where.tiling);

    specific_catchment_area(where, *areas, 3600, specific_m);

    const auto got = load_grid(where.tiling, specific_m);
    EXPECT_EQ(got[0], 60);
    EXPECT_EQ(got[1], 120);
    EXPECT_TRUE(std::isnan(got[2]));
  }
}

}  // namespace
}  // namespace firnline::test
