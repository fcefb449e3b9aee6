// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "host/finished_run/finished_run.hpp"
#include "host/run/plan.hpp"
#include "host/run/tile_pass.hpp"

namespace firnline {

/// Sites are extracted, then composed (design 3): zone sums -> raw values -> the maps' own composition, with
/// reasons for those without a score. in: plan, index of the profile, exact sums of the plan's zone lists,
/// and statistics_of_cells of the profile. out: the sites in the order of their list, still without ranks
/// (the sums may go before those come).
[[nodiscard]] FinishedProfile score_sites(const RunPlan& plan, std::size_t profile,
                                          const std::vector<SiteSums>& sums,
                                          const std::vector<std::vector<double>>& cell_statistics);

/// Competition rank of every site, 0 for the unscored.
[[nodiscard]] std::vector<std::int64_t> ranks_of(const Device& device, const FinishedProfile& profile);

/// The order in which the table has the sites, from their ranks.
[[nodiscard]] std::vector<std::size_t> order_of_rows(const FinishedProfile& profile,
                                                     const std::vector<std::int64_t>& ranks);

/// Ranks the scored sites, puts them in the order of the table, and adds contributions against their median.
void rank_sites(const Device& device, FinishedProfile& profile);

/// The rows of a list of sites or of units that were set aside.
[[nodiscard]] std::vector<FinishedRejection> finished_rejections(const SiteList& list);

}  // namespace firnline
