// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "host/finished_run/finished_run.hpp"

namespace firnline {

/// Fills the water of profile.sites, which are there, from water.csv. throws: CheckpointError
void read_water_rows(const std::filesystem::path& csv, FinishedProfile& profile);

/// Fills profile.overlaps from overlaps.csv. throws: CheckpointError
void read_overlap_rows(const std::filesystem::path& csv, FinishedProfile& profile);

}  // namespace firnline
