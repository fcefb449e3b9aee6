// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/finished_run/finished_run.hpp"
#include "rasters/export/table.hpp"

namespace firnline {

// How ranks hold, in tables. All: a profile with robustness that outlives the table.

/// One row per site with a rank, in the order of the site table.
[[nodiscard]] Table robustness_table(const FinishedProfile& profile);

/// Where each ranked site ranks when scores are made in other ways. in: a profile whose choices are set
[[nodiscard]] Table choice_table(const FinishedProfile& profile);

/// How often one of the first sites is ahead of another: every pair of the first 200 once, the better rank
/// first.
[[nodiscard]] Table pair_table(const FinishedProfile& profile);

/// How often each site has each rank, without the ranks it never has.
[[nodiscard]] Table rank_share_table(const FinishedProfile& profile);
/// Whether it is written: unasked up to 200 sites, as asked for up to 2048.
[[nodiscard]] bool has_rank_shares(const FinishedProfile& profile, bool asked);

}  // namespace firnline
