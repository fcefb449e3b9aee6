// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "host/finished_run/finished_run.hpp"
#include "host/words/words.hpp"

namespace firnline {

/// The one-file report, of page_limit_bytes at most: answer first, map with sites, ranked table, a panel per
/// site, what is missing, audit in plain words, sources and licence duties, method. Self-contained HTML: no
/// remote resource, one inline script allowed by its hash, readable without script. All text of the inputs is
/// escaped for its context.
[[nodiscard]] std::string report_html(const FinishedRun& run, const words::Words& words = words::Words());

}  // namespace firnline
