// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "host/finished_run/finished_run.hpp"
#include "host/words/words.hpp"

namespace firnline {

/// What the weights say beside what they do, and which indicators order the sites alike; empty for a profile
/// of one indicator. Private to report/.
[[nodiscard]] std::string weights_section(const FinishedProfile& profile, const words::Words& words);

}  // namespace firnline
