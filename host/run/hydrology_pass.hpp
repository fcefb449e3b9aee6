// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

#include "host/finished_run/finished_run.hpp"
#include "host/run/plan.hpp"
#include "host/run/progress.hpp"

namespace firnline {

/// Works out where water runs, for the whole grid, and gives the layers with source = "hydrology" their
/// cells. What the layers that it reads counted for the audit is as before. scratch: a folder for planes that
/// are larger than memory; removed again when the plan's layers are. out: what was done, for the audit.
/// throws: RasterError for a hole in the heights that no water leaves; OutputError; Interrupted
[[nodiscard]] std::vector<FinishedAudit> work_out_hydrology(RunPlan& plan,
                                                            const std::filesystem::path& scratch,
                                                            Progress& progress);

}  // namespace firnline
