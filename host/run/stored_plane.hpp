// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include "kernels/wholegrid/tile_plane.hpp"
#include "rasters/store/tile_store.hpp"

namespace firnline {

/// A plane that is larger than memory: a tile store of its own. Cells that were never saved are 0.
/// throws, in all it does: OutputError when the disk is full, CheckpointError when it gives back other bytes
template <class T>
class StoredPlane final : public TilePlane<T> {
 public:
  /// folder: made when needed; a store that is there already is removed
  StoredPlane(const std::filesystem::path& folder, const Tiling& tiling)
      : store_(TileStore::create(
            folder, "whole grid",
            {{"cells", static_cast<std::size_t>(tiling.tile_rows * tiling.tile_cols) * sizeof(T)}},
            tiling.tiles())) {}

  void load(std::int64_t tile, std::span<T> cells) const override {
    if (!store_.done(tile) || !store_.read(tile, 0, std::as_writable_bytes(cells)))
      std::fill(cells.begin(), cells.end(), T{});
  }
  void save(std::int64_t tile, std::span<const T> cells) override {
    store_.write(tile, 0, std::as_bytes(cells));
    store_.commit(tile, {}, false);
  }

 private:
  TileStore store_;
};

}  // namespace firnline
