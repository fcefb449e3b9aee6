// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

namespace firnline {

/// How far two lists of the same sites agree. Ranks are those of competition_ranks(), one per site in the
/// same order, 0 = not ranked; unless said otherwise a site that one of the two does not rank is left out of
/// both. NaN when nothing can be said: fewer than two sites, or a list in which all share one rank. throws:
/// BugError for lists of different lengths

/// Kendall's tau_b, -1..1, corrected for ties: pairs in the same order less pairs in the other, over the
/// geometric mean of the pairs that each list tells apart. cost: n log n. source: kendall1945, knight1966
[[nodiscard]] double kendall_tau_b(std::span<const std::int64_t> a, std::span<const std::int64_t> b);

/// Spearman's rho, -1..1: Pearson's r of the ranks, which of tied sites are the mean of their places. cost: n
/// log n. source: spearman1904
[[nodiscard]] double spearman_rho(std::span<const std::int64_t> a, std::span<const std::int64_t> b);

/// Sites that both lists rank 1..k over sites that at least one of them does, 0..1; ties at place k all
/// count. NaN when no site is ranked at all. source: jaccard1912
[[nodiscard]] double jaccard_at(std::span<const std::int64_t> a, std::span<const std::int64_t> b,
                                std::int64_t k);

/// Rank-biased overlap, 0..1, extrapolated: the agreement of the two lists' first d sites, averaged over all
/// depths d with weights that fall by p from each to the next, so that the urgent end counts most (p = 0.9:
/// the first ten ranks hold 86 % of the weight). The agreement at d is twice the sites that both rank 1..d
/// over the sites that either does, so ties at place d all count. Lists are taken as they are: a site that
/// one of them does not rank lies behind its end, and what is not seen, of the shorter list and then of both,
/// agrees as far as what was seen last. NaN when a list ranks no site. throws: BugError unless 0 < p < 1, and
/// for a rank beyond the number of sites. cost: n. source: webber2010, equation 32 and section 4.5
[[nodiscard]] double rank_biased_overlap(std::span<const std::int64_t> a, std::span<const std::int64_t> b,
                                         double p = 0.9);

/// The measures of agreement together.
struct Agreement {
  double kendall_tau_b = 0, spearman_rho = 0, jaccard_at_k = 0, rank_biased_overlap = 0;
};
[[nodiscard]] Agreement agreement_of(std::span<const std::int64_t> a, std::span<const std::int64_t> b,
                                     std::int64_t k);

}  // namespace firnline
