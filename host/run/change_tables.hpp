// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/finished_run/finished_run.hpp"
#include "rasters/export/table.hpp"

namespace firnline {

// Tables about the variants of a profile (docs/outputs.md). The profile must outlive them. Private to run/.

/// A row for each site and variant.
[[nodiscard]] Table variants_table(const FinishedProfile& profile);
/// A row for each site: what the models of each scenario and horizon say of it.
[[nodiscard]] Table change_table(const FinishedProfile& profile);

}  // namespace firnline
