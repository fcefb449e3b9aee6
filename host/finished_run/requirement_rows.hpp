// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "host/finished_run/finished_run.hpp"

namespace firnline {

/// Fills requirement_value of profile.sites, which are there, from requirements.csv. throws: CheckpointError
void read_requirement_rows(const std::filesystem::path& csv, FinishedProfile& profile);

}  // namespace firnline
