// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/mapalgebra/zonal.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "kernels/grid/error.hpp"
#include "tests/support/tolerance.hpp"
#include "tests/support/zones.hpp"

namespace firnline::test {
namespace {

// Two cells of one column at 59.5 and 0.5 degrees north; one-degree cells there have 6310 and 12308 km2, so
// the mean leans to the south. The areas are row_metrics', whose own test has the published values.
TEST(Zonal, WeighsTheMeanByAreaOnGeographicGrids) {
  const GridSpec grid = degree_grid(60, 1);
  std::vector<float> raster(60, none);
  raster.front() = 1;
  raster.back() = 3;
  const std::vector<Zone> zones = {{{{0, 0, 0, 1}, {59, 0, 0, 0.5}}, 0}};
  const double north = row_metrics(grid, 0).area_m2, south = row_metrics(grid, 59).area_m2;
  ASSERT_LT(north, 0.52 * south);
  const SumQuantum quantum = SumQuantum::choose(0, 3, grid.cells(), largest_cell_area_m2(grid));

  const ZoneSums sums = gathered(grid, zones, raster, quantum)[0].sums;

  EXPECT_TRUE(agrees(zone_mean(sums, quantum), (1 * north + 3 * south / 2) / (north + south / 2),
                     tolerance::zonal_sum));
  EXPECT_EQ(zone_sum(sums, quantum), 2.5) << "counts are weighted by share, not by area";
  EXPECT_TRUE(agrees(zone_area_m2(sums, quantum), north + south / 2, tolerance::zonal_sum));
}

// 3 km of a road in the northern cell and 1 km in the southern one, in units of 4 km: (3 x 1 + 1 x 5) / 4 =
// 2, whatever the areas of the cells are.
TEST(Zonal, WeighsTheMeanOfALineByItsMetresAlone) {
  const GridSpec grid = degree_grid(60, 1);
  std::vector<float> raster(60, none);
  raster.front() = 1;
  raster.back() = 5;
  const std::vector<Zone> zones = {
      {{{0, 0, 0, 0.75}, {30, 0, 0, 0.5}, {59, 0, 0, 0.25}}, 0, ZoneMeasure::length, 4096}};
  const SumQuantum quantum = SumQuantum::choose(0, 8, grid.cells(), largest_cell_area_m2(grid));

  const ZoneSums sums = gathered(grid, zones, raster, quantum)[0].sums;

  EXPECT_EQ(zone_mean(sums, quantum), 2);
  EXPECT_TRUE(agrees(zone_valid_share(sums), 1 / 1.5, tolerance::zonal_sum)) << "2 of 6 km have no data";
}

TEST(Zonal, OfAConstantHasExactlyThatMean) {
  const GridSpec grid = degree_grid(3, 3);
  const std::vector<float> raster(9, 0.1F);
  const std::vector<Zone> zones = {{{{0, 0, 2, 0.3}, {1, 1, 2, 1}, {2, 0, 0, 0.77}}, 0}};
  const SumQuantum quantum = SumQuantum::choose(-5, 5, 9, largest_cell_area_m2(grid));
  EXPECT_EQ(zone_mean(gathered(grid, zones, raster, quantum)[0].sums, quantum), static_cast<double>(0.1F));
}

TEST(Zonal, OfNoDataIsNoValue) {
  const GridSpec grid = metric_grid(1, 2);
  const std::vector<Zone> zones = {{{{0, 0, 1, 1}}, 0}};
  const SumQuantum quantum = SumQuantum::choose(0, 1, 2, 1);

  const ZoneSums sums = gathered(grid, zones, {none, none}, quantum)[0].sums;

  EXPECT_TRUE(std::isnan(zone_mean(sums, quantum)));
  EXPECT_TRUE(std::isnan(zone_sum(sums, quantum)));
  EXPECT_TRUE(std::isnan(zone_max(sums)));
  EXPECT_EQ(zone_valid_share(sums), 0);
  EXPECT_EQ(zone_area_m2(sums, quantum), 2);
  EXPECT_EQ(zone_valid_share(ZoneSums{}), 0);
}

TEST(Zonal, HasNoEntryForAZoneThatTheWindowDoesNotTouch) {
  const GridSpec grid = metric_grid(4, 4);
  const std::vector<Zone> zones = {{{{0, 0, 3, 1}}, 0}, {{{3, 3, 3, 1}}, 0}, {{}, 5.0}};
  const std::vector<float> tile(4, 1);
  const std::span<const float> quantities[] = {tile, tile};
  const SumQuantum quanta[] = {SumQuantum::choose(0, 1, 16, 1), SumQuantum::choose(0, 1, 16, 1)};

  const auto found = ZoneIndex(grid, zones).gather({0, 2, 2, 2}, quantities, quanta);

  ASSERT_EQ(found.size(), 2U) << "both quantities of the first zone";
  EXPECT_EQ(found[0].zone, 0);
  EXPECT_EQ(found[0].quantity, 0);
  EXPECT_EQ(found[1].zone, 0);
  EXPECT_EQ(found[1].quantity, 1);
  EXPECT_EQ(zone_sum(found[1].sums, quanta[1]), 2);
}

TEST(Zonal, RefusesAValueFarOutsideTheDeclaredRange) {
  const GridSpec grid = metric_grid(2, 2);
  const std::vector<Zone> zones = {{{{1, 0, 1, 1}}, 0}};
  const SumQuantum quantum = SumQuantum::choose(0, 100, 4, 1);

  try {
    static_cast<void>(gathered(grid, zones, {0, 0, 1, 9999}, quantum));
    FAIL() << "9999 was summed";
  } catch (const RasterError& error) {
    EXPECT_EQ(error.where(), "row 1, columns 0 to 1");
  }
  EXPECT_THROW(static_cast<void>(gathered(grid, zones, {0, 0, -INFINITY, 1}, quantum)), RasterError);
  EXPECT_NO_THROW(static_cast<void>(gathered(grid, zones, {9999, 0, 100, 101}, quantum)))
      << "not in the zone";
}

TEST(Zonal, RefusesRunsThatAreNotRuns) {
  const GridSpec grid = metric_grid(2, 2);
  for (const ZoneRun& run : std::vector<ZoneRun>{{2, 0, 0, 1},
                                                 {0, 1, 2, 1},
                                                 {0, 1, 0, 1},
                                                 {0, 0, 0, 0},
                                                 {0, 0, 0, 1.5},
                                                 {-1, 0, 0, 1},
                                                 {0, -1, 0, 1},
                                                 {0, 0, 0, std::nan("")}}) {
    const std::vector<Zone> zones = {{{run}, 0}};
    EXPECT_THROW(ZoneIndex(grid, zones), BugError);
  }
}

TEST(SumQuantum, KeepsFiftyBitsOfTheRange) {
  EXPECT_EQ(SumQuantum::choose(0, 1, 1000, 1).value_quantum, std::ldexp(1.0, -50 - share_bits));
  EXPECT_EQ(SumQuantum::choose(-9000, 100, 10'000'000'000, 900).value_quantum,
            std::ldexp(1.0, 14 - 50 - share_bits));
  EXPECT_EQ(SumQuantum::choose(0, 1, std::int64_t{1} << 40, 1).value_quantum,
            std::ldexp(1.0, -44 - share_bits));
  EXPECT_GT(SumQuantum::choose(0, 0, 1, 1).value_quantum, 0);
}

TEST(SumQuantum, RefusesWhatCannotBeSummedExactly) {
  EXPECT_THROW(static_cast<void>(SumQuantum::choose(0, INFINITY, 1, 1)), LimitError);
  EXPECT_THROW(static_cast<void>(SumQuantum::choose(std::nan(""), 1, 1, 1)), LimitError);
  EXPECT_THROW(static_cast<void>(SumQuantum::choose(0, 1, std::int64_t{1} << 62, 1)), LimitError);
  EXPECT_THROW(static_cast<void>(SumQuantum::choose(0, 1, 1, 0)), LimitError);
}

// The greatest term that can be summed, as often as the grid has cells: the claim of the proof, in 128-bit
// arithmetic.
TEST(SumQuantum, LeavesRoomForEveryCell) {
  for (const int cell_bits : {1, 20, 34, 35, 40, 60}) {
    const std::int64_t cells = (std::int64_t{1} << cell_bits) - 1;
    const SumQuantum quantum = SumQuantum::choose(0, 1, cells, 1);
    const double greatest = 2 / (quantum.value_quantum * std::ldexp(1.0, share_bits));
    const auto term = static_cast<__int128>(greatest) << share_bits;
    __int128 sum = 0;
    EXPECT_FALSE(__builtin_mul_overflow(term, static_cast<__int128>(cells), &sum)) << cell_bits;
  }
}

TEST(ZoneBytes, BringBackWhatWasWritten) {
  const GridSpec grid = degree_grid(2, 2);
  const std::vector<Zone> zones = {
      {{{0, 0, 1, 0.3}, {1, 0, 0, 1}}, 0}, {{{1, 0, 1, 0.7}}, 0}, {{{1, 1, 1, 1}}, 0}};
  const SumQuantum quantum = SumQuantum::choose(-1e6, 1e6, grid.cells(), largest_cell_area_m2(grid));
  const auto written = gathered(grid, zones, {-999999, 0.1F, 3, none}, quantum);
  ASSERT_EQ(written.size(), 3U);
  ASSERT_TRUE(written[0].sums.weighted_value < 0);

  EXPECT_EQ(from_bytes(to_bytes(written)), written);
  EXPECT_TRUE(from_bytes(to_bytes({})).empty());
}

// The layout is a contract with checkpoints on disk: mark, count, then 80 bytes, little-endian.
TEST(ZoneBytes, HaveAFixedLayout) {
  ZoneContribution contribution{0x01020304, 5, {}};
  contribution.sums.weighted_value = -2;
  contribution.sums.high = 1;
  const auto bytes = to_bytes(std::span(&contribution, 1));

  ASSERT_EQ(bytes.size(), 96U);
  EXPECT_EQ(std::string(reinterpret_cast<const char*>(bytes.data()), 8), "1FIRNSZ1");
  EXPECT_EQ(bytes[8], std::byte{1});
  EXPECT_EQ(bytes[16], std::byte{4});
  EXPECT_EQ(bytes[19], std::byte{1});
  EXPECT_EQ(bytes[24], std::byte{0xFE});
  EXPECT_EQ(bytes[39], std::byte{0xFF});
  EXPECT_EQ(bytes[95], std::byte{0x3F});
}

TEST(ZoneBytes, RefuseWhatIsNotAList) {
  const ZoneContribution contribution;
  const auto whole = to_bytes(std::span(&contribution, 1));
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_THROW(static_cast<void>(from_bytes(std::span(whole).first(size))), CheckpointError) << size;
  auto other = whole;
  other[0] = std::byte{0};
  EXPECT_THROW(static_cast<void>(from_bytes(other)), CheckpointError);
  other = whole;
  other[15] = std::byte{0x80};  // a count beyond all memory
  EXPECT_THROW(static_cast<void>(from_bytes(other)), CheckpointError);
}

}  // namespace
}  // namespace firnline::test
