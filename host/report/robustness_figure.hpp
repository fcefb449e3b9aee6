// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "host/finished_run/finished_run.hpp"
#include "host/words/words.hpp"

namespace firnline {

// What a reader sees of ranks that were drawn. in: a profile with robustness and ranked sites. Private to
// report/.

/// A share of the draws in percent: only what holds in all of them is 100 %.
[[nodiscard]] std::string drawn_share(const words::Words& words, double p);

/// A bar per site from its 5 % to its 95 % rank, with the median and the rank in the list; the first sites
/// only.
[[nodiscard]] std::string interval_figure(const FinishedProfile& profile, const words::Words& words);

/// The first sites against the first ranks: percent of the draws, darker for more.
[[nodiscard]] std::string acceptability_table(const FinishedProfile& profile, const words::Words& words);

}  // namespace firnline
