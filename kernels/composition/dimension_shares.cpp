// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/composition/dimension_shares.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "kernels/composition/compose.hpp"
#include "kernels/composition/shapley.hpp"
#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

constexpr unsigned coalitions = 1U << dimensions;

/// Scores of the rows in which the dimensions of a coalition (one bit each) have changed already.
std::vector<double> worths(const Composition& composition, std::span<const double> from,
                           std::span<const double> to) {
  std::vector<double> worth(coalitions);
  for (unsigned changed = 0; changed < coalitions; ++changed) {
    std::array<double, most_leaves> row{};
    for (std::size_t leaf = 0; leaf < from.size(); ++leaf) {
      const auto dimension = static_cast<unsigned>(composition.leaf[leaf].dimension);
      row[leaf] = (changed >> dimension & 1U) != 0 ? to[leaf] : from[leaf];
    }
    worth[changed] = compose(composition, row.data()).score;
  }
  return worth;
}

}  // namespace

std::array<double, dimensions> dimension_shares(const Composition& composition, std::span<const double> from,
                                                std::span<const double> to) {
  const auto leaves = static_cast<std::size_t>(composition.leaves);
  if (from.size() != leaves || to.size() != leaves)
    throw BugError("Rows of " + std::to_string(from.size()) + " and " + std::to_string(to.size()) +
                   " values do not fit a composition of " + std::to_string(leaves) + " indicators.");
  const auto worth = worths(composition, from, to);
  std::array<double, dimensions> shares{};
  for (const double score : worth)
    if (composing::is_missing(score)) {
      shares.fill(std::numeric_limits<double>::quiet_NaN());
      return shares;
    }
  const auto values = shapley::values(dimensions, worth);
  std::copy(values.begin(), values.end(), shares.begin());
  return shares;
}

}  // namespace firnline
