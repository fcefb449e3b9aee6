// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "host/finished_run/finished_run.hpp"
#include "host/report/map_layers.hpp"
#include "host/words/words.hpp"

namespace firnline {

/// What the report says about one profile, in the order of the page; the ranked table and the panels of its
/// sites stand between. Private to report/.
struct ProfileSection {
  std::string before;  ///< opens the section: the answer, the map
  std::string after;   ///< what changes, what is not scored, how the score is made; closes it
};

/// layers: of the page; number: of the profile in the report, from 1; rows: of a table at most
[[nodiscard]] ProfileSection profile_section(const words::Words& words, const FinishedRun& run,
                                             const FinishedProfile& profile, const MapLayers& layers,
                                             std::size_t number, std::size_t rows);

}  // namespace firnline
