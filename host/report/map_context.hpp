// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "host/report/map_frame.hpp"
#include "host/report/map_labels.hpp"
#include "host/words/words.hpp"

namespace firnline {

// Rivers, glaciers, borders and towns of the job on its maps. Private to report/.

/// What of it is drawn: areas would tint the colours below them.
enum class ContextPart { all, lines };

/// SVG that defines lines and areas, once in a page; empty without any.
[[nodiscard]] std::string context_definition(const GridSpec& grid, const FinishedScenery& scenery,
                                             ContextPart part = ContextPart::all);
/// The same, placed on one map.
[[nodiscard]] std::string context_on_map(const MapFrame& frame, const GridSpec& grid,
                                         const FinishedScenery& scenery, ContextPart part = ContextPart::all);

/// Towns of the frame in the order of their file, each with its name beside it; those whose name finds no
/// room are left out.
[[nodiscard]] std::string towns_on_map(const MapFrame& frame, const FinishedScenery& scenery,
                                       LabelPlacer& placer);

/// Items of the legend, as HTML.
[[nodiscard]] std::string context_legend(const FinishedScenery& scenery, const words::Words& words,
                                         ContextPart part = ContextPart::all);
/// What the lines were taken from, as text.
[[nodiscard]] std::string context_notes(const FinishedScenery& scenery, const words::Words& words);

}  // namespace firnline
