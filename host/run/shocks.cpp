// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/shocks.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "host/run/plane_stack.hpp"
#include "host/run/whole_grid_layers.hpp"
#include "kernels/travel/flooded_road.hpp"
#include "kernels/travel/friction.hpp"

namespace firnline {
namespace {

bool closes(const std::optional<double>& from_on, const std::vector<int>& classes, float hazard) {
  if (from_on) return hazard >= static_cast<float>(*from_on);
  return std::any_of(classes.begin(), classes.end(),
                     [&](int code) { return hazard == static_cast<float>(code); });
}

/// A road under water that is not too deep for the curve: who drives through, or walks where that is faster.
struct Slowed {
  double kmh = 0, friction = 0;
  bool on_foot = false;
};
Slowed through_water(double road_kmh, float walk, float depth_m) {
  Slowed out;
  out.kmh = std::min(road_kmh, flooded_road_kmh(depth_m));
  const double road = friction_min_m(out.kmh);
  out.on_foot = static_cast<double>(walk) <= road || std::isnan(road);
  out.friction = out.on_foot ? static_cast<double>(walk) : road;
  return out;
}

}  // namespace

void read_hazard(RunPlan& plan, std::size_t event, TilePlane<float>& into,
                 const std::function<void()>& tile_done) {
  const std::size_t layer = plan.set.travel->events[event].hazard;
  const std::size_t plane = at(plan.first_plane[layer] + plan.travel->bands[event]);
  const bool codes = plan.layers[layer].categorical();
  std::vector<bool> read(plan.layers.size(), false);
  read[layer] = true;
  PlaneStack<float> stack(plan.travel->tiling, into);
  Tile<float> of_codes;
  visit_whole_grid(plan, read, [&](const AlignedTile& tile) {
    if (codes) {
      of_codes.reshape(tile.window, 0);
      for (std::int64_t row = 0; row < tile.window.rows; ++row)
        for (std::int64_t col = 0; col < tile.window.cols; ++col) {
          const std::int32_t code = tile.codes[plane].at(row, col);
          of_codes.at(row, col) = code == no_data_code ? no_data_f32 : static_cast<float>(code);
        }
    }
    stack.add(tile.window, codes ? of_codes : tile.quantities[plane]);
    tile_done();
  });
}

ShockedWays shock_ways(const RunPlan& plan, std::size_t event, const WholeGrid& where, const WayPlanes& ways,
                       const TilePlane<float>& hazard, TilePlane<float>& friction,
                       TilePlane<std::uint8_t>* on_foot) {
  const JobTravelEvent& job = plan.job.travel->events[event];
  const auto& closes_at = plan.set.travel->events[event].closes_at;
  const bool slows = job.slows == "pregnolato";
  std::vector<ShockedWays> of_worker(workers(where));
  for_each_tile(where, [&](std::int64_t tile, std::size_t worker) {
    const std::vector<float> intensity = load_tile(where.tiling, hazard, tile);
    std::vector<float> cells = load_tile(where.tiling, *ways.friction, tile), walk, road;
    std::vector<std::uint8_t> foot;
    if (slows) walk = load_tile(where.tiling, *ways.walk, tile);
    if (slows) road = load_tile(where.tiling, *ways.road_kmh, tile);
    if (on_foot != nullptr) foot = load_tile(where.tiling, *ways.on_foot, tile);
    ShockedWays& seen = of_worker[worker];
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (std::isnan(cells[i])) continue;
      if (closes(closes_at, job.closes_classes, intensity[i])) {
        cells[i] = no_data_f32;
        ++seen.closed;
      } else if (slows && road[i] > 0 && intensity[i] > 0 && intensity[i] < deepest_for_driving_m) {
        const Slowed slowed = through_water(static_cast<double>(road[i]), walk[i], intensity[i]);
        if (!(slowed.kmh < static_cast<double>(road[i]))) continue;
        cells[i] = static_cast<float>(slowed.friction);
        if (on_foot != nullptr) foot[i] = slowed.on_foot ? 1 : 0;
        ++seen.slowed;
      }
    }
    friction.save(tile, cells);
    if (on_foot != nullptr) on_foot->save(tile, foot);
  });
  ShockedWays sum;
  for (const ShockedWays& one : of_worker) {
    sum.closed += one.closed;
    sum.slowed += one.slowed;
  }
  return sum;
}

bool closes_facility(const RunPlan& plan, std::size_t event, float hazard) {
  return closes(plan.set.travel->events[event].facility_closes_at,
                plan.job.travel->events[event].facility_closes_classes, hazard);
}

}  // namespace firnline
