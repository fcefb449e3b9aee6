// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/catchments.hpp"

#include <gtest/gtest.h>

#include "kernels/grid/error.hpp"
#include "tests/support/routing_grids.hpp"

namespace firnline::test {
namespace {

TEST(Catchments, LieInOneAnother) {
  const WholeGrid where = cut_into(metric_grid(1, 8), 3, 3);
  const auto direction = plane_of<std::uint8_t>(where, {1, 1, 1, 1, 255, 247, 16, 16});
  const std::vector<Cell> points = {{0, 3}, {0, 1}, {0, 7}};
  MemoryPlane<std::int32_t> catchment(where.tiling);

  const Catchments got = label_catchments(where, *direction, points, catchment);

  EXPECT_EQ(load_grid(where.tiling, catchment),
            (std::vector<std::int32_t>{1, 1, 0, 0, no_pour_point, no_data_code, no_pour_point, 2}));
  EXPECT_EQ(got.next_below, (std::vector<std::int32_t>{no_pour_point, 0, no_pour_point}));
  EXPECT_EQ(got.upstream(), (std::vector<std::vector<std::int32_t>>{{0, 1}, {1}, {2}}));
}

TEST(Catchments, RefusePointsThatAreNone) {
  const WholeGrid where = cut_into(metric_grid(1, 3), 3, 3);
  const auto direction = plane_of<std::uint8_t>(where, {1, 1, 247});
  MemoryPlane<std::int32_t> catchment(where.tiling);
  const auto label = [&](const std::vector<Cell>& points) {
    return label_catchments(where, *direction, points, catchment);
  };
  EXPECT_THROW(label({{0, 3}}), BugError);
  EXPECT_THROW(label({{0, 2}}), BugError);
  EXPECT_THROW(label({{0, 1}, {0, 0}, {0, 1}}), BugError);
}

// Cells of 30 m: within 100 m lie up to three steps along a side, and two by two along the diagonal.
TEST(SnapPourPoint, FindsTheRiverWithinReach) {
  const GridSpec grid = metric_grid(9, 9);
  for (const std::int64_t tile : {9, 1, 4}) {
    const WholeGrid where = cut_into(grid, tile, tile);
    std::vector<std::int64_t> sums(81, 1);
    sums[4 * 9 + 8] = 500;  // 120 m to the east: too far
    sums[1 * 9 + 4] = 90;   // 90 m to the north
    sums[6 * 9 + 6] = 80;   // 85 m to the south-east
    SnappedPoint got = snap_pour_point(where, *plane_of(where, sums), {4, 4}, 100);
    EXPECT_EQ(got.cell, (Cell{1, 4}));
    EXPECT_EQ(got.distance_m, 90);
    EXPECT_EQ(got.sum, 90);

    sums[6 * 9 + 6] = 90;  // as much, and nearer
    EXPECT_EQ(snap_pour_point(where, *plane_of(where, sums), {4, 4}, 100).cell, (Cell{6, 6}));
    sums[2 * 9 + 6] = 90;  // as near, and first
    EXPECT_EQ(snap_pour_point(where, *plane_of(where, sums), {4, 4}, 100).cell, (Cell{2, 6}));
    EXPECT_EQ(snap_pour_point(where, *plane_of(where, sums), {4, 4}, 0).cell, (Cell{4, 4}));
    EXPECT_EQ(snap_pour_point(where, *plane_of(where, sums), {4, 4}, 1000).cell, (Cell{4, 8}));
  }
}

TEST(SnapPourPoint, SaysWhenNothingWithinReachDrains) {
  const WholeGrid where = cut_into(metric_grid(3, 3), 2, 2);
  const auto sums = plane_of(where, std::vector<std::int64_t>(9, no_accumulation));
  EXPECT_EQ(snap_pour_point(where, *sums, {1, 1}, 50).sum, no_accumulation);
  EXPECT_THROW(static_cast<void>(snap_pour_point(where, *sums, {3, 1}, 50)), BugError);
}

}  // namespace
}  // namespace firnline::test
