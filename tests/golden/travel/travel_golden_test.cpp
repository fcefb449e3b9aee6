// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Travel against values of the literature and by hand (domain-spec 12).
#include <gtest/gtest.h>

#include <cmath>

#include "kernels/travel/friction.hpp"
#include "tests/support/travel_grids.hpp"

namespace firnline::test {
namespace {

constexpr float nobody = std::numeric_limits<float>::quiet_NaN();

// T-TOB: 6 exp(-3.5 |S + 0.05|) km/h; thin air at 3000 m.
TEST(TravelGolden, WalkingSpeed) {
  EXPECT_NEAR(walking_speed_kmh(0), 5.036742, 5e-7);
  EXPECT_NEAR(walking_speed_kmh(0.1), 3.549332, 5e-7);
  EXPECT_NEAR(walking_speed_kmh(-0.05), 6, 1e-15);
  EXPECT_NEAR(walking_speed_kmh(0.5), 0.875255, 5e-7);
  EXPECT_NEAR(slope_speed_factor(0.1), 3.549332 / 5, 1e-7);
  EXPECT_NEAR(altitude_speed_factor(3000), 0.736588, 5e-7);
}

// 6 km/h are 100 m/min.
TEST(TravelGolden, FrictionOfASpeed) {
  EXPECT_NEAR(friction_min_m(6), 0.01, 1e-17);
  EXPECT_NEAR(friction_min_m(60), 0.001, 1e-18);
  EXPECT_TRUE(std::isnan(friction_min_m(0)));
  EXPECT_TRUE(std::isnan(friction_min_m(-3)));
  EXPECT_TRUE(std::isnan(friction_min_m(std::nan(""))));
  // 4 km/h on grass, a slope of 0.1, at 3000 m: 4 x 0.7098664 x 0.736588 = 2.091516 km/h
  EXPECT_NEAR(walking_friction_min_m(4, 0.1, 3000), 0.06 / 2.091516, 1e-7);
}

// X2: the fastest of what there is; water carries bridges and ferries alone.
TEST(TravelGolden, FastestWay) {
  const double none = std::nan("");
  EXPECT_EQ(fastest_way_min_m({0.02, 0.001, 0.0008, none, false}), 0.0008);
  EXPECT_EQ(fastest_way_min_m({0.02, none, none, none, false}), 0.02);
  EXPECT_EQ(fastest_way_min_m({0.02, none, none, 0.006, true}), 0.006);
  EXPECT_EQ(fastest_way_min_m({0.02, 0.001, none, none, true}), 0.001);
  EXPECT_TRUE(std::isnan(fastest_way_min_m({0.02, none, none, none, true})));
  EXPECT_TRUE(std::isnan(fastest_way_min_m({})));
  // An hour at a border in a cell of 30 m: 2 min/m more.
  EXPECT_EQ(with_border_penalty(0.5, 60, 30), 2.5);
}

// T-T1D: 0.01 min/m on cells of 100 m is a minute a cell, the root of two on the slant; 0.01 beside 0.03: 2
// min.
TEST(TravelGolden, MinutesOfAStep) {
  const TravelCase even{"even", metric_grid(3, 3, 100, 100), std::vector<float>(9, 0.01F), {{0, 0}}};
  const auto nearest = travelled(even).nearest;
  EXPECT_EQ(ticks_of(nearest[0]), 0U);
  EXPECT_EQ(ticks_of(nearest[1]), 61440U);
  EXPECT_EQ(ticks_of(nearest[3]), 61440U);
  EXPECT_EQ(ticks_of(nearest[4]), 86889U);  // 61440 x 1.41421356 = 86889.28
  EXPECT_EQ(ticks_of(nearest[8]), 2 * 86889U);
  EXPECT_EQ(minutes_of(nearest[2]), 2);

  const TravelCase uneven{"uneven", metric_grid(1, 2, 100, 100), {0.01F, 0.03F}, {{0, 0}}};
  EXPECT_EQ(minutes_of(travelled(uneven).nearest[1]), 2);
}

// T-MCP: from (1, 6) to (7, 2) around a corner that costs nothing, root of two over two remain. Nothing is
// free here: the corner costs a millionth.
TEST(TravelGolden, AroundACornerThatIsNearlyFree) {
  TravelCase corner{"corner", metric_grid(8, 8, 1, 1), std::vector<float>(64, 1.0F), {{1, 6}}};
  for (std::size_t i = 1; i < 7; ++i) corner.friction[i * 8 + 1] = corner.friction[8 + i] = 1e-6F;
  EXPECT_NEAR(minutes_of(travelled(corner).nearest[7 * 8 + 2]), std::sqrt(0.5), 12 / 61440.0);
}

// Uphill of 1:10 at 100 m: 6 min at 1 km/h of level ground, by 5/3.549332 slower; down to it by 5/e^(-3.5 x
// 0.05)/6.
TEST(TravelGolden, UphillAndDownhill) {
  TravelCase hill{"hill", metric_grid(1, 2, 100, 100), {0.06F, 0.06F}, {{0, 0}}};
  hill.heights = {110, 100};
  const double up = 6 * 5 / 3.549332, down = 6 * 5 / (6 * std::exp(-3.5 * 0.05));
  EXPECT_NEAR(minutes_of(travelled(hill).nearest[1]), up, 1e-5);
  hill.heading = Heading::from_facility;
  EXPECT_NEAR(minutes_of(travelled(hill).nearest[1]), down, 1e-5);
  hill.on_foot = {0, 1};  // a road up to the middle: 3 min, whatever it climbs
  EXPECT_NEAR(minutes_of(travelled(hill).nearest[1]), 3 + down / 2, 1e-5);
}

// A knight's move on cells of 100 m is 223.607 m long, a quarter in each of four cells; where one of them is
// closed, nobody jumps over it.
TEST(TravelGolden, KnightsMove) {
  TravelCase knight{
      "knight", metric_grid(2, 3, 100, 100), {0.01F, 0.02F, 0.03F, 0.03F, 0.04F, 0.05F}, {{0, 0}}};
  knight.moves = Moves::sixteen;
  // (0.01 + 0.02 + 0.04 + 0.05) / 4 x 223.60680 = 6.708204; by (0, 1): 1.5 + (0.02 + 0.05) / 2 x 141.42136
  // = 6.449747
  EXPECT_NEAR(minutes_of(travelled(knight).nearest[5]), 6.449747, 1e-4);
  knight.friction[4] = 0.01F;  // 5.031153 straight; by (1, 1): 1.414214 + 3 = 4.414214
  EXPECT_NEAR(minutes_of(travelled(knight).nearest[5]), 4.414214, 1e-4);
  knight.friction = {0.01F, 0.01F, 0.01F, 0.01F, 0.01F, 0.01F};
  EXPECT_NEAR(minutes_of(travelled(knight).nearest[5]), 2.236068, 1e-4);
  knight.friction[1] = knight.friction[4] = nobody;
  EXPECT_EQ(travelled(knight).nearest[5], unreachable);
}

// T-ACC: facilities at both ends of five cells, 30 minutes a step; who is within 30, before and after the
// right one fails.
TEST(TravelGolden, AccessAfterAFailure) {
  const TravelCase line{"line", metric_grid(1, 5, 100, 100), std::vector<float>(5, 0.3F), {{0, 0}, {0, 4}}};
  const int people[] = {10, 20, 30, 40, 50};
  const auto covered = [&](const std::vector<Label>& labels) {
    int sum = 0;
    for (std::size_t i = 0; i < 5; ++i) sum += is_within(labels[i], 30) ? people[i] : 0;
    return sum;
  };
  const TravelTimes before = travelled(line);
  TravelCase failed = line;
  failed.facilities.pop_back();
  EXPECT_EQ(covered(before.nearest), 120);
  EXPECT_EQ(covered(travelled(failed).nearest), 30);
  EXPECT_EQ(facility_of(before.nearest[2]), 0);  // equally near: the smaller number
  EXPECT_EQ(facility_of(before.second[2]), 1);
  EXPECT_EQ(minutes_of(before.second[4]), 120);
}

}  // namespace
}  // namespace firnline::test
