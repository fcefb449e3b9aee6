// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/spread_accumulation.hpp"

#include <gtest/gtest.h>

#include "kernels/grid/error.hpp"
#include "tests/support/spread_grids.hpp"

namespace firnline::test {
namespace {

// By hand: 8 of each cell; the middle of the upper row halves its water between south-west and south-east
// (D-infinity has no triangle there: two equal diagonals, of which the first, south-east, takes it all).
TEST(SpreadAccumulation, FollowsFlatsAndOutletsAsTheDirectionsSay) {
  const GridSpec grid = metric_grid(2, 3);
  const std::vector<float> heights = {5, 5, 5, 2, 5, 2};
  const std::vector<std::uint8_t> direction = {4, 2, 4, 8, 1, 1};
  const std::vector<std::vector<std::int64_t>> eights = {std::vector<std::int64_t>(6, 8)};
  for (const std::int64_t tile : {1, 2, 3}) {
    const Spread one =
        spread(cut_into(grid, tile, tile), heights, direction, {.kind = SpreadLaw::Kind::d_infinity}, eights);
    EXPECT_EQ(one.sums[0], (std::vector<std::int64_t>{8, 8, 8, 16, 8, 32})) << tile;
    EXPECT_EQ(one.report.totals[0], (AccumulationTotals{48, 48, 0, 0, 0}));
    const Spread many =
        spread(cut_into(grid, tile, tile), heights, direction, {.kind = SpreadLaw::Kind::multiple}, eights);
    EXPECT_EQ(many.sums[0], (std::vector<std::int64_t>{8, 8, 8, 24, 8, 24})) << tile;
  }
}

TEST(SpreadAccumulation, CountsRoundsOfTilesAlone) {
  const GridSpec grid = metric_grid(1, 6);
  const std::vector<float> heights = {6, 5, 4, 3, 2, 1};
  const std::vector<std::uint8_t> direction(6, d8::east);
  const std::vector<std::vector<std::int64_t>> ones = {std::vector<std::int64_t>(6, 1)};
  for (const auto& [tile, rounds] : {std::pair<std::int64_t, std::int64_t>{6, 1}, {3, 2}, {2, 3}, {1, 6}})
    for (const int threads : {1, 3})
      EXPECT_EQ(spread(cut_into(grid, 1, tile, threads), heights, direction, {}, ones).report.rounds, rounds);
}

TEST(SpreadAccumulation, RefusesWhatDoesNotFit) {
  const WholeGrid where = cut_into(metric_grid(1, 2), 1, 1);
  const std::int64_t half = std::int64_t{1} << 62;
  EXPECT_THROW(static_cast<void>(spread(where, {2, 1}, {1, 1}, {}, {{half, -half}})), LimitError);
  EXPECT_NO_THROW(static_cast<void>(spread(where, {2, 1}, {1, 1}, {}, {{half, 1 - half}})));
  EXPECT_THROW(static_cast<void>(spread(where, {2, 1}, {1, 1}, {}, {{1, 1}}, 3)), BugError);
  EXPECT_THROW(static_cast<void>(spread(where, {2, 1}, {1, 3}, {}, {{1, 1}})), BugError);
}

TEST(SpreadAccumulation, RefusesDirectionsThatLeadInACircle) {
  try {
    static_cast<void>(
        spread(cut_into(metric_grid(1, 4), 1, 2), {3, 2, 2, 2}, {1, 1, 16, 16}, {}, {{1, 1, 1, 1}}));
    FAIL();
  } catch (const RasterError& error) {
    EXPECT_EQ(error.where(), "row 0, col 1");
  }
}

}  // namespace
}  // namespace firnline::test
