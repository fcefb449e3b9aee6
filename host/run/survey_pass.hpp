// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/run/plan.hpp"
#include "host/run/progress.hpp"

namespace firnline {

/// Which values must be surveyed for the plan's profiles. in: a plan whose program has its profiles
void plan_surveys(RunPlan& plan);

/// Passes over the layers of those indicators, before the one that computes risk.
[[nodiscard]] int survey_passes(const RunPlan& plan);

/// Carries the surveys out and gives the value functions of the plan their knots. What the layers counted for
/// the audit is as before. throws: RasterError for an indicator without a value in any cell, or out of its
/// range; Interrupted
void survey_percentiles(RunPlan& plan, Progress& progress);

}  // namespace firnline
