// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/grid/portability.hpp"

/// What the threads of a launch tell each other in memory that they share: a device's, or a block's scratch.
/// Whole numbers only, whose minima and sums have no order. The host executor runs one thread at a time and
/// needs no atomics.
namespace firnline::backend {

/// Smallest of what all threads offer.
FIRN_FN inline void keep_smallest(unsigned long long* smallest, unsigned long long offered) {
#if defined(__CUDA_ARCH__)
  atomicMin(smallest, offered);
#else
  if (offered < *smallest) *smallest = offered;
#endif
}
FIRN_FN inline void keep_smallest(std::uint64_t* smallest, std::uint64_t offered) {
#if defined(__CUDA_ARCH__)
  atomicMin(reinterpret_cast<unsigned long long*>(smallest), static_cast<unsigned long long>(offered));
#else
  if (offered < *smallest) *smallest = offered;
#endif
}
/// What it is by now, or was a moment ago: smaller things may be on their way.
[[nodiscard]] FIRN_FN inline std::uint64_t read_smallest(const std::uint64_t* smallest) {
#if defined(__CUDA_ARCH__)
  return __ldcg(reinterpret_cast<const unsigned long long*>(smallest));
#else
  return *smallest;
#endif
}
FIRN_FN inline void keep_smallest(std::int32_t* smallest, std::int32_t offered) {
#if defined(__CUDA_ARCH__)
  atomicMin(smallest, offered);
#else
  if (offered < *smallest) *smallest = offered;
#endif
}

/// One more.
FIRN_FN inline void count_one(unsigned long long* count) {
#if defined(__CUDA_ARCH__)
  atomicAdd(count, 1ull);
#else
  ++*count;
#endif
}

/// Adds modulo 2^64.
FIRN_FN inline void add_to(std::int64_t* sum, std::int64_t amount) {
#if defined(__CUDA_ARCH__)
  atomicAdd(reinterpret_cast<unsigned long long*>(sum), static_cast<unsigned long long>(amount));
#else
  *sum = static_cast<std::int64_t>(static_cast<std::uint64_t>(*sum) + static_cast<std::uint64_t>(amount));
#endif
}

/// Takes places of a list of which `taken` are taken. out: the first of them
[[nodiscard]] FIRN_FN inline std::uint32_t take_places(std::uint32_t* taken, std::uint32_t places) {
#if defined(__CUDA_ARCH__)
  return atomicAdd(taken, places);
#else
  const std::uint32_t first = *taken;
  *taken += places;
  return first;
#endif
}

/// Puts `claimed` where `free` stands. out: whether it did; of all who try, one does
[[nodiscard]] FIRN_FN inline bool claim(std::uint32_t* word, std::uint32_t free, std::uint32_t claimed) {
#if defined(__CUDA_ARCH__)
  return __ldcg(word) == free && atomicCAS(word, free, claimed) == free;
#else
  if (*word != free) return false;
  *word = claimed;
  return true;
#endif
}

/// Puts a stamp where another one stands. out: whether it did; of all who bring the same stamp, one does
[[nodiscard]] FIRN_FN inline bool stamp(std::uint32_t* word, std::uint32_t value) {
#if defined(__CUDA_ARCH__)
  return __ldcg(word) != value && atomicExch(word, value) != value;
#else
  if (*word == value) return false;
  *word = value;
  return true;
#endif
}

/// Says yes, for whoever asks after the launch. Asks first, so that not every thread queues for one address.
FIRN_FN inline void raise_flag(std::uint32_t* flag) {
#if defined(__CUDA_ARCH__)
  if (__ldcg(flag) == 0) atomicExch(flag, 1u);
#else
  *flag = 1;
#endif
}

/// Several threads bring something to one place, and the last goes on from there with what all brought: each
/// adds first, then arrives. awaited: how many have not arrived yet, in the low four bits of a byte per
/// place, in memory that starts at a multiple of 4. out: whether this was the last one; it sees by
/// read_added() all that was added
[[nodiscard]] FIRN_FN inline bool arrive_last(std::uint8_t* awaited, std::uint32_t place) {
  constexpr std::uint32_t counted = 0xf;
#if defined(__CUDA_ARCH__)
  asm volatile("fence.acq_rel.gpu;" ::: "memory");
  // There are no atomics of a byte: one is taken off in its word, which the bytes beside it do not feel.
  auto* const word = reinterpret_cast<std::uint32_t*>(awaited) + place / 4;
  const std::uint32_t shift = place % 4 * 8;
  const bool last = (atomicSub(word, 1u << shift) >> shift & counted) == 1;
  asm volatile("fence.acq_rel.gpu;" ::: "memory");
  return last;
#else
  return (--awaited[place] & counted) == 0;
#endif
}
[[nodiscard]] FIRN_FN inline std::int64_t read_added(const std::int64_t* sum) {
#if defined(__CUDA_ARCH__)
  return __ldcg(sum);
#else
  return *sum;
#endif
}

}  // namespace firnline::backend
