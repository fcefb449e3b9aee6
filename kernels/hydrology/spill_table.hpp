// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "kernels/hydrology/spill_graph.hpp"

namespace firnline {

/// The lowest spill between any two basins, found by their numbers (a hash table that keeps its memory).
template <class H>
class SpillTable {
 public:
  void clear() {
    places_.assign(places_.size(), nobodys);
    taken_ = 0;
  }

  void add(SpillAt<H> spill) {
    if (spill.a > spill.b) std::swap(spill.a, spill.b);
    SpillAt<H>& kept = place_of(spill.a, spill.b);
    if (kept.a == none)
      take(kept, spill);
    else if (spill.height < kept.height)
      kept.height = spill.height;
  }

  [[nodiscard]] std::vector<SpillAt<H>> spills() const {
    std::vector<SpillAt<H>> found;
    found.reserve(taken_);
    for (const SpillAt<H>& spill : places_)
      if (spill.a != none) found.push_back(spill);
    return found;
  }

 private:
  static constexpr std::int32_t none = -1;
  static constexpr SpillAt<H> nobodys{{}, none, none};

  /// That of the pair, or else the one that it may take.
  SpillAt<H>& place_of(std::int32_t a, std::int32_t b) {
    std::size_t place = first_place(a, b);
    while (places_[place].a != none && (places_[place].a != a || places_[place].b != b))
      place = (place + 1) & (places_.size() - 1);
    return places_[place];
  }

  [[nodiscard]] std::size_t first_place(std::int32_t a, std::int32_t b) const {
    const std::uint64_t both =
        std::uint64_t{static_cast<std::uint32_t>(a)} << 32 | std::uint64_t{static_cast<std::uint32_t>(b)};
    return both * 0x9e3779b97f4a7c15u >> 32 & (places_.size() - 1);
  }

  void take(SpillAt<H>& place, const SpillAt<H>& spill) {
    place = spill;
    if (2 * ++taken_ > places_.size()) grow();
  }

  void grow() {
    std::vector<SpillAt<H>> smaller(2 * places_.size(), nobodys);
    smaller.swap(places_);
    for (const SpillAt<H>& spill : smaller)
      if (spill.a != none) place_of(spill.a, spill.b) = spill;
  }

  std::vector<SpillAt<H>> places_ = std::vector<SpillAt<H>>(64, nobodys);
  std::size_t taken_ = 0;
};

}  // namespace firnline
