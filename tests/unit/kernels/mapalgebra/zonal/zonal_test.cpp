// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/mapalgebra/zonal.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

#include "kernels/grid/error.hpp"
#include "tests/support/tolerance.hpp"

namespace firnline::test {
namespace {

constexpr float none = std::numeric_limits<float>::quiet_NaN();

GridSpec metric_grid(std::int64_t rows, std::int64_t cols) {
  GridSpec grid;
  grid.rows = rows;
  grid.cols = cols;
  grid.cell_width = grid.cell_height = 1;
  return grid;
}

/// Cells of one degree, the northernmost row from 60 to 59 degrees north.
GridSpec degree_grid(std::int64_t rows, std::int64_t cols) {
  GridSpec grid = metric_grid(rows, cols);
  grid.north = 60;
  grid.geographic = true;
  return grid;
}

/// One quantity, in one tile that is the whole grid.
std::vector<ZoneContribution> gathered(const GridSpec& grid, std::span<const Zone> zones,
                                       const std::vector<float>& cells, const SumQuantum& quantum) {
  const std::span<const float> quantities[] = {cells};
  return ZoneIndex(grid, zones).gather(grid.whole(), quantities, std::span(&quantum, 1));
}

// The published 5 x 5 raster and the polygon (.5, .5)-(2.5, 2.5) over the extent (-1, -1, 4, 4): exactextract's example.
TEST(ZonalGolden, AgreesWithExactextract) {
  const GridSpec grid = metric_grid(5, 5);
  const std::vector<float> raster = {1, 1, 1,    1, 1,  //
                                     1, 1, 2,    3, 1,  //
                                     1, 4, 5,    6, 1,  //
                                     1, 0, none, 7, 1,  //
                                     1, 1, 1,    1, 1};
  const std::vector<Zone> zones = {{{{1, 1, 1, .25}, {1, 2, 2, .5}, {1, 3, 3, .25},  //
                                     {2, 1, 1, .5}, {2, 2, 2, 1}, {2, 3, 3, .5},     //
                                     {3, 1, 1, .25}, {3, 2, 2, .5}, {3, 3, 3, .25}}, 0}};
  const SumQuantum quantum = SumQuantum::choose(0, 7, grid.cells(), 1);

  const auto found = gathered(grid, zones, raster, quantum);

  ASSERT_EQ(found.size(), 1U);
  const ZoneSums& sums = found[0].sums;
  EXPECT_EQ(zone_area_m2(sums, quantum), 4);
  EXPECT_EQ(zone_area_m2(sums, quantum) * zone_valid_share(sums), 3.5);  // their "count"
  EXPECT_EQ(zone_sum(sums, quantum), 13.75);
  EXPECT_TRUE(agrees(zone_mean(sums, quantum), 3.9285714, tolerance::six_digits));
  EXPECT_TRUE(agrees(zone_mean(sums, quantum), 13.75 / 3.5, tolerance::composite));
  EXPECT_EQ(sums.low, 0);
  EXPECT_EQ(zone_max(sums), 7);
}

// Two cells of one column at 59.5 and 0.5 degrees north; one-degree cells there have 6 284.0 and 12 308.5 km2, so the
// mean leans to the south. Independent of the area formula: from row_metrics, whose own test has the published values.
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
                     tolerance::tipping_point));
  EXPECT_EQ(zone_sum(sums, quantum), 2.5) << "counts are weighted by share, not by area";
  EXPECT_TRUE(agrees(zone_area_m2(sums, quantum), north + south / 2, tolerance::tipping_point));
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
    EXPECT_EQ(error.where(), "row 1, column 1");
  }
  EXPECT_THROW(static_cast<void>(gathered(grid, zones, {0, 0, -INFINITY, 1}, quantum)), RasterError);
  EXPECT_NO_THROW(static_cast<void>(gathered(grid, zones, {9999, 0, 100, 101}, quantum))) << "not in the zone";
}

TEST(Zonal, RefusesRunsThatAreNotRuns) {
  const GridSpec grid = metric_grid(2, 2);
  for (const ZoneRun& run : std::vector<ZoneRun>{{2, 0, 0, 1}, {0, 1, 2, 1}, {0, 1, 0, 1}, {0, 0, 0, 0}, {0, 0, 0, 1.5},
                                                 {-1, 0, 0, 1}, {0, -1, 0, 1}, {0, 0, 0, std::nan("")}}) {
    const std::vector<Zone> zones = {{{run}, 0}};
    EXPECT_THROW(ZoneIndex(grid, zones), BugError);
  }
}

TEST(SumQuantum, KeepsFiftyBitsOfTheRange) {
  EXPECT_EQ(SumQuantum::choose(0, 1, 1000, 1).value_quantum, std::ldexp(1.0, -50 - share_bits));
  EXPECT_EQ(SumQuantum::choose(-9000, 100, 10'000'000'000, 900).value_quantum, std::ldexp(1.0, 14 - 50 - share_bits));
  EXPECT_EQ(SumQuantum::choose(0, 1, std::int64_t{1} << 40, 1).value_quantum, std::ldexp(1.0, -44 - share_bits));
  EXPECT_GT(SumQuantum::choose(0, 0, 1, 1).value_quantum, 0);
}

TEST(SumQuantum, RefusesWhatCannotBeSummedExactly) {
  EXPECT_THROW(static_cast<void>(SumQuantum::choose(0, INFINITY, 1, 1)), LimitError);
  EXPECT_THROW(static_cast<void>(SumQuantum::choose(std::nan(""), 1, 1, 1)), LimitError);
  EXPECT_THROW(static_cast<void>(SumQuantum::choose(0, 1, std::int64_t{1} << 62, 1)), LimitError);
  EXPECT_THROW(static_cast<void>(SumQuantum::choose(0, 1, 1, 0)), LimitError);
}

// The greatest term that can be summed, as often as the grid has cells: the claim of the proof, in 128-bit arithmetic.
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

/// A random raster, and zones that overlap, with fractional weights.
struct Study {
  GridSpec grid;
  std::vector<float> first, second;
  std::vector<Zone> zones;
};

Study random_study(std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const auto below = [&](std::int64_t end) { return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(end)); };
  const auto uniform = [&] { return std::uniform_real_distribution<double>(0, 1)(random); };
  Study study{degree_grid(37, 53), {}, {}, {}};
  for (std::int64_t i = 0; i < study.grid.cells(); ++i) {
    study.first.push_back(random() % 7 == 0 ? none : static_cast<float>(200 * uniform() - 100));
    study.second.push_back(random() % 5 == 0 ? none : static_cast<float>(random() % 3 == 0 ? -0.0 : 1e6 * uniform()));
  }
  for (int z = 0; z < 25; ++z) {
    std::map<std::int64_t, std::vector<ZoneRun>> rows;
    for (int n = 0; n < 12; ++n) {
      const std::int64_t row = below(37), col = below(53);
      auto& runs = rows[row];
      if (runs.empty()) runs.push_back({row, col, col + below(53 - col), 1 - uniform()});
    }
    Zone zone;
    for (const auto& [row, runs] : rows) zone.runs.insert(zone.runs.end(), runs.begin(), runs.end());
    study.zones.push_back(zone);
  }
  return study;
}

std::vector<float> cut(const GridSpec& grid, const std::vector<float>& cells, const Window& window) {
  std::vector<float> tile;
  for (std::int64_t row = window.row; row < window.row + window.rows; ++row)
    for (std::int64_t col = window.col; col < window.col + window.cols; ++col)
      tile.push_back(cells[static_cast<std::size_t>(row * grid.cols + col)]);
  return tile;
}

using Sums = std::map<std::pair<int, int>, ZoneSums>;

Sums tiled_sums(const Study& study, std::int64_t tile_rows, std::int64_t tile_cols, std::mt19937_64& random) {
  const ZoneIndex index(study.grid, study.zones);
  const double area = largest_cell_area_m2(study.grid);
  const SumQuantum quanta[] = {SumQuantum::choose(-100, 100, study.grid.cells(), area),
                               SumQuantum::choose(0, 1e6, study.grid.cells(), area)};
  std::vector<Window> windows;
  for (std::int64_t row = 0; row < study.grid.rows; row += tile_rows)
    for (std::int64_t col = 0; col < study.grid.cols; col += tile_cols)
      windows.push_back(Window{row, col, tile_rows, tile_cols}.intersected(study.grid.whole()));
  std::shuffle(windows.begin(), windows.end(), random);
  Sums sums;
  for (const Window& window : windows) {
    const auto first = cut(study.grid, study.first, window), second = cut(study.grid, study.second, window);
    const std::span<const float> quantities[] = {first, second};
    for (const ZoneContribution& found : index.gather(window, quantities, quanta))
      sums[{found.zone, found.quantity}].merge(found.sums);
  }
  return sums;
}

TEST(ZonalProperty, AnyTilingInAnyOrderGivesTheSameSums) {
  for (std::uint64_t seed = 0; seed < 5; ++seed) {
    const Study study = random_study(seed);
    std::mt19937_64 random(seed);
    const Sums whole = tiled_sums(study, 37, 53, random);
    for (const auto& [rows, cols] : {std::pair{1, 1}, {1, 53}, {37, 1}, {5, 7}, {16, 16}, {36, 52}})
      ASSERT_EQ(tiled_sums(study, rows, cols, random), whole) << "seed " << seed << ", " << rows << " x " << cols;
  }
}

/// The textbook loop over cells, in long double.
double plain_mean(const Study& study, const std::vector<float>& cells, const Zone& zone) {
  long double sum = 0, area = 0;
  for (const ZoneRun& run : zone.runs)
    for (std::int64_t col = run.col_first; col <= run.col_last; ++col) {
      const float value = cells[static_cast<std::size_t>(run.row * study.grid.cols + col)];
      if (std::isnan(value)) continue;
      const double covered = run.weight * row_metrics(study.grid, run.row).area_m2;
      sum += static_cast<long double>(value) * covered;
      area += covered;
    }
  return static_cast<double>(sum / area);
}

TEST(ZonalProperty, AgreesWithAPlainLoop) {
  const Study study = random_study(11);
  std::mt19937_64 random(11);
  const SumQuantum quantum = SumQuantum::choose(-100, 100, study.grid.cells(), largest_cell_area_m2(study.grid));
  const Sums sums = tiled_sums(study, 10, 10, random);
  for (int zone = 0; zone < 25; ++zone)
    EXPECT_TRUE(agrees(zone_mean(sums.at({zone, 0}), quantum),
                       plain_mean(study, study.first, study.zones[static_cast<std::size_t>(zone)]), tolerance::tipping_point));
}

// Zones that partition the grid, cells split between two of them included, add up to the whole grid bit for bit.
TEST(ZonalProperty, APartitionKeepsTheTotalExactly) {
  const GridSpec grid = metric_grid(40, 40);
  std::mt19937_64 random(2);
  std::vector<float> people(1600);
  for (float& cell : people) cell = static_cast<float>(std::exponential_distribution<double>(0.01)(random));
  std::vector<Zone> zones(7);
  for (std::int64_t cell = 0; cell < 1600; ++cell) {
    const double share = std::uniform_real_distribution<double>(0, 1)(random);
    const std::size_t one = random() % 7, other = (one + 1 + random() % 6) % 7;
    zones[one].runs.push_back({cell / 40, cell % 40, cell % 40, 1 - share});
    if (share > 0) zones[other].runs.push_back({cell / 40, cell % 40, cell % 40, share});
  }
  std::vector<Zone> whole(1);
  for (std::int64_t row = 0; row < 40; ++row) whole[0].runs.push_back({row, 0, 39, 1});
  const SumQuantum quantum = SumQuantum::choose(0, 3000, grid.cells(), 1);

  __int128 total = 0;
  for (const auto& found : gathered(grid, zones, people, quantum)) total += found.sums.covered_value;

  EXPECT_TRUE(total == gathered(grid, whole, people, quantum)[0].sums.covered_value);
}

TEST(ZoneBytes, BringBackWhatWasWritten) {
  const Study study = random_study(4);
  const SumQuantum quantum = SumQuantum::choose(-100, 100, study.grid.cells(), largest_cell_area_m2(study.grid));
  const auto written = gathered(study.grid, study.zones, study.first, quantum);
  ASSERT_TRUE(std::any_of(written.begin(), written.end(), [](const auto& c) { return c.sums.weighted_value < 0; }));

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
