// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/use_tree.hpp"

#include <utility>

namespace firnline {
UseTree::UseTree(const Tiling& tiling) : tiling_(tiling), borders_(tiling), tiles_(at(tiling.tiles())) {}

void UseTree::add(std::int64_t tile, TileFlow& flow, std::vector<TileFlow::Index> users) {
  borders_.add(tile, flow);
  const Window& window = flow.window();
  const Border border(window.rows, window.cols);
  OfTile& its = tiles_[at(tile)];
  its.users = std::move(users);
  // What water meets that a cell passes on (after), and what it meets that comes to the cell (at the cell).
  std::vector<Node> after(flow.codes().size(), nowhere), meets;
  for (std::int64_t i = 0; i < border.size(); ++i)
    if (borders_.leaves(borders_.first_of(tile) + i)) after[at(border.offset(i))] = -2 - i;
  meets = after;
  for (std::size_t user = 0; user < its.users.size(); ++user)
    meets[at(its.users[user])] = static_cast<Node>(user);
  const auto order = flow.order();
  for (auto cell = order.rbegin(); cell != order.rend(); ++cell) {
    after[at(*cell)] = meets[at(flow.receiver(*cell))];
    if (meets[at(*cell)] == nowhere) meets[at(*cell)] = after[at(*cell)];
  }
  its.entered.resize(at(border.size()));
  for (std::int64_t i = 0; i < border.size(); ++i) its.entered[at(i)] = meets[at(border.offset(i))];
  its.after_user.resize(its.users.size());
  for (std::size_t user = 0; user < its.users.size(); ++user)
    its.after_user[user] = after[at(its.users[user])];
}

UseTree::Node UseTree::global(std::int64_t tile, Node local) const {
  if (local == nowhere) return nowhere;
  return local >= 0 ? first_user(tile) + local : borders_.first_of(tile) - 2 - local;
}

void UseTree::join() {
  borders_.join();
  Node nodes = borders_.places();
  for (OfTile& tile : tiles_) {
    tile.first = nodes;
    nodes += static_cast<Node>(tile.users.size());
  }
  std::vector<Node> entered(at(borders_.places()));
  next_.assign(at(nodes), nowhere);
  for (std::int64_t tile = 0; tile < tiling_.tiles(); ++tile) {
    OfTile& its = tiles_[at(tile)];
    for (std::size_t i = 0; i < its.entered.size(); ++i)
      entered[at(borders_.first_of(tile)) + i] = global(tile, its.entered[i]);
    for (std::size_t user = 0; user < its.users.size(); ++user)
      next_[at(its.first) + user] = global(tile, its.after_user[user]);
    its.entered = its.after_user = {};
  }
  for (BorderFlow::Place left = 0; left < borders_.places(); ++left)
    if (borders_.leaves(left) && borders_.next(left) != BorderFlow::nowhere)
      next_[at(left)] = entered[at(borders_.next(left))];

  std::vector<std::int32_t> waits(at(nodes), 0);
  for (Node node = 0; node < nodes; ++node)
    if (next(node) != nowhere) ++waits[at(next(node))];
  for (Node node = 0; node < nodes; ++node)
    if (waits[at(node)] == 0 && (is_use(node) || borders_.leaves(node))) order_.push_back(node);
  for (std::size_t done = 0; done < order_.size(); ++done)
    if (const Node below = next(order_[done]); below != nowhere && --waits[at(below)] == 0)
      order_.push_back(below);
}

}  // namespace firnline
