// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace firnline {

/// Judgements of how many times as important one of n parts is as another, above the diagonal and row by row:
/// [ [a12, a13], [a23] ] compares three parts. source: saaty1980
using Judgements = std::vector<std::vector<double>>;

/// Weights out of pairwise judgements (the analytic hierarchy process).
struct PairwiseWeights {
  std::vector<double> weights;   ///< principal eigenvector, sum 1
  double consistency_ratio = 0;  ///< ((l - n) / (n - 1)) / mean of random matrices; 0 for two parts
};

inline constexpr std::size_t most_compared = 10;       ///< parts; Saaty's table ends there
inline constexpr double greatest_inconsistency = 0.1;  ///< ratio above which judgements are to be revised

/// in: one row less than parts, 2 <= parts <= most_compared, row i as long as parts follow; every number > 0.
/// throws: BugError for another shape
[[nodiscard]] PairwiseWeights pairwise_weights(const Judgements& judgements);

}  // namespace firnline
