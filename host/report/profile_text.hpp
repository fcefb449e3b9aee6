// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "host/finished_run/finished_run.hpp"
#include "host/words/words.hpp"

namespace firnline {

// What several sections of the report say of a profile. Private to report/.

/// The dimensions that the profile has indicators for, with their places in FinishedSite::dimension.
[[nodiscard]] std::vector<std::pair<std::string, std::size_t>> used_dimensions(
    const FinishedProfile& profile);

/// A dimension as the head of a column.
[[nodiscard]] std::string dimension_heading(const words::Words& words, std::size_t dimension);

/// The report shows a map of the profile.
[[nodiscard]] bool has_map(const FinishedProfile& profile);

/// The map's cells in a site's footprint are judged by the same ground as the site. Where an indicator looks
/// upstream a cell stands for a catchment that is everywhere like the cell, which tells nothing of the site.
[[nodiscard]] bool cells_are_like_sites(const FinishedProfile& profile);

}  // namespace firnline
