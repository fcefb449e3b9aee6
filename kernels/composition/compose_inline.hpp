// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>

#include "kernels/composition/compose.hpp"
#include "kernels/grid/elementary.hpp"

// One text for maps and sites, CPU and CUDA. Sums run in the order the leaves were declared, so that every caller gets
// the same bits.
namespace firnline::composing {

inline constexpr double no_score = std::numeric_limits<double>::quiet_NaN();
inline constexpr double below_every_knot = std::numeric_limits<double>::lowest();
/// Seven of ten equal weights are 0.7, whatever their binary sum says: coverages this close to a threshold reach it.
inline constexpr double coverage_slack = 1e-9;

[[nodiscard]] FIRN_FN inline bool is_missing(double value) { return elementary::is_nan(value); }

/// Raw value -> the unit of the knots. Values outside the transform's domain lie below every knot.
[[nodiscard]] FIRN_FN inline double transformed(Transform transform, double raw) {
  if (transform == Transform::log1p) return raw > -1 ? elementary::log1p(raw) : below_every_knot;
  if (transform == Transform::square_root) return raw >= 0 ? elementary::sqrt(raw) : below_every_knot;
  return raw;
}

/// The piecewise linear function at t, which is not NaN. The clamp keeps the last bit inside the two knots' scores.
[[nodiscard]] FIRN_FN inline double interpolated(const ValueFunction& value, double t) {
  const int last = value.knots - 1;
  if (last < 0) return no_score;
  int k = 0;
  while (k < last && t >= value.x[k + 1]) ++k;
  if (k == last || t <= value.x[k]) return value.v[k];
  const double here = value.v[k], next = value.v[k + 1];
  const double slope = (next - here) / (value.x[k + 1] - value.x[k]);
  const double score = here + (t - value.x[k]) * slope;
  return elementary::clamped(score, elementary::smaller(here, next), elementary::greater(here, next));
}

/// What a node has taken from its children so far.
struct NodeSum {
  double total_weight = 0;    ///< of all children
  double covered_weight = 0;  ///< weight x coverage of all children
  double present_weight = 0;  ///< of the children that have a score
  double value = 0;           ///< sum of w s, sum of w log s, or greatest s: as the aggregation asks
  bool missing = false;       ///< a child without a score was seen
  bool zero = false;          ///< a child with score 0 was seen (geometric)
};

/// A child's (or the node's own) score, NaN = none, and the share of its weight that was present.
struct NodeScore {
  double score = no_score;
  double coverage = 0;
};

FIRN_FN inline void take(NodeSum& sum, Aggregation how, double weight, const NodeScore& child) {
  sum.total_weight += weight;
  sum.covered_weight += weight * child.coverage;
  if (is_missing(child.score)) {
    sum.missing = true;
    return;
  }
  sum.present_weight += weight;
  if (how == Aggregation::arithmetic) {
    sum.value += weight * child.score;
  } else if (how == Aggregation::max) {
    if (child.score > sum.value) sum.value = child.score;
  } else if (child.score > 0) {
    sum.value += weight * elementary::log(child.score);
  } else {
    sum.zero = true;
  }
}

[[nodiscard]] FIRN_FN inline double coverage_of(const NodeSum& sum) {
  return sum.total_weight > 0 ? sum.covered_weight / sum.total_weight : 0;
}

/// The score of a node that has taken all its children. A node without a score counts as coverage 0 upward.
[[nodiscard]] FIRN_FN inline NodeScore finish(const Node& node, const NodeSum& sum) {
  const double coverage = coverage_of(sum);
  if (!(sum.present_weight > 0) || coverage + coverage_slack < node.min_coverage) return {};
  if (node.how == Aggregation::max) return {sum.value, coverage};
  if (node.how == Aggregation::arithmetic) return {sum.value / sum.present_weight, coverage};
  if (sum.missing && !node.geometric_may_renormalise) return {};
  if (sum.zero) return {0.0, coverage};
  return {elementary::smaller(1.0, elementary::exp(sum.value / sum.present_weight)), coverage};
}

/// One dimension's node over its leaves, and what only the leaves know.
struct DimensionSum {
  NodeSum sum;
  std::int32_t governing = -1;  ///< strongest leaf: s in a max node, w x s elsewhere; the first wins ties
  bool stopped = false;         ///< a leaf with MissingRule::propagate is missing
};

/// score_at(leaf) is called once for each leaf of the dimension, in the order of declaration.
template <class ScoreAt>
[[nodiscard]] FIRN_FN DimensionSum sum_of_dimension(const Composition& composition, int dimension,
                                                    const ScoreAt& score_at) {
  DimensionSum result;
  const Aggregation how = composition.node[dimension].how;
  double strongest = -1;
  for (std::int32_t i = 0; i < composition.leaves; ++i) {
    const Leaf& leaf = composition.leaf[i];
    if (static_cast<int>(leaf.dimension) != dimension || !(leaf.weight > 0)) continue;
    const double score = score_at(i);
    const bool missing = is_missing(score);
    take(result.sum, how, leaf.weight, {score, missing ? 0.0 : 1.0});
    result.stopped = result.stopped || (missing && leaf.missing == MissingRule::propagate);
    const double strength = how == Aggregation::max ? score : leaf.weight * score;
    if (strength > strongest) {
      strongest = strength;
      result.governing = i;
    }
  }
  return result;
}

/// The whole tree over scores given by score_at(leaf).
template <class ScoreAt>
[[nodiscard]] FIRN_FN Composed composed_by(const Composition& composition, const ScoreAt& score_at) {
  Composed result;
  NodeSum root;
  bool stopped = false;
  for (int d = 0; d < dimensions; ++d) {
    const DimensionSum dimension = sum_of_dimension(composition, d, score_at);
    stopped = stopped || dimension.stopped;
    result.dimension[d] = no_score;
    if (!(dimension.sum.total_weight > 0)) continue;  // a dimension without leaves does not exist
    const NodeScore node = finish(composition.node[d], dimension.sum);
    result.dimension[d] = node.score;
    if (d == static_cast<int>(Dimension::hazard) && !is_missing(node.score)) result.governing = dimension.governing;
    if (composition.node[d].weight > 0) take(root, composition.root.how, composition.node[d].weight, node);
  }
  result.coverage = coverage_of(root);
  result.score = finish(composition.root, root).score;
  if (!stopped) return result;
  result.score = no_score;
  for (double& score : result.dimension) score = no_score;
  result.governing = -1;
  return result;
}

/// Scores that are already known.
struct GivenScores {
  const double* scores;
  [[nodiscard]] FIRN_FN double operator()(int leaf) const { return scores[leaf]; }
};

/// Scores of one row of raw values.
struct RawRow {
  const Composition& composition;
  const double* raw;
  [[nodiscard]] FIRN_FN double operator()(int leaf) const {
    return score_of(composition.leaf[leaf].value, raw[leaf]);
  }
};

}  // namespace firnline::composing

namespace firnline {

FIRN_FN inline double score_of(const ValueFunction& value, double raw) {
  if (composing::is_missing(raw)) return raw;
  return composing::interpolated(value, composing::transformed(value.transform, raw));
}

FIRN_FN inline Composed compose(const Composition& composition, const double* raw) {
  return composing::composed_by(composition, composing::RawRow{composition, raw});
}

FIRN_FN inline Composed aggregate(const Composition& composition, const double* scores) {
  return composing::composed_by(composition, composing::GivenScores{scores});
}

}  // namespace firnline
