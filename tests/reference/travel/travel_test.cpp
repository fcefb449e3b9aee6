// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Travel times, nearest and second nearest facilities against Dijkstra's algorithm, one facility at a time.
#include <gtest/gtest.h>

#include "tests/reference/travel/textbook_travel.hpp"

namespace firnline::test {
namespace {

constexpr double tick_min = 1 / 61440.0;

struct Best {
  double minutes = INFINITY;
  std::int32_t facility = no_facility;
};
/// The first and the second of each cell.
std::vector<std::array<Best, 2>> best_of(const TravelCase& travel, double quantum_min) {
  std::vector<std::array<Best, 2>> best(travel.friction.size());
  for (std::size_t f = 0; f < travel.facilities.size(); ++f) {
    const std::vector<double> minutes = Textbook(travel).minutes(travel.facilities[f], quantum_min);
    for (std::size_t i = 0; i < minutes.size(); ++i) {
      const Best here{minutes[i], static_cast<std::int32_t>(f)};
      if (here.minutes < best[i][0].minutes)
        best[i] = {here, best[i][0]};
      else if (here.minutes < best[i][1].minutes)
        best[i][1] = here;
    }
  }
  return best;
}

void expect(const std::string& name, Label got, const Best& expected) {
  EXPECT_EQ(facility_of(got), expected.facility) << name;
  const double ticks = expected.facility == no_facility ? static_cast<double>(ticks_of(unreachable))
                                                        : std::nearbyint(expected.minutes / tick_min);
  EXPECT_EQ(static_cast<double>(ticks_of(got)), ticks) << name;
}

/// Steps of whole ticks, added up exactly in doubles: every time, facility and tie.
TEST(TravelAgainstDijkstra, IsTheSameToTheTick) {
  for (const TravelCase& travel : travel_cases()) {
    const TravelTimes times = travelled(cut_into(travel.grid, 11, 9), travel);
    const auto best = best_of(travel, tick_min);
    for (std::size_t i = 0; i < best.size(); ++i) {
      const std::string cell =
          travel.name + (travel.moves == Moves::sixteen ? ", knights" : "") + ", cell " + std::to_string(i);
      expect(cell, times.nearest[i], best[i][0]);
      expect(cell + ", second", times.second[i], best[i][1]);
      if (HasFailure()) return;
    }
  }
}

/// Without any rounding: no way is off by more than half a tick for each of its steps.
TEST(TravelAgainstDijkstra, DiffersFromUnroundedCostsByHalfATickAStep) {
  for (const TravelCase& travel : travel_cases()) {
    const TravelTimes times = travelled(travel);
    const auto best = best_of(travel, 0);
    for (std::size_t i = 0; i < best.size(); ++i) {
      if (best[i][0].facility == no_facility) continue;
      EXPECT_NEAR(minutes_of(times.nearest[i]), best[i][0].minutes, 0.5 * tick_min * 200) << travel.name;
    }
  }
}

}  // namespace
}  // namespace firnline::test
