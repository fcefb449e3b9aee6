// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "host/finished_run/choices.hpp"
#include "kernels/ranking/site_scorer.hpp"

namespace firnline {

/// A finished list as its ranks are drawn: the values of its scored sites, which stand first.
class ListDraws {
 public:
  explicit ListDraws(const FinishedProfile& profile)
      : scored_(scored_sites(profile)), values_(values_of_ranked(profile)) {}
  /// For as long as this and the profile live.
  [[nodiscard]] RankedSites sites(const FinishedProfile& profile) const {
    return {profile.composition, values_, scored_};
  }
  /// in: a profile whose robustness is set
  [[nodiscard]] static DrawPlan plan(const FinishedProfile& profile) {
    const FinishedRobustness& robustness = *profile.robustness;
    DrawPlan plan;
    plan.draws = robustness.draws;
    plan.seed = static_cast<std::uint64_t>(robustness.seed);
    plan.concentration = robustness.concentration;
    plan.shared = robustness.shared_error;
    plan.limits = robustness.limits;
    for (const auto& error : robustness.errors) plan.errors.push_back({error.absolute, error.relative});
    return plan;
  }

 private:
  std::int64_t scored_;
  std::vector<double> values_;
};

}  // namespace firnline
