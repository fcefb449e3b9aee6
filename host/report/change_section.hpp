// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "host/finished_run/finished_run.hpp"
#include "host/words/words.hpp"

namespace firnline {

/// "What changes": how far the list of each scenario agrees with today's, and where the first sites move,
/// drawn site by site. Empty for a profile without variants.
[[nodiscard]] std::string change_section(const FinishedProfile& profile, const words::Words& words);

}  // namespace firnline
