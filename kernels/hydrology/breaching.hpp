// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>

#include "kernels/grid/cell.hpp"
#include "kernels/wholegrid/tile_plane.hpp"
#include "kernels/wholegrid/whole_grid.hpp"

namespace firnline {

/// Which channels may be cut. Without limits every depression is breached.
struct BreachLimits {
  double length_m = std::numeric_limits<double>::infinity();  ///< from the pit to the end of its channel
  double depth_m = std::numeric_limits<double>::infinity();   ///< of the deepest cut, at most
};

/// What breaching changed: rows of the audit.
struct BreachReport {
  std::int64_t breached_pits = 0;
  std::int64_t left_pits = 0;  ///< for filling: beyond the limits, or below the lake that they would drain to
  std::int64_t lowered_cells = 0;
  double lowered_volume_m3 = 0;  ///< depths rounded to 2^-20 m, summed exactly along each row of the grid
  float deepest_cut_m = 0;
  Cell deepest_cut;  ///< of several the first, row by row; meaningless without lowered cells
};

/// The grid is worked on as a whole in memory, by one thread.
inline constexpr std::int64_t most_cells_to_breach = std::int64_t{1} << 30, bytes_per_cell_to_breach = 24;
/// throws: LimitError above most_cells_to_breach
void require_few_enough_to_breach(std::int64_t cells);

/// Breaches depressions: from each pit, the lowest first, a channel is cut at the pit's height along the way
/// out that climbs least (find_ways_out), until it meets lower ground, an earlier channel or an outlet. A pit
/// whose channel would leave the limits keeps its depression: fill_depressions fills it. Outlets as there;
/// the cell at the edge of the grid is cut where need be, a sink never. in: as fill_depressions. out:
/// breached (m), another plane, never above the elevation, the same bits for any tiling and number of
/// threads. throws: LimitError above most_cells_to_breach; RasterError where a cut is 2^15 m or deeper
/// source: lindsay2016
[[nodiscard]] BreachReport breach_depressions(const WholeGrid& where, const TilePlane<float>& elevation,
                                              const TilePlane<std::uint8_t>* sinks,
                                              const BreachLimits& limits, TilePlane<float>& breached);

}  // namespace firnline
