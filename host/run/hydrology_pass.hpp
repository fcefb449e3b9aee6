// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "host/finished_run/finished_run.hpp"
#include "host/run/plan.hpp"
#include "host/run/progress.hpp"

namespace firnline {

/// Where planes that are larger than memory lie; removed again when the plan's layers are.
struct HydrologyScratch {
  std::filesystem::path folder;
  std::string identity;  ///< of the run that may go on with what an interrupted one left there
  bool resume = false;
};

/// Works out where water runs, for the whole grid, and gives the layers with source = "hydrology" their
/// cells. What the layers that it reads counted for the audit is as before. out: what was done, for the
/// audit. throws: RasterError for a hole in the heights that no water leaves; OutputError; CheckpointError
/// for planes that are damaged; Interrupted
[[nodiscard]] std::vector<FinishedAudit> work_out_hydrology(RunPlan& plan, const HydrologyScratch& scratch,
                                                            Progress& progress);

}  // namespace firnline
