// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "host/finished_run/finished_run.hpp"
#include "host/words/words.hpp"

namespace firnline {

/// The ranked sites, complete and in order without script; with it, sorted by a click on a column and
/// filtered by text and class. number: of the profile in the report, from 1; rows: at most; panels: how many
/// of the first rows have a panel to link to. Private to report/.
[[nodiscard]] std::string ranked_table(const words::Words& words, const FinishedProfile& profile,
                                       std::size_t number, std::size_t rows, std::size_t panels);

/// The sites without a score and why, and the rows of the list that were set aside; empty without any.
[[nodiscard]] std::string unscored_table(const words::Words& words, const FinishedProfile& profile,
                                         std::size_t rows);

}  // namespace firnline
