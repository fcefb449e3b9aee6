// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "host/finished_run/finished_map.hpp"
#include "host/run/input_files.hpp"
#include "host/run/plan.hpp"

namespace firnline {

/// Reads the files of the set's context on the grid of the pictures. throws: RasterError, InputError,
/// PolicyError
void read_context_of(RunPlan& plan);

/// What the report's maps show besides, with what the job says of it.
[[nodiscard]] std::vector<FinishedContext> finished_context(const RunPlan& plan,
                                                            const std::vector<InputDigest>& digests);

}  // namespace firnline
