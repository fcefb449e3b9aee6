// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "host/run/plan.hpp"
#include "host/run/progress.hpp"
#include "kernels/mapalgebra/zonal.hpp"
#include "rasters/store/tile_store.hpp"

namespace firnline {

/// Sums of every zone of one zone list and the quantities that are wanted there, in one block: those of a
/// million sites go back to the system as a whole.
struct SiteSums {
  std::vector<std::size_t> place;  ///< per quantity: where it stands among those kept; npos = not kept
  std::size_t kept = 0;
  std::vector<ZoneSums> all;  ///< zone by zone

  SiteSums() = default;
  SiteSums(const ZoneList& list, std::size_t quantities, std::size_t zones);

  [[nodiscard]] bool keeps(std::size_t quantity) const { return place[quantity] != std::string::npos; }
  /// in: a quantity that is kept
  [[nodiscard]] ZoneSums& at(std::size_t zone, std::size_t quantity) {
    return all[zone * kept + place[quantity]];
  }
  [[nodiscard]] const ZoneSums& at(std::size_t zone, std::size_t quantity) const {
    return all[zone * kept + place[quantity]];
  }
};

/// What the tile pass leaves behind besides the store.
struct PassResult {
  std::vector<SiteSums> sums;           ///< per zone list of the plan
  std::vector<std::int64_t> undefined;  ///< per indicator: RiskTile::undefined of all tiles
};

/// The fused pass over all tiles that the store does not hold yet: read ahead, evaluate, compose, gather,
/// keep.
[[nodiscard]] PassResult run_tiles(RunPlan& plan, TileStore& store, Progress& progress);

}  // namespace firnline
