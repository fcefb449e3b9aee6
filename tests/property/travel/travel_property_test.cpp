// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// What is always true of travel times, and facilities made to hurt.
#include <gtest/gtest.h>

#include <algorithm>

#include "kernels/grid/error.hpp"
#include "tests/support/travel_grids.hpp"

namespace firnline::test {
namespace {

constexpr float nobody = std::numeric_limits<float>::quiet_NaN();

TEST(Travel, HasTheSameBitsInAnyTilesOnAnyThreads) {
  for (const TravelCase& travel : travel_cases()) {
    const TravelTimes whole = travelled(travel);
    for (const auto& [tile_rows, tile_cols, threads] : {std::tuple(2, 2, 1), {5, 7, 2}, {16, 3, 1}}) {
      const TravelTimes cut = travelled(cut_into(travel.grid, tile_rows, tile_cols, threads), travel);
      EXPECT_EQ(first_difference(travel.grid, cut.nearest, whole.nearest), "") << travel.name;
      EXPECT_EQ(first_difference(travel.grid, cut.second, whole.second), "") << travel.name;
    }
  }
}

TEST(Travel, TakesAsManyRoundsOnAnyNumberOfThreads) {
  for (const TravelCase& travel : travel_cases()) {
    const TravelReport one = travelled(cut_into(travel.grid, 6, 6, 1), travel).report,
                       two = travelled(cut_into(travel.grid, 6, 6, 2), travel).report;
    EXPECT_EQ(one.rounds, two.rounds) << travel.name;
    EXPECT_EQ(one.tile_visits, two.tile_visits) << travel.name;
  }
}

TEST(Travel, IsNeverLongerWithMoreFacilities) {
  for (const TravelCase& travel : travel_cases()) {
    if (travel.facilities.empty()) continue;
    TravelCase fewer = travel;
    fewer.facilities.pop_back();
    const TravelTimes all = travelled(travel), some = travelled(fewer);
    for (std::size_t i = 0; i < all.nearest.size(); ++i) {
      EXPECT_LE(all.nearest[i], some.nearest[i]) << travel.name;
      EXPECT_LE(all.second[i], some.second[i]) << travel.name;
    }
  }
}

TEST(Travel, IsNeverShorterWhereWaysAreClosed) {
  for (const TravelCase& travel : travel_cases()) {
    TravelCase closed = travel;
    for (std::size_t i = 0; i < closed.friction.size(); i += 7) closed.friction[i] = nobody;
    const auto before = travelled(travel).nearest, after = travelled(closed).nearest;
    for (std::size_t i = 0; i < before.size(); ++i) EXPECT_GE(after[i], before[i]) << travel.name;
  }
}

/// Who loses the nearest facility goes to the second nearest.
TEST(Travel, SecondIsTheNearestWhereThatFails) {
  for (const TravelCase& travel : travel_cases()) {
    const TravelTimes times = travelled(travel);
    for (std::size_t f = 0; f < travel.facilities.size(); ++f) {
      TravelCase failed = travel;
      failed.facilities[f] = {-1, -1};
      const auto without = travelled(failed).nearest;
      for (std::size_t i = 0; i < without.size(); ++i) {
        const bool lost = facility_of(times.nearest[i]) == static_cast<std::int32_t>(f);
        EXPECT_EQ(without[i], lost ? times.second[i] : times.nearest[i]) << travel.name;
      }
    }
  }
}

TEST(Travel, TellsOfFacilitiesOnBarriersAndOutside) {
  TravelCase travel{
      "hostile", metric_grid(4, 5), std::vector<float>(20, 0.01F), {{0, 0}, {1, 1}, {4, 0}, {-1, 3}, {2, 5}}};
  travel.friction[6] = nobody;
  const TravelTimes times = travelled(cut_into(travel.grid, 2, 3), travel);
  const std::vector<FacilityPlace> expected = {FacilityPlace::on_ground, FacilityPlace::on_barrier,
                                               FacilityPlace::outside, FacilityPlace::outside,
                                               FacilityPlace::outside};
  EXPECT_EQ(times.report.facilities, expected);
  EXPECT_EQ(times.nearest[6], unreachable);
  for (std::size_t i = 0; i < 20; ++i) {
    EXPECT_EQ(facility_of(times.nearest[i]), i == 6 ? no_facility : 0);
    EXPECT_EQ(times.second[i], unreachable);
  }
}

TEST(Travel, ServesThousandsOfFacilitiesInOneCell) {
  const TravelCase travel{"heap", metric_grid(5, 5), std::vector<float>(25, 0.01F),
                          std::vector<Cell>(5000, {2, 2})};
  const TravelTimes times = travelled(cut_into(travel.grid, 3, 3), travel);
  for (std::size_t i = 0; i < 25; ++i) {
    EXPECT_EQ(facility_of(times.nearest[i]), 0);
    EXPECT_EQ(facility_of(times.second[i]), 1);
    EXPECT_EQ(ticks_of(times.nearest[i]), ticks_of(times.second[i]));
  }
}

/// A ring of barriers, joined at its sides, keeps an island off; one joined at corners alone lets pass.
TEST(Travel, LeavesIslandsUnreached) {
  TravelCase travel{"island", metric_grid(5, 5), std::vector<float>(25, 0.01F), {{0, 0}}};
  for (const std::size_t i : {6, 7, 8, 11, 13, 16, 17, 18}) travel.friction[i] = nobody;
  EXPECT_EQ(travelled(travel).nearest[12], unreachable);
  travel.moves = Moves::sixteen;
  EXPECT_EQ(travelled(cut_into(travel.grid, 2, 2), travel).nearest[12], unreachable);
  travel.moves = Moves::eight;
  for (const std::size_t i : {6, 8, 16, 18}) travel.friction[i] = 0.01F;
  EXPECT_LT(travelled(travel).nearest[12], unreachable);
}

/// Nobody travels for 8.5 years.
TEST(Travel, EndsWhereItTakesYears) {
  TravelCase travel{"endless", metric_grid(1, 3), {0.01F, 0.01F, 1e8F}, {{0, 0}}};
  EXPECT_LT(travelled(travel).nearest[1], unreachable);
  EXPECT_EQ(travelled(travel).nearest[2], unreachable);
}

TEST(Travel, RefusesFrictionsThatAreNone) {
  for (const float wrong : {0.0F, -1.0F, std::numeric_limits<float>::infinity()}) {
    TravelCase travel{"wrong", metric_grid(3, 4), std::vector<float>(12, 0.01F), {{0, 0}}};
    travel.friction[7] = wrong;
    try {
      static_cast<void>(travelled(cut_into(travel.grid, 2, 2), travel));
      ADD_FAILURE() << "accepted " << wrong;
    } catch (const RasterError& error) {
      EXPECT_EQ(error.where(), "row 1, col 3");
    }
  }
}

}  // namespace
}  // namespace firnline::test
