// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/run/plan.hpp"

namespace firnline {

/// Decides how the whole grid is worked on. in: a plan with its tiles; nothing happens without [hydrology]
void plan_hydrology(RunPlan& plan);

/// Times that every cell of the whole grid is gone over before the tiles are read.
[[nodiscard]] int hydrology_passes(const RunPlan& plan);

}  // namespace firnline
