// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/finished_run/finished_run.hpp"
#include "kernels/backend/device.hpp"

namespace firnline {

/// Everything that is said of a list once its sites have scores: ranks and contributions, what the weights
/// do, a second opinion where the profile asks for it. The same for a profile and for each of its variants.
void complete_list(const Device& device, FinishedProfile& list);

}  // namespace firnline
