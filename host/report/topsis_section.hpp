// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "host/finished_run/finished_run.hpp"
#include "host/words/words.hpp"

namespace firnline {

/// The second opinion beside the list: which sites TOPSIS puts elsewhere; empty for a profile that does not
/// ask for it. Private to report/.
[[nodiscard]] std::string topsis_section(const FinishedProfile& profile, const words::Words& words);
/// The same of PROMETHEE II.
[[nodiscard]] std::string promethee_section(const FinishedProfile& profile, const words::Words& words);

}  // namespace firnline
