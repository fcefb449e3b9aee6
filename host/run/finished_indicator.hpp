// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "host/finished_run/finished_run.hpp"
#include "host/run/plan.hpp"

namespace firnline {

/// What a finished run says of one leaf of a profile; what its sites make of it is still to come.
[[nodiscard]] FinishedIndicator describe_indicator(const RunPlan& plan, std::size_t profile,
                                                   std::size_t leaf);

}  // namespace firnline
