// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "host/finished_run/finished_run.hpp"

namespace firnline {

/// What the weights of a profile do, told apart from what they say: each indicator's share of the stated
/// weight, its effective weight and its rank correlations, from the scores of the scored sites.
void add_indicator_relations(FinishedProfile& profile);

/// Warnings of every two indicators that order the sites almost alike, which count twice, or almost
/// oppositely. Call after add_indicator_relations().
[[nodiscard]] std::vector<std::string> warnings_of_twins(const FinishedProfile& profile);

}  // namespace firnline
