// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/weights.hpp"

#include <gtest/gtest.h>

#include "tests/support/expect_error.hpp"
#include "tests/support/routing_grids.hpp"

namespace firnline::test {
namespace {

TEST(AccumulationQuantum, IsTheSmallestPowerOfTwoThatCannotOverflow) {
  // 2^20 cells of at most 1 m2 less a little: 2^42 steps each make 2^62.
  EXPECT_EQ(accumulation_quantum(1 - 0x1p-42, 1 << 20), 0x1p-42);
  EXPECT_EQ(accumulation_quantum(1, 1 << 20), 0x1p-41);
  // 10^10 cells of 900 m2: 9e12 m2 need 2^43.03 quanta of 1 m2, so that 2^-18 are left of 2^62.
  EXPECT_EQ(accumulation_quantum(900, 10'000'000'000), 0x1p-18);
}

TEST(AccumulationQuantum, RefusesGridsThatLeaveTooFewSteps) {
  EXPECT_GT(accumulation_quantum(900, 1LL << 41), 0);
  firnline::testing::expect_error(ExitCode::limits, [] { return accumulation_quantum(900, 1LL << 43); });
  firnline::testing::expect_error(ExitCode::limits, [] { return accumulation_quantum(0, 4); });
}

TEST(CellAreas, AreThoseOfTheRow) {
  const GridSpec grid = degrees_grid(5, 3);
  const Tiling tiling{5, 3, 2, 2};
  const double quantum = accumulation_quantum(2e10, grid.cells());

  const auto areas = load_grid<std::int64_t>(tiling, CellAreas(grid, tiling, quantum));

  for (std::int64_t row = 0; row < 5; ++row)
    for (std::int64_t col = 0; col < 3; ++col)
      EXPECT_NEAR(static_cast<double>(areas[static_cast<std::size_t>(row * 3 + col)]) * quantum,
                  row_metrics(grid, row).area_m2, quantum);
}

TEST(EdgeCells, AreThoseBesideTheOutside) {
  const WholeGrid where = cut_into(metric_grid(5, 5), 2, 3);
  std::vector<std::uint8_t> direction(25, d8::east);
  direction[4] = d8::no_data;  // the north-eastern corner
  MemoryPlane<std::int64_t> marks(where.tiling);

  mark_edge_cells(where, *plane_of(where, direction), EdgeOf::grid, marks);
  EXPECT_EQ(load_grid(where.tiling, marks), (std::vector<std::int64_t>{1, 1, 1, 1, 0,  //
                                                                       1, 0, 0, 0, 1,  //
                                                                       1, 0, 0, 0, 1,  //
                                                                       1, 0, 0, 0, 1,  //
                                                                       1, 1, 1, 1, 1}));

  mark_edge_cells(where, *plane_of(where, direction), EdgeOf::grid_and_data, marks);
  EXPECT_EQ(load_grid(where.tiling, marks)[8], 1);
  EXPECT_EQ(load_grid(where.tiling, marks)[7], 0);
}

TEST(EqualWeights, CannotBeWritten) {
  EqualWeights ones(1);
  EXPECT_THROW(ones.save(0, {}), BugError);
}

}  // namespace
}  // namespace firnline::test
