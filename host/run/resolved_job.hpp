// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "host/run/plan.hpp"

namespace firnline {

/// The job of a plan with everything that it leaves to the catalogue, the profiles, the indicators' defaults
/// and the command line: what the run will use, so that it can be understood without the code (job_json.hpp).
[[nodiscard]] std::string resolved_job_json(const RunPlan& plan);

}  // namespace firnline
