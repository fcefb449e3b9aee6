// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "host/run/plan.hpp"
#include "kernels/wholegrid/tile_plane.hpp"

namespace firnline {

/// One band of a layer, and the plane that it goes into.
struct BandToRead {
  std::size_t layer = 0;  ///< of the plan
  int band = 0;
  TilePlane<float>* into = nullptr;
};

/// A layer of codes, and the plane that it goes into.
struct CodesToRead {
  std::size_t layer = 0;  ///< of the plan
  TilePlane<std::int32_t>* into = nullptr;
};

/// Visits the whole grid tile by tile of the run, in their order. read: per layer of the plan, whether it is
/// wanted; the cells of others say nothing. What the layers count for the audit is afterwards what it was.
void visit_whole_grid(RunPlan& plan, const std::vector<bool>& read,
                      const std::function<void(const AlignedTile& tile)>& visit);

/// Reads bands of quantities, and codes, over the whole grid, tile by tile of the run. The planes' tiles are
/// parts of those, or of several of them below each other. What the layers count for the audit is afterwards
/// what it was. tile_done: after each tile of the run
void read_whole_grid(RunPlan& plan, const std::vector<BandToRead>& bands,
                     const std::vector<CodesToRead>& codes, const std::function<void()>& tile_done);

}  // namespace firnline
