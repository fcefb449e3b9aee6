// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/accumulation.hpp"

#include <gtest/gtest.h>

#include "tests/support/expect_error.hpp"
#include "tests/support/routing_grids.hpp"

namespace firnline::test {
namespace {

using firnline::testing::expect_error;

TEST(Accumulation, TellsWhereAllOfAWeightWent) {
  // Westward over the edge; eastward into no data; the rest into a sink.
  const GridSpec grid = metric_grid(1, 7);
  const std::vector<std::uint8_t> direction = {d8::west, d8::west, d8::east, d8::no_data,
                                               d8::east, d8::sink, d8::west};
  for (const std::int64_t tile : {7, 1, 2, 3}) {
    const Accumulated got = accumulated(cut_into(grid, tile, tile), direction, {{1, 2, 4, 8, 16, 32, 64}});

    EXPECT_EQ(got.sums[0], (std::vector<std::int64_t>{3, 2, 4, no_accumulation, 16, 112, 64}));
    EXPECT_EQ(got.totals[0], (AccumulationTotals{127, 3, 4, 112, 8}));
  }
}

TEST(Accumulation, RefusesACircleAndNamesACellOfIt) {
  // (0, 0) and (0, 1) flow into a circle of the four cells around (1, 2).
  const GridSpec grid = metric_grid(2, 4);
  const std::vector<std::uint8_t> direction = {d8::east, d8::east,  d8::east,  d8::south,  //
                                               d8::east, d8::north, d8::north, d8::west};
  for (const std::int64_t tile : {4, 1, 2, 3}) try {
      accumulated(cut_into(grid, tile, tile), direction, {std::vector<std::int64_t>(8, 1)});
      ADD_FAILURE() << "nothing was thrown";
    } catch (const RasterError& error) {
      EXPECT_TRUE(error.where() == "row 0, col 2" || error.where() == "row 0, col 3" ||
                  error.where() == "row 1, col 2" || error.where() == "row 1, col 3")
          << error.where();
    }
}

TEST(Accumulation, RefusesInAdvanceWhat63BitsDoNotHold) {
  const GridSpec grid = metric_grid(1, 4);
  const std::vector<std::uint8_t> direction(4, d8::east);
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  for (const std::int64_t tile : {4, 1, 2}) {
    const WholeGrid where = cut_into(grid, tile, tile);
    EXPECT_EQ(accumulated(where, direction, {{most - 3, 1, 1, 1}}).totals[0].left_the_grid, most);
    EXPECT_EQ(accumulated(where, direction, {{-most + 3, -1, -1, -1}}).totals[0].left_the_grid, -most);
    expect_error(ExitCode::limits, [&] { accumulated(where, direction, {{most - 3, 1, 1, 2}}); });
    expect_error(ExitCode::limits, [&] { accumulated(where, direction, {{most, 0, 0, -1}}); });
    expect_error(ExitCode::limits, [&] {
      accumulated(where, direction, {{std::numeric_limits<std::int64_t>::min(), 0, 0, 0}});
    });
  }
}

TEST(Accumulation, RefusesACodeThatIsNoDirection) {
  EXPECT_THROW(accumulated(cut_into(metric_grid(1, 2), 2, 2), {d8::east, 3}, {{1, 1}}), BugError);
}

}  // namespace
}  // namespace firnline::test
