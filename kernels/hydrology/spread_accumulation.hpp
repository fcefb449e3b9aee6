// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "kernels/hydrology/accumulation.hpp"
#include "kernels/hydrology/spread_law.hpp"

namespace firnline {

/// What water is spread over: all of one run.
struct SpreadTerrain {
  const TilePlane<float>& heights;           ///< m, depressions filled; NaN: no data
  const TilePlane<std::uint8_t>& direction;  ///< flow_directions of them
  SpreadLaw law;
};

/// Room for tiles that wait for water from others.
struct SpreadRoom {
  std::int64_t open_tiles = 0;     ///< in memory at a time, at least 4; no result depends on it
  TilePlane<std::uint8_t>& waits;  ///< of tiles that were put away meanwhile
};

struct SpreadReport {
  std::vector<AccumulationTotals> totals;  ///< one per weight
  std::int64_t rounds = 0;                 ///< of the repeated pass: how often tiles handed water over
};

/// As flow_accumulation, but a cell's water goes to several lower neighbours: its sum is shared out in whole
/// quanta (share_out), so that nothing is lost. A cell without lower neighbour, in a flat or on the way out,
/// passes all on as its direction says; nothing flows in a circle, because others receive from above.
/// A sum is final once all that flows into its cell has come, and only then shared out: rounding depends on
/// neither order, tiles nor threads. Tiles hand over what crosses their borders until all cells are done.
/// in: weights in whole quanta of any sign; out: sums, one plane per weight, no_accumulation where no
/// direction is. memory: of each open tile 5 bytes per cell (multiple flow: 6) and 8 for each weight
/// throws: LimitError when the sizes of a weight add to more than 63 bits hold; RasterError at directions
/// that are not of these heights, and lead in a circle; BugError
[[nodiscard]] SpreadReport spread_accumulation(const WholeGrid& where, const SpreadTerrain& terrain,
                                               std::span<const TilePlane<std::int64_t>* const> weights,
                                               std::span<TilePlane<std::int64_t>* const> sums,
                                               const SpreadRoom& room);

}  // namespace firnline
