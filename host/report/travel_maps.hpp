// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "host/finished_run/finished_run.hpp"
#include "host/words/words.hpp"

namespace firnline {

// Maps of ways before and during shocks. Private to report/.

/// One map for the time before, and one for each of some shocks, with one legend. shocks: places in
/// FinishedTravel::shocks. Empty without pictures.
[[nodiscard]] std::string travel_maps(const words::Words& words, const FinishedRun& run,
                                      const std::vector<std::size_t>& shocks);

}  // namespace firnline
