// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/finished_run/finished_run.hpp"
#include "rasters/export/table.hpp"

namespace firnline {

/// The water of every site, in the order of the site table. in: a profile that outlives the table
[[nodiscard]] Table water_table(const FinishedProfile& profile);

/// Which catchments lie inside which others. Likewise.
[[nodiscard]] Table overlap_table(const FinishedProfile& profile);

}  // namespace firnline
