// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/stream_order.hpp"

#include <algorithm>

#include "kernels/hydrology/drainage.hpp"
#include "kernels/hydrology/use_tree.hpp"

namespace firnline {
namespace {

/// What streams have met in a cell so far: the greatest order, and whether once or more often.
struct Meeting {
  std::uint8_t greatest = 0, times = 0;

  void add(std::uint8_t order) {
    if (order > greatest) {
      *this = {order, 1};
    } else if (order == greatest && order != 0) {
      times = 2;
    }
  }
  [[nodiscard]] std::uint8_t order() const {
    if (times == 0) return 1;
    return static_cast<std::uint8_t>(greatest + (times == 2 ? 1 : 0));
  }
};

/// A tile's streams meet those of others only below the cells of its border. Of these ways the confluences
/// are kept, with what joins there from inside the tile, as nodes of a tree over the whole grid.
class Ordering {
 public:
  Ordering(const WholeGrid& where, const TilePlane<std::uint8_t>& direction,
           const TilePlane<std::uint8_t>& stream_cells, TilePlane<std::uint8_t>& order)
      : where_(where),
        direction_(direction),
        stream_cells_(stream_cells),
        order_(order),
        tree_(where.tiling),
        benches_(workers(where)) {}

  int run() {
    own_.resize(at(where_.tiling.tiles()));
    greatest_.resize(own_.size(), 0);
    for_each_tile(where_, [this](std::int64_t tile, std::size_t worker) { gather(tile, benches_[worker]); });
    tree_.join();
    solve();
    for_each_tile(where_, [this](std::int64_t tile, std::size_t worker) { finish(tile, benches_[worker]); });
    return *std::max_element(greatest_.begin(), greatest_.end());
  }

 private:
  struct Bench {
    TileFlow flow;
    std::vector<std::uint8_t> streams, orders;
    std::vector<Meeting> meetings;
    std::vector<std::uint8_t> from_border, inflows;
  };

  void read(std::int64_t tile, Bench& bench) const {
    bench.flow.read(where_, tile, direction_);
    load_tile(where_.tiling, stream_cells_, tile, bench.streams);
    bench.meetings.assign(bench.streams.size(), {});
  }

  void gather(std::int64_t tile, Bench& bench) {
    read(tile, bench);
    const Window& window = bench.flow.window();
    const Border border(window.rows, window.cols);
    bench.from_border.assign(bench.streams.size(), 0);
    bench.inflows.assign(bench.streams.size(), 0);
    for (std::int64_t i = 0; i < border.size(); ++i) {
      bench.from_border[at(border.offset(i))] = 1;
      bench.inflows[at(border.offset(i))] = 2;  // it may be a confluence of streams of other tiles
    }
    for (const TileFlow::Index cell : bench.flow.order()) {
      if (bench.streams[at(cell)] != stream) continue;
      const auto below = at(bench.flow.receiver(cell));
      if (bench.inflows[below] < 2) ++bench.inflows[below];
      if (bench.from_border[at(cell)] != 0)
        bench.from_border[below] = 1;
      else
        bench.meetings[below].add(bench.meetings[at(cell)].order());
    }
    std::vector<TileFlow::Index> confluences;
    for (std::size_t cell = 0; cell < bench.streams.size(); ++cell)
      if (bench.streams[cell] == stream && bench.from_border[cell] != 0 && bench.inflows[cell] > 1) {
        confluences.push_back(static_cast<TileFlow::Index>(cell));
        own_[at(tile)].push_back(bench.meetings[cell]);
      }
    tree_.add(tile, bench.flow, std::move(confluences));
  }

  void solve() {
    const BorderFlow& borders = tree_.borders();
    entered_.assign(at(borders.places()), {});
    std::vector<Meeting> meetings(at(tree_.nodes()));
    for (std::int64_t tile = 0; tile < where_.tiling.tiles(); ++tile)
      std::copy(own_[at(tile)].begin(), own_[at(tile)].end(),
                meetings.begin() + static_cast<std::ptrdiff_t>(tree_.first_user(tile)));
    for (const UseTree::Node node : tree_.order()) {
      const Meeting& here = meetings[at(node)];
      // A place by which no stream leaves has nothing to pass on.
      if (!tree_.is_use(node) && here.times == 0) continue;
      const std::uint8_t order = here.order();
      if (tree_.next(node) != UseTree::nowhere) meetings[at(tree_.next(node))].add(order);
      if (tree_.is_use(node)) continue;
      if (const BorderFlow::Place entered = borders.next(node); entered != BorderFlow::nowhere)
        entered_[at(entered)].add(order);
    }
  }

  void finish(std::int64_t tile, Bench& bench) {
    read(tile, bench);
    const Window& window = bench.flow.window();
    const Border border(window.rows, window.cols);
    for (std::int64_t i = 0; i < border.size(); ++i)
      bench.meetings[at(border.offset(i))] = entered_[at(tree_.borders().first_of(tile) + i)];
    for (const TileFlow::Index cell : bench.flow.order())
      if (bench.streams[at(cell)] == stream)
        bench.meetings[at(bench.flow.receiver(cell))].add(bench.meetings[at(cell)].order());
    bench.orders = bench.streams;
    for (std::size_t cell = 0; cell < bench.orders.size(); ++cell) {
      if (bench.streams[cell] != stream) continue;
      bench.orders[cell] = bench.meetings[cell].order();
      greatest_[at(tile)] = std::max(greatest_[at(tile)], bench.orders[cell]);
    }
    order_.save(tile, bench.orders);
  }

  const WholeGrid& where_;
  const TilePlane<std::uint8_t>& direction_;
  const TilePlane<std::uint8_t>& stream_cells_;
  TilePlane<std::uint8_t>& order_;
  UseTree tree_;
  std::vector<Bench> benches_;
  std::vector<std::vector<Meeting>> own_;  ///< of each tile, what joins at its confluences from inside it
  std::vector<Meeting> entered_;           ///< by the places of borders
  std::vector<std::uint8_t> greatest_;     ///< of each tile
};

}  // namespace

int stream_order(const WholeGrid& where, const TilePlane<std::uint8_t>& direction,
                 const TilePlane<std::uint8_t>& stream_cells, TilePlane<std::uint8_t>& order) {
  return Ordering(where, direction, stream_cells, order).run();
}

}  // namespace firnline
