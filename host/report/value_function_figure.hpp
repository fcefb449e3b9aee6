// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "host/finished_run/finished_run.hpp"

namespace firnline {

/// One indicator: its value function drawn over the histogram of the sites' scores, as inline SVG. Private to
/// report/.
[[nodiscard]] std::string value_function_figure(const FinishedIndicator& indicator);

}  // namespace firnline
