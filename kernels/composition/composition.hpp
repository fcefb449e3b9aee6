// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/grid/portability.hpp"

namespace firnline {

inline constexpr int most_leaves = 48;
inline constexpr int most_knots = 12;

enum class Transform : std::int32_t { none, log1p, square_root };
enum class Aggregation : std::int32_t { arithmetic, geometric, max };
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

/// How the children of one node become its score. Weights are renormalised over what is present.
struct Node {
  Aggregation how = Aggregation::arithmetic;
  double weight = 1;                       ///< of this dimension inside the root; unused at the root
  double min_coverage = 0.7;               ///< below this share of weight the node has no score
  bool geometric_may_renormalise = false;  ///< the user's explicit opt-in (domain-spec 1.3)
};

/// Everything that turns one row of raw indicator values into scores: plain data, the same bytes on every
/// device.
struct Composition {
  std::int32_t leaves = 0;
  Leaf leaf[most_leaves];
  Node node[dimensions];
  Node root{Aggregation::geometric, 1, 0.7, false};
};

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
