// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "host/finished_run/finished_run.hpp"
#include "host/words/words.hpp"

namespace firnline {

/// One step of the audit in a sentence or two, as HTML: how a layer came onto the grid, how many cells were
/// filled or lost, what became of a total. unit: of the layer; empty for none. Private to report/.
[[nodiscard]] std::string audit_sentences(const words::Words& words, const FinishedAudit& step,
                                          const std::string& unit);

}  // namespace firnline
