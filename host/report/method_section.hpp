// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "host/finished_run/finished_run.hpp"
#include "host/words/words.hpp"

namespace firnline {

/// How a profile makes its score: formulas of this profile's own aggregations, each indicator with its value
/// function, weight and source, and the references in full. Private to report/.
[[nodiscard]] std::string method_section(const words::Words& words, const FinishedProfile& profile);

}  // namespace firnline
