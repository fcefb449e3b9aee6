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
  std::uint32_t lost[8];  // and which part, so that of equals the first is the greatest
  std::uint64_t left = 0;
  for (int i = 0; i < count; ++i) {
    const unsigned __int128 product =
        static_cast<unsigned __int128>(size) * static_cast<std::uint64_t>(shares[i]);
    parts[i] = static_cast<std::int64_t>(static_cast<std::uint64_t>(product >> flow_share_bits));
    const std::uint32_t rest = static_cast<std::uint32_t>(product) & (whole_flow - 1);
    left += rest;
    lost[i] = rest << 3 | static_cast<std::uint32_t>(7 - i);
  }
  for (left >>= flow_share_bits; left > 0; --left) {
    std::uint32_t most = 0;
    for (int i = 0; i < count; ++i) most = lost[i] > most ? lost[i] : most;
    const std::uint32_t which = 7 - (most & 7);
    ++parts[which];
    lost[which] = 0;
  }
  if (sum < 0)
    for (int i = 0; i < count; ++i) parts[i] = -parts[i];
}

/// Cells whose shares and parts are worked out side by side.
inline constexpr int cells_side_by_side = 8;
/// Of each neighbour, for so many cells. A neighbour that gets nothing has no share.
using SharesOfCells = std::int32_t[8][cells_side_by_side];
using PartsOfCells = std::int64_t[8][cells_side_by_side];

/// As share_out, for cells side by side: without a branch, whatever their numbers of neighbours.
inline void share_out(const std::int64_t (&sums)[cells_side_by_side], const SharesOfCells& shares,
                      PartsOfCells& parts) {
  constexpr int lanes = cells_side_by_side;
  std::uint64_t low[lanes], high[lanes], left[lanes];
  std::uint32_t lost[8][lanes];
  for (int c = 0; c < lanes; ++c) {
    const std::uint64_t bits = static_cast<std::uint64_t>(sums[c]), size = sums[c] < 0 ? ~bits + 1 : bits;
    low[c] = size & 0xffffffffU;
    high[c] = size >> 32;
    left[c] = 0;
  }
  // sum = high * 2^32 + low, and 2^32 is 16 times whole_flow: the high half leaves no rest.
  for (int i = 0; i < 8; ++i)
    for (int c = 0; c < lanes; ++c) {
      const auto share = static_cast<std::uint64_t>(static_cast<std::uint32_t>(shares[i][c]));
      const std::uint64_t product = low[c] * share, rest = product & (whole_flow - 1);
      parts[i][c] = static_cast<std::int64_t>((high[c] * share << (32 - flow_share_bits)) +
                                              (product >> flow_share_bits));
      left[c] += rest;
      lost[i][c] = static_cast<std::uint32_t>(rest) << 3 | static_cast<std::uint32_t>(7 - i);
    }
  std::uint32_t more[lanes];
  for (int c = 0; c < lanes; ++c) more[c] = static_cast<std::uint32_t>(left[c] >> flow_share_bits);
  for (int i = 0; i < 8; ++i) {
    std::uint32_t before[lanes] = {};  // neighbours that lost more
    for (int j = 0; j < 8; ++j)
      for (int c = 0; c < lanes; ++c) before[c] += lost[j][c] > lost[i][c] ? 1U : 0U;
    for (int c = 0; c < lanes; ++c) {
      const std::int64_t part = parts[i][c] + (before[c] < more[c] ? 1 : 0);
      parts[i][c] = sums[c] < 0 ? -part : part;
    }
  }
}

}  // namespace firnline
