// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// What is true of every raster and every set of zones.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

#include "tests/support/tolerance.hpp"
#include "tests/support/zones.hpp"

namespace firnline::test {
namespace {

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
    study.second.push_back(random() % 5 == 0 ? none : static_cast<float>(random() % 3 == 0 ? (random() % 2 == 0 ? -0.0 : 0.0) : 1e6 * uniform()));
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

/// As the checkpoint stores them: even the sign of a zero must not depend on the order.
std::vector<std::byte> bits_of(const Sums& sums) {
  std::vector<ZoneContribution> list;
  for (const auto& [key, sum] : sums) list.push_back({key.first, key.second, sum});
  return to_bytes(list);
}

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

TEST(Zonal, AnyTilingInAnyOrderGivesTheSameSums) {
  for (std::uint64_t seed = 0; seed < 5; ++seed) {
    const Study study = random_study(seed);
    std::mt19937_64 random(seed);
    const Sums whole = tiled_sums(study, 37, 53, random);
    for (const auto& [rows, cols] : {std::pair{1, 1}, {1, 53}, {37, 1}, {5, 7}, {16, 16}, {36, 52}})
      ASSERT_TRUE(bits_of(tiled_sums(study, rows, cols, random)) == bits_of(whole)) << "seed " << seed << ", " << rows << " x " << cols;
  }
}

/// The textbook loops over cells, in long double.
double plain_sum(const Study& study, const std::vector<float>& cells, const Zone& zone) {
  long double sum = 0;
  for (const ZoneRun& run : zone.runs)
    for (std::int64_t col = run.col_first; col <= run.col_last; ++col) {
      const float value = cells[static_cast<std::size_t>(run.row * study.grid.cols + col)];
      if (!std::isnan(value)) sum += static_cast<long double>(value) * run.weight;
    }
  return static_cast<double>(sum);
}

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

TEST(Zonal, AgreesWithPlainLoops) {
  const Study study = random_study(11);
  std::mt19937_64 random(11);
  const double area = largest_cell_area_m2(study.grid);
  const SumQuantum first = SumQuantum::choose(-100, 100, study.grid.cells(), area);
  const SumQuantum second = SumQuantum::choose(0, 1e6, study.grid.cells(), area);
  const Sums sums = tiled_sums(study, 10, 10, random);
  for (int z = 0; z < 25; ++z) {
    const Zone& zone = study.zones[static_cast<std::size_t>(z)];
    EXPECT_TRUE(agrees(zone_mean(sums.at({z, 0}), first), plain_mean(study, study.first, zone), tolerance::zonal_sum));
    EXPECT_TRUE(agrees(zone_sum(sums.at({z, 1}), second), plain_sum(study, study.second, zone), tolerance::zonal_sum));
  }
}

// Zones that partition the grid, cells split between two of them included, add up to the whole grid bit for bit.
TEST(Zonal, APartitionKeepsTheTotalExactly) {
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

}  // namespace
}  // namespace firnline::test
