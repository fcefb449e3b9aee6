// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <span>

#include "kernels/composition/composition.hpp"

namespace firnline {

/// What hazard, exposure and vulnerability each add to the change of a site's score from one row of raw
/// values to another: the exact Shapley value over the dimensions, the mean over the six orders in which they
/// may change, of what the score changes by when the dimension's indicators take their new values. in: raw
/// rows of composition.leaves values (NaN = missing). out: by Dimension; they sum to score(to) - score(from)
/// within 1e-12; a dimension whose values stay adds exactly 0. All NaN when a row, or a mixture of the two,
/// has no score (too little data in one dimension before, in another after). throws: BugError when a row does
/// not fit. source: shapley1953; for changes of an index shorrocks2013
[[nodiscard]] std::array<double, dimensions> dimension_shares(const Composition& composition,
                                                              std::span<const double> from,
                                                              std::span<const double> to);

}  // namespace firnline
