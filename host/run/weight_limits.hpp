// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "host/run/resolve.hpp"
#include "kernels/ranking/weight_limits.hpp"

namespace firnline {

/// Ranges and order of drawn weights that the job sets, for the indicators and dimensions of one profile;
/// whatever else they name is left out.
[[nodiscard]] WeightLimits limits_of_weights(const Job& job, const ResolvedProfile& profile);

/// Appends a mistake for every range and order that names nothing of the job's profiles or compares what is
/// not alike, and for every profile whose limits no draw, or hardly one, would keep.
void check_weight_limits(const Job& job, const LayerSet& set, std::vector<Mistake>& mistakes);

}  // namespace firnline
