// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/grid/portability.hpp"

namespace firnline {

inline constexpr int most_leaves = 48;
inline constexpr int most_knots = 65;
inline constexpr int most_ordered = 12;  ///< children of an OWA

enum class Transform : std::int32_t { none, log1p, square_root };
/// How children become a node's score, domain-spec 6. s are their scores, w their weights, sums and products
/// run over the children. The numbers stand in manifests: new ones come last.
enum class Aggregation : std::int32_t {
  arithmetic,  ///< sum w s / sum w
  geometric,   ///< prod s^(w / sum w); one zero makes it 0
  max,         ///< the greatest s
  min,         ///< the smallest s
  power_mean,  ///< (sum w s^p / sum w)^(1/p), p = Node::exponent; power_mean() names its special cases
  product,     ///< prod s^(w / greatest w): equal weights give the plain product
  noisy_or,    ///< 1 - prod (1 - s)^(w / greatest w): equal weights give the plain one, which exponents of
               ///< the sum 1 would not (docs/decisions/0009); product's mirror. source: pearl1988
  scaled_geometric,  ///< (10 - prod (10 - 9 s)^(w / sum w)) / 9: a geometric mean of what is still well,
                     ///< which no single score can make 0; on a scale of 0..10 INFORM's. source:
                     ///< marinferrer2017
  owa,               ///< sum of order weight x the k-th greatest s; see Node::order_weight
};
/// The curve of a value function. z = steepness (x - middle); a negative steepness falls.
enum class Curve : std::int32_t {
  knots,        ///< straight lines (N6; N1 with fixed goalposts is the two-knot case)
  logistic,     ///< 1 / (1 + e^-z) (N5; N3 with middle = mean, steepness = 1 / standard deviation)
  normal,       ///< the share of a normal distribution below z (N3)
  logarithmic,  ///< logistic in the logarithm: 1 / (1 + (x/m)^-steepness), middle = log m, x >= 0 (N4, fuzzy
                ///< large, or small with a negative steepness). source: stanley2017
};
/// What a missing indicator does to the composite (domain-spec 1.3).
enum class MissingRule : std::int32_t { renormalise, propagate };

/// Raw value -> score in [0,1], 1 = highest risk. Piecewise linear over strictly increasing x, constant
/// outside (N6; N1 with fixed goalposts is the two-knot case). Applied after the transform. source:
/// oecd_jrc2008
struct ValueFunction {
  Transform transform = Transform::none;
  std::int32_t knots = 0;
  double x[most_knots] = {};  ///< in the transformed unit
  double v[most_knots] = {};  ///< scores, direction already applied
  /// Other than knots: scores come from the curve alone, and the knots are points of it, to draw it and to
  /// say what a long way on it is.
  Curve curve = Curve::knots;
  double middle = 0, steepness = 0;
};

/// The three dimensions of risk (IPCC AR6). The numbers are band positions in risk.tif minus one.
enum class Dimension : std::int32_t { hazard = 0, exposure = 1, vulnerability = 2 };
inline constexpr int dimensions = 3;

struct Leaf {
  Dimension dimension = Dimension::hazard;
  double weight = 0;  ///< raw, > 0; a weight of 0 is dropped before this struct is made
  MissingRule missing = MissingRule::renormalise;
  ValueFunction value;
};

/// The aggregation that a power mean of exponent p is (domain-spec 6 and 15): p = 1 is arithmetic, |p| < 1e-9
/// geometric, infinity max, minus infinity min, to the last bit. Everything else keeps its exponent.
[[nodiscard]] FIRN_FN constexpr Aggregation power_mean(double p) {
  if (p == 1) return Aggregation::arithmetic;
  if (p > -1e-9 && p < 1e-9) return Aggregation::geometric;
  if (p - p != 0) return p > 0 ? Aggregation::max : Aggregation::min;
  return Aggregation::power_mean;
}

/// An aggregation in which one missing child could decide alone refuses to do without it (domain-spec 1.3): a
/// zero makes a product or a mean of exponent <= 0 zero, a smallest score goes unseen, hazards add up.
[[nodiscard]] FIRN_FN constexpr bool needs_every_child(Aggregation how, double exponent) {
  if (how == Aggregation::power_mean) return exponent <= 0;
  return how != Aggregation::arithmetic && how != Aggregation::max;
}

/// How the children of one node become its score. Weights are renormalised over what is present.
struct Node {
  Aggregation how = Aggregation::arithmetic;
  double weight = 1;          ///< of this dimension inside the root; unused at the root
  double min_coverage = 0.7;  ///< below this share of weight the node has no score
  /// The user's explicit opt-in (domain-spec 1.3) for every aggregation that needs_every_child().
  bool geometric_may_renormalise = false;
  double exponent = 1;  ///< of a power mean, |p| >= 1e-9 and finite
  /// Of an OWA: weights of the greatest, second greatest, ... score; they sum to 1. Their running sum, made
  /// continuous by straight lines, is read at the running share of the children's own weights (the weighted
  /// OWA), so that with equal weights and nothing missing it is the OWA to the letter. source: yager1988,
  /// torra1997
  std::int32_t order_weights = 0;
  double order_weight[most_ordered] = {};
};

/// Everything that turns one row of raw indicator values into scores: plain data, the same bytes on every
/// device.
struct Composition {
  std::int32_t leaves = 0;
  Leaf leaf[most_leaves];
  Node node[dimensions];
  Node root{Aggregation::geometric, 1, 0.7, false};
};

/// Some node is an OWA, which has to put its children in order.
[[nodiscard]] FIRN_FN inline bool orders_scores(const Composition& composition) {
  bool orders = composition.root.how == Aggregation::owa;
  for (const Node& node : composition.node) orders = orders || node.how == Aggregation::owa;
  return orders;
}

/// The result of one row. NaN = no score.
struct Composed {
  double score = 0;
  double dimension[dimensions] = {};
  /// Share of the total weight that was present, 0..1; never NaN. A dimension without a score counts as 0.
  double coverage = 0;
  /// The leaf that drives the hazard node: greatest score where the node is a max, else greatest weight x
  /// score; the first declared wins ties; -1 when the hazard node has no score.
  std::int32_t governing = -1;
};

}  // namespace firnline
