// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "host/finished_run/finished_run.hpp"
#include "host/words/words.hpp"

namespace firnline {

// How many people reach a facility in what time, as a figure. Private to report/.

/// Shares of all people over minutes, before and in some shocks, with thresholds marked. shocks: places in
/// FinishedTravel::shocks. Empty without people.
[[nodiscard]] std::string travel_curve(const words::Words& words, const FinishedRun& run,
                                       const std::vector<std::size_t>& shocks);

/// The last minutes of the figure, a value of the curve: from there on hardly anybody more reaches one,
/// before or in any shock; at least the first value from the last threshold on.
[[nodiscard]] double last_minutes(const FinishedWays& ways, double last_threshold);

}  // namespace firnline
