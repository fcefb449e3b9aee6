// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/travel/ground.hpp"

#include <algorithm>
#include <bit>

#include "kernels/grid/error.hpp"
#include "kernels/travel/load_window.hpp"

namespace firnline::travel {
namespace {

constexpr std::int64_t deepest_margin = 5;

Rim<float> rim_of(const Tile<float>& padded, std::int64_t depth) {
  return {padded.window(), depth, padded.data() + padded.index(0, 0), padded.stride()};
}

FrictionRange range_in(const Tile<float>& friction) {
  return range_of(friction.window(), friction.data() + friction.index(0, 0), friction.stride());
}

}  // namespace

Ground::Ground(const WholeGrid& where, const TravelWays& ways)
    : where_(where), ways_(ways), reach_(ways.moves == Moves::sixteen ? 2 : 1) {
  const Tiling& tiling = where.tiling;
  if ((tiling.tile_rows < reach_ && tiling.tile_rows < tiling.rows) ||
      (tiling.tile_cols < reach_ && tiling.tile_cols < tiling.cols))
    throw BugError("A step of travel would reach beyond the tile beside its own.");
  make_factors();
}

void Ground::make_factors() {
  const std::int64_t rows = where_.grid.geographic ? where_.grid.rows + 2 * deepest_margin : 1;
  for (std::int64_t row = 0; row < rows; ++row) {
    RowFactors factors;
    factors.exact = row_scales(where_.grid, row - (rows == 1 ? 0 : deepest_margin));
    const double least = ways_.slopes ? least_slope_time_factor : 1;
    for (std::size_t lane = 0; lane < lanes; ++lane)
      factors.lane[lane] = move_of_lane[lane] < 0 ? elementary::infinity
                                                  : least * factors.exact.of_move[move_of_lane[lane]].ticks;
    for (int i = 0; i < knight_moves; ++i)
      factors.knight[at(i)] = least * factors.exact.of_move[king_moves + i].ticks;
    factors_.push_back(factors);
  }
}

const RowFactors& Ground::factors_of(std::int64_t row) const {
  return factors_.size() == 1 ? factors_[0] : factors_[at(row + deepest_margin)];
}

void Ground::gather() {
  const auto tiles = at(where_.tiling.tiles());
  friction_.resize(tiles);
  if (ways_.slopes) {
    on_foot_.resize(tiles);
    heights_.resize(tiles);
  }
  bucket_bits_.resize(tiles);
  std::vector<TileGround> grounds(workers(where_));
  std::vector<FrictionRange> ranges(tiles);
  for_each_tile(where_, [&](std::int64_t tile, std::size_t worker) {
    TileGround& ground = grounds[worker];
    const Window window = where_.tiling.window(tile);
    load(window, ground);
    ranges[at(tile)] = range_in(ground.friction);
    bucket_bits_[at(tile)] = bucket_bits(window, ranges[at(tile)]);
    friction_[at(tile)] = rim_of(ground.friction, reach_);
    if (!ways_.slopes) return;
    on_foot_[at(tile)] = rim_of(ground.on_foot, reach_);
    heights_[at(tile)] = rim_of(ground.heights, reach_);
  });
  FrictionRange all;
  for (const FrictionRange& range : ranges) {
    all.sum += range.sum;
    all.cells += range.cells;
  }
  constexpr int south = 6;
  constexpr double window_share = 16;
  if (all.cells != 0)
    news_window_ticks_ =
        whole_ticks(2 * all.mean() * factors_of(where_.grid.rows / 2).exact.of_move[south].ticks *
                    static_cast<double>(where_.tiling.tile_rows) / window_share);
}

/// As wide as the least step, no cell is looked at twice. Where it is much less than others, most buckets
/// would be empty.
int Ground::bucket_bits(const Window& window, const FrictionRange& range) const {
  if (range.cells == 0) return 0;
  const RowFactors& factors = factors_of(window.row);
  const double shortest = 2 * elementary::smaller(factors.lane[1], factors.lane[4]);
  constexpr double buckets_per_mean = 32;
  const double width = shortest * elementary::greater(range.least, range.mean() / buckets_per_mean);
  return static_cast<int>(std::bit_width(whole_ticks(width))) - 1;
}

void Ground::load(const Window& window, TileGround& ground) const {
  std::vector<float> cells;
  load_window(where_.tiling, ways_.friction, window, margin(), cells, ground.friction);
  if (!ways_.slopes) return;
  load_window(where_.tiling, ways_.slopes->heights, window, margin(), cells, ground.heights);
  ground.on_foot = ground.friction;
  if (ways_.slopes->on_foot == nullptr) return;
  std::vector<std::uint8_t> marks;
  Tile<std::uint8_t> on_foot;
  load_window(where_.tiling, *ways_.slopes->on_foot, window, margin(), marks, on_foot);
  for (std::int64_t row = 0; row < window.rows; ++row)
    for (std::int64_t col = 0; col < window.cols; ++col)
      if (on_foot.at(row, col) == 0) ground.on_foot.at(row, col) = 0;
}

void Ground::set_factors(const Window& window, TileGround& ground) const {
  ground.same_factors = factors_.size() == 1;
  ground.factors = factors_.data();
  if (!ground.same_factors) ground.factors += window.row + deepest_margin - margin();
}

void Ground::open(std::int64_t tile, TileGround& ground) const {
  const Window window = where_.tiling.window(tile);
  load(window, ground);
  const auto surround = [&](const Rims<float>& rims, Tile<float>& padded) {
    fill_margin(no_data_f32, padded);
    lay_around(where_.tiling, tile, reach_, rims, no_data_f32, padded);
  };
  surround(friction_, ground.friction);
  if (ways_.slopes) {
    surround(on_foot_, ground.on_foot);
    surround(heights_, ground.heights);
  }
  set_factors(window, ground);
  ground.bucket_bits = bucket_bits_[at(tile)];
}

double Ground::friction_beside(Cell cell) const {
  if (!where_.grid.whole().contains(cell)) return elementary::not_a_number;
  const std::int64_t tile = where_.tiling.tile_of(cell);
  return static_cast<double>(shown_of(where_.tiling, tile, friction_[at(tile)], cell));
}

Label Ground::least_offer(Cell from, Label label, int move) const {
  const Step step = step_of(move);
  double sum = friction_beside(from) + friction_beside({from.row + step.row, from.col + step.col});
  if (move >= king_moves) {
    const auto [one, two] = crossed_by(step);
    sum += friction_beside({from.row + one.row, from.col + one.col}) +
           friction_beside({from.row + two.row, from.col + two.col});
  }
  const double least = ways_.slopes ? least_slope_time_factor : 1;
  return label +
         (whole_ticks(sum * (least * factors_of(from.row).exact.of_move[move].ticks)) << facility_bits);
}

Label Ground::least_news(std::int64_t tile, const Rims<Label>& shown) const {
  const Tiling& tiling = where_.tiling;
  const Window window = tiling.window(tile);
  const int moves = ways_.moves == Moves::sixteen ? all_moves : king_moves;
  Label least = unreachable;
  for_each_beside(tiling, tile, reach_, [&](Cell cell, std::int64_t other) {
    if (other < 0 || shown[at(other)].empty()) return;
    const Label label = shown_of(tiling, other, shown[at(other)], cell);
    if (label >= least) return;
    for (int move = 0; move < moves; ++move) {
      const Cell to{cell.row + step_of(move).row, cell.col + step_of(move).col};
      if (!window.contains(to)) continue;
      const Label offered = least_offer(cell, label, move);
      if (offered < (shown[at(tile)].empty() ? unreachable : shown_of(tiling, tile, shown[at(tile)], to)))
        least = std::min(least, offered);
    }
  });
  return least;
}

void Ground::open_alone(const Window& window, TileGround& ground) const {
  load(window, ground);
  fill_margin(no_data_f32, ground.friction);
  if (ways_.slopes) {
    fill_margin(no_data_f32, ground.on_foot);
    fill_margin(no_data_f32, ground.heights);
  }
  set_factors(window, ground);
  ground.bucket_bits = bucket_bits(window, range_in(ground.friction));
}

}  // namespace firnline::travel
