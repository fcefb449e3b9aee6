// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "host/finished_run/finished_run.hpp"
#include "host/words/words.hpp"

namespace firnline {

/// What the page says of single sites, from the first rank on.
struct SitePanels {
  std::string html;       ///< a heading and one closed panel per site; empty without a scored site
  std::size_t sites = 0;  ///< how many of the first rows have one
};

/// Per site: place, coverage and what is missing, the neighbours in rank and what would change their order,
/// and every indicator with its value, score and contribution. number: of the profile in the report, from 1.
/// As many sites as most_bytes hold, most_sites at most; the text says how many. Private to report/.
[[nodiscard]] SitePanels site_panels(const words::Words& words, const FinishedProfile& profile,
                                     std::size_t number, std::size_t most_sites, std::size_t most_bytes);

/// What a link to the panel of a row (from 0) points at, without '#'.
[[nodiscard]] std::string panel_anchor(std::size_t number, std::size_t row);

/// The map of a profile.
[[nodiscard]] std::string map_anchor(std::size_t number);

}  // namespace firnline
