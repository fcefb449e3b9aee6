// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "host/finished_run/finished_run.hpp"
#include "host/words/words.hpp"

namespace firnline {

/// How far the list agrees with those of other normalisations and aggregations, and which of its first sites
/// rest on the choice; empty where fewer than two sites are ranked, or the profile was read back.
[[nodiscard]] std::string choices_section(const FinishedProfile& profile, const words::Words& words);

}  // namespace firnline
