// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "host/finished_run/site_robustness.hpp"
#include "host/run/resolve.hpp"

namespace firnline {

/// How far the values of a profile's indicators may be off, per leaf: what the job says of them or, where it
/// says nothing, what the catalogue knows of their layers. Shares of the value add up as variances over all
/// layers, as those of a product do; an error in a unit passes from a layer to an indicator of the same unit
/// that reads no other. Numbers of the site list are taken as they are. All 0 where the job wants no errors.
[[nodiscard]] std::vector<FinishedValueError> errors_of_values(const Job& job, const LayerSet& set,
                                                               const ResolvedProfile& profile);

/// Appends a mistake for every error that names an indicator of no profile.
void check_value_errors(const Job& job, const LayerSet& set, std::vector<Mistake>& mistakes);

}  // namespace firnline
