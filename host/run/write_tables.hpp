// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "host/finished_run/finished_run.hpp"
#include "host/run/plan.hpp"
#include "rasters/export/verified_file.hpp"

namespace firnline {

/// sites.csv, sites.gpkg, sites.qml and sites_rejected.csv of one list. throws: OutputError
void write_site_tables(const RunPlan& plan, const OutputFolder& folder, const FinishedProfile& profile,
                       std::vector<WrittenFile>& files);

/// Those of every profile, with variants.csv and change.csv where it has variants, and audit.csv. throws:
/// OutputError
void write_tables(const RunPlan& plan, const OutputFolder& folder, FinishedRun& run);

}  // namespace firnline
