// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Catchments of many origins at a time against the travel times of each alone.
#include <gtest/gtest.h>

#include "kernels/grid/error.hpp"
#include "kernels/travel/catchments.hpp"
#include "tests/support/travel_grids.hpp"

namespace firnline::test {
namespace {

constexpr float unknown = std::numeric_limits<float>::quiet_NaN();
const std::vector<double> minutes = {0, 0.7, 2.5, 9};

std::vector<float> people_of(const GridSpec& grid) {
  std::vector<float> people;
  for (std::int64_t i = 0; i < grid.cells(); ++i)
    people.push_back(i % 11 == 3 ? unknown : static_cast<float>(i % 7) + 0.125F);
  return people;
}

/// By the travel times of one facility: cells in the first place, people in eighths.
std::vector<std::pair<std::int64_t, std::int64_t>> counted(const TravelCase& travel, Cell origin) {
  TravelCase alone = travel;
  alone.facilities = {origin};
  const auto nearest = travelled(alone).nearest;
  const auto people = people_of(travel.grid);
  std::vector<std::pair<std::int64_t, std::int64_t>> counts;
  for (const double within : minutes) {
    counts.emplace_back();
    for (std::size_t i = 0; i < nearest.size(); ++i) {
      if (!is_within(nearest[i], within)) continue;
      ++counts.back().first;
      if (people[i] == people[i]) counts.back().second += static_cast<std::int64_t>(8 * people[i]);
    }
  }
  return counts;
}

TEST(Catchments, HoldWhomTheTravelTimesOfTheirOriginReach) {
  for (const TravelCase& travel : travel_cases()) {
    for (const WholeGrid& where :
         {cut_into(travel.grid, 7, 5, 2), cut_into(travel.grid, travel.grid.rows, travel.grid.cols)}) {
      const TravelPlanes planes(where, travel);
      const auto people = plane_of(where, people_of(travel.grid));
      const auto found = people_within(where, planes.ways, travel.facilities, minutes, *people);
      const auto zones = catchments_within(where, planes.ways, travel.facilities, minutes.back());
      for (std::size_t origin = 0; origin < travel.facilities.size(); ++origin) {
        const auto counts = counted(travel, travel.facilities[origin]);
        for (std::size_t i = 0; i < minutes.size(); ++i) {
          EXPECT_EQ(found[origin * minutes.size() + i].cells, counts[i].first)
              << travel.name << ", " << minutes[i];
          EXPECT_EQ(8 * found[origin * minutes.size() + i].people(), static_cast<double>(counts[i].second))
              << travel.name;
        }
        std::int64_t cells = 0;
        for (const ZoneRun& run : zones[origin].runs) cells += run.col_last - run.col_first + 1;
        EXPECT_EQ(cells, counts.back().first) << travel.name;
      }
    }
  }
}

/// 0.01 min/m on cells of 100 m: within 100 minutes lie 100 cells to each side, more than the window first
/// has.
TEST(Catchments, ReachAsFarAsTheirTimeLasts) {
  const GridSpec grid = metric_grid(301, 311, 100, 100);
  const TravelCase even{"even",
                        grid,
                        std::vector<float>(static_cast<std::size_t>(grid.cells()), 0.01F),
                        {{150, 155}, {150, 156}, {0, 0}}};
  const WholeGrid where = cut_into(grid, 64, 64, 2);
  const TravelPlanes planes(where, even);
  const auto zones = catchments_within(where, planes.ways, even.facilities, 100);
  const auto widest = [&](std::size_t zone, std::int64_t row) {
    for (const ZoneRun& run : zones[zone].runs)
      if (run.row == row) return run;
    return ZoneRun{};
  };
  EXPECT_EQ(widest(0, 150), (ZoneRun{150, 55, 255, 1}));
  EXPECT_EQ(widest(1, 150), (ZoneRun{150, 56, 256, 1}));
  EXPECT_EQ(widest(2, 0), (ZoneRun{0, 0, 100, 1}));
  EXPECT_EQ(zones[0].runs.size(), 201U);
  const double within[] = {100};
  const auto people = plane_of(where, std::vector<float>(static_cast<std::size_t>(grid.cells()), 0.5F));
  EXPECT_THROW(static_cast<void>(people_within(where, planes.ways, even.facilities, within, *people, {1000})),
               LimitError);
}

/// A step of exactly a minute is within it, one of a tick more is not: 0.01 min/m on 100 m, and 0.010000163.
TEST(Catchments, HoldWhomTheLastTickBrings) {
  const double within[] = {1, 2};
  for (const auto& [friction, cells] : {std::pair(0.01F, 2), {0.010000163F, 1}}) {
    const TravelCase step{"step", metric_grid(1, 2, 100, 100), {friction, friction}, {{0, 0}}};
    const WholeGrid where = cut_into(step.grid, 1, 2);
    const TravelPlanes planes(where, step);
    const auto found = people_within(where, planes.ways, step.facilities, within, *planes.friction);
    EXPECT_EQ(found[0].cells, cells);
    EXPECT_EQ(found[1].cells, 2);
  }
}

/// A single way leads out of the window that is opened first: to each side in turn.
TEST(Catchments, ReachAlongASingleWay) {
  const GridSpec grid = metric_grid(301, 311, 100, 100);
  for (const Cell way : {Cell{-1, 0}, {1, 0}, {0, -1}, {0, 1}}) {
    TravelCase travel{
        "one way", grid, std::vector<float>(static_cast<std::size_t>(grid.cells()), unknown), {{150, 155}}};
    for (std::int64_t i = 0; i <= 150; ++i)
      travel.friction[static_cast<std::size_t>((150 + i * way.row) * grid.cols + 155 + i * way.col)] = 0.01F;
    const WholeGrid where = cut_into(grid, 64, 64);
    const TravelPlanes planes(where, travel);
    const double within[] = {100};
    const auto people = plane_of(where, std::vector<float>(travel.friction.size(), 1.0F));
    const auto found = people_within(where, planes.ways, travel.facilities, within, *people);
    EXPECT_EQ(found[0].cells, 101) << way.row << ", " << way.col;
    EXPECT_EQ(found[0].people(), 101);
  }
}

/// A month is more than what 2^31 ticks hold.
TEST(Catchments, RefuseTimesThatTheyDoNotCount) {
  const TravelCase even{"even", metric_grid(3, 4), std::vector<float>(12, 0.01F), {{0, 0}}};
  const WholeGrid where = cut_into(even.grid, 2, 2);
  const TravelPlanes planes(where, even);
  EXPECT_EQ(catchments_within(where, planes.ways, even.facilities, 34952)[0].runs.size(), 3U);
  EXPECT_THROW(static_cast<void>(catchments_within(where, planes.ways, even.facilities, 34953)), LimitError);
}

TEST(Catchments, RefuseFewerPeopleThanNone) {
  const TravelCase even{"even", metric_grid(3, 4), std::vector<float>(12, 0.01F), {{0, 0}}};
  const WholeGrid where = cut_into(even.grid, 2, 2);
  const TravelPlanes planes(where, even);
  std::vector<float> people(12, 1.0F);
  people[6] = -200;
  try {
    static_cast<void>(people_within(where, planes.ways, even.facilities, minutes, *plane_of(where, people)));
    ADD_FAILURE();
  } catch (const RasterError& error) {
    EXPECT_EQ(error.where(), "row 1, col 2");
  }
}

}  // namespace
}  // namespace firnline::test
