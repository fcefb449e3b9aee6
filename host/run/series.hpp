// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "host/run/resolve.hpp"

/// What the plan has to say about series of months and years before a cell is read.
namespace firnline {

/// Not every series will do for every indicator: whole years, say, and enough of them.
/// in: binding of the indicator; plane_values of the whole program
/// throws: RasterError naming indicator, layer, bands and what they lack
void require_usable_series(const LayerSet& set, const ResolvedIndicator& resolved, const Binding& binding,
                           const std::vector<double>& plane_values);

/// A number of one model's future is half a number. A sentence for each indicator of this kind that the job
/// has from fewer than two models of one scenario and horizon.
[[nodiscard]] std::vector<std::string> warnings_of_single_models(const Job& job, const LayerSet& set);

}  // namespace firnline
