// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <limits>
#include <string>

#include "kernels/grid/error.hpp"
#include "kernels/hydrology/tile_rim.hpp"

namespace firnline {
namespace {

/// The basins of all rims get numbers of their own, but for 0. out: one more than the last
std::int32_t number_all(std::vector<TileRim>& rims) {
  std::int64_t next = 1;
  for (TileRim& rim : rims) {
    const std::int64_t first = next - 1;
    next += rim.basin_count - 1;
    if (next > std::numeric_limits<std::int32_t>::max())
      throw LimitError("The borders of all tiles touch more than 2^31 basins.", {}, "choose larger tiles");
    for (std::int32_t& basin : rim.basins) basin += static_cast<std::int32_t>(first);
    for (Spill& spill : rim.spills)
      for (std::int32_t* basin : {&spill.a, &spill.b})
        if (*basin != 0) *basin += static_cast<std::int32_t>(first);
  }
  return static_cast<std::int32_t>(next);
}

/// Neighbouring cells mostly join the same basins: only their lowest spill is kept.
void add(std::vector<Spill>& spills, std::size_t first, Spill spill) {
  for (std::size_t i = spills.size(); i > first && i + 4 > spills.size(); --i)
    if (spills[i - 1].a == spill.a && spills[i - 1].b == spill.b) {
      spills[i - 1].height = std::min(spills[i - 1].height, spill.height);
      return;
    }
  spills.push_back(spill);
}

/// Spills from a tile to those that come after it.
void add_spills_between(const Window& window, std::span<const Height> heights,
                        std::span<const std::int32_t> basins, std::span<const Height> ring_heights,
                        std::span<const std::int32_t> ring_basins, std::vector<Spill>& spills) {
  const Border border(window.rows, window.cols), around = Border::around(window.rows, window.cols);
  const Window inside{0, 0, window.rows, window.cols};
  const std::size_t first = spills.size();
  for (std::int64_t i = 0; i < border.size(); ++i) {
    const Cell here = border.cell(i);
    for (std::int64_t row = here.row - 1; row <= here.row + 1; ++row)
      for (std::int64_t col = here.col - 1; col <= here.col + 1; ++col) {
        if (inside.contains({row, col})) continue;
        const std::size_t there = at(around.index(row + 1, col + 1));
        // Each pair once: the other tile's basins have the higher numbers.
        if (ring_basins[there] > basins[at(i)])
          add(spills, first,
              {std::max(heights[at(i)], ring_heights[there]), basins[at(i)], ring_basins[there]});
      }
  }
}

}  // namespace

std::vector<std::vector<float>> solve_rims(const Tiling& tiling, std::vector<TileRim> rims) {
  const std::int32_t basin_count = number_all(rims);
  std::vector<Spill> spills;
  std::vector<std::vector<Height>> heights;
  std::vector<std::vector<std::int32_t>> basins;
  for (TileRim& rim : rims) {
    spills.insert(spills.end(), rim.spills.begin(), rim.spills.end());
    heights.push_back(std::move(rim.heights));
    basins.push_back(std::move(rim.basins));
  }
  rims.clear();
  std::vector<Height> ring_heights;
  std::vector<std::int32_t> ring_basins;
  for (std::int64_t tile = 0; tile < tiling.tiles(); ++tile) {
    read_ring(tiling, tile, heights, above_everything, ring_heights);
    read_ring(tiling, tile, basins, 0, ring_basins);
    add_spills_between(tiling.window(tile), heights[at(tile)], basins[at(tile)], ring_heights, ring_basins,
                       spills);
  }
  sort_by_height(spills);
  const std::vector<Height> level = water_levels(basin_count, 0, spills);
  std::vector<std::vector<float>> filled(heights.size());
  for (std::size_t tile = 0; tile < heights.size(); ++tile)
    for (std::size_t i = 0; i < heights[tile].size(); ++i)
      filled[tile].push_back(elevation_of(std::max(heights[tile][i], level[at(basins[tile][i])])));
  return filled;
}

}  // namespace firnline
