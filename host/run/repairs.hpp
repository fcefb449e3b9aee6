// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "host/finished_run/finished_run.hpp"
#include "host/job/job.hpp"

namespace firnline {

struct LayerSet;
struct ResolvedProfile;

/// What repairs set that no profile knows: an indicator of a profile, or the source of a requirement.
void check_repairs(const Job& job, const LayerSet& set, std::vector<Mistake>& mistakes);

/// Works out for each site of a ranked list what every repair of the job that concerns it would make of its
/// score, its rank among the others as they are, and its requirements. A value is set only where that is
/// better than the site's own, and never where that is not known.
void add_repairs(const Job& job, const ResolvedProfile& resolved, FinishedProfile& list);

}  // namespace firnline
