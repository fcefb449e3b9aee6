// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "rasters/alignment/tile_stream.hpp"

namespace firnline {

/// What a tile adds to the zones in it stands in memory until the tile is done (at most 64 MiB, were the
/// sites spread evenly): with very many sites, tiles get lower, down to 16 rows. They never get higher, and
/// nothing else of the plan changes, since lower tiles need less block cache. Private to run/. in: sums =
/// quantities times sites, of all lists
void lower_tiles_for_many_sites(TilePlan& tiles, std::int64_t sums);

}  // namespace firnline
