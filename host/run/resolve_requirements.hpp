// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/job/job.hpp"
#include "host/run/indicator_finder.hpp"
#include "host/run/job_requests.hpp"
#include "host/run/resolve.hpp"
#include "host/run/suitability.hpp"

namespace firnline {

/// The requirements that a profile of the job names, each with its source or with what the job lacks for it:
/// sets the profile's requirements and judged. Mistakes of a file of requirements are appended as its own.
void resolve_requirements(const Job& job, JobRequests& requests, IndicatorFinder& finder, LayerSet& set,
                          Complaints complaints, ResolvedProfile& profile);

}  // namespace firnline
