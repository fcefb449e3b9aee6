// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "host/run/ways.hpp"
#include "kernels/wholegrid/whole_grid.hpp"

namespace firnline {

/// Reads what an event does to each cell: a quantity in its layer's unit, or a code; NaN where nothing is
/// known. event: of the set's. tile_done: after each tile of the run
void read_hazard(RunPlan& plan, std::size_t event, TilePlane<float>& into,
                 const std::function<void()>& tile_done);

/// What an event did to the ways.
struct ShockedWays {
  std::int64_t closed = 0;  ///< cells that can be passed without it
  std::int64_t slowed = 0;  ///< cells with a road, likewise
};

/// The friction, and who walks, while an event lasts (domain-spec 5.3, X6). in: ways with friction; where
/// roads are slowed with walk and road_kmh too, where slopes have a direction with on_foot
[[nodiscard]] ShockedWays shock_ways(const RunPlan& plan, std::size_t event, const WholeGrid& where,
                                     const WayPlanes& ways, const TilePlane<float>& hazard,
                                     TilePlane<float>& friction, TilePlane<std::uint8_t>* on_foot);

/// Whether a facility is closed where this happens.
[[nodiscard]] bool closes_facility(const RunPlan& plan, std::size_t event, float hazard);

}  // namespace firnline
