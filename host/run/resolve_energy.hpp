// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/job/job.hpp"
#include "host/run/indicator_finder.hpp"
#include "host/run/resolve.hpp"
#include "host/run/suitability.hpp"

namespace firnline {

/// Every [energy.LIST] with the columns and indicators that it reads, and what it works out among the
/// attributes. Sets set.energy; adds to set.attributes. Comes before profiles, which may judge what it works
/// out.
void resolve_energy(const Job& job, IndicatorFinder& finder, LayerSet& set, Complaints complaints);

}  // namespace firnline
