// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "kernels/grid/tile.hpp"
#include "kernels/hydrology/flat_steps.hpp"
#include "kernels/hydrology/padded.hpp"

/// Flats inside one tile: cells of equal height, some of which have no direction yet.
namespace firnline::flats {

inline constexpr std::uint8_t elsewhere = 254;  ///< code of the halo: another tile's cells, or none

/// One tile at a time; its memory serves for the next.
class TileFlats {
 public:
  /// A cell's position in the tiles with their halo.
  using Place = std::int32_t;

  /// heights, codes: with a halo of 1, where codes are `elsewhere`; both are kept by reference.
  TileFlats(const Tile<float>& heights, Tile<std::uint8_t>& codes) : heights_(heights), codes_(codes) {}

  /// Directs the flats that lie inside the tile as a whole. cells: all that are undirected.
  /// out: what the tile shows along its border while it knows nothing of its neighbours' steps
  [[nodiscard]] std::vector<Steps> direct_closed(const std::vector<Place>& cells);
  /// What the tile shows along its border when its neighbours show `ring`. cells: all that are undirected
  [[nodiscard]] std::vector<Steps> border(const std::vector<Place>& cells, const std::vector<Steps>& ring);
  /// Directs all cells, by the ring that no longer changes. throws: RasterError at a flat without way out
  void direct_open(const std::vector<Place>& cells, const std::vector<Steps>& ring);

 private:
  struct Seed {
    std::uint32_t steps;
    Place place;
  };
  struct Exit {
    Place place;
    std::uint8_t code;
  };

  void begin();
  void begin_flat();
  void look_around(Place place);
  void collect(Place first);
  void collect_all(const std::vector<Place>& cells, const std::vector<Steps>& ring);
  void measure();
  void seed_from_ring();
  template <std::uint32_t Steps::*count>
  void spread(std::vector<Seed>& seeds);
  void direct();
  void direct_along_border(Place place);
  [[nodiscard]] std::vector<Steps> shown() const;
  void forget(const std::vector<Place>& cells);
  void set_ring(const std::vector<Steps>& ring);
  void forget_ring();
  [[noreturn]] void refuse(Place place) const;

  const Tile<float>& heights_;
  Tile<std::uint8_t>& codes_;
  std::array<Place, 8> offsets_{};
  std::vector<Steps> steps_;          ///< per place; to_lower 0: not at work
  std::vector<std::uint8_t> within_;  ///< per place at work: bit i: neighbour i is of the same flat and tile
  std::vector<Place> flat_, touching_, queue_;  ///< touching_: cells whose flat goes on beyond the tile
  std::vector<Exit> exits_;
  std::vector<Seed> lower_seeds_, higher_seeds_;
};

/// Whether a tile would show anything else if it learned of `ring`. Looks along the border alone.
/// heights, steps: of the tile's border; ring_heights, ring: just outside it
[[nodiscard]] bool ring_brings_news(const Window& window, const std::vector<float>& heights,
                                    const std::vector<Steps>& steps, const std::vector<float>& ring_heights,
                                    const std::vector<Steps>& ring);

}  // namespace firnline::flats
