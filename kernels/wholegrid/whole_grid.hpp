// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

#include "kernels/backend/device.hpp"
#include "kernels/grid/grid_spec.hpp"
#include "kernels/wholegrid/tile_plane.hpp"
#include "kernels/wholegrid/tiling.hpp"

/// A pass over a whole grid is three pure functions: gather(tile) -> summary, solve(all summaries) ->
/// answers, finish(tile, answer) -> tile. Between gather and finish a tile's cells lie in TilePlanes; only
/// summaries, which grow with the tiles' borders, are in memory all at once. A single pass solves once; a
/// repeated one settles (settle_borders) until no tile's border changes any more.
namespace firnline {

/// Where a whole-grid operation works. The device's threads take tiles; no result depends on device or
/// tiling.
struct WholeGrid {
  Device device;
  GridSpec grid;
  Tiling tiling;
  /// After each tile of each pass, one call at a time. May throw, to stop the pass. May be empty.
  std::function<void()> tile_done;
};

/// How many workers for_each_tile has: each needs memory of its own.
[[nodiscard]] std::size_t workers(const WholeGrid& where);

/// body(tile, worker) for some tiles; the next free worker takes the next tile. An exception ends the pass:
/// tiles not begun are left out, and of several exceptions that of the foremost tile is thrown on.
void for_each_tile(const WholeGrid& where, std::span<const std::int64_t> tiles,
                   const std::function<void(std::int64_t tile, std::size_t worker)>& body);
/// For all tiles.
void for_each_tile(const WholeGrid& where,
                   const std::function<void(std::int64_t tile, std::size_t worker)>& body);

/// Every cell of a plane from the same cell of another.
template <class From, class To, class Function>
void transform_plane(const WholeGrid& where, const TilePlane<From>& from, TilePlane<To>& to,
                     const Function& function);

/// The repeated pass. borders: what each tile shows its neighbours at first, a value per cell of its border.
/// relax(tile, worker, ring) -> the border anew, from what the neighbours show (read_ring; beyond: outside
/// the grid). Every round asks those tiles whose ring changed in the round before; at first, those of
/// `active`. A round sees what the one before left, so that the number of rounds does not depend on threads
/// either. out: rounds until nothing changed. The relaxation must be monotone and bounded, or this never
/// ends.
template <class T, class Relax>
std::int64_t settle_borders(const WholeGrid& where, std::vector<std::int64_t> active, T beyond,
                            std::vector<std::vector<T>>& borders, const Relax& relax);

// ---------------------------------------------------------------------------------------------------------------

/// The tiles around one, without itself.
[[nodiscard]] std::vector<std::int64_t> neighbours_of(const Tiling& tiling, std::int64_t tile);

template <class From, class To, class Function>
void transform_plane(const WholeGrid& where, const TilePlane<From>& from, TilePlane<To>& to,
                     const Function& function) {
  for_each_tile(where, [&](std::int64_t tile, std::size_t) {
    const std::vector<From> given = load_tile(where.tiling, from, tile);
    std::vector<To> made(given.size());
    std::transform(given.begin(), given.end(), made.begin(), function);
    to.save(tile, made);
  });
}

template <class T, class Relax>
std::int64_t settle_borders(const WholeGrid& where, std::vector<std::int64_t> active, T beyond,
                            std::vector<std::vector<T>>& borders, const Relax& relax) {
  std::vector<std::vector<T>> rings(workers(where));
  std::vector<std::vector<T>> anew(borders.size());
  std::int64_t rounds = 0;
  for (; !active.empty(); ++rounds) {
    for_each_tile(where, active, [&](std::int64_t tile, std::size_t worker) {
      read_ring(where.tiling, tile, borders, beyond, rings[worker]);
      anew[static_cast<std::size_t>(tile)] = relax(tile, worker, std::as_const(rings[worker]));
    });
    std::vector<bool> asked(borders.size(), false);
    for (const std::int64_t tile : active) {
      const auto place = static_cast<std::size_t>(tile);
      if (anew[place] == borders[place]) continue;
      borders[place] = std::move(anew[place]);
      for (const std::int64_t other : neighbours_of(where.tiling, tile))
        asked[static_cast<std::size_t>(other)] = true;
    }
    active.clear();
    for (std::size_t tile = 0; tile < asked.size(); ++tile)
      if (asked[tile]) active.push_back(static_cast<std::int64_t>(tile));
  }
  return rounds;
}

}  // namespace firnline
