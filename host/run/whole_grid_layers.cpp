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

/// Tiles of the run, which come one below the other, until they make up a row of tiles of a plane.
template <class T>
class Stack {
 public:
  Stack(const Tiling& tiling, TilePlane<T>& into) : tiling_(tiling), into_(into) {}

  void add(const Window& window, const Tile<T>& from) {
    const std::int64_t above = window.row % tiling_.tile_rows, end = window.row + window.rows;
    cells_.resize(at((above + window.rows) * window.cols));
    for (std::int64_t row = 0; row < window.rows; ++row)
      std::copy_n(&from.at(row, 0), window.cols, cells_.begin() + (above + row) * window.cols);
    if (end % tiling_.tile_rows == 0 || end == tiling_.rows)
      save({window.row - above, window.col, above + window.rows, window.cols});
  }

 private:
  void save(const Window& whole) {
    for (std::int64_t col = 0; col < whole.cols; col += tiling_.tile_cols) {
      const std::int64_t number = tiling_.tile_of({whole.row, whole.col + col});
      const Window part = tiling_.window(number);
      part_.resize(at(part.cells()));
      for (std::int64_t row = 0; row < part.rows; ++row)
        std::copy_n(cells_.begin() + row * whole.cols + col, part.cols, part_.begin() + row * part.cols);
      into_.save(number, part_);
    }
  }

  const Tiling& tiling_;
  TilePlane<T>& into_;
  std::vector<T> cells_, part_;
};

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
  std::vector<Stack<float>> stacks;
  for (const BandToRead& band : bands) stacks.emplace_back(tiling, *band.into);
  std::vector<Stack<std::int32_t>> code_stacks;
  for (const CodesToRead& layer : codes) code_stacks.emplace_back(tiling, *layer.into);
  TileStream stream(plan.tiles, plan.layers, plan.reader_threads, all, read);
  while (auto tile = stream.next()) {
    for (std::size_t b = 0; b < bands.size(); ++b)
      stacks[b].add(tile->window, tile->quantities[at(plan.first_plane[bands[b].layer] + bands[b].band)]);
    for (std::size_t c = 0; c < codes.size(); ++c)
      code_stacks[c].add(tile->window, tile->codes[at(plan.first_plane[codes[c].layer])]);
    stream.reuse(std::move(*tile));
    tile_done();
  }
  restore_audits(audits, plan.layers);
}

}  // namespace firnline
