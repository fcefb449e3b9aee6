// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "host/finished_run/finished_run.hpp"
#include "host/run/plan.hpp"
#include "rasters/export/verified_file.hpp"

namespace firnline {

/// units_NAME.csv, .gpkg and .qml of every list that sums the profile up, and units_NAME_rejected.csv.
/// throws: OutputError
void write_unit_tables(const RunPlan& plan, const OutputFolder& folder, const FinishedProfile& profile,
                       std::vector<WrittenFile>& files);

}  // namespace firnline
