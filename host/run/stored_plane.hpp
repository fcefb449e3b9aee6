// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <utility>

#include "kernels/grid/error.hpp"
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
  /// A whole plane as it was left, to be read alone. damaged: called before the error of other bytes is
  /// thrown
  StoredPlane(const std::filesystem::path& folder, std::function<void()> damaged)
      : store_(TileStore::open(folder)), damaged_(std::move(damaged)) {}

  void load(std::int64_t tile, std::span<T> cells) const override {
    try {
      if (!store_.done(tile) || !store_.read(tile, 0, std::as_writable_bytes(cells)))
        std::fill(cells.begin(), cells.end(), T{});
    } catch (const CheckpointError&) {
      if (damaged_) damaged_();
      throw;
    }
  }
  void save(std::int64_t tile, std::span<const T> cells) override {
    store_.write(tile, 0, std::as_bytes(cells));
    store_.commit(tile, {}, false);
  }

 private:
  TileStore store_;
  std::function<void()> damaged_;
};

}  // namespace firnline
