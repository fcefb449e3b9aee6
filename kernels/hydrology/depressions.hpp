// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "kernels/grid/cell.hpp"
#include "kernels/wholegrid/tile_plane.hpp"
#include "kernels/wholegrid/whole_grid.hpp"

namespace firnline {

/// What a conditioning of the DEM changed: rows of the audit.
struct DepressionReport {
  std::int64_t raised_cells = 0;
  double raised_volume_m3 = 0;  ///< heights rounded to 2^-20 m, summed exactly along each row of the grid
  float largest_raise_m = 0;
  Cell largest_raise;             ///< of several the first, row by row; meaningless without raised cells
  std::int64_t filled_voids = 0;  ///< cells without data that lie enclosed; not among the raised ones
};

/// What becomes of cells without data that lie enclosed, in which water would vanish.
enum class Voids {
  refuse,
  fill,  ///< they stand as high as the water that leaves them
};

struct FilledDepressions {
  DepressionReport report;
  /// Of each tile the filled elevations along its border (Border): what directions need of their neighbours.
  std::vector<std::vector<float>> borders;
};

/// Fills depressions: each cell gets the least elevation w from which water reaches an outlet without rising,
/// w = min over paths of 8-connected cells to an outlet of the highest elevation on the path. Outlets are the
/// cells along the edge of the grid, sinks, and cells without data that such cells join to either.
/// in: elevation (m, NaN = no data), sinks (other than 0: a terminal lake's cell) or null; filled, another
/// plane. out: filled (m, NaN where the elevation is NaN, but in voids that are filled), never below the
/// elevation, the same bits for any tiling and number of threads. cost: O(n log n) per tile, 2 passes; memory
/// per worker 32 bytes per cell of a tile, and about 24 bytes per cell of all tiles' borders throws:
/// RasterError at cells without data that lie enclosed, unless they are filled, and where a cell would rise
/// by 2^15 m or more; LimitError when a tile has more than 2^30 cells or borders have more than 2^31 basins.
/// filled is then undefined source: barnes2014, barnes2016
[[nodiscard]] FilledDepressions fill_depressions(const WholeGrid& where, const TilePlane<float>& elevation,
                                                 const TilePlane<std::uint8_t>* sinks,
                                                 TilePlane<float>& filled, Voids voids = Voids::refuse);

}  // namespace firnline
