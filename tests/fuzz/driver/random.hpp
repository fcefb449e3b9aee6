// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

namespace firnline::fuzz {

/// The same numbers on every machine. source: Steele, Lea, Flood 2014 (SplitMix64)
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
  }
  /// From 0 to count - 1; count at least 1. The bias towards small numbers is below 2^-32.
  std::size_t below(std::size_t count) {
    return static_cast<std::size_t>(((next() >> 32U) * static_cast<std::uint64_t>(count)) >> 32U);
  }
  bool one_in(std::size_t count) { return below(count) == 0; }
  /// At least 1; each further step half as likely, at most most.
  std::size_t few(std::size_t most) {
    std::size_t count = 1;
    while (count < most && one_in(2)) ++count;
    return count;
  }

 private:
  std::uint64_t state_;
};

}  // namespace firnline::fuzz
