// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "host/run/hydrology_audit.hpp"
#include "host/run/kept_stages.hpp"
#include "host/run/plan.hpp"
#include "host/run/plane_maker.hpp"
#include "host/run/result_planes.hpp"
#include "kernels/wholegrid/whole_grid.hpp"

namespace firnline {

/// Where the water of each cell runs, and what drains through it.
struct RoutedGrid {
  std::unique_ptr<TilePlane<std::uint8_t>> direction;
  std::unique_ptr<TilePlane<std::int64_t>> areas;  ///< that drain through each cell, in quanta
  std::unique_ptr<TilePlane<std::int64_t>>
      edges;  ///< cells at the edge of the data upstream; with catchments alone
  double quantum_m2 = 0;
};

/// Directions, areas and streams over the whole grid, stage by stage; stages that an interrupted run has done
/// are taken over. results: those that come of them are filled. report: likewise. skipped(passes): that many
/// passes over all tiles need not be done
/// throws: RasterError for a hole in the heights that no water leaves, and for given directions that are
/// none; CheckpointError
[[nodiscard]] RoutedGrid route_water(RunPlan& plan, const WholeGrid& where, PlaneMaker& planes,
                                     KeptStages& kept, const std::function<void(int passes)>& skipped,
                                     ResultPlanes& results, RoutingReport& report);

}  // namespace firnline
