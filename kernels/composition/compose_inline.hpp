// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>

#include "kernels/composition/compose.hpp"
#include "kernels/grid/elementary.hpp"

// The one text of composition, for maps and sites, CPU and CUDA. It works on `width` rows side by side
// ("lanes"): 1 for a site or a CUDA thread, a block of cells for the CPU, whose vector units then take the
// inner loops. Sums run in the order in which leaves were declared, so every width gives the same bits. Inner
// loops choose with ?: between values that are already there, because a branch per cell costs more than the
// arithmetic.
namespace firnline::composing {

inline constexpr double no_score = std::numeric_limits<double>::quiet_NaN();
inline constexpr double below_every_knot = std::numeric_limits<double>::lowest();
/// Seven of ten equal weights are 0.7, whatever their binary sum says: coverages this close to a threshold
/// reach it.
inline constexpr double coverage_slack = 1e-9;

[[nodiscard]] FIRN_FN inline bool is_missing(double value) {
  return elementary::is_nan(value);
}

/// Slopes of a value function between its knots, divided out once for many cells.
struct Slopes {
  double after_knot[most_knots] = {};
};

[[nodiscard]] FIRN_FN inline Slopes slopes_of(const ValueFunction& value) {
  Slopes slopes;
  for (int k = 0; k + 1 < value.knots; ++k)
    slopes.after_knot[k] = (value.v[k + 1] - value.v[k]) / (value.x[k + 1] - value.x[k]);
  return slopes;
}

/// Raw value -> the unit of the knots. Values outside the transform's domain lie below every knot. NaN stays
/// NaN.
[[nodiscard]] FIRN_FN inline double transformed(Transform transform, double raw) {
  if (transform == Transform::none || is_missing(raw)) return raw;
  if (transform == Transform::log1p) return raw > -1 ? elementary::log1p(raw) : below_every_knot;
  return raw >= 0 ? elementary::sqrt(raw) : below_every_knot;
}

/// Transformed values -> scores, piecewise linear. NaN stays NaN.
template <int width>
FIRN_FN void interpolate(const ValueFunction& value, const Slopes& slopes, const double* t, double* score) {
  const int last = value.knots - 1;
  for (int l = 0; l < width; ++l) score[l] = value.v[0];
  for (int k = 0; k < last; ++k) {
    const double x = value.x[k], here = value.v[k], slope = slopes.after_knot[k];
    const double low = elementary::smaller(here, value.v[k + 1]),
                 high = elementary::greater(here, value.v[k + 1]);
    for (int l = 0; l < width; ++l) {
      const double line = here + (t[l] - x) * slope;
      const double above = line < low ? low : line;  // rounding must not leave the two knots' scores
      const double inside = above > high ? high : above;
      score[l] = t[l] >= x ? inside : score[l];
    }
  }
  const double x_last = value.x[last < 0 ? 0 : last], v_last = last < 0 ? no_score : value.v[last];
  for (int l = 0; l < width; ++l) {
    const double inside = t[l] >= x_last ? v_last : score[l];
    score[l] = is_missing(t[l]) ? t[l] : inside;
  }
}

/// Raw values -> scores.
template <int width>
FIRN_FN void scores_of(const ValueFunction& value, const Slopes& slopes, const double* raw, double* score) {
  if (value.transform == Transform::none) return interpolate<width>(value, slopes, raw, score);
  double t[width];
  for (int l = 0; l < width; ++l) t[l] = transformed(value.transform, raw[l]);
  interpolate<width>(value, slopes, t, score);
}

/// What a node has taken from its children so far, per lane.
template <int width>
struct NodeSum {
  double total_weight = 0;            ///< of all children
  double covered_weight[width] = {};  ///< weight x coverage of all children
  double present_weight[width] = {};  ///< of the children that have a score
  double value[width] = {};           ///< sum of w s, sum of w log s, or greatest s: as the aggregation asks
  double missing[width] = {};         ///< how many children have no score
  double zeros[width] = {};           ///< how many children have the score 0
};

/// Scores of a node (NaN = none) and the share of its weight that was present, per lane.
template <int width>
struct NodeScore {
  double score[width];
  double coverage[width];
};

template <int width>
FIRN_FN void take(NodeSum<width>& sum, Aggregation how, double weight, const double* score,
                  const double* coverage) {
  sum.total_weight += weight;
  for (int l = 0; l < width; ++l) {
    const bool none = is_missing(score[l]);
    sum.covered_weight[l] += weight * coverage[l];
    sum.present_weight[l] += none ? 0.0 : weight;
    sum.missing[l] += none ? 1.0 : 0.0;
    sum.zeros[l] += score[l] <= 0 ? 1.0 : 0.0;
  }
  if (how == Aggregation::arithmetic) {
    for (int l = 0; l < width; ++l) {
      const double weighted = weight * score[l];
      sum.value[l] += is_missing(score[l]) ? 0.0 : weighted;
    }
  } else if (how == Aggregation::max) {
    for (int l = 0; l < width; ++l) sum.value[l] = score[l] > sum.value[l] ? score[l] : sum.value[l];
  } else {
    for (int l = 0; l < width; ++l) sum.value[l] += weight * elementary::log(score[l] > 0 ? score[l] : 1.0);
  }
}

/// What is present of all the weight; 0 for a node without children.
template <int width>
[[nodiscard]] FIRN_FN double coverage_of(const NodeSum<width>& sum, int lane) {
  return sum.total_weight > 0 ? sum.covered_weight[lane] / sum.total_weight : 0.0;
}

/// The scores of a node that has taken all its children. A node without a score counts as coverage 0 upward.
template <int width>
FIRN_FN void finish(const Node& node, const NodeSum<width>& sum, NodeScore<width>& result) {
  const bool geometric = node.how == Aggregation::geometric;
  const double most_missing = geometric && !node.geometric_may_renormalise ? 0.0 : 1e9;
  for (int l = 0; l < width; ++l) {
    const double coverage = coverage_of(sum, l);
    const bool covered = sum.present_weight[l] > 0 && coverage + coverage_slack >= node.min_coverage;
    const bool scored = covered && sum.missing[l] <= most_missing;
    result.coverage[l] = scored ? coverage : 0.0;
    result.score[l] = scored ? sum.value[l] : no_score;
  }
  if (node.how == Aggregation::max) return;
  for (int l = 0; l < width; ++l) result.score[l] = result.score[l] / sum.present_weight[l];
  if (!geometric) return;
  for (int l = 0; l < width; ++l) {
    const double mean = elementary::smaller(1.0, elementary::exp(result.score[l]));
    result.score[l] = is_missing(result.score[l]) ? no_score : (sum.zeros[l] > 0 ? 0.0 : mean);
  }
}

/// One dimension's node over its leaves.
template <int width>
struct DimensionSum {
  NodeSum<width> node;
  double stopped[width] = {};  ///< how many leaves with MissingRule::propagate are missing
};

[[nodiscard]] FIRN_FN inline bool belongs(const Leaf& leaf, int dimension) {
  return static_cast<int>(leaf.dimension) == dimension && leaf.weight > 0;
}

/// score_leaf(leaf, score) fills the lanes of one leaf; it is called once per leaf, in the order of
/// declaration.
template <int width, class ScoreLeaf>
FIRN_FN void sum_dimension(const Composition& composition, int dimension, const ScoreLeaf& score_leaf,
                           DimensionSum<width>& sum) {
  double score[width], coverage[width];
  for (std::int32_t i = 0; i < composition.leaves; ++i) {
    const Leaf& leaf = composition.leaf[i];
    if (!belongs(leaf, dimension)) continue;
    score_leaf(i, score);
    for (int l = 0; l < width; ++l) coverage[l] = is_missing(score[l]) ? 0.0 : 1.0;
    take<width>(sum.node, composition.node[dimension].how, leaf.weight, score, coverage);
    if (leaf.missing == MissingRule::propagate)
      for (int l = 0; l < width; ++l) sum.stopped[l] += 1.0 - coverage[l];
  }
}

/// The result of a whole tree, per lane.
template <int width>
struct ComposedLanes {
  NodeScore<width> root;
  double dimension[dimensions][width];
  double coverage[width];
};

/// The whole tree over scores filled by score_leaf(leaf, score).
template <int width, class ScoreLeaf>
FIRN_FN void compose_lanes(const Composition& composition, const ScoreLeaf& score_leaf,
                           ComposedLanes<width>& result) {
  NodeSum<width> root;
  double stopped[width] = {};
  for (int d = 0; d < dimensions; ++d) {
    DimensionSum<width> sum;
    sum_dimension<width>(composition, d, score_leaf, sum);
    NodeScore<width> node;
    finish<width>(composition.node[d], sum.node, node);
    for (int l = 0; l < width; ++l) {
      stopped[l] += sum.stopped[l];
      result.dimension[d][l] = node.score[l];
    }
    const bool exists =
        sum.node.total_weight > 0 && composition.node[d].weight > 0;  // else left out, weight and all
    if (exists)
      take<width>(root, composition.root.how, composition.node[d].weight, node.score, node.coverage);
  }
  finish<width>(composition.root, root, result.root);
  for (int l = 0; l < width; ++l) {
    result.coverage[l] = coverage_of(root, l);
    result.root.score[l] = stopped[l] > 0 ? no_score : result.root.score[l];
    for (int d = 0; d < dimensions; ++d)
      result.dimension[d][l] = stopped[l] > 0 ? no_score : result.dimension[d][l];
  }
}

/// The strongest leaf of the hazard node, -1 when none has a score.
template <class ScoreLeaf>
[[nodiscard]] FIRN_FN std::int32_t governing_leaf(const Composition& composition,
                                                  const ScoreLeaf& score_leaf) {
  constexpr int hazard = static_cast<int>(Dimension::hazard);
  std::int32_t governing = -1;
  double strongest = -1;
  for (std::int32_t i = 0; i < composition.leaves; ++i) {
    if (!belongs(composition.leaf[i], hazard)) continue;
    double score = no_score;
    score_leaf(i, &score);
    const bool weighted = composition.node[hazard].how != Aggregation::max;
    const double strength = weighted ? composition.leaf[i].weight * score : score;
    if (!(strength > strongest)) continue;
    strongest = strength;
    governing = i;
  }
  return governing;
}

/// Scores that are already known.
struct GivenScores {
  const double* scores;
  FIRN_FN void operator()(int leaf, double* score) const { *score = scores[leaf]; }
};

/// Scores of one row of raw values.
struct RawRow {
  const Composition& composition;
  const double* raw;
  FIRN_FN void operator()(int leaf, double* score) const {
    const ValueFunction& value = composition.leaf[leaf].value;
    scores_of<1>(value, slopes_of(value), raw + leaf, score);
  }
};

template <class ScoreLeaf>
[[nodiscard]] FIRN_FN Composed compose_row(const Composition& composition, const ScoreLeaf& score_leaf) {
  ComposedLanes<1> lanes;
  compose_lanes<1>(composition, score_leaf, lanes);
  Composed result;
  result.score = lanes.root.score[0];
  for (int d = 0; d < dimensions; ++d) result.dimension[d] = lanes.dimension[d][0];
  result.coverage = lanes.coverage[0];
  if (!is_missing(result.dimension[0])) result.governing = governing_leaf(composition, score_leaf);
  return result;
}

}  // namespace firnline::composing

namespace firnline {

FIRN_FN inline double score_of(const ValueFunction& value, double raw) {
  double score = 0;
  composing::scores_of<1>(value, composing::slopes_of(value), &raw, &score);
  return score;
}

FIRN_FN inline Composed compose(const Composition& composition, const double* raw) {
  return composing::compose_row(composition, composing::RawRow{composition, raw});
}

FIRN_FN inline Composed aggregate(const Composition& composition, const double* scores) {
  return composing::compose_row(composition, composing::GivenScores{scores});
}

}  // namespace firnline
