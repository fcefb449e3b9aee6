// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <numeric>
#include <random>

#include "tests/support/dems.hpp"

namespace firnline::test {
namespace {

bool same_bits(const std::vector<float>& one, const std::vector<float>& other) {
  return one.size() == other.size() && std::memcmp(one.data(), other.data(), one.size() * sizeof(float)) == 0;
}

TEST(Breaching, LeavesNothingToFill) {
  for (const NamedDem& named : dems_of_every_kind()) {
    if (!named.dem.sinks.empty()) continue;  // below a lake a pit may stay
    Dem breached = named.dem;
    const BreachedDem done = breach(named.dem);
    breached.elevation = done.elevation;

    EXPECT_EQ(done.result.left_pits, 0) << named.name;
    EXPECT_EQ(fill(breached).result.report.raised_cells, 0) << named.name;
    EXPECT_TRUE(same_bits(breach(breached).elevation, breached.elevation)) << named.name;
  }
}

TEST(Breaching, LowersWithinItsLimitsAloneAndKeepsSinksAndNoData) {
  for (const NamedDem& named : dems_of_every_kind()) {
    const BreachedDem done = breach(named.dem, {.length_m = 60, .depth_m = 3});
    for (std::size_t cell = 0; cell < done.elevation.size(); ++cell) {
      const float before = named.dem.elevation[cell], after = done.elevation[cell];
      ASSERT_EQ(std::isnan(before), std::isnan(after)) << named.name;
      if (std::isnan(before)) continue;
      ASSERT_LE(after, before) << named.name;
      ASSERT_LE(before - after, 3) << named.name;
      const bool is_sink = !named.dem.sinks.empty() && named.dem.sinks[cell] != 0;
      ASSERT_TRUE(!is_sink || after == before) << named.name;
    }
    EXPECT_LE(done.result.deepest_cut_m, 3);
  }
}

TEST(Breaching, DoesNotKnowOfTilesOrThreads) {
  for (const NamedDem& named : dems_of_every_kind()) {
    const BreachLimits limits{.length_m = 80, .depth_m = 5};
    const BreachedDem whole = breach(named.dem, limits);
    for (const auto& [tile, threads] : {std::pair{3, 2}, {8, 1}, {16, 4}}) {
      const BreachedDem tiled = breach(named.dem, limits, whole_grid_of(named.dem, tile, 2 * tile, threads));
      EXPECT_TRUE(same_bits(tiled.elevation, whole.elevation)) << named.name;
      EXPECT_EQ(tiled.result.lowered_volume_m3, whole.result.lowered_volume_m3);
      EXPECT_EQ(tiled.result.lowered_cells, whole.result.lowered_cells);
      EXPECT_EQ(tiled.result.deepest_cut, whole.result.deepest_cut);
    }
  }
}

// Without two cells of one height nothing depends on where the rows begin.
TEST(Breaching, TurnsWithTheGrid) {
  constexpr std::int64_t rows = 40, cols = 53;
  Dem dem{rows, cols, std::vector<float>(rows * cols), {}};
  std::iota(dem.elevation.begin(), dem.elevation.end(), 1.0F);
  std::shuffle(dem.elevation.begin(), dem.elevation.end(), std::mt19937_64(9));
  const auto turned = [](const Dem& upright) {
    Dem result{upright.cols, upright.rows, {}, {}};
    for (std::int64_t row = 0; row < result.rows; ++row)
      for (std::int64_t col = 0; col < result.cols; ++col)
        result.elevation.push_back(upright.elevation[upright.at(upright.rows - 1 - col, row)]);
    return result;
  };
  for (const BreachLimits limits : {BreachLimits{}, BreachLimits{.length_m = 35, .depth_m = 700}}) {
    Dem expected = dem;
    expected.elevation = breach(dem, limits).elevation;

    EXPECT_TRUE(same_bits(breach(turned(dem), limits).elevation, turned(expected).elevation));
    EXPECT_FALSE(same_bits(expected.elevation, dem.elevation));
  }
}

}  // namespace
}  // namespace firnline::test
