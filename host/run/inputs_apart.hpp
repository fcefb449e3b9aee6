// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "host/run/plan.hpp"

namespace firnline {

/// A run replaces what an earlier one left in its output folder, so no input may lie there. throws: JobError
void require_inputs_apart(const RunPlan& plan, const std::filesystem::path& out);

}  // namespace firnline
