// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/whole_grid_layers.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <utility>

#include "host/run/kept_audits.hpp"

namespace firnline {
namespace {

/// Hands a tile of the run over to the planes, in the parts that their tiling cuts it into.
template <class T>
void save_parts(const Tiling& tiling, const Window& window, const Tile<T>& from, TilePlane<T>& into) {
  std::vector<T> cells;
  for (std::int64_t col = 0; col < window.cols; col += tiling.tile_cols) {
    const std::int64_t number = tiling.tile_of({window.row, window.col + col});
    const Window part = tiling.window(number);
    cells.resize(static_cast<std::size_t>(part.cells()));
    for (std::int64_t row = 0; row < part.rows; ++row)
      std::copy_n(&from.at(row, col), part.cols, cells.begin() + row * part.cols);
    into.save(number, cells);
  }
}

}  // namespace

void read_whole_grid(RunPlan& plan, const std::vector<BandToRead>& bands,
                     const std::vector<CodesToRead>& codes, const std::function<void()>& tile_done) {
  const auto audits = audit_states(plan.layers);
  std::vector<bool> read(plan.layers.size(), false);
  for (const BandToRead& band : bands) read[band.layer] = true;
  for (const CodesToRead& layer : codes) read[layer.layer] = true;
  std::vector<std::int64_t> all(static_cast<std::size_t>(plan.tiles.tiles()));
  std::iota(all.begin(), all.end(), 0);

  const Tiling& tiling = plan.hydrology->tiling;
  TileStream stream(plan.tiles, plan.layers, plan.reader_threads, all, read);
  while (auto tile = stream.next()) {
    for (const BandToRead& band : bands)
      save_parts(tiling, tile->window,
                 tile->quantities[static_cast<std::size_t>(plan.first_plane[band.layer] + band.band)],
                 *band.into);
    for (const CodesToRead& layer : codes)
      save_parts(tiling, tile->window, tile->codes[static_cast<std::size_t>(plan.first_plane[layer.layer])],
                 *layer.into);
    stream.reuse(std::move(*tile));
    tile_done();
  }
  restore_audits(audits, plan.layers);
}

}  // namespace firnline
