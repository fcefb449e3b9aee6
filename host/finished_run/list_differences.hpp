// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "host/finished_run/comparison.hpp"

namespace firnline {

/// What of two lists is not the same: layers, site lists, indicators, value functions, weights, rules.
/// Private to finished_run/.
[[nodiscard]] std::vector<ListDifference> list_differences(const FinishedRun& run_before,
                                                           const FinishedProfile& before,
                                                           const FinishedRun& run_after,
                                                           const FinishedProfile& after);

/// What a reader calls a weight: of an indicator, or of a dimension.
[[nodiscard]] std::string weight_of(std::string_view what);

/// What a reader calls the rule of a node: "how hazard is put together".
[[nodiscard]] std::string rule_of(int node);

}  // namespace firnline
