// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <thrust/copy.h>
#include <thrust/functional.h>
#include <thrust/iterator/counting_iterator.h>
#include <thrust/scan.h>
#include <thrust/transform_reduce.h>

#include <cstdint>

#include "kernels/grid/portability.hpp"

/// The text of primitives.hpp that CPU and CUDA share: Thrust's calls, given a policy and iterators into the
/// memory that it works on.
namespace firnline::backend {

/// 1 where sums[i + 1] is not the true sum of sums[i] and values[i].
struct LeavesRange {
  const std::int64_t* values;
  const std::int64_t* sums;
  [[nodiscard]] FIRN_FN int operator()(std::int64_t i) const {
    return ((sums[i] ^ sums[i + 1]) & (values[i] ^ sums[i + 1])) < 0 ? 1 : 0;
  }
};

/// Adds modulo 2^64, where nothing is undefined.
struct WrappingSum {
  [[nodiscard]] FIRN_FN std::int64_t operator()(std::int64_t a, std::int64_t b) const {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
  }
};

struct EitherOne {
  [[nodiscard]] FIRN_FN int operator()(int a, int b) const { return a | b; }
};

struct IsSet {
  [[nodiscard]] FIRN_FN bool operator()(std::uint8_t flag) const { return flag != 0; }
};

struct PlacedValue {
  double value = 0;
  std::int64_t place = -1;  ///< -1: no value
};

struct ValueAt {
  const double* values;
  [[nodiscard]] FIRN_FN PlacedValue operator()(std::int64_t place) const {
    const double value = values[place];
    return value == value ? PlacedValue{value, place} : PlacedValue{};
  }
};

/// Commutative and associative, so that no order of reduction shows.
struct GreaterOrEarlier {
  [[nodiscard]] FIRN_FN PlacedValue operator()(const PlacedValue& a, const PlacedValue& b) const {
    if (a.place < 0 || b.place < 0) return a.place < 0 ? b : a;
    const bool take_b = b.value > a.value || (b.value == a.value && b.place < a.place);
    return take_b ? b : a;
  }
};

/// Adds up and looks afterwards whether a sum left its range: the first that did is no sum of its neighbours.
/// in: n values; sums[0] = 0. out: sums[1] to sums[n]; false when one left the range
template <class Policy, class Values, class Sums>
[[nodiscard]] bool add_up(const Policy& policy, Values values, std::int64_t n, Sums sums,
                          const LeavesRange& check) {
  thrust::inclusive_scan(policy, values, values + n, sums + 1, WrappingSum{});
  const thrust::counting_iterator<std::int64_t> first(0);
  return thrust::transform_reduce(policy, first, first + n, check, 0, EitherOne{}) == 0;
}

/// out: how many were kept
template <class Policy, class Values, class Flags, class Kept>
[[nodiscard]] std::size_t keep_flagged(const Policy& policy, Values values, std::int64_t n, Flags flags,
                                       Kept kept) {
  return static_cast<std::size_t>(thrust::copy_if(policy, values, values + n, flags, kept, IsSet{}) - kept);
}

template <class Policy>
[[nodiscard]] std::int64_t greatest_of(const Policy& policy, std::int64_t n, const ValueAt& value_at) {
  const thrust::counting_iterator<std::int64_t> first(0);
  return thrust::transform_reduce(policy, first, first + n, value_at, PlacedValue{}, GreaterOrEarlier{})
      .place;
}

}  // namespace firnline::backend
