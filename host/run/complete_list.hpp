// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/finished_run/finished_run.hpp"
#include "host/run/plan.hpp"

namespace firnline {

/// Everything that is said of a list once its sites have scores: ranks and contributions, what the weights
/// do, a second opinion where the profile asks for it, how the ranks hold under other weights and values. The
/// same for a profile and for each of its variants. profile: index into the plan's
void complete_list(const RunPlan& plan, std::size_t profile, FinishedProfile& list);

}  // namespace firnline
