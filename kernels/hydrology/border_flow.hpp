// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "kernels/hydrology/tile_flow.hpp"

namespace firnline {

/// The flow of a whole grid as the borders of its tiles see it: water enters a tile at a cell of its border
/// and leaves by another. Places on borders are numbered through: tile by tile, in the order of Border.
class BorderFlow {
 public:
  using Place = std::int64_t;
  static constexpr Place nowhere = -1;
  enum class End : std::uint8_t { in_tile, off_grid, no_data };

  explicit BorderFlow(const Tiling& tiling);

  /// For every tile once, in any order, from any thread. throws: BugError
  void add(std::int64_t tile, TileFlow& flow);

  [[nodiscard]] Place places() const { return first_.back(); }
  [[nodiscard]] Place first_of(std::int64_t tile) const { return first_[static_cast<std::size_t>(tile)]; }
  [[nodiscard]] Place count_of(std::int64_t tile) const { return first_of(tile + 1) - first_of(tile); }
  [[nodiscard]] std::uint8_t code_of(Place place) const { return codes_[static_cast<std::size_t>(place)]; }
  [[nodiscard]] Cell cell_of(Place place) const;
  [[nodiscard]] bool leaves(Place place) const { return leaves_[static_cast<std::size_t>(place)] != 0; }
  /// The place by which water leaves the tile that enters at this one, or nowhere.
  [[nodiscard]] Place way_through(Place entered) const { return ways_[static_cast<std::size_t>(entered)]; }

  /// Once all tiles are added: finds where water goes that leaves each tile, and the order. throws:
  /// RasterError at cells that flow in a circle through several tiles
  void join();
  /// The place of another tile that water enters, leaving at this one; nowhere: see end_of.
  [[nodiscard]] Place next(Place left) const { return next_[static_cast<std::size_t>(left)]; }
  /// What ends the flow where next() is nowhere.
  [[nodiscard]] End end_of(Place left) const { return ends_[static_cast<std::size_t>(left)]; }
  /// All places by which water leaves a tile, each behind those upstream of it.
  [[nodiscard]] const std::vector<Place>& order() const { return order_; }

 private:
  [[nodiscard]] Place place_of(Cell cell) const;
  void find_next(std::int64_t tile);
  [[noreturn]] void refuse_circle(const std::vector<std::int32_t>& waits) const;

  Tiling tiling_;
  std::vector<Place> first_;         ///< of each tile, and the end
  std::vector<std::uint8_t> codes_;  ///< along all borders
  std::vector<std::uint8_t> leaves_;
  std::vector<Place> ways_, next_, order_;
  std::vector<End> ends_;
};

}  // namespace firnline
