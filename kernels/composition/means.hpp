// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/composition/composition.hpp"
#include "kernels/composition/lanes.hpp"
#include "kernels/grid/elementary.hpp"

// The aggregations that are not a plain sum or a greatest score, one child and one lane at a time. Sum is
// NodeSum<width>; a child without a score (NaN) leaves everything as it is.
namespace firnline::composing {

/// What the aggregations that are not plain keep beside a sum while they take a node's children. Apart from
/// NodeSum, which a GPU then holds in registers; this it holds in memory. slots: most_ordered, or 0 where no
/// node orders_scores(): a block of cells then fits a small stack.
template <int width, int slots = most_ordered>
struct Workroom {
  alignas(lane_alignment<width>) double missing[width];  ///< how many children have no score
  alignas(lane_alignment<width>) double zeros[width];    ///< of logarithms: how many children have the score
                                                         ///< whose logarithm is infinite
  double greatest_weight;                                ///< product, noisy-or: of one child
  alignas(lane_alignment<width>) double greatest_term[width];  ///< power mean: greatest p log s so far;
                                                               ///< NodeSum::value is in units of e^this
  int children;
  // OWA: scores from the greatest down with their weights; slots without a score hold -1 and weight 0.
  alignas(lane_alignment<width>) double score[slots > 0 ? slots : 1][width];
  alignas(lane_alignment<width>) double weight[slots > 0 ? slots : 1][width];

  FIRN_FN void clear(Aggregation how) {
    greatest_weight = children = 0;
    for (int l = 0; l < width; ++l) missing[l] = zeros[l] = 0;
    if (how == Aggregation::power_mean)
      for (int l = 0; l < width; ++l) greatest_term[l] = -elementary::infinity;
    if (how != Aggregation::owa) return;
    FIRN_KEEP_LOOP
    for (int k = 0; k < slots; ++k)
      for (int l = 0; l < width; ++l) score[k][l] = -1, weight[k][l] = 0;
  }
  FIRN_FN void add_child(double own_weight) {
    greatest_weight = elementary::greater(greatest_weight, own_weight);
    ++children;
  }
  /// How many slots may hold a score.
  [[nodiscard]] FIRN_FN int filled() const { return children < slots ? children : slots; }
  /// Puts a score in its place. NaN finds none.
  FIRN_FN void insert(int l, double own, double own_weight) {
    FIRN_KEEP_LOOP
    for (int k = 0; k < filled(); ++k) {
      const double here = score[k][l], here_weight = weight[k][l];
      const bool rises = own > here;
      score[k][l] = rises ? own : here;
      weight[k][l] = rises ? own_weight : here_weight;
      own = rises ? here : own;
      own_weight = rises ? here_weight : own_weight;
    }
  }
};

/// Adds w log t to the lane's value and counts t <= 0, whose logarithm would be infinite, instead.
template <class Sum>
FIRN_FN inline void take_logarithm(Sum& sum, int l, double weight, double t) {
  sum.value[l] += weight * elementary::log(t > 0 ? t : 1.0);
  sum.room.zeros[l] += t <= 0 ? 1.0 : 0.0;
}

/// Adds w s^p in units of the greatest s^p so far, so that no exponent leaves the range of double: s^p of
/// .0001 and p = -100 is 10^400. A score of 0 adds nothing and is counted.
template <class Sum>
FIRN_FN inline void take_power(Sum& sum, int l, double weight, double score) {
  const bool counts = score > 0;
  const double term = sum.node.exponent * elementary::log(counts ? score : 1.0),
               greatest = sum.room.greatest_term[l];
  const double ratio = elementary::exp(-elementary::absolute(term - greatest));
  const bool rises = term > greatest;
  const double grown = rises ? sum.value[l] * ratio + weight : sum.value[l] + weight * ratio;
  sum.value[l] = counts ? grown : sum.value[l];
  sum.room.greatest_term[l] = (counts & rises) ? term : greatest;
  sum.room.zeros[l] += score <= 0 ? 1.0 : 0.0;
}

/// The weighted OWA of a lane: each score counts by what the running sum of order weights grows over its
/// share of the weight that is there.
template <class Sum>
[[nodiscard]] FIRN_FN inline double ordered_mean(const Sum& sum, int l) {
  const auto& room = sum.room;
  const double present_weight = sum.whole ? sum.total_weight : sum.present_weight[l];
  const double steps_per_weight = sum.node.order_weights / present_weight;
  double score = 0, above = 0, reached_before = 0;
  FIRN_KEEP_LOOP
  for (int k = 0; k < room.filled(); ++k) {
    above += room.weight[k][l];
    const double steps = above * steps_per_weight;
    double reached = 0;
    FIRN_KEEP_LOOP
    for (int i = 0; i < sum.node.order_weights; ++i)
      reached += sum.node.order_weight[i] * elementary::clamped(steps - i, 0.0, 1.0);
    score += (reached - reached_before) * room.score[k][l];
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
    sum.room.insert(l, score, weight);
  } else {
    take_logarithm(sum, l, weight, score);
  }
}

/// The score of a lane whose children are all taken. mean: value / present weight; anything where it is NaN.
/// What is missing leaves its weight to the rest: a product of some children stands for one of all.
template <Aggregation how, class Sum>
[[nodiscard]] FIRN_FN inline double finished_mean(const Sum& sum, int l, double mean) {
  const bool zero = sum.room.zeros[l] > 0;
  if constexpr (how == Aggregation::power_mean) {
    const double logarithm = (sum.room.greatest_term[l] + elementary::log(mean)) / sum.node.exponent;
    const double power = elementary::smaller(1.0, elementary::exp(logarithm));
    return (zero & (sum.node.exponent < 0)) ? 0.0 : power;
  } else if constexpr (how == Aggregation::scaled_geometric) {
    return elementary::clamped((10 - elementary::exp(mean)) / 9, 0.0, 1.0);
  } else if constexpr (how == Aggregation::owa) {
    return ordered_mean(sum, l);
  } else {
    constexpr bool is_mean = how == Aggregation::geometric;
    const double times = is_mean ? 1.0 : sum.total_weight / sum.room.greatest_weight;
    const double whole = elementary::smaller(1.0, elementary::exp(mean * times));
    const double product = zero ? 0.0 : whole;
    return how == Aggregation::noisy_or ? 1 - product : product;
  }
}

}  // namespace firnline::composing
