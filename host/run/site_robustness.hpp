// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/finished_run/finished_run.hpp"
#include "host/run/plan.hpp"

namespace firnline {

/// Ranks a list once more for every draw of weights and values, as the job's [robustness] says, and tells how
/// its ranks hold. in: a profile whose sites are ranked and in the order of the table. Nothing is drawn for a
/// long list that the job asks nothing about.
void add_robustness(const RunPlan& plan, std::size_t profile, FinishedProfile& list);

}  // namespace firnline
