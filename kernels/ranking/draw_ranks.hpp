// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace firnline {

/// Competition ranks of many lists of scores, one after the other, without asking for memory again: those of
/// competition_ranks(), by a radix sort of the steps of 1e-6. One per thread.
class DrawRanks {
 public:
  explicit DrawRanks(std::size_t sites);

  /// in: scores in [0,1]; NaN comes last. out: ranks, one per site. cost: O(n)
  void rank(std::span<const double> scores, std::span<std::uint32_t> ranks);

 private:
  std::vector<std::uint32_t> keys_;
  std::vector<std::uint64_t> pairs_, sorted_;  ///< key and site
  std::vector<std::uint32_t> low_, high_;      ///< where each digit's pairs go
};

/// Steps of 1e-6 below a score of 1, as quantised() rounds; NaN lies below 0.
void keys_of(std::span<const double> scores, std::span<std::uint32_t> keys) noexcept;

}  // namespace firnline
