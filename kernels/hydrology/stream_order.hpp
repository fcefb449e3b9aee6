// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/hydrology/padded.hpp"

namespace firnline {

/// Strahler's order of streams along D8: 1 where a stream begins; where streams meet the greatest of their
/// orders, and one more when two or more have it. Exact across tiles, in two passes.
/// in: direction, codes of d8; stream_cells as streams() makes them: what flows out of a stream cell flows
/// into one, or ends
/// out: order, 0 where no stream is, stream_no_data where no direction is; returns the greatest
/// memory: of each tile some bytes per cell of its border and per confluence below a stream that enters it
/// throws: RasterError at cells that flow in a circle
/// source: strahler1957
[[nodiscard]] int stream_order(const WholeGrid& where, const TilePlane<std::uint8_t>& direction,
                               const TilePlane<std::uint8_t>& stream_cells, TilePlane<std::uint8_t>& order);

}  // namespace firnline
