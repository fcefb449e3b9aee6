// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "host/finished_run/finished_run.hpp"

namespace firnline {

/// Fills the energy of profile.sites, which are there, from energy.csv. throws: CheckpointError
void read_energy_rows(const std::filesystem::path& csv, FinishedProfile& profile);

}  // namespace firnline
