// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "host/finished_run/finished_run.hpp"
#include "host/words/words.hpp"

namespace firnline {

/// The page holds every ranked site of the profile, so that it can rank them among each other. Private to
/// report/.
[[nodiscard]] bool ranks_in_page(const FinishedProfile& profile, std::size_t rows);

/// Sliders of weights above the table of ranked sites; the script alone shows them.
[[nodiscard]] std::string what_if_block(const words::Words& words, const FinishedProfile& profile);

/// What the script needs of a site: an attribute of its row.
[[nodiscard]] std::string what_if_scores(const FinishedSite& site);

}  // namespace firnline
