// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "kernels/hydrology/spread_accumulation.hpp"
#include "tests/support/dems.hpp"
#include "tests/support/routing_grids.hpp"

namespace firnline::test {

struct Spread {
  std::vector<std::vector<std::int64_t>> sums;  ///< of each weight
  SpreadReport report;
};

/// Weights spread over filled heights with their flow directions.
inline Spread spread(const WholeGrid& where, const std::vector<float>& heights,
                     const std::vector<std::uint8_t>& direction, const SpreadLaw& law,
                     const std::vector<std::vector<std::int64_t>>& weights, std::int64_t open_tiles = 1000) {
  const WeightPlanes planes(where, weights);
  const auto height_plane = plane_of(where, heights);
  const auto direction_plane = plane_of(where, direction);
  MemoryPlane<std::uint8_t> waits(where.tiling);
  Spread result;
  result.report = spread_accumulation(where, {*height_plane, *direction_plane, law}, planes.weights(),
                                      planes.sums(), {open_tiles, waits});
  result.sums = planes.summed();
  return result;
}

/// A relief without depressions, with its flow directions.
struct FilledRelief {
  std::string name;
  GridSpec grid;
  std::vector<float> heights;
  std::vector<std::uint8_t> direction;
};
inline FilledRelief fill_relief(const Relief& relief) {
  const bool lakes = std::count(relief.sinks.begin(), relief.sinks.end(), 1) > 0;
  const Dem dem{relief.grid.rows, relief.grid.cols, relief.heights,
                lakes ? relief.sinks : std::vector<std::uint8_t>{}};
  const WholeGrid where = whole_grid_of(dem, dem.rows, dem.cols, 1);
  auto filled = condition(dem, where.tiling, [&where](auto& elevation, auto* sinks, auto& out) {
    return fill_depressions(where, elevation, sinks, out, Voids::fill);
  });
  FilledRelief out{relief.name, relief.grid, std::move(filled.elevation), {}};
  out.direction = directed(out.grid, out.heights, dem.sinks);
  return out;
}

/// Every way of spreading that has text of its own.
inline std::vector<SpreadLaw> spread_laws() {
  using Kind = SpreadLaw::Kind;
  return {{.kind = Kind::d_infinity},
          {.kind = Kind::multiple},
          {.kind = Kind::multiple, .exponent = 1},
          {.kind = Kind::multiple, .exponent = 6, .contour_lengths = true}};
}

/// Weights of all kinds: ones, of both signs, and such as fill 62 bits.
inline std::vector<std::vector<std::int64_t>> spread_weights(std::int64_t cells, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<std::vector<std::int64_t>> weights(3);
  for (std::int64_t i = 0; i < cells; ++i) {
    weights[0].push_back(1);
    weights[1].push_back(static_cast<std::int64_t>(random() % 2001) - 1000);
    weights[2].push_back(static_cast<std::int64_t>(random() >> 14) * (random() % 4 == 0 ? -1 : 1));
  }
  return weights;
}

}  // namespace firnline::test
