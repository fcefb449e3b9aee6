// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/spread_accumulation.hpp"

#include <algorithm>
#include <memory>

#include "kernels/grid/elementary.hpp"
#include "kernels/grid/error.hpp"
#include "kernels/hydrology/open_tile.hpp"
#include "kernels/hydrology/sum_of_sizes.hpp"
#include "kernels/hydrology/tile_flow.hpp"

namespace firnline {
namespace {

/// Rectangles of tiles that together are the grid. The grid is cut twice, the second time half a rectangle
/// aside: water that winds along a cut of one lies inside a rectangle of the other.
struct Blocks {
  Blocks(const Tiling& tiling, std::int64_t most_tiles) : tiling_(tiling) {
    const auto root = static_cast<std::int64_t>(elementary::sqrt(static_cast<double>(most_tiles)));
    across_ = std::min(tiling.tiles_across(), root);
    down_ = std::min(tiling.tiles_down(), most_tiles / across_);
    across_ = std::min(tiling.tiles_across(), most_tiles / down_);
  }
  [[nodiscard]] bool one() const {
    return across_ == tiling_.tiles_across() && down_ == tiling_.tiles_down();
  }
  /// The tiles of each rectangle.
  [[nodiscard]] std::vector<std::vector<std::int64_t>> cut(bool aside) const {
    std::vector<std::vector<std::int64_t>> all;
    const std::int64_t down = first(aside, down_, tiling_.tiles_down()),
                       right = first(aside, across_, tiling_.tiles_across());
    for (std::int64_t d = down; d < tiling_.tiles_down(); d += down_)
      for (std::int64_t r = right; r < tiling_.tiles_across(); r += across_) all.push_back(tiles_of(d, r));
    return all;
  }

 private:
  static std::int64_t first(bool aside, std::int64_t size, std::int64_t all) {
    return aside && size < all ? -(size / 2) : 0;
  }
  [[nodiscard]] std::vector<std::int64_t> tiles_of(std::int64_t down, std::int64_t right) const {
    std::vector<std::int64_t> tiles;
    for (std::int64_t d = std::max<std::int64_t>(down, 0); d < std::min(down + down_, tiling_.tiles_down());
         ++d)
      for (std::int64_t r = std::max<std::int64_t>(right, 0);
           r < std::min(right + across_, tiling_.tiles_across()); ++r)
        tiles.push_back(d * tiling_.tiles_across() + r);
    return tiles;
  }

  Tiling tiling_;
  std::int64_t across_ = 1, down_ = 1;
};

/// Later rounds do little each: who waits for the pass hears of it now and then.
constexpr std::int64_t rounds_between_signs = 64;

class SpreadingWater {
 public:
  SpreadingWater(const WholeGrid& where, const SpreadTerrain& terrain,
                 std::span<const TilePlane<std::int64_t>* const> weights,
                 std::span<TilePlane<std::int64_t>* const> sums, const SpreadRoom& room)
      : where_(where),
        terrain_(terrain),
        weights_(weights),
        sums_(sums),
        room_(room),
        later_rounds_(where),
        benches_(workers(where)) {
    later_rounds_.tile_done = nullptr;
    if (weights.size() != sums.size())
      throw BugError("Spread accumulation was given weights and sums of different numbers.");
    if (room.open_tiles < 4) throw BugError("Spread accumulation was given room for less than four tiles.");
  }

  SpreadReport run() {
    const auto tiles = at(where_.tiling.tiles());
    totals_.assign(tiles, std::vector<AccumulationTotals>(weights_.size()));
    sizes_.assign(tiles, std::vector<unsigned __int128>(weights_.size()));
    receivers_.resize(tiles);
    open_.resize(tiles);
    mail_.resize(tiles);
    states_.assign(tiles, State::untouched);
    height_borders_ = gather_borders(where_, terrain_.heights);
    for_each_tile(where_, [this](std::int64_t tile, std::size_t worker) { gather(tile, benches_[worker]); });
    for (std::size_t w = 0; w < weights_.size(); ++w) {
      unsigned __int128 size = 0;
      for (const auto& of_tile : sizes_) size += of_tile[w];
      if (size > most_accumulated) refuse_overflow(w);
    }
    spread();
    refuse_circles();
    SpreadReport report{std::vector<AccumulationTotals>(weights_.size()), rounds_};
    for (const auto& of_tile : totals_)
      for (std::size_t w = 0; w < weights_.size(); ++w) report.totals[w] += of_tile[w];
    return report;
  }

 private:
  enum class State : std::uint8_t { untouched, open, put_away, finished };
  struct Bench {
    TileRelief relief;
    std::vector<std::int64_t> values;
    std::vector<std::uint8_t> ring, waits;
  };

  void gather(std::int64_t tile, Bench& bench) {
    bench.relief.read(where_, tile, terrain_.heights, height_borders_, terrain_.direction);
    receivers_[at(tile)] = border_receivers(terrain_.law, bench.relief);
    for (std::size_t w = 0; w < weights_.size(); ++w) {
      load_tile(where_.tiling, *weights_[w], tile, bench.values);
      sizes_[at(tile)][w] = sum_of_sizes(bench.values);
      if (sizes_[at(tile)][w] > most_accumulated) refuse_overflow(w);
      AccumulationTotals& totals = totals_[at(tile)][w];
      for (std::size_t i = 0; i < bench.values.size(); ++i) {
        totals.weight += bench.values[i];
        if (bench.relief.codes[i] == d8::no_data) totals.without_direction += bench.values[i];
      }
    }
  }

  /// Block by block, each until it waits for others; and again, cut another way, until nothing waits.
  void spread() {
    const Blocks blocks(where_.tiling, room_.open_tiles);
    bool aside = false;
    for (bool moved = true; moved; aside = !aside) {
      moved = false;
      for (const auto& block : blocks.cut(aside)) moved = settle(block) || moved;
    }
  }

  bool settle(const std::vector<std::int64_t>& block) {
    bool moved = false;
    for (std::vector<std::int64_t> active = active_of(block); !active.empty(); active = active_of(block)) {
      for_each_tile(moved ? later_rounds_ : where_, active,
                    [this](std::int64_t tile, std::size_t worker) { advance(tile, benches_[worker]); });
      hand_over(active);
      moved = true;
      if (++rounds_ % rounds_between_signs == 0 && where_.tile_done) where_.tile_done();
    }
    std::vector<std::int64_t> left;
    for (const std::int64_t tile : block)
      if (states_[at(tile)] == State::open) left.push_back(tile);
    for_each_tile(where_, left,
                  [this](std::int64_t tile, std::size_t worker) { put_away(tile, benches_[worker]); });
    return moved;
  }

  [[nodiscard]] std::vector<std::int64_t> active_of(const std::vector<std::int64_t>& block) const {
    std::vector<std::int64_t> active;
    for (const std::int64_t tile : block)
      if (states_[at(tile)] == State::untouched || !mail_[at(tile)].empty()) active.push_back(tile);
    return active;
  }

  void advance(std::int64_t tile, Bench& bench) {
    State& state = states_[at(tile)];
    const bool first = state == State::untouched;
    if (state != State::open) open(tile, bench);
    OpenTile& its = *open_[at(tile)];
    if (first) its.start(totals_[at(tile)]);
    its.receive(mail_[at(tile)], totals_[at(tile)]);
    state = its.waiting() == 0 ? State::finished : State::open;
    if (state == State::finished) save_sums(its, tile, bench);
  }

  void open(std::int64_t tile, Bench& bench) {
    auto opened = std::make_unique<OpenTile>(where_, tile, terrain_.law, weights_.size());
    bench.relief.read(where_, tile, terrain_.heights, height_borders_, terrain_.direction);
    read_ring(where_.tiling, tile, receivers_, std::uint8_t{0}, bench.ring);
    opened->read(bench.relief, bench.ring);
    const bool again = states_[at(tile)] == State::put_away;
    if (again) {
      load_tile(where_.tiling, room_.waits, tile, bench.waits);
      opened->restore(bench.waits);
    }
    for (std::size_t w = 0; w < weights_.size(); ++w) {
      bench.values.resize(at(where_.tiling.window(tile).cells()));
      again ? sums_[w]->load(tile, bench.values) : weights_[w]->load(tile, bench.values);
      opened->set_sums(w, bench.values);
    }
    open_[at(tile)] = std::move(opened);
  }

  /// By one thread: a tile's mail comes from several.
  void hand_over(const std::vector<std::int64_t>& active) {
    for (const std::int64_t tile : active) mail_[at(tile)].clear();
    for (const std::int64_t tile : active) {
      for (std::int64_t down = -1; down <= 1; ++down)
        for (std::int64_t right = -1; right <= 1; ++right) {
          SpreadMail& mail = open_[at(tile)]->mail_to(down, right);
          if (mail.empty()) continue;
          mail_[at(tile + down * where_.tiling.tiles_across() + right)].append(mail);
          mail.clear();
        }
      if (states_[at(tile)] == State::finished) open_[at(tile)].reset();
    }
  }

  void save_sums(const OpenTile& open, std::int64_t tile, Bench& bench) {
    for (std::size_t w = 0; w < weights_.size(); ++w) {
      open.get_sums(w, bench.values);
      sums_[w]->save(tile, bench.values);
    }
  }

  void put_away(std::int64_t tile, Bench& bench) {
    save_sums(*open_[at(tile)], tile, bench);
    room_.waits.save(tile, open_[at(tile)]->waits());
    open_[at(tile)].reset();
    states_[at(tile)] = State::put_away;
  }

  void refuse_circles() {
    for (std::int64_t tile = 0; tile < where_.tiling.tiles(); ++tile) {
      if (states_[at(tile)] == State::finished) continue;
      const auto waits = load_tile(where_.tiling, room_.waits, tile);
      const auto cell = std::find_if(waits.begin(), waits.end(),
                                     [](std::uint8_t its) { return its <= OpenTile::most_waits; });
      const Window window = where_.tiling.window(tile);
      refuse_circle({window.row + (cell - waits.begin()) / window.cols,
                     window.col + (cell - waits.begin()) % window.cols});
    }
  }

  const WholeGrid& where_;
  const SpreadTerrain& terrain_;
  std::span<const TilePlane<std::int64_t>* const> weights_;
  std::span<TilePlane<std::int64_t>* const> sums_;
  const SpreadRoom& room_;
  WholeGrid later_rounds_;  ///< there are many, of little work: they do not count as passes over the tiles
  std::vector<Bench> benches_;
  Borders<float> height_borders_;
  Borders<std::uint8_t> receivers_;
  std::vector<std::vector<AccumulationTotals>> totals_;  ///< of each tile
  std::vector<std::vector<unsigned __int128>> sizes_;
  std::vector<std::unique_ptr<OpenTile>> open_;
  std::vector<SpreadMail> mail_;
  std::vector<State> states_;
  std::int64_t rounds_ = 0;
};

}  // namespace

SpreadReport spread_accumulation(const WholeGrid& where, const SpreadTerrain& terrain,
                                 std::span<const TilePlane<std::int64_t>* const> weights,
                                 std::span<TilePlane<std::int64_t>* const> sums, const SpreadRoom& room) {
  return SpreadingWater(where, terrain, weights, sums, room).run();
}

}  // namespace firnline
