// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

namespace firnline {

/// Pearson's r, -1..1, over the pairs in which both numbers are there. in: two columns of equal length, NaN =
/// missing. NaN when nothing can be said: fewer than two pairs, or a column that is constant over them.
/// throws: BugError for columns of different lengths. source: pearson1895
[[nodiscard]] double pearson_r(std::span<const double> x, std::span<const double> y);

/// Spearman's rho of every pair of columns: Pearson's r of their ranks over the rows that both have, tied
/// values taking the mean of their places. out: symmetric; [i][i] is 1, or NaN for a constant column.
/// throws: BugError for columns of different lengths. source: spearman1904
[[nodiscard]] std::vector<std::vector<double>> spearman_matrix(
    const std::vector<std::vector<double>>& columns);

/// Shares of the columns in what moves `result`: squared Pearson's r with it, divided by their sum; the
/// linear form of the correlation ratio. NaN for a column whose r is not known; all NaN when none is, or all
/// are 0. source: paruolo2013
[[nodiscard]] std::vector<double> effective_weights(const std::vector<std::vector<double>>& columns,
                                                    std::span<const double> result);

}  // namespace firnline
