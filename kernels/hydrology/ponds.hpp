// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace firnline {

/// Sets of basins that grow together as water rises.
class Ponds {
 public:
  explicit Ponds(std::size_t basins) : parent_(basins) { std::iota(parent_.begin(), parent_.end(), 0); }

  [[nodiscard]] std::int32_t of(std::int32_t basin) {
    while (above(basin) != basin) basin = above(basin) = above(above(basin));
    return basin;
  }
  /// in: two different ponds. Both are b from now on.
  void join(std::int32_t a, std::int32_t b) { above(a) = b; }

 private:
  std::int32_t& above(std::int32_t basin) { return parent_[static_cast<std::size_t>(basin)]; }
  std::vector<std::int32_t> parent_;
};

}  // namespace firnline
