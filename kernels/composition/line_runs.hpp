// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>

#include "kernels/composition/node_sum.hpp"

/// Leaves of a weighted mean whose value functions are straight lines, some at a time: the node's sums then
/// pass through memory once for all of them, and what a loop costs before its first lane is paid once. Each
/// lane adds the same numbers in the same order as with one leaf after the other. Leaves is
///   const float* raw(int leaf)       raw values of all lanes
///   const ValueFunction& judged(int leaf), const Slopes& slopes(int leaf), double weight(int leaf)
///   LineKind line(int leaf)
///   bool whole(int leaf)             every lane has a value
namespace firnline::composing {

/// Leaves taken together: with more, their constants leave the registers of every vector unit.
inline constexpr int longest_run = 4;

/// Consecutive leaves of one node, all lines of this kind or a later one.
struct Run {
  int leaf[longest_run];
  int leaves = 0;
  LineKind kind = LineKind::none;
  bool whole = true;  ///< every lane of every leaf has a value
};

/// Which lanes may lack a score.
enum class Absences { none_in_node, none_in_run, some };

/// A leaf of a run, held by value as a Piece is.
struct RunLeaf {
  const float* raw;
  Piece piece;
  double x_last, v_last, weight;

  template <LineKind kind>
  [[nodiscard]] double score(int lane) const {
    const auto t = static_cast<double>(raw[lane]);
    if constexpr (kind == LineKind::identity) return t;
    const double inside = piece.score(t);
    if constexpr (kind == LineKind::ends) return inside;
    return t >= x_last ? v_last : inside;
  }
};

template <class Leaves>
[[nodiscard]] RunLeaf run_leaf(const Leaves& leaves, int leaf) {
  const ValueFunction& judged = leaves.judged(leaf);
  return {leaves.raw(leaf), Piece(judged, leaves.slopes(leaf), 0), judged.x[1], judged.v[1],
          leaves.weight(leaf)};
}

template <LineKind kind, Absences absences, int width, int slots, class... Leaf>
void take_run(NodeSum<width, slots>& sum, const Leaf... leaf) {
  constexpr bool node_is_whole = absences == Absences::none_in_node;
  for (int l = 0; l < width; ++l) {
    double value = sum.value[l], present_weight = node_is_whole ? 0.0 : sum.present_weight[l];
    const auto take = [&](double weight, double score) {
      const bool none = absences == Absences::some ? is_missing(score) : false;
      const double weighted = weight * score;
      value += none ? 0.0 : weighted;
      present_weight += none ? 0.0 : weight;
    };
    (take(leaf.weight, leaf.template score<kind>(l)), ...);
    sum.value[l] = value;
    if constexpr (!node_is_whole) sum.present_weight[l] = present_weight;
  }
}

template <LineKind kind, int width, int slots, class... Leaf>
void take_run(NodeSum<width, slots>& sum, bool run_is_whole, const Leaf&... leaf) {
  if (sum.whole) {
    take_run<kind, Absences::none_in_node>(sum, leaf...);
  } else if (run_is_whole) {
    take_run<kind, Absences::none_in_run>(sum, leaf...);
  } else {
    take_run<kind, Absences::some>(sum, leaf...);
  }
}

template <int width, int slots, class Leaves, int... n>
void take_run(NodeSum<width, slots>& sum, const Leaves& leaves, const Run& run,
              std::integer_sequence<int, n...>) {
  if (run.kind == LineKind::identity) {
    take_run<LineKind::identity>(sum, run.whole, run_leaf(leaves, run.leaf[n])...);
  } else if (run.kind == LineKind::ends) {
    take_run<LineKind::ends>(sum, run.whole, run_leaf(leaves, run.leaf[n])...);
  } else {
    take_run<LineKind::bare>(sum, run.whole, run_leaf(leaves, run.leaf[n])...);
  }
}

/// Takes a run whose leaves have been added to an arithmetic node.
template <int width, int slots, class Leaves>
void take_run(NodeSum<width, slots>& sum, const Leaves& leaves, const Run& run) {
  static_assert(longest_run == 4);
  if (run.leaves == 4) {
    take_run(sum, leaves, run, std::make_integer_sequence<int, 4>{});
  } else if (run.leaves == 3) {
    take_run(sum, leaves, run, std::make_integer_sequence<int, 3>{});
  } else if (run.leaves == 2) {
    take_run(sum, leaves, run, std::make_integer_sequence<int, 2>{});
  } else {
    take_run(sum, leaves, run, std::make_integer_sequence<int, 1>{});
  }
}

}  // namespace firnline::composing
