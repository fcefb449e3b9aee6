// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "kernels/composition/composition.hpp"
#include "kernels/ranking/weight_draws.hpp"

namespace firnline {

/// What drawn shares have to keep. Leaves come first, then dimensions; a leaf's share is that of its
/// dimension, a dimension's that of the whole.
struct WeightLimits {
  std::vector<double> least, greatest;             ///< empty = 0 and 1 for all
  std::vector<std::vector<std::int32_t>> falling;  ///< chains, each inside one dimension or of dimensions

  [[nodiscard]] bool any() const noexcept { return !least.empty() || !greatest.empty() || !falling.empty(); }
};

/// How the weights of a composition are drawn: inside each dimension that has leaves with a weight, and
/// between dimensions (one prior at most). Dimensions without such leaves have no weight there.
struct WeightPriors {
  std::vector<WeightPrior> leaves;  ///< over all leaves each; those of other dimensions weigh nothing
  std::vector<WeightPrior> root;
};
/// throws: BugError for bounds that are not one for each leaf and dimension
[[nodiscard]] WeightPriors priors_of(const Composition& composition, double concentration,
                                     const WeightLimits& limits);

/// Why no shares keep the limits, or only such as a draw never meets.
struct WeightConflict {
  enum class Kind {
    circle,        ///< the order comes back to where it began
    no_room,       ///< the order and the bounds leave a child nothing between least and greatest
    least_sum,     ///< the least shares, as the order raises them, sum up to 1 or more
    greatest_sum,  ///< the greatest, as the order lowers them, to 1 or less
  };
  Kind kind = Kind::circle;
  std::int32_t child = -1;  ///< of no_room
  double least = 0, greatest = 0;
};
/// Nothing when there is room: shares that keep the limits make up some part of all shares. Bounds go along
/// the order (whoever is ahead of a child is no lighter than its least), and what is left between them is
/// reached by every sum in between, so that this is all there is to ask. in: sound weights, lists of their
/// length or empty, chains of children that are there
[[nodiscard]] std::optional<WeightConflict> conflict_of(const WeightPrior& prior);

}  // namespace firnline
