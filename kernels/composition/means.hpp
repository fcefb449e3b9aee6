// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/composition/composition.hpp"
#include "kernels/grid/elementary.hpp"

// The aggregations that are not a plain sum or a greatest score, one child and one lane at a time. Sum is
// NodeSum<width>; a child without a score (NaN) leaves everything as it is.
namespace firnline::composing {

/// Adds w log t to the lane's value and counts t <= 0, whose logarithm would be infinite, instead.
template <class Sum>
FIRN_FN inline void take_logarithm(Sum& sum, int l, double weight, double t) {
  sum.value[l] += weight * elementary::log(t > 0 ? t : 1.0);
  sum.zeros[l] += t <= 0 ? 1.0 : 0.0;
}

/// Adds w s^p in units of the greatest s^p so far, so that no exponent leaves the range of double: s^p of
/// .0001 and p = -100 is 10^400. A score of 0 adds nothing and is counted.
template <class Sum>
FIRN_FN inline void take_power(Sum& sum, int l, double weight, double score) {
  const bool counts = score > 0;
  const double term = sum.exponent * elementary::log(counts ? score : 1.0), greatest = sum.greatest_term[l];
  const double ratio = elementary::exp(-elementary::absolute(term - greatest));
  const bool rises = term > greatest;
  const double grown = rises ? sum.value[l] * ratio + weight : sum.value[l] + weight * ratio;
  sum.value[l] = counts ? grown : sum.value[l];
  sum.greatest_term[l] = counts & rises ? term : greatest;
  sum.zeros[l] += score <= 0 ? 1.0 : 0.0;
}

/// Puts a score in its place among the lane's scores, greatest first. NaN finds none.
template <class Sum>
FIRN_FN inline void take_in_order(Sum& sum, int l, double weight, double score) {
  const int slots = sum.children < most_ordered ? sum.children : most_ordered;
  for (int k = 0; k < slots; ++k) {
    const double here = sum.ordered[k][l], here_weight = sum.ordered_weight[k][l];
    const bool rises = score > here;
    sum.ordered[k][l] = rises ? score : here;
    sum.ordered_weight[k][l] = rises ? weight : here_weight;
    score = rises ? here : score;
    weight = rises ? here_weight : weight;
  }
}

/// The weighted OWA of a lane: each score counts by what the running sum of order weights grows over its
/// share of the weight that is there.
template <class Sum>
[[nodiscard]] FIRN_FN inline double ordered_mean(const Sum& sum, int l) {
  const int slots = sum.children < most_ordered ? sum.children : most_ordered;
  const double steps_per_weight = sum.node.order_weights / sum.present_weight[l];
  double score = 0, above = 0, reached_before = 0;
  for (int k = 0; k < slots; ++k) {
    above += sum.ordered_weight[k][l];
    const double steps = above * steps_per_weight;
    double reached = 0;
    for (int i = 0; i < sum.node.order_weights; ++i)
      reached += sum.node.order_weight[i] * elementary::clamped(steps - i, 0.0, 1.0);
    score += (reached - reached_before) * sum.ordered[k][l];
    reached_before = reached;
  }
  return elementary::clamped(score, 0.0, 1.0);
}

template <Aggregation how, class Sum>
FIRN_FN inline void take_into_mean(Sum& sum, int l, double weight, double score) {
  if constexpr (how == Aggregation::min) {
    sum.value[l] = score < sum.value[l] ? score : sum.value[l];
  } else if constexpr (how == Aggregation::power_mean) {
    take_power(sum, l, weight, score);
  } else if constexpr (how == Aggregation::noisy_or) {
    take_logarithm(sum, l, weight, 1 - score);
  } else if constexpr (how == Aggregation::scaled_geometric) {
    take_logarithm(sum, l, weight, 10 - 9 * score);
  } else if constexpr (how == Aggregation::owa) {
    take_in_order(sum, l, weight, score);
  } else {
    take_logarithm(sum, l, weight, score);
  }
}

/// The score of a lane whose children are all taken. mean: value / present weight; anything where it is NaN.
/// What is missing leaves its weight to the rest: a product of some children stands for one of all.
template <Aggregation how, class Sum>
[[nodiscard]] FIRN_FN inline double finished_mean(const Sum& sum, int l, double mean) {
  const bool zero = sum.zeros[l] > 0;
  if constexpr (how == Aggregation::power_mean) {
    const double logarithm = (sum.greatest_term[l] + elementary::log(mean)) / sum.exponent;
    const double power = elementary::smaller(1.0, elementary::exp(logarithm));
    return zero & (sum.exponent < 0) ? 0.0 : power;
  } else if constexpr (how == Aggregation::scaled_geometric) {
    return elementary::clamped((10 - elementary::exp(mean)) / 9, 0.0, 1.0);
  } else if constexpr (how == Aggregation::owa) {
    return ordered_mean(sum, l);
  } else {
    constexpr bool is_mean = how == Aggregation::geometric;
    const double times = is_mean ? 1.0 : sum.total_weight / sum.greatest_weight;
    const double whole = elementary::smaller(1.0, elementary::exp(mean * times));
    const double product = zero ? 0.0 : whole;
    return how == Aggregation::noisy_or ? 1 - product : product;
  }
}

}  // namespace firnline::composing
