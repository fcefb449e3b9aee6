// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace firnline {

/// One criterion of a decision matrix: a number per site, NaN = missing.
struct Criterion {
  std::vector<double> values;
  double weight = 0;            ///< raw, >= 0; shares of the sum count
  bool higher_is_worse = true;  ///< else the lowest number is the worst
};

/// TOPSIS: how close each site is to the worst of all, 0..1, 1 = the worst in everything. Each criterion is
/// divided by the root of its sum of squares and weighted; a site's closeness is its distance from the best
/// values over the sum of its distances from best and worst. The best and the worst are those of the list:
/// another site in it may change the order of the rest, so this is never computed on a part of a list.
/// A site that misses a criterion has no closeness (NaN) and is no measure for the others. A criterion that
/// is 0 at all sites, or weighs nothing, is left out. NaN for all where the sites do not differ, or only one
/// is left. throws: BugError for columns of different lengths, or a weight that is negative or not a number.
/// source: hwang1981
[[nodiscard]] std::vector<double> topsis_closeness(const std::vector<Criterion>& criteria);

}  // namespace firnline
