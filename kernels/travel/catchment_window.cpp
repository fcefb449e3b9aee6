// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/travel/catchment_window.hpp"

#include <algorithm>

#include "kernels/backend/vector_clones.hpp"
#include "kernels/travel/lower_around.hpp"

namespace firnline::travel {
namespace {

/// As settle_queue() of a tile, with a list of whom it reached: none is queued that lies beyond the limit.
template <class Law>
FIRN_VECTOR_CLONES void reach_queue(LowerAround<Law>& lower, const std::uint32_t* ticks, BucketQueue& queue,
                                    std::vector<std::uint32_t>& reached) {
  for (BucketQueue::Entry entry{}; queue.pop(entry);) {
    if (ticks[entry.place] != entry.ticks) continue;
    reached.push_back(entry.place);
    lower(entry.place, ticks[entry.place]);
  }
}

}  // namespace

void CatchmentWindow::open(const Window& window, std::uint64_t limit) {
  ground_.open_alone(window, tile_);
  ticks_.reshape(window, ground_.margin());
  fill_margin(std::uint32_t{0}, ticks_);
  far_ = static_cast<std::uint32_t>(std::min(limit, highest_limit));
  for (std::int64_t row = 0; row < window.rows; ++row)
    std::fill_n(ticks_.data() + ticks_.index(row, 0), window.cols, far_);
}

void CatchmentWindow::spread_from(Cell origin) {
  const std::int64_t place = ticks_.index(origin.row - window().row, origin.col - window().col);
  if (elementary::is_nan(tile_.friction.data()[place])) return;
  queue_.begin(tile_.bucket_bits);
  ticks_.data()[place] = 0;
  queue_.push(0, static_cast<std::uint32_t>(place));
  by_law(ground_.ways(), [&](auto slopes, auto knights) {
    LowerAround<Law<slopes.value, knights.value, false, std::uint32_t>> lower(tile_, ground_.heading(),
                                                                              ticks_, nullptr, queue_);
    reach_queue(lower, ticks_.data(), queue_, reached_);
  });
}

bool CatchmentWindow::is_complete(const GridSpec& grid) const {
  const Window& at_hand = window();
  const std::int64_t reach = ground_.reach();
  const auto none_reached = [&](std::int64_t row, std::int64_t rows, std::int64_t col, std::int64_t cols) {
    for (std::int64_t r = std::max<std::int64_t>(row, 0); r < std::min(row + rows, at_hand.rows); ++r)
      for (std::int64_t c = std::max<std::int64_t>(col, 0); c < std::min(col + cols, at_hand.cols); ++c)
        if (ticks_.at(r, c) < far_) return false;
    return true;
  };
  return (at_hand.row == 0 || none_reached(0, reach, 0, at_hand.cols)) &&
         (at_hand.row + at_hand.rows == grid.rows ||
          none_reached(at_hand.rows - reach, reach, 0, at_hand.cols)) &&
         (at_hand.col == 0 || none_reached(0, at_hand.rows, 0, reach)) &&
         (at_hand.col + at_hand.cols == grid.cols ||
          none_reached(0, at_hand.rows, at_hand.cols - reach, reach));
}

}  // namespace firnline::travel
