// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "host/run/plan.hpp"
#include "kernels/wholegrid/tile_plane.hpp"

namespace firnline {

/// The ways of the whole grid, cell by cell. Those that nobody asks for are nullptr.
struct WayPlanes {
  /// Minutes per metre of who takes the fastest way through the cell, NaN where nobody passes. With a slope
  /// that has a direction those of level ground.
  TilePlane<float>* friction = nullptr;
  TilePlane<std::uint8_t>* known = nullptr;    ///< 1: open or closed, 0: the layers do not tell
  TilePlane<std::uint8_t>* on_foot = nullptr;  ///< 1: one walks, 0: one drives
  TilePlane<float>* walk = nullptr;            ///< as friction, off the road
  TilePlane<float>* road_kmh = nullptr;        ///< speeds on roads; 0 without one
  TilePlane<float>* heights = nullptr;
  TilePlane<float>* people = nullptr;  ///< NaN where nobody counted
};

/// What was seen of the ways.
struct WayReport {
  std::int64_t open = 0, closed = 0, unknown = 0;  ///< cells
  std::int64_t barriers = 0, bridged = 0;          ///< cells with a barrier; of those, with a bridge
  std::int64_t roads = 0;                          ///< cells with a road
};

/// Builds the ways from the layers of [travel], reading each once. tile_done: after each tile of the run
/// throws: RasterError with layer and cell: a friction of 0 or less, a class without a speed
[[nodiscard]] WayReport read_ways(RunPlan& plan, const WayPlanes& into,
                                  const std::function<void()>& tile_done);

}  // namespace firnline
