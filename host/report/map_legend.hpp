// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "host/report/map_layers.hpp"
#include "host/words/words.hpp"
#include "rasters/export/class_colours.hpp"

namespace firnline {

// What the colours and signs of a map mean. Private to report/.

/// Light to dark in one hue, and light to dark in several: both are read alike by colour-blind readers.
inline constexpr std::array<Colour, 5> colours_of_coverage = {{{242, 240, 247, 255},
                                                               {203, 201, 226, 255},
                                                               {158, 154, 200, 255},
                                                               {117, 107, 177, 255},
                                                               {84, 39, 143, 255}}};
/// The colour of a step out of so many, from the least value on. source: the colour map viridis
[[nodiscard]] Colour colour_of_step(std::size_t step, std::size_t steps);
[[nodiscard]] Colour colour_of_class(std::size_t risk_class);
inline constexpr Colour colour_of_too_little = {90, 90, 90, 130};

/// How many steps a picture of an indicator has.
[[nodiscard]] std::size_t steps_of(const FinishedIndicatorPicture& shown);

[[nodiscard]] std::vector<MapLegendEntry> legend_of_classes(const words::Words& words,
                                                            const FinishedProfile& profile);
[[nodiscard]] std::vector<MapLegendEntry> legend_of_shares(const words::Words& words, bool coverage);
/// in: the unit as people read it; empty for a number
[[nodiscard]] std::vector<MapLegendEntry> legend_of_values(const words::Words& words,
                                                           const FinishedIndicatorPicture& shown,
                                                           const std::string& unit);

/// SVG that defines the hatching of gaps, once in a page, before its maps.
[[nodiscard]] std::string pattern_of_gaps();
/// A sign of it. grey: over a grey ground
[[nodiscard]] std::string swatch_of_gaps(bool grey);

/// A colour and what it means, as an item of a list in HTML.
[[nodiscard]] std::string legend_item(const MapLegendEntry& entry);

/// The legends of all pictures, of which the style sheet shows one, and that of what is drawn over them, as
/// HTML.
[[nodiscard]] std::string map_legend(const FinishedRun& run, const FinishedProfile& profile,
                                     const std::vector<MapLayer>& layers, const words::Words& words);

}  // namespace firnline
