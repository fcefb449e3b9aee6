// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "host/finished_run/finished_run.hpp"
#include "host/words/words.hpp"

namespace firnline {

/// What was done to each layer in sentences, warnings first; every step with its counts in a closed table
/// beneath. Private to report/.
[[nodiscard]] std::string audit_section(const words::Words& words, const FinishedRun& run);

/// Where the data come from, and what their licences ask of who publishes the results.
[[nodiscard]] std::string sources_section(const words::Words& words, const FinishedRun& run);

}  // namespace firnline
