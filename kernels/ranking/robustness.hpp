// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "kernels/backend/device.hpp"
#include "kernels/ranking/rank_bins.hpp"
#include "kernels/ranking/site_scorer.hpp"

namespace firnline {

/// How ranks hold when weights and values are drawn: stochastic multicriteria acceptability analysis
/// (SMAA-2). Sites are numbered as they were given, the first in rank first. Counts are over all draws.
/// source: lahdelma2001
struct RankRobustness {
  static constexpr std::int64_t first_ranks = 20;
  static constexpr std::int64_t deciles = 10;
  static constexpr std::int64_t most_paired = 200;

  std::int64_t sites = 0, leaves = 0, draws = 0, top_k = 0, paired = 0;
  /// The least rank that 5 %, 50 % and 95 % of the draws do not exceed; beyond 2048 sites within
  /// rank_resolution of it.
  std::vector<std::int64_t> rank_p05, rank_p50, rank_p95;
  double rank_resolution = 0;
  std::vector<std::uint32_t> in_top_k;        ///< draws with a rank of top_k or better
  std::vector<std::uint32_t> at_first_ranks;  ///< [site * first_ranks + rank - 1]
  std::vector<std::uint32_t> in_deciles;  ///< [site * deciles + decile of the list, the first ranks first]
  std::vector<std::uint32_t> at_ranks;    ///< [site * sites + rank - 1]; empty beyond 2048 sites
  std::vector<double> rank_mean;
  std::vector<double> central_weight;  ///< [site * leaves + leaf] shares of the whole; NaN: never first
  std::vector<double> confidence;  ///< share of draws that the central weights make it first; NaN: not asked
  std::vector<std::uint32_t> ahead_of_next;  ///< [site]: before the site that follows it; the last: 0
  std::vector<std::uint32_t> ahead;          ///< [a * paired + b]: a before b, of the first `paired` sites

  [[nodiscard]] double p_top_k(std::size_t site) const { return share(in_top_k[site]); }
  [[nodiscard]] double share(std::uint32_t count) const {
    return static_cast<double>(count) / static_cast<double>(draws);
  }
};

/// Standard error of a share p of independent draws: sqrt(p (1 - p) / draws).
[[nodiscard]] double standard_error(double p, std::int64_t draws);

/// Counts ranks over draws, some at a time: whoever splits the draws and adds the counts up has those of all
/// draws.
class RankCounts {
 public:
  static constexpr std::int64_t most_draws = 65'535;

  /// throws: BugError for top_k < 1
  RankCounts(const SiteScorer& scorer, std::int64_t top_k);
  ~RankCounts();
  RankCounts(RankCounts&&) noexcept;

  /// throws: LimitError for more than most_draws in all
  void add(const Device& device, std::uint32_t first_draw, std::int64_t draws);
  /// The counts of other draws of the same scorer.
  void add(const RankCounts& other);
  /// throws: BugError before any draw
  [[nodiscard]] RankRobustness result(const Device& device) const;

 private:
  struct State;
  const SiteScorer* scorer_;
  std::unique_ptr<State> state_;
};

/// All draws of the scorer's plan. memory: some 10 bytes per site and bin, 64 MB for the draws under way. The
/// same bits for any number of threads. throws: BugError, LimitError
[[nodiscard]] RankRobustness rank_robustness(const Device& device, const SiteScorer& scorer,
                                             std::int64_t top_k);

}  // namespace firnline
