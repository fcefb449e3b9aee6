// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "kernels/hydrology/local_basins.hpp"
#include "kernels/wholegrid/tiling.hpp"

namespace firnline {

/// What a tile tells of its depressions: the basins that its border cells lie in, and where water passes
/// between them inside the tile. Basin 0 is where water leaves the grid.
struct TileRim {
  std::vector<Height> heights;       ///< per border cell
  std::vector<std::int32_t> basins;  ///< per border cell: 1 .. basin_count - 1
  std::int32_t basin_count = 1;
  std::vector<Spill> spills;
};

/// Fills what is enclosed inside a tile, its border taken for an outlet. cells: in, elevations (m, NaN = no
/// data); out, filled. sinks: one per cell, or empty
[[nodiscard]] TileRim gather_rim(const Tiling& tiling, std::int64_t tile, LocalBasins& basins,
                                 std::span<const std::uint8_t> sinks, std::span<float> cells);

/// The filled elevations of all tiles' border cells, from what the tiles tell (rims, one per tile).
/// throws: LimitError above 2^31 basins
[[nodiscard]] std::vector<std::vector<float>> solve_rims(const Tiling& tiling, std::vector<TileRim> rims);

/// Raises the cells that water from beyond the tile's border covers. border: filled elevations; cells: what
/// gather_rim left, then filled. out: whether any cell changed
bool flood_from_border(const Window& window, std::span<const float> border, std::span<float> cells);

}  // namespace firnline
