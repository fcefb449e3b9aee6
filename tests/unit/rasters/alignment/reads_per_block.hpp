// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <numeric>
#include <vector>

#include "rasters/alignment/tile_stream.hpp"
#include "tests/support/bytes_read.hpp"

namespace firnline::testing {

inline std::vector<std::int64_t> all_tiles(const TilePlan& plan) {
  std::vector<std::int64_t> tiles(static_cast<std::size_t>(plan.tiles()));
  std::iota(tiles.begin(), tiles.end(), 0);
  return tiles;
}

/// Streams every tile of a plan; out: bytes read on the way over the size of the file, 1 = each block decoded
/// once.
inline double reads_per_block(const TilePlan& plan, const std::vector<AlignedLayer>& layers,
                              const std::filesystem::path& file) {
  const std::int64_t before = bytes_read();
  {
    TileStream stream(plan, layers, 2, all_tiles(plan));
    while (stream.next()) {
    }
  }
  return static_cast<double>(bytes_read() - before) / static_cast<double>(std::filesystem::file_size(file));
}

}  // namespace firnline::testing
