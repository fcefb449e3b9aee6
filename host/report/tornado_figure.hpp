// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "host/finished_run/finished_run.hpp"
#include "host/words/words.hpp"

namespace firnline {

/// What a change of one weight or one value does to the score and the rank of the first site, the greatest
/// first; empty where nothing can be changed. in: a profile whose ranks were drawn
[[nodiscard]] std::string tornado_figure(const FinishedProfile& profile, const words::Words& words);

}  // namespace firnline
