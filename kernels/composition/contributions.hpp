// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "kernels/composition/compose.hpp"

namespace firnline {

/// Exact Shapley value of each leaf against a reference row: what it adds to the site's score compared with the
/// reference site. Owen value over the tree of dimensions above 12 present leaves.
/// in: raw rows (NaN = missing), reference without missing values; the site's own score must not be NaN.
/// out: one number per leaf; they sum to score(site) - score(reference) within 1e-12. source: shapley1953, owen1977
[[nodiscard]] std::vector<double> contributions(const Composition& composition, std::span<const double> site,
                                                std::span<const double> reference);

/// The smallest change of one leaf's raw value that lifts (or drops) the site's score to target; the other leaves
/// stay. NaN when no value of that leaf reaches it. in/out: the indicator's unit.
[[nodiscard]] double raw_value_reaching(const Composition& composition, std::span<const double> site, int leaf,
                                        double target_score);

/// The raw weight of one leaf at which site b's score reaches site a's (the others fixed), nearest to today's weight.
/// NaN when there is none in [0, 1000 x today's weight]. source: domain-spec U7; golden T-TIP
[[nodiscard]] double weight_swapping(const Composition& composition, std::span<const double> site_a,
                                     std::span<const double> site_b, int leaf);

}  // namespace firnline
