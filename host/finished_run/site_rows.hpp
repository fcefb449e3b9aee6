// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "host/finished_run/finished_run.hpp"

namespace firnline {

/// Fills profile.sites from its own sites.csv. throws: CheckpointError when the columns are not the profile's
void read_site_rows(const std::filesystem::path& csv, FinishedProfile& profile);

}  // namespace firnline
