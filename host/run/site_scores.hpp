// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "host/finished_run/finished_run.hpp"
#include "host/run/plan.hpp"

namespace firnline {

/// Sites are extracted, then composed (design 3): zone sums -> raw values -> the maps' own composition ->
/// rank, contributions against the median of the scored sites, reasons for those without a score. in: plan,
/// index of the profile, exact sums per zone and quantity of its site list.
[[nodiscard]] FinishedProfile score_sites(const RunPlan& plan, std::size_t profile,
                                          const std::vector<std::vector<ZoneSums>>& sums);

}  // namespace firnline
