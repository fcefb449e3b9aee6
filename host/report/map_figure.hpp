// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "host/finished_run/finished_run.hpp"
#include "rasters/export/class_colours.hpp"

namespace firnline {

/// Sites drawn on the map, from the first rank on: more would hide it, and make a page that no browser opens.
inline constexpr std::size_t most_dots = 2000;

/// The map of one profile as inline SVG: risk classes, gaps in grey, sites by rank with the first ten named,
/// scale bar, north. Empty when the profile wrote no map.
[[nodiscard]] std::string map_figure(const GridSpec& grid, const FinishedProfile& profile);

/// One indicator: its value function drawn over the histogram of the sites' scores, as inline SVG.
[[nodiscard]] std::string value_function_figure(const FinishedIndicator& indicator);

}  // namespace firnline
