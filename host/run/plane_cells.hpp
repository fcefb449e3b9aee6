// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <vector>

#include "kernels/wholegrid/tile_plane.hpp"
#include "rasters/alignment/computed_cells.hpp"
#include "rasters/alignment/tile_stream.hpp"

namespace firnline {

/// As many tiles of planes as a window of the run meets. in: tiles of planes divide those of the run, or are
/// stacked from several of them
[[nodiscard]] std::size_t tiles_kept(const TilePlan& run, const Tiling& planes);

/// A plane of the whole grid, as a layer of the tiles that a run reads. The tiles of the plane that were read
/// last stay in memory: windows with a halo, one below the other, meet the same ones again.
class PlaneCells final : public ComputedCells {
 public:
  /// kept: tiles of the plane in memory, at least as many as a window meets
  PlaneCells(const Tiling& tiling, std::shared_ptr<const TilePlane<float>> plane, std::size_t kept);

  void read(const Window& window, float* cells, std::int64_t stride) const override;

 private:
  struct Kept {
    std::int64_t tile = -1;
    std::vector<float> cells;
  };
  [[nodiscard]] const std::vector<float>& tile(std::int64_t number) const;

  Tiling tiling_;
  std::shared_ptr<const TilePlane<float>> plane_;
  std::size_t most_;
  mutable std::list<Kept> kept_;  ///< the one read last comes first
};

}  // namespace firnline
