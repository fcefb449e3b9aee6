// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace firnline {

/// Shares are whole numbers of this many bits: a share of all is whole_flow.
inline constexpr int flow_share_bits = 28;
inline constexpr std::int32_t whole_flow = 1 << flow_share_bits;

/// A whole number in parts that add up to it. Each part is sum · share / whole_flow toward zero, and what
/// that leaves over goes, one by one, to the parts that lost most (largest remainder); of equals the first
/// comes first. Of -sum the parts are the same with the other sign, so that the sizes add up as well.
/// in: 1 to 8 shares, none below 0, that add up to whole_flow; out: a part for each
inline void share_out(std::int64_t sum, const std::int32_t* shares, int count, std::int64_t* parts) {
  const std::uint64_t bits = static_cast<std::uint64_t>(sum), size = sum < 0 ? ~bits + 1 : bits;
  std::uint32_t lost[8];
  std::uint64_t left = 0;
  for (int i = 0; i < count; ++i) {
    const unsigned __int128 product =
        static_cast<unsigned __int128>(size) * static_cast<std::uint64_t>(shares[i]);
    parts[i] = static_cast<std::int64_t>(static_cast<std::uint64_t>(product >> flow_share_bits));
    lost[i] = static_cast<std::uint32_t>(product) & (whole_flow - 1);
    left += lost[i];
  }
  for (left >>= flow_share_bits; left > 0; --left) {
    int most = 0;
    for (int i = 1; i < count; ++i) most = lost[i] > lost[most] ? i : most;
    ++parts[most];
    lost[most] = 0;
  }
  if (sum < 0)
    for (int i = 0; i < count; ++i) parts[i] = -parts[i];
}

}  // namespace firnline
