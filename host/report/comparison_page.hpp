// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "host/finished_run/comparison.hpp"
#include "host/words/words.hpp"

namespace firnline {

/// A comparison of two runs as one self-contained page: answer first, what differs, the ranks before and
/// after as a figure, and what moved each site. All text of the inputs is escaped for its context.
[[nodiscard]] std::string comparison_html(const RunComparison& comparison,
                                          const words::Words& words = words::Words());

}  // namespace firnline
