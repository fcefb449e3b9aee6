// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/wholegrid/whole_grid.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <limits>
#include <mutex>
#include <numeric>

#include "kernels/backend/rows.hpp"

namespace firnline {
namespace {

/// The tiles of one pass while its workers take them.
class TileQueue {
 public:
  TileQueue(const WholeGrid& where, std::span<const std::int64_t> tiles,
            const std::function<void(std::int64_t, std::size_t)>& body)
      : where_(where), tiles_(tiles), body_(body) {}

  void work(std::size_t worker) noexcept {
    for (std::size_t place = next_++; place < tiles_.size() && !stopped_; place = next_++) try {
        body_(tiles_[place], worker);
        if (!where_.tile_done) continue;
        const std::scoped_lock lock(mutex_);
        where_.tile_done();
      } catch (...) {
        stop_at(place, std::current_exception());
      }
  }

  void rethrow() const {
    if (problem_) std::rethrow_exception(problem_);
  }

 private:
  void stop_at(std::size_t place, std::exception_ptr problem) noexcept {
    const std::scoped_lock lock(mutex_);
    stopped_ = true;
    if (place >= foremost_) return;
    foremost_ = place;
    problem_ = std::move(problem);
  }

  const WholeGrid& where_;
  std::span<const std::int64_t> tiles_;
  const std::function<void(std::int64_t, std::size_t)>& body_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> stopped_ = false;
  std::mutex mutex_;
  std::size_t foremost_ = std::numeric_limits<std::size_t>::max();
  std::exception_ptr problem_;
};

}  // namespace

std::size_t workers(const WholeGrid& where) {
  return static_cast<std::size_t>(
      std::clamp<std::int64_t>(where.device.threads, 1, std::max<std::int64_t>(where.tiling.tiles(), 1)));
}

void for_each_tile(const WholeGrid& where, std::span<const std::int64_t> tiles,
                   const std::function<void(std::int64_t, std::size_t)>& body) {
  TileQueue queue(where, tiles, body);
  const auto work = [&queue](std::int64_t worker) noexcept { queue.work(static_cast<std::size_t>(worker)); };
  backend::for_each_row(where.device, static_cast<std::int64_t>(workers(where)), work);
  queue.rethrow();
}

void for_each_tile(const WholeGrid& where, const std::function<void(std::int64_t, std::size_t)>& body) {
  std::vector<std::int64_t> all(static_cast<std::size_t>(where.tiling.tiles()));
  std::iota(all.begin(), all.end(), 0);
  for_each_tile(where, all, body);
}

std::vector<std::int64_t> neighbours_of(const Tiling& tiling, std::int64_t tile) {
  const std::int64_t across = tiling.tiles_across(), down = tile / across, right = tile % across;
  std::vector<std::int64_t> found;
  for (std::int64_t d = std::max<std::int64_t>(down - 1, 0); d <= std::min(down + 1, tiling.tiles_down() - 1);
       ++d)
    for (std::int64_t r = std::max<std::int64_t>(right - 1, 0); r <= std::min(right + 1, across - 1); ++r)
      if (const std::int64_t other = d * across + r; other != tile) found.push_back(other);
  return found;
}

}  // namespace firnline
