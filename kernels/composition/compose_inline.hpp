// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>

#include "kernels/composition/compose.hpp"
#include "kernels/composition/means.hpp"
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

/// The piece of a value function between two knots, held by value: a loop that writes numbers could otherwise
/// not be sure that the knots stay what they are.
struct Piece {
  double x, here, slope, low, high;

  FIRN_FN Piece(const ValueFunction& value, const Slopes& slopes, int k)
      : x(value.x[k]),
        here(value.v[k]),
        slope(slopes.after_knot[k]),
        low(elementary::smaller(value.v[k], value.v[k + 1])),
        high(elementary::greater(value.v[k], value.v[k + 1])) {}
  /// For t on the first knot or beyond; NaN stays NaN.
  [[nodiscard]] FIRN_FN double score(double t) const {
    const double line = here + (t - x) * slope;
    const double above = line < low ? low : line;  // rounding must not leave the two knots' scores
    return above > high ? high : above;
  }
};

/// A score on a curve other than straight lines; NaN stays NaN. Below the domain of a logarithm: as at 0.
[[nodiscard]] FIRN_FN inline double score_on_curve(const ValueFunction& value, double x) {
  if (is_missing(x)) return x;
  const bool logarithmic = value.curve == Curve::logarithmic;
  const double z = value.steepness * ((logarithmic ? elementary::log(x > 0 ? x : 0.0) : x) - value.middle);
  if (value.curve == Curve::normal) return elementary::erfc(-z * 0x1.6a09e667f3bcdp-1) / 2;  // z / sqrt 2
  return 1 / (1 + elementary::exp(-z));
}

/// raw(lane) gives the raw values; take(lane, score) receives their scores, piecewise linear and constant
/// outside the knots. NaN stays NaN. Most value functions have two knots: they take one loop, so that neither
/// values nor scores pass through memory.
template <int width, class Raw, class Take>
FIRN_FN void each_score(const ValueFunction& value, const Slopes& slopes, const Raw& raw, const Take& take) {
  if (value.curve != Curve::knots) {
    for (int l = 0; l < width; ++l)
      take(l, score_on_curve(value, transformed(value.transform, static_cast<double>(raw(l)))));
    return;
  }
  const int last = value.knots - 1;
  const double x_last = value.x[last < 0 ? 0 : last], v_last = last < 0 ? no_score : value.v[last];
  if (value.transform == Transform::none && last == 1) {
    const Piece piece(value, slopes, 0);
    for (int l = 0; l < width; ++l) {
      const double t = raw(l), inside = piece.score(t);
      take(l, t >= x_last ? v_last : inside);
    }
    return;
  }
  double t[width];
  double score[width];
  for (int l = 0; l < width; ++l) t[l] = raw(l);
  if (value.transform != Transform::none)
    for (int l = 0; l < width; ++l) t[l] = transformed(value.transform, t[l]);
  for (int l = 0; l < width; ++l) score[l] = value.v[0];
  for (int k = 0; k < last; ++k) {
    const Piece piece(value, slopes, k);
    for (int l = 0; l < width; ++l) {
      const double inside = piece.score(t[l]);
      score[l] = t[l] >= piece.x ? inside : score[l];
    }
  }
  for (int l = 0; l < width; ++l) {
    const double inside = t[l] >= x_last ? v_last : score[l];
    take(l, is_missing(t[l]) ? t[l] : inside);
  }
}

/// What a node has taken from its children so far, per lane.
template <int width>
struct NodeSum {
  double total_weight = 0;     ///< of all children
  double greatest_weight = 0;  ///< of one child
  const Node& node;
  double exponent;               ///< power mean only
  double covered_weight[width];  ///< weight x coverage of all children
  double present_weight[width];  ///< of the children that have a score
  double value[width];           ///< sum of w s, sum of w log s, or greatest s: as the aggregation asks
  double missing[width];         ///< not of arithmetic and max: how many children have no score
  double zeros[width];  ///< of logarithms: how many children have the score whose logarithm is infinite
  double greatest_term[width];  ///< power mean only: greatest p log s so far; value is in units of its
                                ///< exponential

  /// OWA only: scores from the greatest down with their weights; slots without a score hold -1 and weight 0.
  double ordered[most_ordered][width];
  double ordered_weight[most_ordered][width];
  int children = 0;

  FIRN_FN explicit NodeSum(const Node& of) : node(of), exponent(of.exponent) {
    for (int l = 0; l < width; ++l) covered_weight[l] = present_weight[l] = value[l] = 0;
    if (node.how == Aggregation::arithmetic || node.how == Aggregation::max) return;
    for (int l = 0; l < width; ++l) missing[l] = zeros[l] = 0;
    if (node.how == Aggregation::min)
      for (int l = 0; l < width; ++l) value[l] = 1;
    if (node.how == Aggregation::power_mean)
      for (int l = 0; l < width; ++l) greatest_term[l] = -elementary::infinity;
    if (node.how != Aggregation::owa) return;
    for (int k = 0; k < most_ordered; ++k)
      for (int l = 0; l < width; ++l) ordered[k][l] = -1, ordered_weight[k][l] = 0;
  }
  FIRN_FN void add_child(double weight) {
    total_weight += weight;
    greatest_weight = elementary::greater(greatest_weight, weight);
    ++children;
  }
};

/// Scores of a node (NaN = none) and the share of its weight that was present, per lane.
template <int width>
struct NodeScore {
  double score[width];
  double coverage[width];
};

/// Adds one child's score to the lane's value: what the aggregations differ in.
template <Aggregation how, int width>
FIRN_FN inline void take_score(NodeSum<width>& sum, int l, double weight, double score) {
  const bool none = is_missing(score);
  if constexpr (how == Aggregation::arithmetic) {
    const double weighted = weight * score;
    sum.value[l] += none ? 0.0 : weighted;
  } else if constexpr (how == Aggregation::max) {
    sum.value[l] = score > sum.value[l] ? score : sum.value[l];
  } else {
    take_into_mean<how>(sum, l, weight, score);
    sum.missing[l] += none ? 1.0 : 0.0;
  }
  sum.present_weight[l] += none ? 0.0 : weight;
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

/// Takes a child that is a node itself.
template <int width>
FIRN_FN void take(NodeSum<width>& sum, Aggregation how, double weight, const double* score,
                  const double* coverage) {
  sum.add_child(weight);
  with_aggregation(how, [&]<Aggregation constant>() {
    for (int l = 0; l < width; ++l) take_score<constant>(sum, l, weight, score[l]);
  });
  for (int l = 0; l < width; ++l) sum.covered_weight[l] += weight * coverage[l];
}

/// What is present of a node's weight: exactly 1 when nothing is missing, 0 for a node without children. One
/// division per node instead of one per cell.
struct CoverageOf {
  double total, inverse, whole;

  FIRN_FN explicit CoverageOf(double total_weight)
      : total(total_weight), inverse(total > 0 ? 1 / total : 0.0), whole(total > 0 ? 1.0 : 0.0) {}
  [[nodiscard]] FIRN_FN double operator()(double covered_weight) const {
    const double share = covered_weight * inverse;
    return covered_weight == total ? whole : share;
  }
};

/// Turns value / present weight into the score of an aggregation that is not that quotient itself.
template <Aggregation how, int width>
FIRN_FN void finish_means(const NodeSum<width>& sum, NodeScore<width>& result) {
  if constexpr (how != Aggregation::arithmetic && how != Aggregation::max && how != Aggregation::min) {
    for (int l = 0; l < width; ++l) {
      const double mean = finished_mean<how>(sum, l, result.score[l]);
      result.score[l] = is_missing(result.score[l]) ? no_score : mean;
    }
  }
}

/// The scores of a node that has taken all its children. A node without a score counts as coverage 0 upward.
template <int width>
FIRN_FN void finish(const Node& node, const NodeSum<width>& sum, NodeScore<width>& result) {
  const CoverageOf coverage_of(sum.total_weight);
  const double min_coverage = node.min_coverage;
  const double most_missing =
      node.geometric_may_renormalise || !needs_every_child(node.how, node.exponent) ? 1e9 : 0.0;
  with_aggregation(node.how, [&]<Aggregation how>() {
    for (int l = 0; l < width; ++l) {
      const double coverage = coverage_of(sum.covered_weight[l]);
      // Not && and ||: they would be branches.
      bool scored = (sum.present_weight[l] > 0) & (coverage + coverage_slack >= min_coverage);
      constexpr bool extreme = how == Aggregation::max || how == Aggregation::min;
      if constexpr (how != Aggregation::arithmetic && how != Aggregation::max)
        scored = scored & (sum.missing[l] <= most_missing);
      result.coverage[l] = scored ? coverage : 0.0;
      const double value = extreme ? sum.value[l] : sum.value[l] / sum.present_weight[l];
      result.score[l] = scored ? value : no_score;
    }
    finish_means<how>(sum, result);
  });
}

/// One dimension's node over its leaves.
template <int width>
struct DimensionSum {
  NodeSum<width> node;
  bool may_stop = false;  ///< some leaf has MissingRule::propagate
  double stopped[width];  ///< how many of those are missing

  FIRN_FN explicit DimensionSum(const Node& of) : node(of) {}
};

[[nodiscard]] FIRN_FN inline bool belongs(const Leaf& leaf, int dimension) {
  return static_cast<int>(leaf.dimension) == dimension && leaf.weight > 0;
}

/// score_leaf(leaf, take) calls take(lane, score) for the lanes of one leaf; leaves come in the order of
/// declaration.
template <int width, class ScoreLeaf>
FIRN_FN void sum_dimension(const Composition& composition, int dimension, const ScoreLeaf& score_leaf,
                           DimensionSum<width>& sum) {
  NodeSum<width>& node = sum.node;
  with_aggregation(composition.node[dimension].how, [&]<Aggregation how>() {
    for (std::int32_t i = 0; i < composition.leaves; ++i) {
      const Leaf& leaf = composition.leaf[i];
      if (!belongs(leaf, dimension)) continue;
      node.add_child(leaf.weight);
      const double weight = leaf.weight;
      score_leaf(i, [&](int l, double score) { take_score<how>(node, l, weight, score); });
      if (leaf.missing != MissingRule::propagate) continue;
      if (!sum.may_stop)
        for (int l = 0; l < width; ++l) sum.stopped[l] = 0;
      sum.may_stop = true;
      score_leaf(i, [&](int l, double score) { sum.stopped[l] += is_missing(score) ? 1.0 : 0.0; });
    }
  });
  for (int l = 0; l < width; ++l) node.covered_weight[l] = node.present_weight[l];  // a leaf is there or not
}

/// The result of a whole tree, per lane.
template <int width>
struct ComposedLanes {
  NodeScore<width> root;
  double dimension[dimensions][width];
  double coverage[width];
};

/// The whole tree over scores handed out by score_leaf(leaf, take).
template <int width, class ScoreLeaf>
FIRN_FN void compose_lanes(const Composition& composition, const ScoreLeaf& score_leaf,
                           ComposedLanes<width>& result) {
  NodeSum<width> root(composition.root);
  double stopped[width];
  bool may_stop = false;
  for (int l = 0; l < width; ++l) stopped[l] = 0;
  for (int d = 0; d < dimensions; ++d) {
    DimensionSum<width> sum(composition.node[d]);
    NodeScore<width> node;
    sum_dimension<width>(composition, d, score_leaf, sum);
    finish<width>(composition.node[d], sum.node, node);
    for (int l = 0; l < width; ++l) result.dimension[d][l] = node.score[l];
    may_stop = may_stop || sum.may_stop;
    if (sum.may_stop)
      for (int l = 0; l < width; ++l) stopped[l] += sum.stopped[l];
    const bool exists =
        sum.node.total_weight > 0 && composition.node[d].weight > 0;  // else left out, weight and all
    if (exists)
      take<width>(root, composition.root.how, composition.node[d].weight, node.score, node.coverage);
  }
  finish<width>(composition.root, root, result.root);
  const CoverageOf coverage_of(root.total_weight);
  for (int l = 0; l < width; ++l) result.coverage[l] = coverage_of(root.covered_weight[l]);
  if (!may_stop) return;
  for (int l = 0; l < width; ++l) result.root.score[l] = stopped[l] > 0 ? no_score : result.root.score[l];
  for (int d = 0; d < dimensions; ++d)
    for (int l = 0; l < width; ++l)
      result.dimension[d][l] = stopped[l] > 0 ? no_score : result.dimension[d][l];
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
    score_leaf(i, [&](int, double own) { score = own; });
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
  template <class Take>
  FIRN_FN void operator()(int leaf, const Take& take) const {
    take(0, scores[leaf]);
  }
};

/// Scores of one row of raw values.
struct RawRow {
  const Composition& composition;
  const double* raw;
  template <class Take>
  FIRN_FN void operator()(int leaf, const Take& take) const {
    const ValueFunction& value = composition.leaf[leaf].value;
    each_score<1>(
        value, slopes_of(value), [&](int) { return raw[leaf]; }, take);
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
  composing::each_score<1>(
      value, composing::slopes_of(value), [&](int) { return raw; }, [&](int, double own) { score = own; });
  return score;
}

FIRN_FN inline Composed compose(const Composition& composition, const double* raw) {
  return composing::compose_row(composition, composing::RawRow{composition, raw});
}

FIRN_FN inline Composed aggregate(const Composition& composition, const double* scores) {
  return composing::compose_row(composition, composing::GivenScores{scores});
}

}  // namespace firnline
