// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/composition/compose.hpp"
#include "kernels/composition/line_runs.hpp"
#include "kernels/composition/node_sum.hpp"

// The one text of composition, for maps and sites, CPU and CUDA. It works on `width` rows side by side
// ("lanes"): 1 for a site or a CUDA thread, a block of cells for the CPU, whose vector units then take the
// inner loops. Sums run in the order in which leaves were declared, so every width gives the same bits. Inner
// loops choose with ?: between values that are already there, because a branch per cell costs more than the
// arithmetic.
namespace firnline::composing {

/// How many leaves that a row must have (MissingRule::propagate) it lacks, per lane.
template <int width>
struct Stops {
  bool possible = false;
  alignas(lane_alignment<width>) double lacking[width];  ///< only when possible

  FIRN_FN Stops() {
    if constexpr (width == 1) lacking[0] = 0;  // costs nothing, and compilers see it
  }
  FIRN_FN void expect() {
    if (possible) return;
    possible = true;
    for (int l = 0; l < width; ++l) lacking[l] = 0;
  }
};

[[nodiscard]] FIRN_FN inline bool belongs(const Leaf& leaf, int dimension) {
  return static_cast<int>(leaf.dimension) == dimension && leaf.weight > 0;
}

/// Takes a leaf's scores as they are made: what the plain aggregations do with one is too little to send it
/// through memory first.
template <Aggregation how, int width, int slots, class ScoreLeaf>
FIRN_FN void take_made_scores(NodeSum<width, slots>& sum, int leaf, double weight,
                              const ScoreLeaf& score_leaf) {
  if (sum.whole) {
    score_leaf(leaf, [&](int l, double score) { take_score<how, true>(sum, l, weight, score); });
  } else {
    score_leaf(leaf, [&](int l, double score) { take_score<how, false>(sum, l, weight, score); });
  }
}

/// Takes a leaf that has been added. The other aggregations share one text of the leaf's scores.
template <int width, int slots, class ScoreLeaf>
FIRN_FN void take_leaf(NodeSum<width, slots>& sum, int leaf, double weight, const ScoreLeaf& score_leaf) {
  if (sum.node.how == Aggregation::arithmetic) {
    take_made_scores<Aggregation::arithmetic>(sum, leaf, weight, score_leaf);
  } else if (sum.node.how == Aggregation::max) {
    take_made_scores<Aggregation::max>(sum, leaf, weight, score_leaf);
  } else {
    alignas(lane_alignment<width>) double made[width];
    score_leaf(leaf, [&](int l, double score) { made[l] = score; });
    take_scores(sum, weight, made);
  }
}

/// A leaf that has been taken may have to be there.
template <int width, class ScoreLeaf>
FIRN_FN void note_lack(const Leaf& leaf, int number, bool node_is_whole, const ScoreLeaf& score_leaf,
                       Stops<width>& stops) {
  if (node_is_whole || leaf.missing != MissingRule::propagate) return;
  stops.expect();
  score_leaf(number, [&](int l, double score) { stops.lacking[l] += is_missing(score) ? 1.0 : 0.0; });
}

/// Leaves of the dimension from `first` on that an arithmetic node may take together: nothing but leaves of
/// other dimensions lies between them.
template <class ScoreLeaf>
[[nodiscard]] Run run_from(const Composition& composition, int dimension, const ScoreLeaf& score_leaf,
                           std::int32_t first) {
  Run run;
  run.kind = score_leaf.line(first);
  if (run.kind == LineKind::none) return run;
  for (std::int32_t i = first; i < composition.leaves && run.leaves < longest_run; ++i) {
    if (!belongs(composition.leaf[i], dimension)) continue;
    const LineKind kind = score_leaf.line(i);
    if (kind == LineKind::none) break;
    run.kind = kind < run.kind ? kind : run.kind;  // every line is one of the kinds before its own, too
    run.whole = run.whole && score_leaf.whole(i);
    run.leaf[run.leaves++] = i;
  }
  return run;
}

/// Takes the leaf `first` of an arithmetic node, and the next ones where they can be taken together. returns:
/// the last leaf taken; first - 1 = none, none can
template <int width, int slots, class ScoreLeaf>
[[nodiscard]] std::int32_t take_together(const Composition& composition, int dimension,
                                         const ScoreLeaf& score_leaf, std::int32_t first,
                                         NodeSum<width, slots>& node, Stops<width>& stops) {
  const Run run = run_from(composition, dimension, score_leaf, first);
  if (run.leaves == 0) return first - 1;
  for (int k = 0; k < run.leaves; ++k) node.add_child(composition.leaf[run.leaf[k]].weight);
  take_run(node, score_leaf, run);
  for (int k = 0; k < run.leaves; ++k)
    note_lack(composition.leaf[run.leaf[k]], run.leaf[k], node.whole, score_leaf, stops);
  return run.leaf[run.leaves - 1];
}

/// One dimension's node over its leaves. score_leaf(leaf, take) calls take(lane, score) for the lanes of one
/// leaf, and score_leaf.whole(leaf) may say that all of them have a score; for more than one lane it is
/// Leaves of line_runs.hpp too. Leaves come in the order of declaration.
template <int width, int slots, class ScoreLeaf>
FIRN_FN void sum_dimension(const Composition& composition, int dimension, const ScoreLeaf& score_leaf,
                           NodeSum<width, slots>& node, Stops<width>& stops) {
  for (std::int32_t i = 0; i < composition.leaves; ++i)
    if (belongs(composition.leaf[i], dimension) && !score_leaf.whole(i)) node.expect_absence();
  for (std::int32_t i = 0; i < composition.leaves; ++i) {
    const Leaf& leaf = composition.leaf[i];
    if (!belongs(leaf, dimension)) continue;
    if constexpr (width > 1) {
      const bool may_run = node.node.how == Aggregation::arithmetic;
      const std::int32_t last =
          may_run ? take_together(composition, dimension, score_leaf, i, node, stops) : i - 1;
      if (last >= i) {
        i = last;
        continue;
      }
    }
    node.add_child(leaf.weight);
    take_leaf(node, i, leaf.weight, score_leaf);
    note_lack(leaf, i, node.whole, score_leaf, stops);
  }
  if (node.whole) return;
  for (int l = 0; l < width; ++l) node.covered_weight[l] = node.present_weight[l];  // a leaf is there or not
}

/// The result of a whole tree, per lane.
template <int width>
struct ComposedLanes {
  NodeScore<width> root;
  NodeScore<width> dimension[dimensions];
  alignas(lane_alignment<width>) double coverage[width];
};

/// The whole tree over scores handed out by score_leaf (sum_dimension). slots: Workroom
template <int width, int slots = most_ordered, class ScoreLeaf>
FIRN_FN void compose_lanes(const Composition& composition, const ScoreLeaf& score_leaf,
                           ComposedLanes<width>& result) {
  Workroom<width, slots> room_of_root, room;
  NodeSum<width, slots> root(composition.root, room_of_root);
  Stops<width> stops;
  for (int d = 0; d < dimensions; ++d) {
    NodeSum<width, slots> sum(composition.node[d], room);
    NodeScore<width>& node = result.dimension[d];
    sum_dimension(composition, d, score_leaf, sum, stops);
    finish<width>(sum, node);
    const bool exists =
        sum.total_weight > 0 && composition.node[d].weight > 0;  // else left out, weight and all
    if (exists) take<width>(root, composition.node[d].weight, node);
  }
  finish<width>(root, result.root);
  const CoverageOf coverage_of(root.total_weight);
  for (int l = 0; l < width; ++l) result.coverage[l] = root.whole ? 1.0 : coverage_of(root.covered_weight[l]);
  if (!stops.possible) return;
  for (int l = 0; l < width; ++l)
    result.root.score[l] = stops.lacking[l] > 0 ? no_score : result.root.score[l];
  for (int d = 0; d < dimensions; ++d)
    for (int l = 0; l < width; ++l)
      result.dimension[d].score[l] = stops.lacking[l] > 0 ? no_score : result.dimension[d].score[l];
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
  [[nodiscard]] FIRN_FN bool whole(int) const { return false; }
  template <class Take>
  FIRN_FN void operator()(int leaf, const Take& take) const {
    take(0, scores[leaf]);
  }
};

/// Scores of one row of raw values.
struct RawRow {
  const Composition& composition;
  const double* raw;
  [[nodiscard]] FIRN_FN bool whole(int) const { return false; }
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
  for (int d = 0; d < dimensions; ++d) result.dimension[d] = lanes.dimension[d].score[0];
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
