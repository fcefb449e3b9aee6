// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/river_mixing.hpp"

#include <gtest/gtest.h>

#include "tests/reference/hydrology/textbook_routing.hpp"
#include "tests/support/expect_error.hpp"
#include "tests/support/routing_grids.hpp"

namespace firnline::test {
namespace {

using textbook::Position;
using textbook::Table;

struct River {
  Table<double> water, melt, taken, melt_taken;
};

/// domain-spec 2.2 in double, from the springs down.
River mixed_in_double(const Table<int>& code, const Table<std::int64_t>& runoff,
                      const Table<std::int64_t>& melt, const Table<std::int64_t>& demand) {
  const std::int64_t rows = code.rows(), cols = code.cols();
  River river{{rows, cols, 0.0}, {rows, cols, 0.0}, {rows, cols, 0.0}, {rows, cols, 0.0}};
  Table<int> waits(rows, cols, 0);
  const auto flows_on = [&](Position p) {
    const Position to = textbook::receiver(p, code[p]);
    return code[p] != textbook::sink_code && code[p] != textbook::void_code && code.has(to) &&
           code[to] != textbook::void_code;
  };
  for (const Position& p : code.positions())
    if (flows_on(p)) ++waits[textbook::receiver(p, code[p])];
  std::deque<Position> ready;
  for (const Position& p : code.positions())
    if (code[p] != textbook::void_code && waits[p] == 0) ready.push_back(p);
  while (!ready.empty()) {
    const Position p = ready.front();
    ready.pop_front();
    river.water[p] += static_cast<double>(runoff[p]);
    river.melt[p] += static_cast<double>(melt[p]);
    river.taken[p] = std::min(static_cast<double>(demand[p]), river.water[p]);
    const double left = river.water[p] - river.taken[p];
    const double melt_left = river.water[p] > 0 ? river.melt[p] * left / river.water[p] : 0;
    river.melt_taken[p] = river.melt[p] - melt_left;
    if (!flows_on(p)) continue;
    const Position to = textbook::receiver(p, code[p]);
    river.water[to] += left;
    river.melt[to] += melt_left;
    if (--waits[to] == 0) ready.push_back(to);
  }
  return river;
}

TEST(RiverMixing, IsThatOfTheFormulaInDoubleOnAnyTiling) {
  std::mt19937_64 random(11);
  for (const Relief& relief : random_reliefs()) {
    const std::int64_t rows = relief.grid.rows, cols = relief.grid.cols;
    const Table<int> sinks(rows, cols, std::vector<int>(relief.sinks.begin(), relief.sinks.end()));
    const auto filled = textbook::filled({rows, cols, {relief.heights.begin(), relief.heights.end()}}, sinks);
    const auto code = textbook::with_flats(filled, textbook::steepest(filled, sinks, relief.grid));
    std::vector<std::int64_t> runoff, melt, demand;
    std::int64_t users = 0;
    for (std::int64_t i = 0; i < relief.grid.cells(); ++i) {
      runoff.push_back(static_cast<std::int64_t>(random() % 1'000'000));
      melt.push_back(static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(runoff.back() + 1)));
      const bool uses = random() % 9 == 0;
      demand.push_back(uses ? static_cast<std::int64_t>(random() % 9'000'000) : 0);
      users += uses;
    }
    const River expected =
        mixed_in_double(code, {rows, cols, runoff}, {rows, cols, melt}, {rows, cols, demand});
    const std::vector<std::uint8_t> direction(code.cells().begin(), code.cells().end());
    MixedMonth whole;
    for (const std::int64_t tile : {100, 1, 2, 3, 7, 16}) {
      const MixedMonth got =
          mixed(cut_into(relief.grid, tile, tile + tile / 7), direction, runoff, melt, demand);
      if (tile == 100) whole = got;
      EXPECT_EQ(first_difference(relief.grid, got.melt_water, whole.melt_water), "")
          << relief.name << ", " << tile;
      EXPECT_EQ(first_difference(relief.grid, got.melt_taken, whole.melt_taken), "")
          << relief.name << ", " << tile;
      EXPECT_EQ(got.totals, whole.totals) << relief.name << ", tiles of " << tile;
      for (std::size_t i = 0; i < direction.size(); ++i) {
        if (direction[i] == d8::no_data) {
          ASSERT_EQ(got.water[i], no_accumulation);
          continue;
        }
        ASSERT_EQ(static_cast<double>(got.water[i]), expected.water.cells()[i]) << relief.name;
        ASSERT_EQ(static_cast<double>(got.taken[i]), expected.taken.cells()[i]) << relief.name;
        // Each use rounds by half a quantum at most.
        ASSERT_NEAR(static_cast<double>(got.melt_water[i]), expected.melt.cells()[i],
                    0.5 * static_cast<double>(users) + 1e-3);
        ASSERT_LE(got.melt_water[i], got.water[i]);
        ASSERT_LE(got.melt_taken[i], got.taken[i]);
      }
    }
    for (const auto& [totals, taken] : {std::pair{whole.totals.water, whole.totals.water_taken},
                                        std::pair{whole.totals.melt, whole.totals.melt_taken}})
      EXPECT_EQ(totals.weight, totals.left_the_grid + totals.into_no_data + totals.in_sinks +
                                   totals.without_direction + taken)
          << relief.name;
  }
}

TEST(RiverMixing, IsTheSameOnAnyNumberOfThreads) {
  const GridSpec grid = metric_grid(40, 30);
  std::vector<std::uint8_t> direction(1200);
  for (std::size_t i = 0; i < 1200; ++i)
    direction[i] = i % 30 == 29 ? d8::south : i % 7 == 0 ? d8::south_east : d8::east;
  std::vector<std::int64_t> runoff(1200, 1001), melt(1200, 333), demand(1200, 0);
  for (std::size_t i = 0; i < 1200; i += 5) demand[i] = 700;
  const MixedMonth one = mixed(cut_into(grid, 7, 7, 1), direction, runoff, melt, demand);
  for (const int threads : {2, 3}) {
    const MixedMonth more = mixed(cut_into(grid, 7, 7, threads), direction, runoff, melt, demand);
    EXPECT_EQ(more.melt_water, one.melt_water);
    EXPECT_EQ(more.totals, one.totals);
  }
}

TEST(RiverMixing, RefusesWhatCannotBe) {
  const WholeGrid where = cut_into(metric_grid(1, 2), 1, 1);
  const std::vector<std::uint8_t> direction = {1, 1};
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  using firnline::testing::expect_error;
  expect_error(ExitCode::raster, [&] { mixed(where, direction, {5, 5}, {5, 6}, {0, 0}); });
  expect_error(ExitCode::raster, [&] { mixed(where, direction, {5, 5}, {5, -1}, {0, 0}); });
  expect_error(ExitCode::raster, [&] { mixed(where, direction, {5, 5}, {5, 5}, {0, -1}); });
  expect_error(ExitCode::limits, [&] { mixed(where, direction, {most, 1}, {0, 0}, {0, 0}); });
  expect_error(ExitCode::raster, [&] { mixed(where, {1, 16}, {1, 1}, {0, 0}, {0, 1}); });
  EXPECT_EQ(mixed(where, direction, {most - 1, 1}, {most - 1, 1}, {most - 3, 0}).melt_taken[0], most - 3);
}

}  // namespace
}  // namespace firnline::test
