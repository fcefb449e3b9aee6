// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "host/finished_run/finished_run.hpp"

namespace firnline {

/// Variants of one scenario and horizon, that is: of several models, or a single one.
struct VariantGroup {
  std::string name, scenario, horizon;
  std::vector<std::size_t> changes;  ///< places in FinishedProfile::changes
};

/// In the order in which the job first names them.
[[nodiscard]] std::vector<VariantGroup> groups_of(const FinishedProfile& profile);

/// What the models of a group say of one site. Only those count in which the site has a score; NaN and 0
/// where it has none in any.
struct Outlook {
  std::int64_t scored = 0;  ///< models in which the site has a score
  double score_median = 0, score_low = 0, score_high = 0;
  double rank_median = 0;                      ///< of an even number the mean of the middle two
  std::int64_t rank_best = 0, rank_worst = 0;  ///< 1 = act here first
  double change_mean = 0;  ///< of the score; NaN when the site has none in the profile itself
  /// Means of the shares of hazard, exposure and vulnerability, which sum to change_mean; NaN when a model's
  /// change cannot be shared out.
  std::array<double, dimensions> change_by_mean{};
};

/// row: of the profile's sites
[[nodiscard]] Outlook outlook_of(const FinishedProfile& profile, const VariantGroup& group, std::size_t row);

}  // namespace firnline
