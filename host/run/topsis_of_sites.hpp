// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/finished_run/finished_run.hpp"
#include "kernels/backend/device.hpp"

namespace firnline {

/// A second opinion on the order of the sites, by TOPSIS: closeness to the worst of the list and rank by it,
/// for a profile that asks for it. Criteria are the indicators' values after their transform, with the stated
/// weights; the direction is that of the value function.
void add_topsis(const Device& device, FinishedProfile& profile);

}  // namespace firnline
