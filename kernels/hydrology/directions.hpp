// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/hydrology/direction_codes.hpp"
#include "kernels/hydrology/padded.hpp"

namespace firnline {

/// What became of the cells of a whole grid.
struct DirectionReport {
  std::int64_t cells = 0;               ///< with data
  std::int64_t flat_cells = 0;          ///< no lower neighbour and no way out of their own: led by their flat
  std::int64_t outlets_at_edge = 0;     ///< cells that leave the grid
  std::int64_t outlets_to_no_data = 0;  ///< cells that flow into a cell without data
  std::int64_t sinks = 0;
  std::int64_t flat_rounds = 0;  ///< of the repeated pass over flats that cross borders of tiles

  friend bool operator==(const DirectionReport&, const DirectionReport&) = default;
};

/// Where the water of each cell goes: to the neighbour with the greatest drop / distance, in double, with the
/// distances in metres of the cell's row (dx, dy, their hypotenuse); among equals the first of E, SE, S, SW,
/// W, NW, N, NE. Of two neighbours at equal distance the lower one drops more, however little.
/// A cell without lower neighbour leaves the grid by its first side of E, S, W, N that lies on the edge, or
/// into the first of E, S, W, N, SE, SW, NW, NE that has no data; otherwise it is part of a flat. Flats drain
/// away from higher and toward lower ground: with t the steps to the nearest cell of the flat that has a
/// direction and a the steps from the nearest cell beside higher ground, a cell goes to the neighbour of the
/// flat that has a direction, or else to the one of smallest 2t - a. The way to lower ground weighs double,
/// so that 2t - a falls along every path and no path closes.
/// in: filled heights in m (NaN: no data, where water leaves); sinks (may be null; not 0: flow ends here)
/// out: direction, codes of d8
/// throws: RasterError at a flat that has no way out: the heights were not filled
/// source: ocallaghan1984; flats: barnes2014flats
DirectionReport flow_directions(const WholeGrid& where, const TilePlane<float>& filled,
                                const TilePlane<std::uint8_t>* sinks, TilePlane<std::uint8_t>& direction);
/// The same with the heights along the tiles' borders known already (gather_borders).
DirectionReport flow_directions(const WholeGrid& where, const TilePlane<float>& filled,
                                const Borders<float>& filled_borders, const TilePlane<std::uint8_t>* sinks,
                                TilePlane<std::uint8_t>& direction);

}  // namespace firnline
