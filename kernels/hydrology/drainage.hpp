// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/hydrology/padded.hpp"

namespace firnline {

/// What drainage is derived from: all of one run.
struct Drained {
  const TilePlane<float>& heights;           ///< m, depressions conditioned; NaN: no data
  const TilePlane<std::uint8_t>& direction;  ///< codes of d8
  const TilePlane<std::int64_t>& areas;      ///< accumulated, in quanta; no_accumulation: no data
  double area_quantum_m2 = 1;
};

/// Codes of stream cells.
inline constexpr std::uint8_t no_stream = 0, stream = 1, stream_no_data = 255;

/// Where the contributing area is at least the threshold (B7). in: areas as in Drained
/// out: stream, no_stream, or stream_no_data where no direction is
void streams(const WholeGrid& where, const TilePlane<std::int64_t>& areas, double area_quantum_m2,
             double threshold_m2, TilePlane<std::uint8_t>& stream_cells);

/// What is below each cell along its way down.
struct StreamBelow {
  TilePlane<float>* height_above_m = nullptr;  ///< above the stream cell that is reached first; never below 0
  TilePlane<float>* distance_m = nullptr;      ///< to it, along the way of the water
};
/// Height above the nearest drainage (B8) and distance to it; each may be left out. Stream cells have 0.
/// out: NaN where no stream is reached. The distance is summed in whole quanta and rounded once.
/// source: nobre2011
void stream_below(const WholeGrid& where, const Drained& drained, const TilePlane<std::uint8_t>& stream_cells,
                  const StreamBelow& out);

/// Specific catchment area (m): contributing area over the width of contour that it leaves by, the root of
/// the cell's area (domain-spec 15). in: areas as in Drained. out: NaN without direction
void specific_catchment_area(const WholeGrid& where, const TilePlane<std::int64_t>& areas,
                             double area_quantum_m2, TilePlane<float>& specific_m);

/// Topographic wetness index ln(a / tan b) (B9): a = specific catchment area, in m;
/// tan b = drop / distance to the cell that water flows to, at least 0.001. A sink is as flat as that.
/// out: NaN without direction, and where water leaves the grid or its data, because no slope is known there
/// source: beven1979
void wetness_index(const WholeGrid& where, const Drained& drained, TilePlane<float>& index);

}  // namespace firnline
