// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/job/job.hpp"
#include "host/run/job_layers.hpp"
#include "host/run/resolve.hpp"
#include "host/run/suitability.hpp"

namespace firnline {

/// What [travel] asks of the layers it names, and of the list of its facilities: sets set.travel. in: a job
/// with [travel]
void resolve_travel(const Job& job, JobLayers& layers, LayerSet& set, Complaints complaints);

}  // namespace firnline
