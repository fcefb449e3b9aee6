// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "host/finished_run/finished_run.hpp"
#include "host/words/words.hpp"

namespace firnline {

/// One indicator: its value function drawn over the histogram of the sites' values, as inline SVG. Private to
/// report/.
[[nodiscard]] std::string value_function_figure(const words::Words& words, const FinishedProfile& profile,
                                                std::size_t indicator);

}  // namespace firnline
