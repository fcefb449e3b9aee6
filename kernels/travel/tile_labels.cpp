// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/travel/tile_labels.hpp"

#include <algorithm>

#include "kernels/backend/vector_clones.hpp"
#include "kernels/travel/lower_around.hpp"

namespace firnline::travel {
namespace {

/// The loop that all the time goes into.
template <class Law>
FIRN_VECTOR_CLONES void settle_queue(LowerAround<Law>& lower, const Label* labels, BucketQueue& queue) {
  for (BucketQueue::Entry entry{}; queue.pop(entry);) {
    const Label label = labels[entry.place];
    if (BucketQueue::told_of(ticks_of(label)) == entry.ticks) lower(entry.place, label);
  }
}

/// body(place) for every cell of a tile's margin that a step reaches, row by row.
template <class Body>
void for_each_around(const Tile<Label>& tile, std::int64_t reach, const Body& body) {
  const Window& window = tile.window();
  for (std::int64_t row = -reach; row < window.rows + reach; ++row)
    for (std::int64_t col = -reach; col < window.cols + reach; ++col) {
      if (col == 0 && row >= 0 && row < window.rows) col = window.cols;
      body(tile.index(row, col));
    }
}

}  // namespace

template <class Body>
void TileLabels::with_law(const Body& body) {
  by_law(ground_.ways(), [&](auto slopes, auto knights) {
    if (nearest_ == nullptr)
      body(Law<slopes.value, knights.value, false>{});
    else
      body(Law<slopes.value, knights.value, true>{});
  });
}

void TileLabels::open(const Tiling& tiling, std::int64_t tile) {
  ground_.open(tile, tile_);
  labels_.reshape(tiling.window(tile), ground_.margin());
  fill_margin(Label{0}, labels_);
  queue_.begin(tile_.bucket_bits);
  nearest_ = nullptr;
}

void TileLabels::offer(std::int64_t row, std::int64_t col, Label label) {
  const std::int64_t place = labels_.index(row, col);
  if (label >= labels_.data()[place]) return;
  labels_.data()[place] = label;
  queue_.push(ticks_of(label), static_cast<std::uint32_t>(place));
}

template <class Law>
void TileLabels::take_from_by(const Tile<Label>& around) {
  LowerAround<Law> lower(tile_, ground_.heading(), labels_, nearest_, queue_);
  for_each_around(labels_, ground_.reach(), [&](std::int64_t place) {
    if (const Label label = around.data()[place]; label < unreachable) lower(place, label);
  });
}
void TileLabels::take_from(const Tile<Label>& around) {
  with_law([&](auto law) { take_from_by<decltype(law)>(around); });
}

template <class Law>
void TileLabels::take_from_nearest_by() {
  LowerAround<Law> lower(tile_, ground_.heading(), labels_, nearest_, queue_);
  const auto look = [&](std::int64_t place) {
    if (const Label label = nearest_->data()[place]; label < unreachable) lower(place, label);
  };
  for_each_around(labels_, ground_.reach(), look);
  const Window& window = labels_.window();
  for (std::int64_t row = 0; row < window.rows; ++row)
    for (std::int64_t col = 0; col < window.cols; ++col) look(labels_.index(row, col));
}
void TileLabels::take_from_nearest() {
  with_law([&](auto law) {
    if constexpr (decltype(law)::second) take_from_nearest_by<decltype(law)>();
  });
}

template <class Law>
void TileLabels::settle_by() {
  LowerAround<Law> lower(tile_, ground_.heading(), labels_, nearest_, queue_);
  settle_queue(lower, labels_.data(), queue_);
}
void TileLabels::settle() {
  with_law([&](auto law) { settle_by<decltype(law)>(); });
}

}  // namespace firnline::travel
