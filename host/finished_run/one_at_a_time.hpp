// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "host/finished_run/list_draws.hpp"
#include "kernels/ranking/draw_ranks.hpp"
#include "kernels/ranking/sensitivity.hpp"

namespace firnline {

/// Score and rank of one site when something else is changed.
struct Standing {
  double score = 0;
  std::int64_t rank = 0;
};

/// Changes one weight or one site's value at a time, everything else as in the list.
class OneAtATime {
 public:
  /// For as long as the profile lives. in: a profile whose robustness is set
  explicit OneAtATime(const FinishedProfile& profile);
  [[nodiscard]] const SiteScorer& scorer() const { return scorer_; }

  /// factor: a weight, times this. out: per first site
  [[nodiscard]] std::vector<Standing> with_weight(const DrawFactor& factor, double times, std::size_t first);
  /// The site's own value, one standard deviation away; sign: -1 or 1
  [[nodiscard]] Standing with_value(std::size_t row, std::size_t leaf, double sign) const;

 private:
  [[nodiscard]] std::size_t sites() const { return static_cast<std::size_t>(scorer_.sites()); }

  const FinishedProfile& profile_;
  ListDraws list_;
  SiteScorer scorer_;
  std::unique_ptr<Composition> room_;
  DrawRanks sorter_;
  std::vector<double> scores_, own_;
  std::vector<std::uint32_t> ranks_;
};

}  // namespace firnline
