// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "host/finished_run/finished_run.hpp"
#include "host/run/catchments.hpp"
#include "host/run/plan.hpp"
#include "kernels/hydrology/breaching.hpp"
#include "kernels/hydrology/depressions.hpp"
#include "kernels/hydrology/directions.hpp"
#include "kernels/hydrology/melt_share.hpp"
#include "kernels/hydrology/snow_and_ice_melt.hpp"

namespace firnline {

/// What became of the water of all land.
struct DrainedLand {
  double all_km2 = 0;       ///< area of all cells with heights
  double left_km2 = 0;      ///< of it, over the edge and into no data
  double in_lakes_km2 = 0;  ///< of it, ending in terminal lakes
};
struct SpreadWater {
  DrainedLand drained;
};

/// What finding directions, areas and streams did. It goes along with their planes, byte by byte, where those
/// may outlive an interrupted run.
struct RoutingReport {
  std::optional<BreachReport> breaches;
  DepressionReport depressions;
  DirectionReport directions;
  DrainedLand drained;                ///< along D8
  std::optional<SpreadWater> spread;  ///< over several neighbours, where the job says so
  std::int64_t stream_cells = 0;
  std::optional<int> highest_order;  ///< of streams
};

/// What the whole-grid passes did to heights and water.
struct HydrologyReport : RoutingReport {
  std::optional<SnowAndIceReport> melt;
  std::optional<MeltShareReport> water;
  std::vector<CatchmentReport> catchments;
};

/// A row per step: how heights were changed, where water runs, what became of all of it, and of the sites'
/// catchments.
[[nodiscard]] std::vector<FinishedAudit> audit_of_hydrology(const RunPlan& plan,
                                                            const HydrologyReport& report);

}  // namespace firnline
