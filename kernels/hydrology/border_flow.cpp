// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/border_flow.hpp"

#include <algorithm>

namespace firnline {
BorderFlow::BorderFlow(const Tiling& tiling) : tiling_(tiling), first_(at(tiling.tiles()) + 1, 0) {
  for (std::int64_t tile = 0; tile < tiling.tiles(); ++tile) {
    const Window window = tiling.window(tile);
    first_[at(tile + 1)] = first_[at(tile)] + Border(window.rows, window.cols).size();
  }
  codes_.resize(at(places()));
  leaves_.resize(at(places()));
  ways_.resize(at(places()));
}

void BorderFlow::add(std::int64_t tile, TileFlow& flow) {
  const Window& window = flow.window();
  const Border border(window.rows, window.cols);
  const std::vector<TileFlow::Index> ways = flow.ways_through();
  for (std::int64_t i = 0; i < border.size(); ++i) {
    const auto cell = static_cast<TileFlow::Index>(border.offset(i));
    const Place place = first_of(tile) + i;
    codes_[at(place)] = flow.codes()[at(cell)];
    leaves_[at(place)] = d8::flows(codes_[at(place)]) && !flow.stays(cell);
    ways_[at(place)] = ways[at(i)] == TileFlow::nowhere ? nowhere : first_of(tile) + ways[at(i)];
  }
}

void BorderFlow::join() {
  next_.assign(at(places()), nowhere);
  ends_.assign(at(places()), End::in_tile);
  for (std::int64_t tile = 0; tile < tiling_.tiles(); ++tile) find_next(tile);
  std::vector<std::int32_t> waits(at(places()), 0);
  const auto downstream = [this](Place left) {
    return next(left) == nowhere ? nowhere : way_through(next(left));
  };
  std::size_t leaving = 0;
  for (Place place = 0; place < places(); ++place) {
    if (!leaves(place)) continue;
    ++leaving;
    if (downstream(place) != nowhere) ++waits[at(downstream(place))];
  }
  order_.clear();
  order_.reserve(leaving);
  for (Place place = 0; place < places(); ++place)
    if (leaves(place) && waits[at(place)] == 0) order_.push_back(place);
  for (std::size_t done = 0; done < order_.size(); ++done) {
    const Place below = downstream(order_[done]);
    if (below != nowhere && --waits[at(below)] == 0) order_.push_back(below);
  }
  if (order_.size() != leaving) refuse_circle(waits);
}

void BorderFlow::find_next(std::int64_t tile) {
  const Window window = tiling_.window(tile);
  const Border border(window.rows, window.cols);
  for (std::int64_t i = 0; i < border.size(); ++i) {
    const Place place = first_of(tile) + i;
    if (!leaves(place)) continue;
    const Cell cell{window.row + border.cell(i).row, window.col + border.cell(i).col};
    const Cell receiver = d8::receiver(cell, codes_[at(place)]);
    if (!Window{0, 0, tiling_.rows, tiling_.cols}.contains(receiver)) {
      ends_[at(place)] = End::off_grid;
    } else if (const Place entered = place_of(receiver); codes_[at(entered)] == d8::no_data) {
      ends_[at(place)] = End::no_data;
    } else {
      next_[at(place)] = entered;
    }
  }
}

BorderFlow::Place BorderFlow::place_of(Cell cell) const {
  const std::int64_t tile = tiling_.tile_of(cell);
  const Window window = tiling_.window(tile);
  return first_of(tile) +
         Border(window.rows, window.cols).index(cell.row - window.row, cell.col - window.col);
}

Cell BorderFlow::cell_of(Place place) const {
  const auto tile = std::upper_bound(first_.begin(), first_.end(), place) - first_.begin() - 1;
  const Window window = tiling_.window(tile);
  const Cell cell = Border(window.rows, window.cols).cell(place - first_of(tile));
  return {window.row + cell.row, window.col + cell.col};
}

/// Every place that still waits lies on a circle or downstream of one.
void BorderFlow::refuse_circle(const std::vector<std::int32_t>& waits) const {
  std::vector<Place> above(at(places()), nowhere);
  Place place = nowhere;
  for (Place left = 0; left < places(); ++left) {
    if (!leaves(left) || waits[at(left)] == 0) continue;
    place = left;
    if (next(left) != nowhere && way_through(next(left)) != nowhere)
      above[at(way_through(next(left)))] = left;
  }
  for (Place steps = 0; steps < places(); ++steps) place = above[at(place)];
  firnline::refuse_circle(cell_of(place));
}

}  // namespace firnline
