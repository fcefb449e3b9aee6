// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "host/finished_run/overlaps.hpp"
#include "host/words/words.hpp"

namespace firnline {

/// The water of one site: where it comes together, what of it glaciers give, month by month as bars over
/// their numbers, and with whom the land upstream is shared. Empty for a site without a catchment. Private to
/// report/.
[[nodiscard]] std::string water_of_site(const words::Words& words, const FinishedProfile& profile,
                                        const Overlaps& overlaps, std::size_t row);

/// Which catchments lie inside which others, with a short list. Empty where none does.
[[nodiscard]] std::string overlaps_section(const words::Words& words, const FinishedProfile& profile);

}  // namespace firnline
