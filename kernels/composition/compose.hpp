// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/composition/composition.hpp"

namespace firnline {

/// Raw value -> score in [0,1]; NaN stays NaN. in: the indicator's unit. Values outside the knots, or outside
/// the domain of the transform, take the score of the nearest knot.
[[nodiscard]] FIRN_FN inline double score_of(const ValueFunction& value, double raw);

/// One row of raw values -> scores. The one function that maps and sites share.
/// in: raw[leaves], NaN = missing, each in its indicator's unit. no-data rule: domain-spec 1.3 and 15:
/// a node whose present share of weight is below its min_coverage has no score and counts as coverage 0
/// upward; so does a geometric node with any missing child, unless it may renormalise. One missing leaf that
/// propagates leaves the whole row without scores. A dimension without leaves is left out of the root, weight
/// and all.
[[nodiscard]] FIRN_FN inline Composed compose(const Composition& composition, const double* raw);

/// The same from scores that are already in [0,1] (NaN = missing). compose() is score_of() per leaf, then
/// this.
[[nodiscard]] FIRN_FN inline Composed aggregate(const Composition& composition, const double* scores);

}  // namespace firnline

#include "kernels/composition/compose_inline.hpp"
