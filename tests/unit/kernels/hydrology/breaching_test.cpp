// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/breaching.hpp"

#include <gtest/gtest.h>

#include "kernels/grid/error.hpp"
#include "kernels/hydrology/ways_out.hpp"
#include "tests/support/dems.hpp"
#include "tests/support/message_of.hpp"

namespace firnline::test {
namespace {

/// Of each cell the number of the cell that it leads to, row by row.
std::vector<std::int64_t> leads_to(const WaysOut& ways, std::int64_t rows, std::int64_t cols) {
  std::vector<std::int64_t> cells;
  for (std::int64_t row = 0; row < rows; ++row)
    for (std::int64_t col = 0; col < cols; ++col) {
      const std::int64_t next = ways.next.at(row, col), stride = ways.next.stride();
      cells.push_back((next / stride - 1) * cols + next % stride - 1);
    }
  return cells;
}

TEST(WaysOut, TurnRoundFromThePitToItsPass) {
  // The pit at 1 leaves over 4 and 5 to the outlet at 3, not over 6 to that at 0.
  const std::vector<float> line = {0, 6, 2, 1, 4, 5, 3};
  const std::vector<std::uint8_t> outlets = {1, 0, 0, 0, 0, 0, 1};

  const WaysOut ways = find_ways_out(1, 7, line, outlets);

  EXPECT_EQ(leads_to(ways, 1, 7), (std::vector<std::int64_t>{0, 0, 3, 4, 5, 6, 6}));
  EXPECT_EQ(ways.pits, std::vector<std::int32_t>{static_cast<std::int32_t>(ways.next.index(0, 3))});
}

TEST(WaysOut, BetweenCellsOfOneHeightAreThoseOfTheFirst) {
  const std::vector<float> flat(9, 5);
  std::vector<std::uint8_t> outlets(9, 0);
  outlets[8] = 1;

  // 4 leads to the outlet 8, all pairs being worth their later cell; 7 and 5 lead back to what comes first.
  EXPECT_EQ(leads_to(find_ways_out(3, 3, flat, outlets), 3, 3),
            (std::vector<std::int64_t>{4, 0, 1, 0, 8, 1, 3, 3, 8}));
}

TEST(WaysOut, OfAnOutletEndThere) {
  const std::vector<float> line = {3, 1, 2};

  EXPECT_EQ(leads_to(find_ways_out(1, 3, line, std::vector<std::uint8_t>{1, 1, 1}), 1, 3),
            (std::vector<std::int64_t>{0, 1, 2}));
}

TEST(Breaching, TakesABillionCellsAtMost) {
  WholeGrid where;
  where.tiling = {40000, 40000, 512, 512};
  const Tiling none{1, 1, 1, 1};
  MemoryPlane<float> elevation(none), breached(none);

  const std::string message = message_of<LimitError>(
      [&] { static_cast<void>(breach_depressions(where, elevation, nullptr, {}, breached)); });
  EXPECT_NE(message.find("fill depressions instead"), std::string::npos) << message;
}

TEST(Breaching, NeedsAPlaneOfItsOwn) {
  const Dem dem = hills(3, 3, 1, 1);
  const WholeGrid where = whole_grid_of(dem, 2, 2, 1);
  MemoryPlane<float> plane(where.tiling);

  EXPECT_THROW(static_cast<void>(breach_depressions(where, plane, nullptr, {}, plane)), BugError);
}

TEST(Breaching, TellsOfEachTileOnce) {
  const Dem dem = hills(10, 10, 1, 1);
  WholeGrid where = whole_grid_of(dem, 4, 4, 2);
  int told = 0;
  where.tile_done = [&told] { ++told; };

  static_cast<void>(breach(dem, {}, where));

  EXPECT_EQ(told, where.tiling.tiles());
}

// Of the flat at 5 both (2,1) and (2,3) come before what lies around them; only the first cuts the edge at 6.
TEST(Breaching, CountsPitsThatCut) {
  const Dem dem{5,
                5,
                {9, 9, 9, 9, 9,  //
                 9, 9, 9, 9, 9,  //
                 6, 5, 9, 5, 9,  //
                 9, 9, 5, 9, 9,  //
                 9, 9, 9, 9, 9},
                {}};
  const BreachReport report = breach(dem).result;

  EXPECT_EQ(report.breached_pits, 1);
  EXPECT_EQ(report.lowered_cells, 1);
  EXPECT_EQ(report.deepest_cut, (Cell{2, 0}));
}

TEST(Breaching, OfOneFlatCutsNothing) {
  Dem dem{5, 6, std::vector<float>(30, 7), {}};
  const BreachedDem done = breach(dem);

  EXPECT_EQ(done.elevation, dem.elevation);
  EXPECT_EQ(done.result.breached_pits, 0);
  EXPECT_EQ(done.result.left_pits, 0);
}

}  // namespace
}  // namespace firnline::test
