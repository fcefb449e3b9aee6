// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>

#include "kernels/grid/cell.hpp"

namespace firnline {

/// The part of a picture that a reader is shown: around all cells that say something, with a margin.
class ShownWindow {
 public:
  ShownWindow(std::int64_t rows, std::int64_t cols) : whole_{0, 0, rows, cols}, north_(rows), west_(cols) {}

  void include(std::int64_t row, std::int64_t col) {
    north_ = std::min(north_, row), south_ = std::max(south_, row);
    west_ = std::min(west_, col), east_ = std::max(east_, col);
  }

  /// one_in: the margin is a cell and one in so many of the longer side. The whole picture when nothing was
  /// included.
  [[nodiscard]] Window with_margin(std::int64_t one_in) const {
    if (south_ < 0) return whole_;
    const std::int64_t margin = 1 + std::max(south_ - north_, east_ - west_) / one_in;
    return Window{north_ - margin, west_ - margin, south_ - north_ + 2 * margin + 1,
                  east_ - west_ + 2 * margin + 1}
        .intersected(whole_);
  }

 private:
  Window whole_;
  std::int64_t north_, west_, south_ = -1, east_ = -1;
};

}  // namespace firnline
