// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "host/finished_run/finished_run.hpp"

namespace firnline {

/// Fills what repairs would make of profile.sites, which are there, from repairs.csv. throws: CheckpointError
void read_repair_rows(const std::filesystem::path& csv, FinishedProfile& profile);

}  // namespace firnline
