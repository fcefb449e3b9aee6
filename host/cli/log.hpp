// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "spdlog/common.h"

namespace firnline {

/// From now on messages go to these sinks. A name of a site or a key of a job that stands in one can neither
/// act on a terminal nor pose as a message: it is shown as shown_text has it, and a message that has several
/// lines goes on indented.
void use_log(const std::vector<spdlog::sink_ptr>& sinks);

}  // namespace firnline
