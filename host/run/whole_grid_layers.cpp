// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/whole_grid_layers.hpp"

#include <cstdint>
#include <numeric>
#include <utility>

#include "host/run/kept_audits.hpp"
#include "host/run/plane_stack.hpp"

namespace firnline {

void visit_whole_grid(RunPlan& plan, const std::vector<bool>& read,
                      const std::function<void(const AlignedTile& tile)>& visit) {
  const auto audits = audit_states(plan.layers);
  std::vector<std::int64_t> all(static_cast<std::size_t>(plan.tiles.tiles()));
  std::iota(all.begin(), all.end(), 0);
  TileStream stream(plan.tiles, plan.layers, plan.reader_threads, all, read);
  while (auto tile = stream.next()) {
    visit(*tile);
    stream.reuse(std::move(*tile));
  }
  restore_audits(audits, plan.layers);
}

void read_whole_grid(RunPlan& plan, const std::vector<BandToRead>& bands,
                     const std::vector<CodesToRead>& codes, const std::function<void()>& tile_done) {
  std::vector<bool> read(plan.layers.size(), false);
  for (const BandToRead& band : bands) read[band.layer] = true;
  for (const CodesToRead& layer : codes) read[layer.layer] = true;

  const Tiling& tiling = plan.hydrology->tiling;
  std::vector<PlaneStack<float>> stacks;
  for (const BandToRead& band : bands) stacks.emplace_back(tiling, *band.into);
  std::vector<PlaneStack<std::int32_t>> code_stacks;
  for (const CodesToRead& layer : codes) code_stacks.emplace_back(tiling, *layer.into);
  visit_whole_grid(plan, read, [&](const AlignedTile& tile) {
    for (std::size_t b = 0; b < bands.size(); ++b)
      stacks[b].add(tile.window, tile.quantities[at(plan.first_plane[bands[b].layer] + bands[b].band)]);
    for (std::size_t c = 0; c < codes.size(); ++c)
      code_stacks[c].add(tile.window, tile.codes[at(plan.first_plane[codes[c].layer])]);
    tile_done();
  });
}

}  // namespace firnline
