// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "host/finished_run/finished_run.hpp"
#include "host/report/map_layers.hpp"
#include "host/words/words.hpp"

namespace firnline {

/// Sites drawn on the map, from the first rank on: more would hide it, and make a page that no browser opens.
inline constexpr std::size_t most_dots = 2000;

/// The map of one profile as HTML: pictures to switch between without a script, each with its legend; relief,
/// gaps hatched, the job's rivers, glaciers, borders and towns, a graticule, sites by rank with the first ten
/// named, scale bar, north, and notes. Empty when the profile wrote no map. layers: of the page; the first
/// profile that has a map also defines its pictures.
/// anchor: id of the figure
[[nodiscard]] std::string map_figure(const words::Words& words, const FinishedRun& run,
                                     const FinishedProfile& profile, const MapLayers& layers,
                                     const std::string& anchor);

}  // namespace firnline
