// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "host/finished_run/finished_run.hpp"
#include "host/words/words.hpp"

namespace firnline {

// What the report says of repairs; nothing where the profile has none. Private to report/.

/// Of each repair the sites whose score it lowers most.
[[nodiscard]] std::string repairs_section(const words::Words& words, const FinishedProfile& profile);

/// Of one site, for its panel.
[[nodiscard]] std::string repairs_of_site(const words::Words& words, const FinishedProfile& profile,
                                          const FinishedSite& site);

}  // namespace firnline
