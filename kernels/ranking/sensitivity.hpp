// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "kernels/backend/device.hpp"
#include "kernels/ranking/site_scorer.hpp"

namespace firnline {

/// What part of a result's variance a factor makes.
struct SensitivityIndex {
  double first = 0;  ///< alone: what is expected to go when the factor is known
  double total =
      0;  ///< with all it does together with others: what is expected to stay when all others are known
};

/// First and total order index of one factor, from runs of a model: a on the points of sample A, b on those
/// of B, mixed on those of A with this factor's coordinate from B. The variance is that of a and b together,
/// results are centred by their mean. Estimates are not clipped: small ones may be below 0. NaN where nothing
/// varies or there are no runs. throws: BugError for lists of different lengths. source: saltelli2010 (first
/// order, table 2 b), jansen1999 (total)
[[nodiscard]] SensitivityIndex sensitivity_index(std::span<const double> a, std::span<const double> b,
                                                 std::span<const double> mixed);

/// What a draw consists of.
struct DrawFactor {
  enum class Kind { weight, dimension_weight, value };
  Kind kind = Kind::weight;
  std::int32_t number = 0;   ///< leaf, or dimension
  std::int32_t swapped = 0;  ///< as DrawMix has it
};
/// Those that can change a rank: weights of nodes that have several children, and values that may be off.
[[nodiscard]] std::vector<DrawFactor> factors_of(const SiteScorer& scorer);

/// Indices of score and rank of the first sites of a list.
struct SiteSensitivity {
  std::int64_t sites = 0, samples = 0;
  std::vector<DrawFactor> factors;
  std::vector<SensitivityIndex> score, rank;  ///< [site * factors + factor]
};

/// Sample A are the draws 0 ... samples - 1 of the scorer's plan, B the next ones: samples (factors + 2)
/// lists are scored and ranked. Of weights that share bounds or an order indices are not known (NaN): they
/// are not drawn independently. The same bits for any number of threads. sites: how many of the first are
/// asked about
[[nodiscard]] SiteSensitivity site_sensitivity(const Device& device, const SiteScorer& scorer,
                                               std::int64_t sites, std::int64_t samples);

}  // namespace firnline
