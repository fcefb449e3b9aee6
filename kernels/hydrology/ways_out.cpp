// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/ways_out.hpp"

#include <algorithm>
#include <compare>
#include <cstddef>
#include <tuple>

#include "kernels/hydrology/ponds.hpp"
#include "kernels/hydrology/run_down.hpp"
#include "kernels/hydrology/spill_table.hpp"
#include "kernels/wholegrid/tiling.hpp"

namespace firnline {
namespace {

/// A pair of neighbours, ordered as the tree wants it.
struct Pass {
  Height height = above_everything;
  std::int32_t higher = 0;
  Height lower_height = above_everything;
  std::int32_t lower = 0;
  friend auto operator<=>(const Pass&, const Pass&) = default;
};
using PassSpill = SpillAt<Pass>;

Pass pass_between(const Tile<Height>& height, std::int32_t one, std::int32_t other) {
  const Height of_one = height.data()[one], of_other = height.data()[other];
  if (std::tie(of_one, one) < std::tie(of_other, other)) return {of_other, other, of_one, one};
  return {of_one, one, of_other, other};
}

constexpr std::int32_t outside = 0;

/// Basins of the ways down, by number; all that lead to an outlet are one, `outside`. pits: of the others
Tile<std::int32_t> number_basins(const Tile<std::int32_t>& next, std::span<const std::uint8_t> outlets,
                                 std::vector<std::int32_t>& pits) {
  Tile<std::int32_t> basin = next;
  follow_to_pits(basin);
  const Window& window = next.window();
  number_pits(basin, [&](std::int32_t place) {
    const std::int64_t row = place / basin.stride() - 1, col = place % basin.stride() - 1;
    if (outlets[at(row * window.cols + col)] != 0) return outside;
    pits.push_back(place);
    return static_cast<std::int32_t>(pits.size());
  });
  return basin;
}

std::vector<PassSpill> sorted_passes(const Tile<Height>& height, const Tile<std::int32_t>& basin) {
  SpillTable<Pass> table;
  const Window& window = basin.window();
  const auto stride = static_cast<std::int32_t>(basin.stride());
  for (std::int64_t row = 0; row < window.rows; ++row)
    for (std::int64_t col = 0; col < window.cols; ++col) {
      const auto here = static_cast<std::int32_t>(basin.index(row, col));
      for (const std::int32_t there : {here + 1, here + stride - 1, here + stride, here + stride + 1}) {
        const std::int32_t a = basin.data()[here], b = basin.data()[there];
        if (a == b || height.data()[there] == above_everything) continue;
        table.add({pass_between(height, here, there), a, b});
      }
    }
  std::vector<PassSpill> passes = table.spills();
  std::sort(passes.begin(), passes.end(),
            [](const PassSpill& one, const PassSpill& other) { return one.height < other.height; });
  return passes;
}

/// The passes of the spanning tree, at either of their basins.
std::vector<std::vector<Pass>> tree_of(std::size_t basins, std::span<const PassSpill> sorted) {
  Ponds ponds(basins);
  std::vector<std::vector<Pass>> tree(basins);
  for (const PassSpill& spill : sorted) {
    const std::int32_t a = ponds.of(spill.a), b = ponds.of(spill.b);
    if (a == b) continue;
    ponds.join(a, b);
    tree[at(spill.a)].push_back(spill.height);
    tree[at(spill.b)].push_back(spill.height);
  }
  return tree;
}

/// The way from a basin's pit to the given cell, which was the way down from there, goes on to the cell
/// beyond.
void turn_round(Tile<std::int32_t>& next, std::int32_t cell, std::int32_t beyond) {
  for (;;) {
    const std::int32_t below = next.data()[cell];
    next.data()[cell] = beyond;
    if (below == cell) return;
    beyond = cell;
    cell = below;
  }
}

}  // namespace

WaysOut find_ways_out(std::int64_t rows, std::int64_t cols, std::span<const float> elevation,
                      std::span<const std::uint8_t> outlets) {
  WaysOut ways;
  read_heights(rows, cols, elevation, ways.height);
  run_down(ways.height, ways.next);
  for (std::int64_t row = 0; row < rows; ++row)
    for (std::int64_t col = 0; col < cols; ++col)
      if (outlets[at(row * cols + col)] != 0)
        ways.next.at(row, col) = static_cast<std::int32_t>(ways.next.index(row, col));
  const Tile<std::int32_t> basin = number_basins(ways.next, outlets, ways.pits);
  const std::vector<std::vector<Pass>> tree =
      tree_of(ways.pits.size() + 1, sorted_passes(ways.height, basin));
  std::vector<bool> reached(tree.size(), false);
  std::vector<std::int32_t> open = {outside};
  reached[at(outside)] = true;
  while (!open.empty()) {
    const std::int32_t here = open.back();
    open.pop_back();
    for (const Pass& pass : tree[at(here)]) {
      const bool higher_is_here = basin.data()[pass.higher] == here;
      const std::int32_t inner = higher_is_here ? pass.higher : pass.lower,
                         outer = higher_is_here ? pass.lower : pass.higher;
      const std::int32_t there = basin.data()[outer];
      if (reached[at(there)]) continue;
      reached[at(there)] = true;
      open.push_back(there);
      turn_round(ways.next, outer, inner);
    }
  }
  return ways;
}

}  // namespace firnline
