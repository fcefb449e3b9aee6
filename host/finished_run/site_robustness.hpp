// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "kernels/ranking/weight_limits.hpp"

namespace firnline {

struct RankRobustness;

/// How a site's rank holds when weights and values are drawn (docs/robustness.md).
struct SiteRobustness {
  std::int64_t rank_p05 = 0, rank_p50 = 0, rank_p95 = 0;  ///< 0 = not ranked
  double p_top_k = std::numeric_limits<double>::quiet_NaN();
  double p_top_k_se = std::numeric_limits<double>::quiet_NaN();  ///< standard error, of the number of draws
};

/// How far an indicator's values may be off, and who says so.
struct FinishedValueError {
  double absolute = 0, relative = 0;
  std::string source;  ///< empty where both are 0
};

/// What was drawn for a list, and what came of it.
struct FinishedRobustness {
  std::int64_t draws = 0, seed = 0;
  double concentration = 0;
  double shared_error = 0;     ///< of an error's variance: what is the same at all sites
  double rank_resolution = 0;  ///< of rank intervals: how far they may be off, as a share of the rank
  std::vector<FinishedValueError> errors;  ///< per indicator
  WeightLimits limits;                     ///< that drawn weights keep; only in memory
  /// Only in memory, for tables and report; rows are those of the scored sites.
  std::shared_ptr<const RankRobustness> ranks;
  std::shared_ptr<const RankRobustness> all_shared, all_own;  ///< the bounds; nothing without errors

  [[nodiscard]] bool with_errors() const {
    for (const auto& error : errors)
      if (error.absolute > 0 || error.relative > 0) return true;
    return false;
  }
};

}  // namespace firnline
