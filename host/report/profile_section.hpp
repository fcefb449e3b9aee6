// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "host/finished_run/finished_run.hpp"
#include "host/words/words.hpp"

namespace firnline {

/// What the report says about one profile: the answer, the map, the ranked sites, and how the score is made.
/// out: one HTML section. Private to report/.
[[nodiscard]] std::string profile_section(const FinishedRun& run, const FinishedProfile& profile,
                                          const words::Words& words);

}  // namespace firnline
