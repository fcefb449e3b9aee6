// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "host/finished_run/finished_run.hpp"
#include "host/words/words.hpp"

namespace firnline {

/// A profile by administrative unit: which come first, a map, the ranked table, and why others have no rank;
/// one section per list. Empty for a profile that no list sums up. Private to report/.
[[nodiscard]] std::string units_section(const GridSpec& grid, const FinishedProfile& profile,
                                        const words::Words& words);

}  // namespace firnline
