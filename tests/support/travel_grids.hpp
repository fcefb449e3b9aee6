// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "kernels/travel/travel_time.hpp"
#include "tests/support/routing_grids.hpp"

/// Ground to travel on, and travel times from whole grids to whole grids.
namespace firnline::test {

struct TravelCase {
  std::string name;
  GridSpec grid;
  std::vector<float> friction;  ///< min/m, NaN: a barrier
  std::vector<Cell> facilities;
  Moves moves = Moves::eight;
  std::vector<float> heights{};         ///< m; none: slopes do not count
  std::vector<std::uint8_t> on_foot{};  ///< none: everywhere
  Heading heading = Heading::to_facility;
};

/// Its planes, in some cut into tiles.
struct TravelPlanes {
  TravelPlanes(const WholeGrid& where, const TravelCase& travel)
      : friction(plane_of(where, travel.friction)),
        heights(travel.heights.empty() ? nullptr : plane_of(where, travel.heights)),
        on_foot(travel.on_foot.empty() ? nullptr : plane_of(where, travel.on_foot)),
        ways{*friction, travel.moves, {}} {
    if (heights) ways.slopes.emplace(Slopes{*heights, on_foot.get(), travel.heading});
  }
  std::unique_ptr<MemoryPlane<float>> friction, heights;
  std::unique_ptr<MemoryPlane<std::uint8_t>> on_foot;
  TravelWays ways;
};

struct TravelTimes {
  std::vector<Label> nearest, second;
  TravelReport report;
};
inline TravelTimes travelled(const WholeGrid& where, const TravelCase& travel) {
  const TravelPlanes planes(where, travel);
  MemoryPlane<Label> nearest(where.tiling), second(where.tiling);
  TravelTimes times;
  times.report = travel_time(where, planes.ways, travel.facilities, nearest);
  second_nearest(where, planes.ways, travel.facilities, nearest, second);
  times.nearest = load_grid(where.tiling, nearest);
  times.second = load_grid(where.tiling, second);
  return times;
}
inline TravelTimes travelled(const TravelCase& travel) {
  return travelled(cut_into(travel.grid, travel.grid.rows, travel.grid.cols), travel);
}

/// Ground of every kind: even, rough, with barriers, with ways of every length between equal facilities.
inline std::vector<TravelCase> travel_cases() {
  std::vector<TravelCase> all;
  std::mt19937_64 random(20261130);
  const auto share = [&] { return std::uniform_real_distribution<double>(0, 1)(random); };
  const auto add = [&](std::string name, const GridSpec& grid, double spread, double barriers,
                       int facilities) {
    TravelCase travel{std::move(name), grid, {}, {}};
    for (std::int64_t i = 0; i < grid.cells(); ++i)
      travel.friction.push_back(share() < barriers ? std::numeric_limits<float>::quiet_NaN()
                                                   : static_cast<float>(0.01 * std::pow(spread, share())));
    for (int i = 0; i < facilities; ++i)
      travel.facilities.push_back({static_cast<std::int64_t>(share() * static_cast<double>(grid.rows)),
                                   static_cast<std::int64_t>(share() * static_cast<double>(grid.cols))});
    for (const Moves moves : {Moves::eight, Moves::sixteen}) {
      travel.moves = moves;
      all.push_back(travel);
      TravelCase sloping = travel;
      sloping.name += ", slopes";
      for (std::int64_t i = 0; i < grid.cells(); ++i) {
        sloping.heights.push_back(share() < 0.02 ? std::numeric_limits<float>::quiet_NaN()
                                                 : static_cast<float>(40 * share()));
        sloping.on_foot.push_back(share() < 0.7 ? 1 : 0);
      }
      all.push_back(sloping);
      sloping.heading = Heading::from_facility;
      sloping.on_foot.clear();
      all.push_back(sloping);
    }
  };
  add("even", metric_grid(23, 31), 1, 0, 5);
  add("rough", metric_grid(29, 26, 30, 20), 100, 0, 7);
  add("rough with barriers", metric_grid(31, 33), 30, 0.35, 40);
  add("even with barriers, in degrees", degrees_grid(40, 17), 1, 0.2, 3);
  add("enormous contrasts", metric_grid(20, 24, 100, 100), 1e6, 0.1, 4);
  add("one row", metric_grid(1, 40), 10, 0.05, 3);
  add("one column", metric_grid(37, 1), 10, 0.05, 3);
  add("one cell", metric_grid(1, 1), 10, 0, 2);
  add("no facility", metric_grid(5, 6), 10, 0, 0);
  return all;
}

}  // namespace firnline::test
