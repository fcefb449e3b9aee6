// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/travel/travel_time.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "kernels/travel/device/device_travel.hpp"
#include "kernels/travel/rims.hpp"
#include "kernels/travel/sources.hpp"
#include "kernels/travel/tile_labels.hpp"
#include "kernels/wholegrid/device/device_grid.hpp"

namespace firnline {
namespace travel {
namespace {

/// The repeated pass: tiles are settled with what their neighbours showed before the round.
class Spreading {
 public:
  Spreading(const WholeGrid& where, const TravelWays& ways, std::span<const Cell> facilities,
            const TilePlane<Label>* nearest, TilePlane<Label>& labels)
      : where_(where), ground_(where, ways), nearest_(nearest), labels_(labels), sources_(where, facilities) {
    ground_.gather();
    const std::size_t tiles = at(where.tiling.tiles());
    shown_.resize(tiles);
    anew_.resize(tiles);
    asked_.resize(tiles);
    news_.assign(tiles, unreachable);
    begun_.resize(tiles);
    for (std::size_t i = 0; i < workers(where); ++i) benches_.push_back(std::make_unique<Bench>(ground_));
  }

  TravelReport run() {
    if (nearest_ != nullptr) gather_nearest();
    for (std::size_t tile = 0; tile < asked_.size(); ++tile)
      if (nearest_ != nullptr || !sources_.of_tile(static_cast<std::int64_t>(tile)).empty()) news_[tile] = 0;
    for (std::vector<std::int64_t> active = take_asked(); !active.empty(); active = take_asked()) {
      for_each_tile(where_, active,
                    [this](std::int64_t tile, std::size_t worker) { visit(tile, *benches_[worker]); });
      for (const std::int64_t tile : active) show(tile);
      ++report_.rounds;
    }
    fill_unbegun();
    report_.facilities = sources_.places();
    return report_;
  }

 private:
  struct Bench {
    explicit Bench(const Ground& ground) : labels(ground) {}
    TileLabels labels;
    Tile<Label> around, nearest;
    std::vector<Label> cells;
  };

  void gather_nearest() {
    nearest_shown_.resize(asked_.size());
    for_each_tile(where_, [&](std::int64_t tile, std::size_t worker) {
      Bench& bench = *benches_[worker];
      load_tile(where_.tiling, *nearest_, tile, bench.cells);
      const Window window = where_.tiling.window(tile);
      nearest_shown_[at(tile)] = Rim<Label>(window, ground_.reach(), bench.cells.data(), window.cols);
    });
  }

  /// The tiles with news that are hardly later than the earliest of all: others may hear of better ones
  /// meanwhile.
  std::vector<std::int64_t> take_asked() {
    for (std::size_t tile = 0; tile < asked_.size(); ++tile)
      if (std::exchange(asked_[tile], 0) != 0)
        news_[tile] = ground_.least_news(static_cast<std::int64_t>(tile), shown_);
    const Label earliest = *std::min_element(news_.begin(), news_.end());
    std::vector<std::int64_t> active;
    if (earliest == unreachable) return active;
    const std::uint64_t latest = ticks_of(earliest) + ground_.news_window_ticks();
    for (std::size_t tile = 0; tile < news_.size(); ++tile) {
      if (news_[tile] == unreachable || ticks_of(news_[tile]) > latest) continue;
      news_[tile] = unreachable;
      active.push_back(static_cast<std::int64_t>(tile));
    }
    return active;
  }

  void visit(std::int64_t tile, Bench& bench) {
    const Window window = where_.tiling.window(tile);
    TileLabels& at_work = bench.labels;
    at_work.open(where_.tiling, tile);
    load_labels(tile, bench);
    if (nearest_ != nullptr) {
      load_middle(tile, *nearest_, bench.nearest, bench);
      lay_around(where_.tiling, tile, ground_.reach(), nearest_shown_, unreachable, bench.nearest);
      at_work.look_for_second(bench.nearest);
    }
    if (begun_[at(tile)] == 0) begin(tile, bench);
    bench.around.reshape(window, ground_.margin());
    lay_around(where_.tiling, tile, ground_.reach(), shown_, unreachable, bench.around);
    at_work.take_from(bench.around);
    at_work.settle();
    const Tile<Label>& settled = at_work.labels();
    anew_[at(tile)] =
        Rim<Label>(window, ground_.reach(), settled.data() + settled.index(0, 0), settled.stride());
    save(tile, bench);
  }

  void begin(std::int64_t tile, Bench& bench) {
    begun_[at(tile)] = 1;
    if (nearest_ != nullptr) bench.labels.take_from_nearest();
    const Window window = where_.tiling.window(tile);
    for (const Sources::Source& source : sources_.of_tile(tile)) {
      const std::int64_t row = source.cell.row - window.row, col = source.cell.col - window.col;
      if (bench.labels.is_barrier(row, col))
        sources_.stands_on_barrier(source.facility);
      else if (nearest_ == nullptr || facility_of(bench.nearest.at(row, col)) != source.facility)
        bench.labels.offer(row, col, label_of(0, source.facility));
    }
  }

  void load_middle(std::int64_t tile, const TilePlane<Label>& plane, Tile<Label>& padded, Bench& bench) {
    const Window window = where_.tiling.window(tile);
    load_tile(where_.tiling, plane, tile, bench.cells);
    padded.reshape(window, ground_.margin());
    for (std::int64_t row = 0; row < window.rows; ++row)
      std::copy_n(bench.cells.begin() + row * window.cols, window.cols, padded.data() + padded.index(row, 0));
  }

  void load_labels(std::int64_t tile, Bench& bench) {
    Tile<Label>& labels = bench.labels.labels();
    if (begun_[at(tile)] != 0) return load_middle(tile, labels_, labels, bench);
    const Window window = where_.tiling.window(tile);
    for (std::int64_t row = 0; row < window.rows; ++row)
      std::fill_n(labels.data() + labels.index(row, 0), window.cols, unreachable);
  }

  void save(std::int64_t tile, Bench& bench) {
    const Tile<Label>& labels = bench.labels.labels();
    const Window window = where_.tiling.window(tile);
    bench.cells.resize(at(window.cells()));
    for (std::int64_t row = 0; row < window.rows; ++row)
      std::copy_n(labels.data() + labels.index(row, 0), window.cols, bench.cells.begin() + row * window.cols);
    labels_.save(tile, bench.cells);
  }

  /// Neighbours are asked that see what is new.
  void show(std::int64_t tile) {
    Rim<Label>& rim = anew_[at(tile)];
    ++report_.tile_visits;
    const unsigned changed = rim.sides_other_than(shown_[at(tile)]);
    if (changed == 0) return;
    shown_[at(tile)] = std::move(rim);
    for (int move = 0; move < king_moves; ++move) {
      const Step step = step_of(move);
      const unsigned facing = (step.row < 0   ? north
                               : step.row > 0 ? south
                                              : 0U) |
                              (step.col < 0   ? west
                               : step.col > 0 ? east
                                              : 0U);
      const std::int64_t across = where_.tiling.tiles_across(), down = tile / across + step.row,
                         right = tile % across + step.col;
      if ((changed & facing) == facing && down >= 0 && down < where_.tiling.tiles_down() && right >= 0 &&
          right < across)
        asked_[at(down * across + right)] = 1;
    }
  }

  void fill_unbegun() {
    std::vector<std::int64_t> left;
    for (std::size_t tile = 0; tile < begun_.size(); ++tile)
      if (begun_[tile] == 0) left.push_back(static_cast<std::int64_t>(tile));
    for_each_tile(where_, left, [this](std::int64_t tile, std::size_t worker) {
      std::vector<Label>& cells = benches_[worker]->cells;
      cells.assign(at(where_.tiling.window(tile).cells()), unreachable);
      labels_.save(tile, cells);
    });
  }

  const WholeGrid& where_;
  Ground ground_;
  const TilePlane<Label>* nearest_;
  TilePlane<Label>& labels_;
  Sources sources_;
  Rims<Label> shown_, anew_, nearest_shown_;
  std::vector<char> asked_, begun_;  ///< of each tile
  std::vector<Label> news_;          ///< of each tile, the least; unreachable: none
  std::vector<std::unique_ptr<Bench>> benches_;
  TravelReport report_;
};

TravelReport spread(const WholeGrid& where, const TravelWays& ways, std::span<const Cell> facilities,
                    const TilePlane<Label>* nearest, TilePlane<Label>& labels) {
  if (where.device.kind == DeviceKind::cuda)
    return on_device::travel_time(where, ways, facilities, nearest, labels);
  return Spreading(where, ways, facilities, nearest, labels).run();
}

}  // namespace
}  // namespace travel

TravelReport travel_time(const WholeGrid& where, const TravelWays& ways, std::span<const Cell> facilities,
                         TilePlane<Label>& nearest) {
  return travel::spread(where, ways, facilities, nullptr, nearest);
}

TravelReport second_nearest(const WholeGrid& where, const TravelWays& ways, std::span<const Cell> facilities,
                            const TilePlane<Label>& nearest, TilePlane<Label>& second) {
  return travel::spread(where, ways, facilities, &nearest, second);
}

std::optional<std::int64_t> bytes_of_travel_on_device(const WholeGrid& where, const TravelWays& ways,
                                                      std::int64_t facilities) {
  if (!on_device::has_places(where.grid)) return std::nullopt;
  constexpr std::int64_t facility_bytes = 16;
  return on_device::bytes_of_travel(where, ways, true) + facilities * facility_bytes;
}

}  // namespace firnline
