// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/job/job.hpp"
#include "host/run/job_layers.hpp"
#include "host/run/resolve.hpp"
#include "host/run/suitability.hpp"

namespace firnline {

/// What the layers that are worked out from others are worked out from: sets set.hydrology, where something
/// of it is needed. Comes when everything that may need it is in the set. in: a job with [hydrology]
void resolve_hydrology(const Job& job, JobLayers& layers, LayerSet& set, Complaints complaints);

}  // namespace firnline
