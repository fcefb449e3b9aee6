// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/finished_run/finished_run.hpp"
#include "kernels/backend/device.hpp"

namespace firnline {

/// A second opinion on the order of the sites, by PROMETHEE II: net flows of the scores under the stated
/// weights and the preferences of the profile, and ranks by them. Sites that lack an indicator, or have no
/// score, have none and are no measure for the others. in: rows in their order. Nothing for a profile that
/// does not ask
void add_promethee(const Device& device, FinishedProfile& profile);

}  // namespace firnline
