// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/finished_run/finished_run.hpp"

namespace firnline {

/// What the weights of a profile do, told apart from what they say: each indicator's share of the stated
/// weight, its effective weight and its rank correlations, from the scores of the scored sites. Adds a
/// warning to the run for two indicators that rank the sites almost alike, which count twice.
void add_indicator_relations(FinishedProfile& profile, FinishedRun& run);

}  // namespace firnline
