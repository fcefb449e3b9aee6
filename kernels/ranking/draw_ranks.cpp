// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/ranking/draw_ranks.hpp"

#include <bit>

#include "kernels/backend/vector_clones.hpp"

namespace firnline {
namespace {

constexpr std::uint32_t steps = 1'000'000;
constexpr int digit_bits = 10;
constexpr std::uint32_t digits = 1u << digit_bits, lowest_digit = digits - 1;
static_assert(steps + 1 < (1u << (2 * digit_bits)));

void become_places(std::vector<std::uint32_t>& counts) {
  std::uint32_t sum = 0;
  for (std::uint32_t& count : counts) {
    const std::uint32_t here = count;
    count = sum;
    sum += here;
  }
}

/// Adding 2^52 leaves the nearest whole number, halves to the even one, in the lowest bits.
FIRN_VECTOR_CLONES void make_keys(const double* score, std::uint32_t* key, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const double scaled = score[i] * static_cast<double>(steps) + 0x1p52;
    const auto whole = static_cast<std::uint32_t>(std::bit_cast<std::uint64_t>(scaled));
    key[i] = score[i] != score[i] ? steps + 1 : steps - whole;
  }
}

}  // namespace

void keys_of(std::span<const double> scores, std::span<std::uint32_t> keys) noexcept {
  make_keys(scores.data(), keys.data(), keys.size());
}

DrawRanks::DrawRanks(std::size_t sites)
    : keys_(sites), pairs_(sites), sorted_(sites), low_(digits), high_(digits) {}

void DrawRanks::rank(std::span<const double> scores, std::span<std::uint32_t> ranks) {
  keys_of(scores, keys_);
  low_.assign(digits, 0);
  high_.assign(digits, 0);
  for (const std::uint32_t key : keys_) {
    ++low_[key & lowest_digit];
    ++high_[key >> digit_bits];
  }
  become_places(low_);
  become_places(high_);
  for (std::size_t site = 0; site < keys_.size(); ++site)
    pairs_[low_[keys_[site] & lowest_digit]++] = (static_cast<std::uint64_t>(keys_[site]) << 32) | site;
  for (const std::uint64_t pair : pairs_) sorted_[high_[pair >> (32 + digit_bits)]++] = pair;
  std::uint32_t rank = 0;
  std::uint64_t before = ~std::uint64_t{0};
  for (std::size_t place = 0; place < sorted_.size(); ++place) {
    const std::uint64_t key = sorted_[place] >> 32;
    rank = key == before ? rank : static_cast<std::uint32_t>(place) + 1;
    before = key;
    ranks[static_cast<std::uint32_t>(sorted_[place])] = rank;
  }
}

}  // namespace firnline
