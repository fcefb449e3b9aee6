// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/tile_height.hpp"

#include <algorithm>

namespace firnline {
namespace {

constexpr std::int64_t most_bytes = std::int64_t{64} << 20;
constexpr std::int64_t least_rows = 16;
constexpr std::int64_t bytes_per_sum = 320;  // segment, contribution, checkpoint; twice while they grow

}  // namespace

void lower_tiles_for_many_sites(TilePlan& tiles, std::int64_t sums) {
  const std::int64_t wanted = (sums * bytes_per_sum + most_bytes - 1) / most_bytes;
  if (wanted <= tiles.tiles()) return;
  const std::int64_t cells = std::max<std::int64_t>(tiles.grid.cells() / wanted, 1);
  tiles.tile_rows = std::clamp<std::int64_t>(cells / tiles.tile_cols, std::min(least_rows, tiles.tile_rows),
                                             tiles.tile_rows);
}

}  // namespace firnline
