// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "host/finished_run/finished_run.hpp"

namespace firnline {

/// Rows of a table of sites at most: more make a page that no phone opens, and stand in sites.csv.
inline constexpr std::size_t most_rows = 1000;

/// The ranked sites, complete and in order without script; with it, sorted by a click on a column and
/// filtered by text and class. Private to report/.
[[nodiscard]] std::string ranked_table(const FinishedProfile& profile);

/// The sites without a score and why, and the rows of the list that were set aside; empty without any.
[[nodiscard]] std::string unscored_table(const FinishedProfile& profile);

}  // namespace firnline
