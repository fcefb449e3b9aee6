// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "host/finished_run/comparison.hpp"
#include "host/words/words.hpp"

namespace firnline {

/// The sites that rank among the first before or after, as inline SVG: their order before on the left, after
/// on the right, a line per site; red = rises, blue = falls, grey = stays. At most 24 sites, by better rank.
/// Private to report/.
[[nodiscard]] std::string rank_figure(const words::Words& words, const ListComparison& list);

}  // namespace firnline
