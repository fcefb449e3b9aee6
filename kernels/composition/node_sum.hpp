// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/composition/means.hpp"
#include "kernels/composition/value_scores.hpp"

/// One node over its children, for `width` rows side by side (compose_inline.hpp).
namespace firnline::composing {

/// Seven of ten equal weights are 0.7, whatever their binary sum says: coverages this close to a threshold
/// reach it.
inline constexpr double coverage_slack = 1e-9;

/// Weights do not count, and the value is the score.
[[nodiscard]] FIRN_FN constexpr bool is_extreme(Aggregation how) {
  return how == Aggregation::max || how == Aggregation::min;
}
/// Of these a missing child can never decide alone (needs_every_child), so that none is counted; and they
/// hold no more than their value.
[[nodiscard]] FIRN_FN constexpr bool is_plain(Aggregation how) {
  return how == Aggregation::arithmetic || how == Aggregation::max;
}

/// What a node has taken from its children so far, per lane. While every child has a score in every lane the
/// node is whole, and what would only count absences is neither written nor read; the numbers are the same
/// either way. slots: Workroom
template <int width, int slots = most_ordered>
struct NodeSum {
  const Node& node;
  double total_weight = 0;  ///< of all children
  bool whole = true;
  alignas(lane_alignment<width>) double value[width];  ///< sum of w s, sum of w log s, or greatest s: as the
                                                       ///< aggregation asks
  Workroom<width, slots>& room;                        ///< not plain
  // Only when not whole:
  alignas(lane_alignment<width>) double covered_weight[width];  ///< weight x coverage of all children
  alignas(lane_alignment<width>) double present_weight[width];  ///< of the children that have a score

  FIRN_FN NodeSum(const Node& of, Workroom<width, slots>& work) : node(of), room(work) {
    for (int l = 0; l < width; ++l) value[l] = 0;
    if (is_plain(of.how)) return;
    if (of.how == Aggregation::min)
      for (int l = 0; l < width; ++l) value[l] = 1;
    room.clear(of.how);
  }
  /// Before a child's scores are taken.
  FIRN_FN void add_child(double weight) {
    total_weight += weight;
    if (!is_plain(node.how)) room.add_child(weight);
  }
  /// From now on some child may lack a score; all so far have been there. Call before add_child().
  FIRN_FN void expect_absence() {
    if (!whole) return;
    whole = false;
    for (int l = 0; l < width; ++l) covered_weight[l] = present_weight[l] = total_weight;
  }
};

/// Scores of a node (NaN = none) and the share of its weight that was present, per lane.
template <int width>
struct NodeScore {
  bool whole = false;  ///< every lane has a score and coverage 1; coverage[] is not filled
  alignas(lane_alignment<width>) double score[width];
  alignas(lane_alignment<width>) double coverage[width];
};

/// Adds one child's score to the lane's value: what the aggregations differ in.
template <Aggregation how, bool whole, int width, int slots>
FIRN_FN inline void take_score(NodeSum<width, slots>& sum, int l, double weight, double score) {
  const bool none = whole ? false : is_missing(score);
  if constexpr (how == Aggregation::arithmetic) {
    const double weighted = weight * score;
    sum.value[l] += none ? 0.0 : weighted;
  } else if constexpr (how == Aggregation::max) {
    sum.value[l] = score > sum.value[l] ? score : sum.value[l];
  } else {
    take_into_mean<how>(sum, l, weight, score);
    if constexpr (!whole) sum.room.missing[l] += none ? 1.0 : 0.0;
  }
  if constexpr (!whole) sum.present_weight[l] += none ? 0.0 : weight;
}

/// Hands the aggregation on as a constant, so that loops inside do not choose.
template <class Use>
FIRN_FN void with_aggregation(Aggregation how, const Use& use) {
  if (how == Aggregation::arithmetic) {
    use.template operator()<Aggregation::arithmetic>();
  } else if (how == Aggregation::max) {
    use.template operator()<Aggregation::max>();
  } else if (how == Aggregation::geometric) {
    use.template operator()<Aggregation::geometric>();
  } else if (how == Aggregation::min) {
    use.template operator()<Aggregation::min>();
  } else if (how == Aggregation::power_mean) {
    use.template operator()<Aggregation::power_mean>();
  } else if (how == Aggregation::product) {
    use.template operator()<Aggregation::product>();
  } else if (how == Aggregation::noisy_or) {
    use.template operator()<Aggregation::noisy_or>();
  } else if (how == Aggregation::scaled_geometric) {
    use.template operator()<Aggregation::scaled_geometric>();
  } else {
    use.template operator()<Aggregation::owa>();
  }
}

/// Takes the scores of a child that has been added.
template <int width, int slots>
FIRN_FN void take_scores(NodeSum<width, slots>& sum, double weight, const double* score) {
  with_aggregation(sum.node.how, [&]<Aggregation how>() {
    if (sum.whole) {
      for (int l = 0; l < width; ++l) take_score<how, true>(sum, l, weight, score[l]);
    } else {
      for (int l = 0; l < width; ++l) take_score<how, false>(sum, l, weight, score[l]);
    }
  });
}

/// Takes a child that is a node itself.
template <int width, int slots>
FIRN_FN void take(NodeSum<width, slots>& sum, double weight, const NodeScore<width>& child) {
  if (!child.whole) sum.expect_absence();
  sum.add_child(weight);
  take_scores(sum, weight, child.score);
  if (sum.whole) return;
  for (int l = 0; l < width; ++l) sum.covered_weight[l] += weight * (child.whole ? 1.0 : child.coverage[l]);
}

/// What is present of a node's weight: exactly 1 when nothing is missing, 0 for a node without children. One
/// division per node instead of one per cell.
struct CoverageOf {
  double total, inverse, complete;

  FIRN_FN explicit CoverageOf(double total_weight)
      : total(total_weight), inverse(total > 0 ? 1 / total : 0.0), complete(total > 0 ? 1.0 : 0.0) {}
  [[nodiscard]] FIRN_FN double operator()(double covered_weight) const {
    const double share = covered_weight * inverse;
    return covered_weight == total ? complete : share;
  }
  /// A sum over children of this weight as their mean; the same bits for all children as finish_whole().
  [[nodiscard]] FIRN_FN double mean_over(double present_weight, double sum) const {
    const double of_all = sum * inverse, of_some = sum / present_weight;
    return present_weight == total ? of_all : of_some;
  }
};

/// Means over what is present. Where lanes beside each other have all children or none, as most have, a
/// product is left of the quotient.
template <int width, int slots>
FIRN_FN void present_means(const NodeSum<width, slots>& sum, const CoverageOf& coverage_of, double* mean) {
  constexpr int beside = width < 32 ? width : 32;
  for (int first = 0; first < width; first += beside) {
    int some = 0;
    for (int l = first; l < first + beside; ++l)
      some |= ((sum.present_weight[l] != sum.total_weight) & (sum.present_weight[l] > 0)) ? 1 : 0;
    if (some != 0) {
      for (int l = first; l < first + beside; ++l)
        mean[l] = coverage_of.mean_over(sum.present_weight[l], sum.value[l]);
    } else {
      for (int l = first; l < first + beside; ++l) mean[l] = sum.value[l] * coverage_of.inverse;
    }
  }
}

/// finish() for nodes in which some child may lack a score.
template <Aggregation how, int width, int slots>
FIRN_FN void finish_with_absences(const NodeSum<width, slots>& sum, NodeScore<width>& result) {
  const Node& node = sum.node;
  const CoverageOf coverage_of(sum.total_weight);
  const double min_coverage = node.min_coverage;
  const bool some_may_miss = node.geometric_may_renormalise || !needs_every_child(how, node.exponent);
  const double most_missing = some_may_miss ? 1e9 : 0.0;
  if constexpr (!is_extreme(how)) present_means(sum, coverage_of, result.score);
  for (int l = 0; l < width; ++l) {
    const double coverage = coverage_of(sum.covered_weight[l]);
    // Not && and ||: they would be branches.
    bool scored = (sum.present_weight[l] > 0) & (coverage + coverage_slack >= min_coverage);
    if constexpr (!is_plain(how)) scored = scored & (sum.room.missing[l] <= most_missing);
    result.coverage[l] = scored ? coverage : 0.0;
    const double score = is_extreme(how) ? sum.value[l] : result.score[l];
    result.score[l] = scored ? score : no_score;
  }
}

/// finish() for nodes in which nothing is missing.
template <Aggregation how, int width, int slots>
FIRN_FN void finish_whole(const NodeSum<width, slots>& sum, NodeScore<width>& result) {
  const double inverse = 1 / sum.total_weight;
  for (int l = 0; l < width; ++l) result.score[l] = is_extreme(how) ? sum.value[l] : sum.value[l] * inverse;
}

/// From value / weight to the score, where that is not the score itself.
template <Aggregation how, int width, int slots>
FIRN_FN void finish_mean(const NodeSum<width, slots>& sum, NodeScore<width>& result) {
  if constexpr (how != Aggregation::arithmetic && !is_extreme(how)) {
    for (int l = 0; l < width; ++l) {
      const double score = finished_mean<how>(sum, l, result.score[l]);
      result.score[l] = is_missing(result.score[l]) ? no_score : score;
    }
  }
}

/// The scores of a node that has taken all its children. A node without a score counts as coverage 0 upward.
template <int width, int slots>
FIRN_FN void finish(NodeSum<width, slots>& sum, NodeScore<width>& result) {
  if (!(sum.total_weight > 0)) sum.expect_absence();  // no children: no score
  result.whole = sum.whole;
  with_aggregation(sum.node.how, [&]<Aggregation how>() {
    if (sum.whole) {
      finish_whole<how>(sum, result);
    } else {
      finish_with_absences<how>(sum, result);
    }
    finish_mean<how>(sum, result);
  });
}

}  // namespace firnline::composing
