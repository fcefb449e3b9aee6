// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "host/finished_run/finished_run.hpp"
#include "host/words/words.hpp"

namespace firnline {

/// What the report says of ways to facilities and of shocks: who reaches one in what time, maps before and
/// during, a curve, and a table. Empty without [travel]. Private to report/.
[[nodiscard]] std::string travel_section(const words::Words& words, const FinishedRun& run);

/// The shocks that figures show, in the order of the job: those that take access from most people within the
/// last threshold, four at most.
[[nodiscard]] std::vector<std::size_t> shocks_to_draw(const FinishedTravel& travel);

}  // namespace firnline
