// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/river_mixing.hpp"

#include <algorithm>
#include <string>

#include "kernels/grid/error.hpp"
#include "kernels/hydrology/use_tree.hpp"

namespace firnline {
namespace {

/// Water in a place, and the melt in it.
struct Water {
  std::int64_t all = 0, melt = 0;

  Water& operator+=(const Water& other) {
    all += other.all;
    melt += other.melt;
    return *this;
  }
  friend Water operator-(const Water& one, const Water& other) {
    return {one.all - other.all, one.melt - other.melt};
  }
};

/// What flows on when `demand` is taken from well mixed water.
Water left_of(const Water& water, std::int64_t demand) {
  if (demand == 0) return water;
  if (demand >= water.all) return {};
  const std::int64_t left = water.all - demand;
  const __int128 twice = 2 * static_cast<__int128>(water.melt) * left + water.all;
  return {left, static_cast<std::int64_t>(twice / (2 * static_cast<__int128>(water.all)))};
}

class Mixing {
 public:
  Mixing(const WholeGrid& where, const TilePlane<std::uint8_t>& direction,
         std::span<const MixingMonth> months)
      : where_(where),
        direction_(direction),
        months_(months),
        tree_(where.tiling),
        benches_(workers(where)) {}

  std::vector<MixingTotals> run() {
    const auto tiles = at(where_.tiling.tiles());
    tile_totals_.assign(tiles, std::vector<MixingTotals>(months_.size()));
    tile_demands_.resize(tiles);
    tile_own_.resize(tiles);
    for_each_tile(where_, [this](std::int64_t tile, std::size_t worker) { gather(tile, benches_[worker]); });
    refuse_overflow();
    tree_.join();
    std::vector<MixingTotals> totals = solve();
    for_each_tile(where_, [this](std::int64_t tile, std::size_t worker) { finish(tile, benches_[worker]); });
    for (const auto& of_tile : tile_totals_)
      for (std::size_t m = 0; m < totals.size(); ++m) totals[m] += of_tile[m];
    return totals;
  }

 private:
  struct Bench {
    TileFlow flow;
    std::vector<std::vector<std::int64_t>> runoff, melt, demand;  ///< of each month
    std::vector<Water> water;
    std::vector<std::int64_t> out[4];
  };

  void read(std::int64_t tile, Bench& bench) const {
    bench.flow.read(where_, tile, direction_);
    const std::size_t cells = bench.flow.codes().size();
    const auto load = [&](auto& planes, const TilePlane<std::int64_t>* MixingMonth::*plane) {
      planes.resize(months_.size());
      for (std::size_t m = 0; m < months_.size(); ++m) {
        planes[m].resize(cells);
        (months_[m].*plane)->load(tile, planes[m]);
      }
    };
    load(bench.runoff, &MixingMonth::runoff);
    load(bench.melt, &MixingMonth::melt);
    load(bench.demand, &MixingMonth::demand);
    for (auto& month : bench.demand)
      for (const TileFlow::Index cell : bench.flow.voids()) month[at(cell)] = 0;
  }

  void gather(std::int64_t tile, Bench& bench) {
    read(tile, bench);
    std::vector<TileFlow::Index> users;
    std::vector<std::uint8_t> is_user(bench.flow.codes().size(), 0);
    for (std::size_t m = 0; m < months_.size(); ++m) check_and_add(tile, bench, m, is_user);
    for (std::size_t cell = 0; cell < is_user.size(); ++cell)
      if (is_user[cell] != 0) users.push_back(static_cast<TileFlow::Index>(cell));
    tree_.add(tile, bench.flow, users);

    auto& demands = tile_demands_[at(tile)];
    auto& own = tile_own_[at(tile)];
    const Window& window = bench.flow.window();
    const Border border(window.rows, window.cols);
    for (std::size_t m = 0; m < months_.size(); ++m) {
      begin(bench, m);
      for (const TileFlow::Index cell : bench.flow.order())
        if (is_user[at(cell)] == 0) bench.water[at(bench.flow.receiver(cell))] += bench.water[at(cell)];
      for (std::int64_t i = 0; i < border.size(); ++i) {
        const std::int64_t cell = border.offset(i);
        own.push_back(is_user[at(cell)] == 0 ? bench.water[at(cell)] : Water{});
      }
      for (const TileFlow::Index user : users) {
        own.push_back(bench.water[at(user)]);
        demands.push_back(bench.demand[m][at(user)]);
      }
    }
  }

  void check_and_add(std::int64_t tile, const Bench& bench, std::size_t month,
                     std::vector<std::uint8_t>& is_user) {
    unsigned __int128 sum = 0;
    for (std::size_t cell = 0; cell < is_user.size(); ++cell) {
      const std::int64_t runoff = bench.runoff[month][cell], melt = bench.melt[month][cell],
                         demand = bench.demand[month][cell];
      if (melt < 0 || runoff < melt || demand < 0)
        refuse(bench.flow.cell_of(static_cast<TileFlow::Index>(cell)), month);
      sum += static_cast<unsigned __int128>(runoff);
      is_user[cell] |= demand > 0;
    }
    if (sum > limit) refuse_overflow_of(month);
    MixingTotals& totals = tile_totals_[at(tile)][month];
    totals.water.weight = static_cast<std::int64_t>(sum);
    for (const std::int64_t melt : bench.melt[month]) totals.melt.weight += melt;
    for (const TileFlow::Index cell : bench.flow.voids()) {
      totals.water.without_direction += bench.runoff[month][at(cell)];
      totals.melt.without_direction += bench.melt[month][at(cell)];
    }
  }

  /// Every cell's own water.
  static void begin(Bench& bench, std::size_t month) {
    bench.water.resize(bench.flow.codes().size());
    for (std::size_t cell = 0; cell < bench.water.size(); ++cell)
      bench.water[cell] = {bench.runoff[month][cell], bench.melt[month][cell]};
    for (const TileFlow::Index cell : bench.flow.voids()) bench.water[at(cell)] = {};
  }

  void refuse_overflow() const {
    for (std::size_t m = 0; m < months_.size(); ++m) {
      unsigned __int128 sum = 0;
      for (const auto& totals : tile_totals_) sum += static_cast<unsigned __int128>(totals[m].water.weight);
      if (sum > limit) refuse_overflow_of(m);
    }
  }

  /// Down the reduced tree; entered_ becomes what enters each tile at each place of its border.
  std::vector<MixingTotals> solve() {
    const BorderFlow& borders = tree_.borders();
    std::vector<MixingTotals> totals(months_.size());
    entered_.assign(at(borders.places()) * months_.size(), {});
    for (std::size_t m = 0; m < months_.size(); ++m) {
      std::vector<Water> water(at(tree_.nodes()));
      std::vector<std::int64_t> demand(water.size(), 0);
      take_own(m, water, demand);
      for (const UseTree::Node node : tree_.order()) {
        const Water left = left_of(water[at(node)], demand[at(node)]);
        if (tree_.next(node) != UseTree::nowhere) water[at(tree_.next(node))] += left;
        if (tree_.is_use(node)) continue;
        const BorderFlow::Place entered = borders.next(node);
        if (entered != BorderFlow::nowhere) {
          entered_[at(entered) * months_.size() + m] += left;
        } else if (borders.end_of(node) == BorderFlow::End::off_grid) {
          totals[m].water.left_the_grid += left.all;
          totals[m].melt.left_the_grid += left.melt;
        } else {
          totals[m].water.into_no_data += left.all;
          totals[m].melt.into_no_data += left.melt;
        }
      }
    }
    return totals;
  }

  /// What each node has of its own: the water of the cells from which no other node lies between.
  void take_own(std::size_t month, std::vector<Water>& water, std::vector<std::int64_t>& demand) const {
    for (std::int64_t tile = 0; tile < where_.tiling.tiles(); ++tile) {
      const auto places = at(tree_.borders().count_of(tile)), users = tree_.users(tile).size();
      const auto own = tile_own_[at(tile)].begin() + static_cast<std::ptrdiff_t>(month * (places + users));
      for (std::size_t i = 0; i < places; ++i)
        if (const auto place = tree_.borders().first_of(tile) + static_cast<std::int64_t>(i);
            tree_.borders().leaves(place))
          water[at(place)] = own[static_cast<std::ptrdiff_t>(i)];
      for (std::size_t user = 0; user < users; ++user) {
        water[at(tree_.first_user(tile)) + user] = own[static_cast<std::ptrdiff_t>(places + user)];
        demand[at(tree_.first_user(tile)) + user] = tile_demands_[at(tile)][month * users + user];
      }
    }
  }

  void finish(std::int64_t tile, Bench& bench) {
    read(tile, bench);
    const Window& window = bench.flow.window();
    const Border border(window.rows, window.cols);
    for (auto& plane : bench.out) plane.resize(bench.flow.codes().size());
    for (std::size_t m = 0; m < months_.size(); ++m) {
      begin(bench, m);
      for (std::int64_t i = 0; i < border.size(); ++i)
        bench.water[at(border.offset(i))] +=
            entered_[at(tree_.borders().first_of(tile) + i) * months_.size() + m];
      for (const TileFlow::Index cell : bench.flow.order())
        bench.water[at(bench.flow.receiver(cell))] +=
            left_of(bench.water[at(cell)], bench.demand[m][at(cell)]);
      take_ends(bench, m, tile_totals_[at(tile)][m]);
      save(tile, bench, m);
    }
  }

  static void take_ends(const Bench& bench, std::size_t month, MixingTotals& totals) {
    for (const TileFlow::Index cell : bench.flow.sinks()) {
      const Water left = left_of(bench.water[at(cell)], bench.demand[month][at(cell)]);
      totals.water.in_sinks += left.all;
      totals.melt.in_sinks += left.melt;
    }
    for (const TileFlow::Index cell : bench.flow.voids()) {
      totals.water.into_no_data += bench.water[at(cell)].all;
      totals.melt.into_no_data += bench.water[at(cell)].melt;
    }
  }

  void save(std::int64_t tile, Bench& bench, std::size_t month) {
    MixingTotals& totals = tile_totals_[at(tile)][month];
    for (std::size_t cell = 0; cell < bench.water.size(); ++cell) {
      const Water& water = bench.water[cell];
      const Water taken = water - left_of(water, bench.demand[month][cell]);
      totals.water_taken += taken.all;
      totals.melt_taken += taken.melt;
      bench.out[0][cell] = water.all;
      bench.out[1][cell] = water.melt;
      bench.out[2][cell] = taken.all;
      bench.out[3][cell] = taken.melt;
    }
    const MixingMonth& to = months_[month];
    int next = 0;
    for (TilePlane<std::int64_t>* const plane : {to.water, to.melt_water, to.taken, to.melt_taken}) {
      auto& cells = bench.out[next++];
      for (const TileFlow::Index cell : bench.flow.voids()) cells[at(cell)] = no_accumulation;
      if (plane != nullptr) plane->save(tile, cells);
    }
  }

  [[noreturn]] static void refuse(Cell at, std::size_t month) {
    throw RasterError(
        "Month " + std::to_string(month + 1) + " has less runoff than melt, or a value below 0.",
        "row " + std::to_string(at.row) + ", col " + std::to_string(at.col),
        "Runoff is all water of a cell, melt included; demand is what is taken.");
  }
  [[noreturn]] static void refuse_overflow_of(std::size_t month) {
    throw LimitError(
        "The runoff of month " + std::to_string(month + 1) + " adds up to more than 63 bits hold.",
        "river mixing", "Choose a larger quantum.");
  }

  static constexpr unsigned __int128 limit = std::numeric_limits<std::int64_t>::max();

  const WholeGrid& where_;
  const TilePlane<std::uint8_t>& direction_;
  std::span<const MixingMonth> months_;
  UseTree tree_;
  std::vector<Bench> benches_;
  std::vector<std::vector<MixingTotals>> tile_totals_;
  std::vector<std::vector<std::int64_t>> tile_demands_;  ///< of each tile: month by month, its users
  std::vector<std::vector<Water>> tile_own_;             ///< likewise, its border and its users
  std::vector<Water> entered_;                           ///< per place and month
};

}  // namespace

std::vector<MixingTotals> river_mixing(const WholeGrid& where, const TilePlane<std::uint8_t>& direction,
                                       std::span<const MixingMonth> months) {
  return Mixing(where, direction, months).run();
}

}  // namespace firnline
