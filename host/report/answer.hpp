// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "host/finished_run/finished_run.hpp"
#include "host/words/words.hpp"

namespace firnline {

/// One paragraph: which sites first, how sure that is, what drives it, what is missing. It says what the run
/// knows: ties, gaps between neighbours, how uneven the footprints are, coverage; no probability is made up.
/// Private to report/.
[[nodiscard]] std::string answer(const words::Words& words, const FinishedProfile& profile);

}  // namespace firnline
