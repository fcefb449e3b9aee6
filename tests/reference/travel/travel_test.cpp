// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Travel times, nearest and second nearest facilities against Dijkstra's algorithm, one facility at a time.
#include <gtest/gtest.h>

#include <array>
#include <cinttypes>
#include <cstdio>
#include <fstream>

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

/// The ground of mcp_geometric.py.
TravelCase ground_of_mcp() {
  TravelCase travel{
      "MCP_Geometric", metric_grid(61, 83), {}, {{3, 4}, {30, 70}, {55, 11}, {20, 35}, {60, 82}}};
  for (std::uint32_t row = 0; row < 61; ++row)
    for (std::uint32_t col = 0; col < 83; ++col) {
      const std::uint32_t mark = (row * 2654435761U + col * 40503U + 12345U) * 2246822519U >> 16;
      travel.friction.push_back(mark % 13 == 0 ? std::numeric_limits<float>::quiet_NaN()
                                               : static_cast<float>(1 + mark % 1000) / 65536.0F);
    }
  for (const Cell& facility : travel.facilities)
    travel.friction[static_cast<std::size_t>(facility.row * 83 + facility.col)] = 0.0078125F;
  return travel;
}

/// A judge that others wrote: scikit-image's MCP_Geometric, which adds up the same steps without rounding.
TEST(TravelAgainstMcpGeometric, IsTheSameWithinTheRounding) {
  const TravelTimes times = travelled(cut_into(ground_of_mcp().grid, 16, 32), ground_of_mcp());
  std::ifstream table(FIRNLINE_SOURCE_DIR "/tests/reference/travel/mcp_geometric.csv");
  std::string line;
  ASSERT_TRUE(std::getline(table, line));
  int cells = 0;
  for (; std::getline(table, line); ++cells) {
    std::int64_t row = 0, col = 0;
    std::array<char, 32> minutes{};
    ASSERT_EQ(std::sscanf(line.c_str(), "%" SCNd64 ",%" SCNd64 ",%31s", &row, &col, minutes.data()), 3);
    const double got = minutes_of(times.nearest[static_cast<std::size_t>(row * 83 + col)]),
                 expected = std::atof(minutes.data());
    constexpr double most_steps = 150;
    if (std::isinf(expected))
      EXPECT_TRUE(std::isinf(got)) << line;
    else
      EXPECT_NEAR(got, expected, 0.5 * tick_min * most_steps) << line;
  }
  EXPECT_EQ(cells, 108);
}

}  // namespace
}  // namespace firnline::test
