// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace firnline::travel {

/// Cells that wait for their turn, in the order of their times but for steps of a bucket's width: whoever has
/// none below the least step of all needs no more order than that, and who has settles again.
class BucketQueue {
 public:
  struct Entry {
    std::uint64_t ticks;
    std::uint32_t place;
  };

  /// Empties it. width_bits: a bucket is 2^width_bits ticks wide
  void begin(int width_bits) {
    for (std::size_t slot = next_occupied(0); slot < slots; slot = next_occupied(slot + 1))
      buckets_[slot].clear();
    occupied_ = {};
    far_.clear();
    width_bits_ = width_bits;
    first_ = here_ = 0;
    behind_ = 0;
  }

  /// in: no earlier than what was popped last
  void push(std::uint64_t ticks, std::uint32_t place) {
    const std::uint64_t bucket = ticks >> width_bits_;
    if (bucket >= behind_) {
      far_.push_back({ticks, place});
      return;
    }
    const auto slot = static_cast<std::size_t>(bucket - first_);
    buckets_[slot].push_back({static_cast<std::uint32_t>(ticks), place});
    occupied_[slot / 64] |= std::uint64_t{1} << slot % 64;
  }

  /// out: whether there was one
  [[nodiscard]] bool pop(Entry& entry) {
    while (buckets_[here_].empty()) {
      occupied_[here_ / 64] &= ~(std::uint64_t{1} << here_ % 64);
      here_ = next_occupied(here_);
      if (here_ < slots) continue;
      if (far_.empty()) {
        here_ = 0;
        return false;
      }
      move_on();
    }
    const Near near = buckets_[here_].back();
    buckets_[here_].pop_back();
    entry = {near.low_ticks, near.place};
    return true;
  }
  /// What pop() tells of a cell's ticks.
  [[nodiscard]] static std::uint64_t told_of(std::uint64_t ticks) { return ticks & 0xffffffffU; }

 private:
  struct Near {
    std::uint32_t low_ticks, place;
  };
  static constexpr std::size_t slots = 1024;

  [[nodiscard]] std::size_t next_occupied(std::size_t slot) const {
    for (std::size_t word = slot / 64; word < occupied_.size(); ++word) {
      const std::uint64_t from = word == slot / 64 ? ~std::uint64_t{0} << slot % 64 : ~std::uint64_t{0};
      if (const std::uint64_t bits = occupied_[word] & from; bits != 0)
        return word * 64 + static_cast<std::size_t>(std::countr_zero(bits));
    }
    return slots;
  }

  /// All buckets are empty: they become those from the earliest of what lies beyond.
  void move_on() {
    std::uint64_t earliest = std::numeric_limits<std::uint64_t>::max();
    for (const Entry& entry : far_) earliest = std::min(earliest, entry.ticks);
    first_ = earliest >> width_bits_;
    behind_ = first_ + slots;
    here_ = 0;
    std::size_t kept = 0;
    for (const Entry& entry : far_)
      if (entry.ticks >> width_bits_ >= behind_)
        far_[kept++] = entry;
      else
        push(entry.ticks, entry.place);
    far_.resize(kept);
  }

  int width_bits_ = 0;
  std::uint64_t first_ = 0, behind_ = 0;  ///< numbers of the buckets at hand
  std::size_t here_ = 0;
  std::array<std::vector<Near>, slots> buckets_;
  std::array<std::uint64_t, slots / 64> occupied_{};
  std::vector<Entry> far_;
};

}  // namespace firnline::travel
