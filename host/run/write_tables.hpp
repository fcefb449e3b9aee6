// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/finished_run/finished_run.hpp"
#include "host/run/plan.hpp"
#include "rasters/export/verified_file.hpp"

namespace firnline {

/// sites.csv, sites.gpkg and sites_rejected.csv per profile, and audit.csv. throws: OutputError
void write_tables(const RunPlan& plan, const OutputFolder& folder, FinishedRun& run);

}  // namespace firnline
