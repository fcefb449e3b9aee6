// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/grid/portability.hpp"

namespace firnline {

/// Four words of 32 bits: the counter that Philox takes, and what it gives.
struct PhiloxWords {
  std::uint32_t word[4] = {};

  friend bool operator==(const PhiloxWords&, const PhiloxWords&) = default;
};
struct PhiloxKey {
  std::uint32_t word[2] = {};
};

inline constexpr int philox_rounds = 10;

/// One round.
[[nodiscard]] FIRN_FN inline PhiloxWords philox_round(PhiloxWords counter, PhiloxKey key) {
  constexpr std::uint32_t factor_0 = 0xD2511F53u, factor_1 = 0xCD9E8D57u;
  const std::uint64_t product_0 = static_cast<std::uint64_t>(factor_0) * counter.word[0];
  const std::uint64_t product_1 = static_cast<std::uint64_t>(factor_1) * counter.word[2];
  return {{static_cast<std::uint32_t>(product_1 >> 32) ^ counter.word[1] ^ key.word[0],
           static_cast<std::uint32_t>(product_1),
           static_cast<std::uint32_t>(product_0 >> 32) ^ counter.word[3] ^ key.word[1],
           static_cast<std::uint32_t>(product_0)}};
}
/// The key of the next round.
[[nodiscard]] FIRN_FN inline PhiloxKey philox_next(PhiloxKey key) {
  return {{key.word[0] + 0x9E3779B9u, key.word[1] + 0xBB67AE85u}};
}

/// Philox4x32-10: four random words for each counter and key, with no state in between, so that a draw is the
/// same wherever and whenever it is made. cost: 20 multiplications. source: salmon2011
[[nodiscard]] FIRN_FN inline PhiloxWords philox(PhiloxWords counter, PhiloxKey key) {
  for (int round = 0; round < philox_rounds; ++round, key = philox_next(key))
    counter = philox_round(counter, key);
  return counter;
}

}  // namespace firnline
