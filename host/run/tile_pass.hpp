// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <vector>

#include "host/run/plan.hpp"
#include "host/run/progress.hpp"
#include "kernels/mapalgebra/zonal.hpp"
#include "rasters/store/tile_store.hpp"

namespace firnline {

/// What the tile pass leaves behind besides the store.
struct PassResult {
  /// Per site list, per zone, per quantity.
  std::vector<std::vector<std::vector<ZoneSums>>> sums;
};

/// The fused pass over all tiles that the store does not hold yet: read ahead, evaluate, compose, gather,
/// keep.
[[nodiscard]] PassResult run_tiles(RunPlan& plan, TileStore& store, Progress& progress);

}  // namespace firnline
