// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/finished_run/finished_run.hpp"
#include "host/run/plan.hpp"

namespace firnline {

/// Carries out a plan: tiles through the store, sites extracted and composed, ranked, and every file of
/// design 5 written, the manifest last. Resumes from the store when asked to. throws: Error of any kind;
/// Interrupted after a stop signal, with every finished tile kept
[[nodiscard]] FinishedRun conduct(RunPlan& plan, const RunOptions& options);

}  // namespace firnline
