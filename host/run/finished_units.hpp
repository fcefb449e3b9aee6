// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/finished_run/finished_run.hpp"
#include "host/run/plan.hpp"
#include "host/run/unit_pass.hpp"

namespace firnline {

/// Ranked units for every profile that a list sums up. in: a run whose profiles are ranked, and the sums of
/// sum_over_units
void add_units(const RunPlan& plan, const std::vector<SumsOfUnits>& sums, FinishedRun& run);

/// What the audit says of every list: rows, what of the grid it covers, and whether units overlap.
[[nodiscard]] std::vector<FinishedAudit> audit_of_units(const RunPlan& plan);

}  // namespace firnline
