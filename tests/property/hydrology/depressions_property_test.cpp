// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cstring>

#include "tests/support/dems.hpp"

namespace firnline::test {
namespace {

bool same_bits(const std::vector<float>& one, const std::vector<float>& other) {
  return one.size() == other.size() && std::memcmp(one.data(), other.data(), one.size() * sizeof(float)) == 0;
}

void expect_same(const FilledDem& one, const FilledDem& other, const std::string& what) {
  EXPECT_TRUE(same_bits(one.elevation, other.elevation)) << what;
  const DepressionReport &a = one.result.report, &b = other.result.report;
  EXPECT_EQ(a.raised_cells, b.raised_cells) << what;
  EXPECT_EQ(a.raised_volume_m3, b.raised_volume_m3) << what;
  EXPECT_EQ(a.largest_raise_m, b.largest_raise_m) << what;
  EXPECT_EQ(a.largest_raise, b.largest_raise) << what;
}

TEST(Depressions, AreFilledOnceForAll) {
  for (const NamedDem& named : dems_of_every_kind()) {
    Dem again = named.dem;
    again.elevation = fill(named.dem).elevation;

    const FilledDem second = fill(again);

    EXPECT_TRUE(same_bits(second.elevation, again.elevation)) << named.name;
    EXPECT_EQ(second.result.report.raised_cells, 0) << named.name;
  }
}

TEST(Depressions, AreNeverLoweredAndNoDataStays) {
  for (const NamedDem& named : dems_of_every_kind()) {
    const std::vector<float> filled = fill(named.dem).elevation;
    for (std::size_t cell = 0; cell < filled.size(); ++cell)
      ASSERT_TRUE(filled[cell] >= named.dem.elevation[cell] ||
                  (std::isnan(filled[cell]) && std::isnan(named.dem.elevation[cell])))
          << named.name << ", cell " << cell;
  }
}

TEST(Depressions, DoNotKnowOfTilesOrThreads) {
  for (const NamedDem& named : dems_of_every_kind()) {
    const FilledDem whole = fill(named.dem);
    for (const auto& [tile_rows, tile_cols, threads] :
         {std::tuple{1, 1, 2}, {2, 3, 3}, {8, 8, 1}, {13, 5, 2}, {40, 16, 2}, {16, 200, 4}})
      expect_same(fill(named.dem, whole_grid_of(named.dem, tile_rows, tile_cols, threads)), whole,
                  named.name + ", tiles of " + std::to_string(tile_rows) + " x " + std::to_string(tile_cols));
  }
}

TEST(Depressions, ShowTheirBordersAsTheyAreInThePlane) {
  for (const NamedDem& named : dems_of_every_kind()) {
    const WholeGrid where = whole_grid_of(named.dem, 9, 14, 2);
    const FilledDem done = fill(named.dem, where);
    for (std::int64_t tile = 0; tile < where.tiling.tiles(); ++tile) {
      const Window window = where.tiling.window(tile);
      const Border border(window.rows, window.cols);
      const std::vector<float>& shown = done.result.borders[static_cast<std::size_t>(tile)];
      ASSERT_EQ(static_cast<std::int64_t>(shown.size()), border.size());
      for (std::int64_t i = 0; i < border.size(); ++i) {
        const Cell cell = border.cell(i);
        const float there = done.elevation[named.dem.at(window.row + cell.row, window.col + cell.col)];
        ASSERT_EQ(std::memcmp(&shown[static_cast<std::size_t>(i)], &there, sizeof there), 0) << named.name;
      }
    }
  }
}

// Elevations here are multiples of 2^-10 m below 2^7 m: 64 m more are exact in a float.
TEST(Depressions, RiseWithTheGround) {
  for (const NamedDem& named : dems_of_every_kind()) {
    Dem lifted = named.dem;
    for (float& z : lifted.elevation) z = std::floor(z * 1024) / 1024;
    Dem ground = lifted;
    for (float& z : lifted.elevation) z += 64;
    FilledDem expected = fill(ground);
    for (float& z : expected.elevation) z += 64;

    expect_same(fill(lifted), expected, named.name);
  }
}

Dem turned(const Dem& dem) {
  Dem result{dem.cols, dem.rows, {}, {}};
  for (std::int64_t row = 0; row < result.rows; ++row)
    for (std::int64_t col = 0; col < result.cols; ++col) {
      const std::size_t from = dem.at(dem.rows - 1 - col, row);
      result.elevation.push_back(dem.elevation[from]);
      if (!dem.sinks.empty()) result.sinks.push_back(dem.sinks[from]);
    }
  return result;
}

TEST(Depressions, TurnWithTheGrid) {
  for (const NamedDem& named : dems_of_every_kind()) {
    const Dem across = turned(named.dem);
    Dem expected = named.dem;
    expected.elevation = fill(named.dem).elevation;
    expected = turned(expected);

    EXPECT_TRUE(same_bits(fill(across, whole_grid_of(across, 8, 8, 2)).elevation, expected.elevation))
        << named.name;
  }
}

}  // namespace
}  // namespace firnline::test
