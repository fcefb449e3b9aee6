// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kernels/grid/grid_spec.hpp"
#include "kernels/grid/tile.hpp"
#include "rasters/alignment/aligned_layer.hpp"

namespace firnline {

/// The order and the shape in which a run visits the grid. Memory is set by this, never by the raster's size.
struct TilePlan {
  GridSpec grid;
  std::int64_t tile_rows = 0;
  std::int64_t tile_cols = 0;
  std::int64_t halo = 0;
  std::int64_t cache_bytes = 0;  ///< GDAL block cache, so that neighbouring tiles do not decode a block twice

  [[nodiscard]] std::int64_t tiles_down() const { return (grid.rows + tile_rows - 1) / tile_rows; }
  [[nodiscard]] std::int64_t tiles_across() const { return (grid.cols + tile_cols - 1) / tile_cols; }
  [[nodiscard]] std::int64_t tiles() const { return tiles_down() * tiles_across(); }
  /// Tiles are numbered down each column of tiles, then eastwards: the order that decodes each block once.
  [[nodiscard]] Window window(std::int64_t tile) const;
};

/// A tile's size in cells, where somebody wants to choose it himself; 0 = plan_tiles chooses.
struct AskedTile {
  std::int64_t rows = 0, cols = 0;
};

/// Chooses tile_rows x tile_cols from the layers' block layouts and the memory allowed for tiles and block
/// cache. The block cache belongs to the size that comes out, chosen or asked for. in: what each layer's
/// blocks look like, halo in cells, bytes that may be used, planes kept per cell by the engine. throws:
/// LimitError when no tile, or not the one asked for, fits the memory
[[nodiscard]] TilePlan plan_tiles(const GridSpec& grid, const std::vector<AlignedLayer>& layers,
                                  std::int64_t halo, std::int64_t memory_bytes, int extra_planes,
                                  const AskedTile& asked = {});

/// All layers of one window on the run's grid, halo filled (no data beyond the grid), unit converted, no data mapped.
struct AlignedTile {
  std::int64_t number = 0;                 ///< of TilePlan
  Window window;
  std::vector<Tile<float>> quantities;     ///< one per band of each quantity layer, in the order of the layers
  std::vector<Tile<std::int32_t>> codes;   ///< one per band of each categorical layer, likewise
  /// Per layer: its audit_state() right after this tile was read. Tiles come in order, so that a run which resumes
  /// after this tile goes on counting from here.
  std::vector<std::string> audit_states;
};

/// Reads aligned tiles ahead of the computation. One dataset handle per layer and only one thread on it at a time.
/// Results do not depend on threads, tile shape or order (tested).
class TileStream {
 public:
  /// wanted: per layer; those that are not have tiles whose cells say nothing. Empty: all are.
  /// throws: RasterError, LimitError. The layers must outlive the stream.
  TileStream(const TilePlan& plan, const std::vector<AlignedLayer>& layers, int threads,
             std::vector<std::int64_t> tiles_to_read, std::vector<bool> wanted = {});
  ~TileStream();
  TileStream(const TileStream&) = delete;
  TileStream& operator=(const TileStream&) = delete;

  /// The next tile in the given order, or nothing when all were read. Blocks until it is there.
  [[nodiscard]] std::optional<AlignedTile> next();
  /// Takes the memory of a tile back for tiles to come: a run then allocates as many tiles as are alive at once.
  void reuse(AlignedTile tile);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace firnline
