// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "kernels/travel/bucket_queue.hpp"
#include "kernels/travel/ground.hpp"

namespace firnline::travel {

/// A window of the grid, in which one origin after the other spreads as far as its time lasts.
class CatchmentWindow {
 public:
  explicit CatchmentWindow(const Ground& ground) : ground_(ground) {}

  /// No limit is higher: 24 days.
  static constexpr std::uint64_t highest_limit = std::uint64_t{1} << 31;
  /// in: a window of the grid; from then on whoever takes `limit` ticks or more is not reached
  void open(const Window& window, std::uint64_t limit);
  /// Until all within the limit are reached. origin: of the grid, in the window
  void spread_from(Cell origin);
  /// Whether all that can be reached lies inside the window, which in a part of the grid it may not.
  [[nodiscard]] bool is_complete(const GridSpec& grid) const;
  /// use(place, ticks) for each cell within reach, once; they are forgotten meanwhile.
  template <class Use>
  void take(const Use& use);

  /// The cell of the grid at a place. Places count from the first cell of the margin.
  [[nodiscard]] Cell cell_at(std::uint32_t place) const {
    const std::int64_t stride = ticks_.stride(), margin = ticks_.halo();
    return {window().row + place / stride - margin, window().col + place % stride - margin};
  }
  [[nodiscard]] const Window& window() const { return ticks_.window(); }

 private:
  const Ground& ground_;
  TileGround tile_;
  Tile<std::uint32_t> ticks_;
  BucketQueue queue_;
  std::vector<std::uint32_t> reached_;  ///< places, some of them twice
  std::uint32_t far_ = 0;               ///< of cells that are not reached
};

template <class Use>
void CatchmentWindow::take(const Use& use) {
  for (const std::uint32_t place : reached_) {
    std::uint32_t& ticks = ticks_.data()[place];
    if (ticks == far_) continue;
    use(place, ticks);
    ticks = far_;
  }
  reached_.clear();
}

}  // namespace firnline::travel
