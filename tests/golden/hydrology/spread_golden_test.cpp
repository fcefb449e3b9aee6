// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// domain-spec 12, T-DINF and T-HOLM: what part of a cell's water its neighbours get.
#include <gtest/gtest.h>

#include "tests/support/spread_grids.hpp"
#include "tests/support/tolerance.hpp"

namespace firnline::test {
namespace {

constexpr std::size_t north_west = 0, north = 1, north_east = 2, west = 3, east = 5, south = 7;
constexpr double pi = 3.14159265358979323846;

/// The shares of the middle of 3 x 3 cells, row by row; water ends in all others.
std::vector<double> shares(const GridSpec& grid, const std::vector<float>& heights, const SpreadLaw& law) {
  std::vector<std::int64_t> weight(9, 0);
  weight[4] = std::int64_t{1} << 50;
  std::vector<std::uint8_t> sinks(9, 1);
  sinks[4] = 0;
  const Spread got = spread(cut_into(grid, 2, 2), heights, directed(grid, heights, sinks), law, {weight});
  std::vector<double> parts;
  for (const std::int64_t sum : got.sums[0]) parts.push_back(static_cast<double>(sum) * 0x1p-50);
  parts[4] = 0;
  return parts;
}

/// Of a plane of slope 1 that falls toward an angle counter-clockwise from the east.
std::vector<double> on_a_plane(double dx_m, double dy_m, double degrees) {
  std::vector<float> heights;
  for (int row = -1; row <= 1; ++row)
    for (int col = -1; col <= 1; ++col)
      heights.push_back(static_cast<float>(row * dy_m * std::sin(degrees * pi / 180) -
                                           col * dx_m * std::cos(degrees * pi / 180)));
  return shares(metric_grid(3, 3, dx_m, dy_m), heights, {});
}

void expect_two(const std::vector<double>& parts, std::size_t one, double its, std::size_t other,
                double its_of_other) {
  EXPECT_PRED3(agrees, parts[one], its, tolerance::six_decimals);
  EXPECT_PRED3(agrees, parts[other], its_of_other, tolerance::six_decimals);
  EXPECT_EQ(std::count(parts.begin(), parts.end(), 0.0), 7);
}

TEST(DInfinityGolden, SharesByTheAngleBetweenSideAndDiagonal) {
  expect_two(on_a_plane(30, 30, 30), east, 1.0 / 3, north_east, 2.0 / 3);
  expect_two(on_a_plane(75, 100, 30), east, 0.435348, north_east, 0.564652);
  expect_two(on_a_plane(75, 100, 60), north, 0.186328, north_east, 0.813672);
}

// By hand: 120 degrees are 30 from north toward north-west, two thirds of the way to the diagonal.
TEST(DInfinityGolden, IsTheSameInEveryQuarter) {
  expect_two(on_a_plane(30, 30, 120), north, 1.0 / 3, north_west, 2.0 / 3);
  expect_two(on_a_plane(30, 30, 210), west, 1.0 / 3, 6, 2.0 / 3);
  expect_two(on_a_plane(30, 30, 300), south, 1.0 / 3, 8, 2.0 / 3);
}

// By hand: the east lies 3 lower over 30 m (0.1), all else higher; no triangle falls toward its inside.
TEST(DInfinityGolden, RunsAlongASideWhenTheTriangleFallsOutOfItself) {
  EXPECT_EQ(shares(metric_grid(3, 3), {9, 9, 9, 9, 5, 2, 9, 9, 9}, {})[east], 1);
  EXPECT_EQ(shares(metric_grid(3, 3), {9, 9, 2, 9, 5, 9, 9, 9, 9}, {})[north_east], 1);
}

/// tan b of 0.2 and 0.1, east and south, over 30 m.
std::vector<double> holmgren(double exponent) {
  return shares(metric_grid(3, 3), {90, 90, 90, 90, 0, -6, 90, -3, 90},
                {.kind = SpreadLaw::Kind::multiple, .exponent = exponent});
}

TEST(MultipleFlowGolden, SharesByPowersOfTheSlope) {
  expect_two(holmgren(1), east, 0.666667, south, 0.333333);
  expect_two(holmgren(4), east, 0.941176, south, 0.058824);
  const auto freeman = holmgren(1.1);  // printed with five decimals
  EXPECT_NEAR(freeman[east], 0.68189, 5e-6);
  EXPECT_NEAR(freeman[south], 0.31811, 5e-6);
}

// By hand: 0.2 over the side and over the diagonal; contours of 0.5 and 0.35355 cells (Quinn et al. 1991).
TEST(MultipleFlowGolden, WeighsContourLengthsWhereAsked) {
  const std::vector<float> heights = {90, 90, 90, 90, 0, -6, 90, 90, static_cast<float>(-6 * std::sqrt(2.0))};
  SpreadLaw law{.kind = SpreadLaw::Kind::multiple, .exponent = 1};
  expect_two(shares(metric_grid(3, 3), heights, law), east, 0.5, 8, 0.5);
  law.contour_lengths = true;
  expect_two(shares(metric_grid(3, 3), heights, law), east, 0.585786, 8, 0.414214);
}

// By hand: cells of 30 x 40 m; east, south and south-east fall by 0.1, so that with contours of 20, 15 and
// 12.5 m the shares are 20, 15 and 12.5 of 47.5.
TEST(MultipleFlowGolden, KnowsTheSidesOfOblongCells) {
  const auto parts = shares(metric_grid(3, 3, 30, 40), {90, 90, 90, 90, 0, -3, 90, -4, -5},
                            {.kind = SpreadLaw::Kind::multiple, .exponent = 1, .contour_lengths = true});
  EXPECT_PRED3(agrees, parts[east], 20 / 47.5, tolerance::six_decimals);
  EXPECT_PRED3(agrees, parts[south], 15 / 47.5, tolerance::six_decimals);
  EXPECT_PRED3(agrees, parts[8], 12.5 / 47.5, tolerance::six_decimals);
}

}  // namespace
}  // namespace firnline::test
