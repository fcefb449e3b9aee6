// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstdint>

namespace firnline {

/// Bins that ranks are counted in: one for each of the first ranks, then a fixed number for each doubling, so
/// that no rank is told worse than to a share of itself. Lists of up to 2048 sites have a bin for every rank.
class RankBins {
 public:
  static constexpr std::int64_t all_ranks_up_to = 2048;
  static constexpr std::int64_t most_counts = 200'000'000;  ///< of all sites together, where there are more;
                                                            ///< a list of a million has half as many again

  explicit RankBins(std::int64_t sites) : sites_(sites) {
    if (sites <= all_ranks_up_to) return;
    for (fine_bits_ = 9; fine_bits_ > 4 && sites * size_of(fine_bits_) > most_counts;) --fine_bits_;
  }

  [[nodiscard]] std::int64_t size() const { return exact() ? sites_ : size_of(fine_bits_); }
  /// Every rank has its own.
  [[nodiscard]] bool exact() const { return fine_bits_ == 0; }
  /// in: rank 1 and more
  [[nodiscard]] std::int64_t bin_of(std::uint32_t rank) const {
    const std::uint32_t from_zero = rank - 1;
    const int extra = exact() ? 0 : static_cast<int>(std::bit_width(from_zero >> (fine_bits_ + 1)));
    return (static_cast<std::int64_t>(extra) << fine_bits_) + (from_zero >> extra);
  }
  /// The middle of a bin's ranks.
  [[nodiscard]] std::int64_t rank_of(std::int64_t bin) const {
    const std::int64_t fine = std::int64_t{1} << fine_bits_;
    if (exact() || bin < 2 * fine) return bin + 1;
    const std::int64_t extra = bin / fine - 1;
    const std::int64_t first = (bin - extra * fine) << extra;
    return first + ((std::int64_t{1} << extra) - 1) / 2 + 1;
  }
  /// Of a rank, at most: how far rank_of() is from it, as a share of it.
  [[nodiscard]] double resolution() const {
    return exact() ? 0 : 0.5 / static_cast<double>(std::int64_t{1} << fine_bits_);
  }

 private:
  [[nodiscard]] std::int64_t size_of(int fine_bits) const {
    const int extra =
        static_cast<int>(std::bit_width(static_cast<std::uint64_t>(sites_ - 1) >> (fine_bits + 1)));
    return (static_cast<std::int64_t>(extra) << fine_bits) + ((sites_ - 1) >> extra) + 1;
  }

  std::int64_t sites_;
  int fine_bits_ = 0;
};

}  // namespace firnline
