// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/wholegrid/tiling.hpp"
#include "rasters/alignment/tile_stream.hpp"

namespace firnline {

/// How passes over the whole grid cut it: each tile is a part of a tile of the run, or several of those below
/// each other. bands: planes of a row of tiles that lie in memory side by side
[[nodiscard]] Tiling whole_grid_tiling(const TilePlan& tiles, std::int64_t memory_bytes, std::int64_t bands);

}  // namespace firnline
