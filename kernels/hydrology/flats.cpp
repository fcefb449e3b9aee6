// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/flats.hpp"

#include <algorithm>
#include <bit>
#include <string>

#include "kernels/grid/error.hpp"

namespace firnline::flats {
namespace {

/// 0 stands for a cell that is not at work.
bool known(std::uint32_t steps) {
  return steps != 0 && steps != unknown;
}

}  // namespace

std::vector<Steps> TileFlats::direct_closed(const std::vector<Place>& cells) {
  begin();
  for (const Place first : cells) {
    if (codes_.data()[first] != undirected || steps_[at(first)].to_lower != 0) continue;
    collect(first);
    measure();
    if (!touching_.empty()) continue;
    direct();
    forget(flat_);
  }
  std::vector<Steps> border = shown();
  forget(cells);
  return border;
}

std::vector<Steps> TileFlats::border(const std::vector<Place>& cells, const std::vector<Steps>& ring) {
  collect_all(cells, ring);
  measure();
  std::vector<Steps> border = shown();
  forget(cells);
  forget_ring();
  return border;
}

void TileFlats::direct_open(const std::vector<Place>& cells, const std::vector<Steps>& ring) {
  collect_all(cells, ring);
  measure();
  direct();
  forget(cells);
  forget_ring();
}

/// All counts are 0 between two tiles, so that none has to be cleared.
void TileFlats::begin() {
  const auto offsets = neighbour_offsets(heights_.stride());
  std::copy(offsets.begin(), offsets.end(), offsets_.begin());
  steps_.resize(std::max(steps_.size(), heights_.size()), Steps{0, 0});
  within_.resize(steps_.size());
}

void TileFlats::begin_flat() {
  flat_.clear();
  touching_.clear();
  exits_.clear();
  lower_seeds_.clear();
  higher_seeds_.clear();
}

/// What a cell knows of its flat without asking how far others are: its steps, if it is beside the end or
/// the beginning, and its neighbours at work. Neighbours not yet at work join.
void TileFlats::look_around(Place place) {
  const float* const height = heights_.data();
  const std::uint8_t* const code = codes_.data();
  const auto offsets = offsets_;
  Steps* const all_steps = steps_.data();
  const float own = height[place];
  unsigned within = 0;
  std::uint8_t exit = 0;
  bool rim = false, touches = false;
  for (unsigned i = 0; i < 8; ++i) {
    const Place other = place + offsets[i];
    rim |= height[other] > own;
    if (height[other] != own) continue;
    Steps& steps = all_steps[other];
    if (code[other] == undirected) {
      within |= 1U << i;
      if (steps.to_lower != 0) continue;
      steps = {};
      flat_.push_back(other);
    } else {
      touches |= code[other] == elsewhere;
      const bool directed = code[other] != elsewhere || steps.to_lower == 1;
      if (directed && exit == 0) exit = static_cast<std::uint8_t>(1U << i);
    }
  }
  within_[at(place)] = static_cast<std::uint8_t>(within);
  if (touches) touching_.push_back(place);
  if (rim) higher_seeds_.push_back({1, place});
  if (exit == 0) return;
  lower_seeds_.push_back({2, place});
  exits_.push_back({place, exit});
}

/// All undirected cells that `first` is connected with at its height.
void TileFlats::collect(Place first) {
  begin_flat();
  flat_.push_back(first);
  steps_[at(first)] = {};
  for (std::size_t done = 0; done < flat_.size(); ++done) look_around(flat_[done]);
}

void TileFlats::collect_all(const std::vector<Place>& cells, const std::vector<Steps>& ring) {
  begin();
  begin_flat();
  set_ring(ring);
  for (const Place place : cells) steps_[at(place)] = {};
  flat_ = cells;
  for (const Place place : cells) look_around(place);
}

void TileFlats::measure() {
  seed_from_ring();
  spread<&Steps::to_lower>(lower_seeds_);
  spread<&Steps::from_higher>(higher_seeds_);
}

void TileFlats::seed_from_ring() {
  for (const Place place : touching_)
    for (const Place offset : offsets_) {
      const Place other = place + offset;
      if (codes_.data()[other] != elsewhere || heights_.data()[other] != heights_.data()[place]) continue;
      const Steps& steps = steps_[at(other)];
      if (known(steps.to_lower)) lower_seeds_.push_back({steps.to_lower + 1, place});
      if (known(steps.from_higher)) higher_seeds_.push_back({steps.from_higher + 1, place});
    }
}

/// Breadth first from seeds that may begin at different counts: the queue and the sorted seeds are merged.
template <std::uint32_t Steps::*count>
void TileFlats::spread(std::vector<Seed>& seeds) {
  const auto fewer = [](const Seed& one, const Seed& other) { return one.steps < other.steps; };
  if (!std::is_sorted(seeds.begin(), seeds.end(), fewer)) std::sort(seeds.begin(), seeds.end(), fewer);
  queue_.resize(seeds.size() + flat_.size());  // a seed joins once, a cell is reached from the queue once
  const auto offsets = offsets_;
  Steps* const steps = steps_.data();
  const std::uint8_t* const within = within_.data();
  const Place* next = queue_.data();
  Place* end = queue_.data();
  const Seed *seed = seeds.data(), *const last_seed = seeds.data() + seeds.size();
  while (seed != last_seed || next != end) {
    Place place = 0;
    if (seed != last_seed && (next == end || seed->steps <= steps[*next].*count)) {
      place = seed->place;
      const std::uint32_t begin = seed++->steps;
      if (steps[place].*count <= begin) continue;
      steps[place].*count = begin;
    } else {
      place = *next++;
    }
    const std::uint32_t further = steps[place].*count + 1;
    for (unsigned left = within[place]; left != 0; left &= left - 1) {
      const Place other = place + offsets[static_cast<unsigned>(std::countr_zero(left))];
      if (steps[other].*count <= further) continue;
      steps[other].*count = further;
      *end++ = other;
    }
  }
}

void TileFlats::direct() {
  const auto offsets = offsets_;
  const Steps* const steps = steps_.data();
  for (const Place place : flat_) {
    if (steps[place].to_lower == unknown) refuse(place);
    std::int64_t lowest = std::numeric_limits<std::int64_t>::max();
    unsigned best = 0;
    for (unsigned left = within_[at(place)]; left != 0; left &= left - 1) {
      const std::int64_t level =
          level_of(steps[place + offsets[static_cast<unsigned>(std::countr_zero(left))]]);
      best = level < lowest ? left & -left : best;
      lowest = std::min(lowest, level);
    }
    codes_.data()[place] = static_cast<std::uint8_t>(best);
  }
  for (const Place place : touching_) direct_along_border(place);
  for (const Exit& exit : exits_) codes_.data()[exit.place] = exit.code;
}

void TileFlats::direct_along_border(Place place) {
  std::int64_t lowest = std::numeric_limits<std::int64_t>::max();
  for (int i = 0; i < 8; ++i) {
    const Place other = place + offsets_[at(i)];
    if (heights_.data()[other] != heights_.data()[place]) continue;
    const std::int64_t level = level_of(steps_[at(other)]);
    if (level >= lowest) continue;
    lowest = level;
    codes_.data()[place] = d8::code_of(i);
  }
}

std::vector<Steps> TileFlats::shown() const {
  const Window& window = heights_.window();
  const Border along(window.rows, window.cols);
  std::vector<Steps> border(at(along.size()));
  for (std::int64_t i = 0; i < along.size(); ++i) {
    const Steps& steps = steps_[at(heights_.index(along.cell(i).row, along.cell(i).col))];
    border[at(i)] = steps.to_lower == 0 ? Steps{1, unknown} : steps;
  }
  return border;
}

void TileFlats::forget(const std::vector<Place>& cells) {
  for (const Place place : cells) steps_[at(place)] = {0, 0};
}

void TileFlats::set_ring(const std::vector<Steps>& ring) {
  const Window& window = heights_.window();
  const Border around = Border::around(window.rows, window.cols);
  for (std::int64_t i = 0; i < around.size(); ++i)
    steps_[at(heights_.index(around.cell(i).row - 1, around.cell(i).col - 1))] = ring[at(i)];
}

void TileFlats::forget_ring() {
  const Window& window = heights_.window();
  set_ring(std::vector<Steps>(at(Border::around(window.rows, window.cols).size()), Steps{0, 0}));
}

void TileFlats::refuse(Place place) const {
  const std::int64_t row = heights_.window().row + place / heights_.stride() - 1,
                     col = heights_.window().col + place % heights_.stride() - 1;
  throw RasterError("Nothing flows out of a flat or hollow of the elevation.",
                    "row " + std::to_string(row) + ", col " + std::to_string(col),
                    "Fill or breach depressions first, or mark where water ends as a sink.");
}

bool ring_brings_news(const Window& window, const std::vector<float>& heights,
                      const std::vector<Steps>& steps, const std::vector<float>& ring_heights,
                      const std::vector<Steps>& ring) {
  const Border along(window.rows, window.cols), around = Border::around(window.rows, window.cols);
  for (std::int64_t i = 0; i < along.size(); ++i) {
    const Steps& own = steps[at(i)];
    if (own.to_lower == 1) continue;
    const Cell cell = along.cell(i);
    for (const Cell step : d8::neighbours) {
      const Cell other{cell.row + step.row, cell.col + step.col};
      if (Window{0, 0, window.rows, window.cols}.contains(other)) continue;
      const std::size_t there = at(around.index(other.row + 1, other.col + 1));
      if (ring_heights[there] != heights[at(i)]) continue;
      const Steps& shown = ring[there];
      if (shown.to_lower != unknown && shown.to_lower + 1 < own.to_lower) return true;
      if (shown.from_higher != unknown && shown.from_higher + 1 < own.from_higher) return true;
    }
  }
  return false;
}

}  // namespace firnline::flats
