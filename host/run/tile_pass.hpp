// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "host/run/plan.hpp"
#include "host/run/progress.hpp"
#include "kernels/mapalgebra/zonal.hpp"
#include "rasters/store/tile_store.hpp"

namespace firnline {

/// Sums of every zone and quantity of one site list, in one block: those of a million sites go back to the
/// system as a whole.
struct SiteSums {
  std::size_t quantities = 0;
  std::vector<ZoneSums> all;  ///< zone by zone

  [[nodiscard]] ZoneSums& at(std::size_t zone, std::size_t quantity) {
    return all[zone * quantities + quantity];
  }
  [[nodiscard]] std::span<const ZoneSums> of(std::size_t zone) const {
    return std::span(all).subspan(zone * quantities, quantities);
  }
};

/// What the tile pass leaves behind besides the store.
struct PassResult {
  std::vector<SiteSums> sums;           ///< per site list
  std::vector<std::int64_t> undefined;  ///< per indicator: RiskTile::undefined of all tiles
};

/// The fused pass over all tiles that the store does not hold yet: read ahead, evaluate, compose, gather,
/// keep.
[[nodiscard]] PassResult run_tiles(RunPlan& plan, TileStore& store, Progress& progress);

}  // namespace firnline
