// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "kernels/composition/compose.hpp"

namespace firnline {

/// Exact Shapley value of each leaf against a reference row: what it adds to the site's score compared with
/// the reference site. A composition of more than 12 leaves takes the Owen value over the tree instead
/// (dimension, then group of at most 12 leaves in the order of declaration, then leaf), so that one profile
/// always uses one method. in: raw rows (NaN = missing). The site and the reference must both have a score,
/// and the reference a value wherever the site has one. A leaf that the site lacks contributes what its
/// absence changes. out: one number per leaf; they sum to score(site) - score(reference) within 1e-12. A leaf
/// whose score equals the reference's contributes exactly 0. throws: BugError when a row does not fit or has
/// no score. source: shapley1953, owen1977, winter1989
[[nodiscard]] std::vector<double> contributions(const Composition& composition, std::span<const double> site,
                                                std::span<const double> reference);

/// The raw value of one leaf, nearest to today's, at which the site's score is lifted (or drops) to target;
/// the other leaves stay. NaN when no value reaches it, or when the leaf or the score is missing today.
/// in/out: the indicator's unit. The answer composes to the target or just beyond it, never short of it by >
/// 1e-12.
[[nodiscard]] double raw_value_reaching(const Composition& composition, std::span<const double> site,
                                        int leaf, double target_score);

/// The raw weight of one leaf at which site b's score reaches site a's (the others fixed), nearest to today's
/// weight. NaN when there is none in [0, 1000 x today's weight], or a score is missing. source: domain-spec
/// U7; golden T-TIP
[[nodiscard]] double weight_swapping(const Composition& composition, std::span<const double> site_a,
                                     std::span<const double> site_b, int leaf);

}  // namespace firnline
