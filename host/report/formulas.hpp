// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "host/finished_run/finished_run.hpp"
#include "host/words/words.hpp"

namespace firnline {

/// The formulas of a profile as HTML, from value to rank. Private to report/.
[[nodiscard]] std::string formulas(const words::Words& words, const FinishedProfile& profile);

}  // namespace firnline
