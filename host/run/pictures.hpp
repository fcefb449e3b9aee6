// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "host/finished_run/finished_run.hpp"
#include "host/run/plan.hpp"
#include "kernels/grid/tile.hpp"
#include "rasters/store/tile_store.hpp"

namespace firnline {

// The report shows single indicators and the relief, which are on no map that is kept. While a tile passes
// by, the cells of the pictures are taken out of it and kept in the store, so that a resumed run has them
// too.

/// Chooses what pictures are made of: the elevation, where an indicator reads it, and the indicators that
/// weigh most in profiles with maps. in: a plan with its program; adds to what the program keeps and to what
/// is stored
void plan_pictures(RunPlan& plan);

/// The cells of one tile that pictures show, plane after plane: the elevation, then the indicators.
class PictureSamples {
 public:
  explicit PictureSamples(const RunPlan& plan) : plan_(plan) {}

  /// Takes the elevation of a tile before its memory is used again. Empty where pictures need none.
  [[nodiscard]] std::vector<float> relief_of(const Window& window,
                                             std::span<const Tile<float>> quantities) const;

  /// Adds the indicators and keeps all. kept: per operation its plane, as RiskTile has it
  void store(std::int64_t tile, const Window& window, std::vector<float> relief,
             std::span<const std::span<const float>> kept, TileStore& store) const;

 private:
  const RunPlan& plan_;
};

/// Where the grid lies on the Earth.
[[nodiscard]] FinishedMesh mesh_of(const GridSpec& grid);

/// Fills the run's scenery, but for the mesh and the context, and says of each profile which of its
/// indicators are shown. throws: CheckpointError for a damaged tile
void gather_pictures(const RunPlan& plan, const TileStore& store, FinishedRun& run);

/// The steps in which values are shown: about as many cells in each, bounds rounded to what tells them apart.
/// values: NaN = none; they are put in order
[[nodiscard]] FinishedIndicatorPicture in_steps(const std::vector<float>& values);

}  // namespace firnline
