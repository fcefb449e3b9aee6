// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/depressions.hpp"

#include <gtest/gtest.h>

#include "kernels/grid/error.hpp"
#include "tests/support/dems.hpp"
#include "tests/support/message_of.hpp"

namespace firnline::test {
namespace {

Dem plateau(std::int64_t rows, std::int64_t cols, float height) {
  return {rows, cols, std::vector<float>(static_cast<std::size_t>(rows * cols), height), {}};
}

TEST(Depressions, ThatHoldVoidsAreRefused) {
  Dem dem = plateau(12, 12, 5);
  cut_out(dem, 7, 6, 1);
  dem.elevation[dem.at(9, 8)] = no_data_f32;
  for (const std::int64_t tile : {1, 4, 7, 12}) {
    const std::string message =
        message_of<RasterError>([&] { static_cast<void>(fill(dem, whole_grid_of(dem, tile, tile, 2))); });

    EXPECT_NE(message.find("6 cells"), std::string::npos) << message;
    EXPECT_NE(message.find("first at row 6, column 6"), std::string::npos) << message;
    EXPECT_NE(message.find("terminal lake"), std::string::npos) << message;
  }
}

TEST(Depressions, ThatHoldAVoidDrainIntoItOnceItIsALake) {
  Dem dem = plateau(12, 12, 5);
  cut_out(dem, 7, 6, 1);
  dem.elevation[dem.at(7, 3)] = 2;
  dem.sinks.assign(144, 0);
  dem.sinks[dem.at(7, 6)] = 1;
  for (const std::int64_t tile : {1, 4, 12}) {
    const FilledDem done = fill(dem, whole_grid_of(dem, tile, tile, 2));

    EXPECT_EQ(done.result.report.raised_cells, 1);
    EXPECT_EQ(done.elevation[dem.at(7, 3)], 5);
  }
}

TEST(Depressions, AreNoCanyonsOf32Kilometres) {
  Dem dem = plateau(5, 5, 32768);
  dem.elevation[dem.at(2, 3)] = 0;
  const std::string message = message_of<RasterError>([&] { static_cast<void>(fill(dem)); });

  EXPECT_NE(message.find("row 2, column 3"), std::string::npos) << message;
  dem.elevation[dem.at(2, 3)] = 1;
  EXPECT_EQ(fill(dem).result.report.largest_raise_m, 32767);
}

TEST(Depressions, NeedAPlaneOfTheirOwn) {
  const Dem dem = plateau(3, 3, 1);
  const WholeGrid where = whole_grid_of(dem, 2, 2, 1);
  MemoryPlane<float> plane(where.tiling);

  EXPECT_THROW(static_cast<void>(fill_depressions(where, plane, nullptr, plane)), BugError);
}

TEST(Depressions, LieInTilesOfABillionCellsAtMost) {
  WholeGrid where;
  where.tiling = {40000, 40000, 40000, 40000};
  const Tiling none{1, 1, 1, 1};
  MemoryPlane<float> elevation(none), filled(none);

  EXPECT_THROW(static_cast<void>(fill_depressions(where, elevation, nullptr, filled)), LimitError);
}

// Rows of a degree grid have areas of their own: 2 m at 59.5 and 3 m at 57.5 degrees north.
TEST(Depressions, HoldDepthTimesTheAreaOfTheirRow) {
  Dem dem = plateau(5, 5, 10);
  dem.elevation[dem.at(1, 2)] = 8;
  dem.elevation[dem.at(3, 2)] = 7;
  WholeGrid where = whole_grid_of(dem, 2, 2, 1);
  where.grid.geographic = true;
  where.grid.north = 61;
  where.grid.cell_width = where.grid.cell_height = 1;

  const DepressionReport report = fill(dem, where).result.report;

  EXPECT_EQ(report.raised_volume_m3,
            2 * row_metrics(where.grid, 1).area_m2 + 3 * row_metrics(where.grid, 3).area_m2);
}

TEST(Depressions, AreSummedInRoundedSteps) {
  Dem dem = plateau(3, 3, 0x1.8p-21F);  // three quarters of a step
  dem.elevation[4] = 0;
  EXPECT_EQ(fill(dem).result.report.raised_volume_m3, 100 * 0x1p-20);
}

TEST(Depressions, OfEqualDepthAreNamedByTheFirst) {
  Dem dem = plateau(9, 9, 10);
  dem.elevation[dem.at(2, 7)] = dem.elevation[dem.at(2, 6)] = dem.elevation[dem.at(7, 1)] = 4;
  for (const std::int64_t tile : {2, 4, 9})
    EXPECT_EQ(fill(dem, whole_grid_of(dem, tile, tile, 1)).result.report.largest_raise, (Cell{2, 6}));
}

TEST(Depressions, TellOfEachTileTwice) {
  const Dem dem = plateau(10, 10, 1);
  WholeGrid where = whole_grid_of(dem, 4, 4, 2);
  int told = 0;
  where.tile_done = [&told] { ++told; };

  static_cast<void>(fill(dem, where));

  EXPECT_EQ(told, 2 * where.tiling.tiles());
}

}  // namespace
}  // namespace firnline::test
