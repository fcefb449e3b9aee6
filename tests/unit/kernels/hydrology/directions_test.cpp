// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/directions.hpp"

#include <gtest/gtest.h>

#include "tests/support/expect_error.hpp"
#include "tests/support/routing_grids.hpp"

namespace firnline::test {
namespace {

constexpr float none = std::numeric_limits<float>::quiet_NaN();

struct Answer {
  std::vector<std::uint8_t> direction;
  DirectionReport report;
};

Answer directions(const GridSpec& grid, const std::vector<float>& heights, std::int64_t tile,
                  const std::vector<std::uint8_t>& sinks = {}) {
  const WholeGrid where = cut_into(grid, tile, tile);
  MemoryPlane<std::uint8_t> direction(where.tiling);
  const auto ends = sinks.empty() ? nullptr : plane_of(where, sinks);
  const DirectionReport report = flow_directions(where, *plane_of(where, heights), ends.get(), direction);
  return {load_grid(where.tiling, direction), report};
}

TEST(Directions, LeaveTheGridByTheFirstSideOnItsEdge) {
  // Every cell as high as the others: those of the edge leave, the middle one goes to the first of them.
  const Answer answer = directions(metric_grid(3, 3), std::vector<float>(9, 5), 2);

  EXPECT_EQ(answer.direction, (std::vector<std::uint8_t>{16, 64, 1, 16, 1, 1, 4, 4, 1}));
  EXPECT_EQ(answer.report.outlets_at_edge, 8);
  EXPECT_EQ(answer.report.flat_cells, 1);
}

TEST(Directions, StayInsideWhereALowerNeighbourIs) {
  const Answer answer = directions(metric_grid(2, 3), {5, 4, 5, 5, 5, 3}, 1);

  EXPECT_EQ(answer.direction, (std::vector<std::uint8_t>{1, 2, 4, 128, 1, 1}));
  EXPECT_EQ(answer.report.outlets_at_edge, 1);
}

TEST(Directions, LeaveIntoNoDataBySidesFirst) {
  std::vector<float> heights(25, 5);
  heights[6] = none;   // north-west of the middle
  heights[17] = none;  // south of it
  Answer answer = directions(metric_grid(5, 5), heights, 2);
  EXPECT_EQ(answer.direction[12], d8::south);
  EXPECT_EQ(answer.direction[6], d8::no_data);
  EXPECT_EQ(answer.report.cells, 23);

  heights[17] = 5;
  answer = directions(metric_grid(5, 5), heights, 3);
  EXPECT_EQ(answer.direction[12], d8::north_west);
  // Both beside it by a side, both by a corner, and the middle; the other two and the ring are elsewhere.
  EXPECT_EQ(answer.report.outlets_to_no_data, 3);
}

TEST(Directions, EndInSinksEvenAboveLowerGround) {
  const std::vector<float> heights = {9, 9, 9, 9, 5, 4, 9, 9, 9};
  const Answer answer = directions(metric_grid(3, 3), heights, 2, {0, 0, 0, 0, 1, 0, 0, 0, 0});

  EXPECT_EQ(answer.direction[4], d8::sink);
  EXPECT_EQ(answer.direction[3], d8::east);
  EXPECT_EQ(answer.report.sinks, 1);
}

TEST(Directions, OfASinkWithoutDataStayNoData) {
  const Answer answer = directions(metric_grid(1, 2), {none, 4}, 2, {1, 0});

  EXPECT_EQ(answer.direction, (std::vector<std::uint8_t>{d8::no_data, d8::east}));
  EXPECT_EQ(answer.report.sinks, 0);
}

TEST(Directions, CrossAPlainTileByTileInRounds) {
  // A corridor between walls that only its eastern end opens: news of the way out needs a round a tile.
  const GridSpec grid = metric_grid(3, 40);
  std::vector<float> heights(120, 9);
  for (std::size_t col = 1; col < 40; ++col) heights[40 + col] = 5;
  const Answer whole = directions(grid, heights, 40), tiled = directions(grid, heights, 4);

  EXPECT_EQ(first_difference(grid, tiled.direction, whole.direction), "");
  EXPECT_EQ(whole.report.flat_rounds, 0);
  EXPECT_EQ(tiled.report.flat_rounds, 10);
  EXPECT_EQ(tiled.report.flat_cells, 38);
}

TEST(Directions, RefuseAHollowAndSayWhere) {
  const std::vector<float> heights = {9, 9, 9, 9, 9, 5, 5, 9, 9, 9, 9, 9};
  for (const std::int64_t tile : {4, 2, 1}) {
    firnline::testing::expect_error(ExitCode::raster, [&] { directions(metric_grid(3, 4), heights, tile); });
    try {
      directions(metric_grid(3, 4), heights, tile);
    } catch (const RasterError& error) {
      EXPECT_EQ(error.where(), "row 1, col 1");
    }
  }
}

}  // namespace
}  // namespace firnline::test
