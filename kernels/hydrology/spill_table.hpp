// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "kernels/hydrology/spill_graph.hpp"

namespace firnline {

/// The lowest spill between any two basins, found by their numbers (a hash table that keeps its memory).
class SpillTable {
 public:
  void clear() {
    std::fill(places_.begin(), places_.end(), Spill{above_everything, none, none});
    taken_ = 0;
  }

  void add(std::int32_t a, std::int32_t b, Height height) {
    Spill& spill = place_of(std::min(a, b), std::max(a, b));
    spill.height = std::min(spill.height, height);
  }

  [[nodiscard]] std::vector<Spill> spills() const {
    std::vector<Spill> found;
    found.reserve(taken_);
    for (const Spill& spill : places_)
      if (spill.a != none) found.push_back(spill);
    return found;
  }

 private:
  static constexpr std::int32_t none = -1;

  Spill& place_of(std::int32_t low, std::int32_t high) {
    std::size_t place = first_place(low, high);
    for (; places_[place].a != none; place = (place + 1) & (places_.size() - 1))
      if (places_[place].a == low && places_[place].b == high) return places_[place];
    if (2 * ++taken_ > places_.size()) {
      grow();
      --taken_;
      return place_of(low, high);
    }
    places_[place].a = low;
    places_[place].b = high;
    return places_[place];
  }

  [[nodiscard]] std::size_t first_place(std::int32_t low, std::int32_t high) const {
    const std::uint64_t both = std::uint64_t{static_cast<std::uint32_t>(low)} << 32 |
                               std::uint64_t{static_cast<std::uint32_t>(high)};
    return both * 0x9e3779b97f4a7c15u >> 32 & (places_.size() - 1);
  }

  void grow() {
    std::vector<Spill> smaller(2 * places_.size(), Spill{above_everything, none, none});
    smaller.swap(places_);
    taken_ = 0;
    for (const Spill& spill : smaller)
      if (spill.a != none) add(spill.a, spill.b, spill.height);
  }

  std::vector<Spill> places_ = std::vector<Spill>(64, Spill{above_everything, none, none});
  std::size_t taken_ = 0;
};

}  // namespace firnline
