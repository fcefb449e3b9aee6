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

/// cells: of the part that begins at this column of the tile
void copy_part(const Tile<float>& from, std::int64_t col, const Window& part, std::vector<float>& cells) {
  cells.resize(static_cast<std::size_t>(part.cells()));
  for (std::int64_t row = 0; row < part.rows; ++row)
    std::copy_n(&from.at(row, col), part.cols, cells.begin() + row * part.cols);
}

}  // namespace

void read_whole_grid(RunPlan& plan, const std::vector<BandToRead>& bands,
                     const std::function<void()>& tile_done) {
  const auto audits = audit_states(plan.layers);
  std::vector<bool> read(plan.layers.size(), false);
  for (const BandToRead& band : bands) read[band.layer] = true;
  std::vector<std::int64_t> all(static_cast<std::size_t>(plan.tiles.tiles()));
  std::iota(all.begin(), all.end(), 0);

  const Tiling& tiling = plan.hydrology->tiling;
  TileStream stream(plan.tiles, plan.layers, plan.reader_threads, all, read);
  std::vector<float> cells;
  while (auto tile = stream.next()) {
    for (const BandToRead& band : bands) {
      const auto plane = static_cast<std::size_t>(plan.first_plane[band.layer] + band.band);
      for (std::int64_t col = 0; col < tile->window.cols; col += tiling.tile_cols) {
        const std::int64_t number = tiling.tile_of({tile->window.row, tile->window.col + col});
        copy_part(tile->quantities[plane], col, tiling.window(number), cells);
        band.into->save(number, cells);
      }
    }
    stream.reuse(std::move(*tile));
    tile_done();
  }
  restore_audits(audits, plan.layers);
}

}  // namespace firnline
