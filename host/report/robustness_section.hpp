// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "host/finished_run/finished_run.hpp"
#include "host/words/words.hpp"

namespace firnline {

/// How ranks hold when weights and values are drawn: what was drawn, an interval per site, how often the
/// first sites have which rank, how far values may be off. Empty where nothing was drawn or no site is
/// ranked.
[[nodiscard]] std::string robustness_section(const FinishedProfile& profile, const words::Words& words);

/// For the first paragraph. Empty likewise.
[[nodiscard]] std::string how_sure(const FinishedProfile& profile, const words::Words& words);

/// One sentence or two about one site. in: with a rank
[[nodiscard]] std::string how_sure(const FinishedProfile& profile, const FinishedSite& site,
                                   const words::Words& words);

}  // namespace firnline
