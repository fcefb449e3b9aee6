// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "kernels/hydrology/border_flow.hpp"

namespace firnline {

/// The flow of a whole grid, reduced to where something other than adding up happens: cells where water is
/// taken, and borders of tiles that it crosses. Its nodes are the places of the borders (by which water
/// leaves a tile), then the cells of use, tile by tile.
class UseTree {
 public:
  using Node = std::int64_t;
  static constexpr Node nowhere = -1;

  explicit UseTree(const Tiling& tiling);

  /// For every tile once, in any order, from any thread. users: cells of the tile, ascending
  void add(std::int64_t tile, TileFlow& flow, std::vector<TileFlow::Index> users);
  /// Once all are added. throws: RasterError at a circle
  void join();

  [[nodiscard]] const BorderFlow& borders() const { return borders_; }
  [[nodiscard]] Node nodes() const { return static_cast<Node>(next_.size()); }
  [[nodiscard]] bool is_use(Node node) const { return node >= borders_.places(); }
  [[nodiscard]] const std::vector<TileFlow::Index>& users(std::int64_t tile) const {
    return tiles_[static_cast<std::size_t>(tile)].users;
  }
  [[nodiscard]] Node first_user(std::int64_t tile) const {
    return tiles_[static_cast<std::size_t>(tile)].first;
  }
  /// The node that a node's water comes to, or nowhere.
  [[nodiscard]] Node next(Node node) const { return next_[static_cast<std::size_t>(node)]; }
  /// All nodes through which water flows, each behind those upstream of it.
  [[nodiscard]] const std::vector<Node>& order() const { return order_; }

 private:
  struct OfTile {
    std::vector<TileFlow::Index> users;
    std::vector<Node> entered;     ///< the first node of water that enters at a place; users counted from 0,
    std::vector<Node> after_user;  ///< exits as -2 - place on the border
    Node first = 0;
  };
  [[nodiscard]] Node global(std::int64_t tile, Node local) const;

  Tiling tiling_;
  BorderFlow borders_;
  std::vector<OfTile> tiles_;
  std::vector<Node> next_, order_;
};

}  // namespace firnline
