// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "host/report/map_frame.hpp"
#include "host/report/map_labels.hpp"
#include "host/words/words.hpp"

namespace firnline {

// The sites of a list on its map. Private to report/.

/// Sites that have their name on the map: the first by rank.
inline constexpr std::size_t named_sites = 10;

/// A named site on the figure.
struct NamedSite {
  const FinishedSite* site = nullptr;
  double x = 0, y = 0;
  std::string text;  ///< its name, with what tells it from namesakes, as far as there is room
  LabelPlace label;
  bool labelled = false;
};

/// Half the side of the square that the mark of a named site takes.
inline constexpr double named_radius = 11;

/// The first sites by rank and where their names stand: all have one, but where the figure is full. No name
/// lies over another, over the mark of another, or over what the placer keeps free.
[[nodiscard]] std::vector<NamedSite> named_on_map(const MapFrame& frame, const FinishedProfile& profile,
                                                  LabelPlacer& placer);

/// Their marks and names as SVG, rank 1 on top; before them the other sites, most_dots in all. anchor: of the
/// figure
[[nodiscard]] std::string sites_on_map(const MapFrame& frame, const FinishedProfile& profile,
                                       const std::vector<NamedSite>& named, const std::string& anchor,
                                       const words::Words& words);

/// The rows of the profile whose sites are on its map.
[[nodiscard]] std::vector<bool> rows_on_map(const FinishedProfile& profile);

/// What a link to the dot of a row (from 0) points at, without '#'. anchor: of the figure
[[nodiscard]] std::string dot_anchor(const std::string& anchor, std::size_t row);

}  // namespace firnline
