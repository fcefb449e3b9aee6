// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <vector>

#include "host/finished_run/finished_run.hpp"
#include "host/run/plan.hpp"
#include "host/run/progress.hpp"
#include "kernels/mapalgebra/counted_means.hpp"
#include "kernels/mapalgebra/zonal.hpp"
#include "rasters/store/tile_store.hpp"

namespace firnline {

/// Exact sums of one unit under one profile.
struct UnitSums {
  std::array<ZoneSums, unit_means> by_area;       ///< of the map's bands; cells without coverage have 0 of it
  std::array<CountedSums, unit_means> by_people;  ///< likewise, the coverage apart
  ZoneSums people;
  std::array<ZoneSums, risk_classes> class_area;    ///< valid_area is that of the class's cells
  std::array<ZoneSums, risk_classes> class_people;  ///< covered_value is that of the people there
};

/// Of one list of units: per profile that it sums up (ResolvedUnits::profiles), every unit.
using SumsOfUnits = std::vector<std::vector<UnitSums>>;

/// Sums the finished cells of the profiles over the units of every list, tile by tile out of the store: holds
/// the planes of one tile. Tiles, threads and an interruption before do not change a bit of the result. out:
/// per list of the plan. throws: CheckpointError for a damaged tile, Interrupted
[[nodiscard]] std::vector<SumsOfUnits> sum_over_units(const RunPlan& plan, const TileStore& store,
                                                      Progress& progress);

}  // namespace firnline
