// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "host/finished_run/finished_run.hpp"
#include "host/words/words.hpp"

namespace firnline {

// The pictures that a reader of a map can switch between. Private to report/.

using Colour = std::array<unsigned char, 4>;  ///< red, green, blue, alpha

struct MapLegendEntry {
  Colour colour;
  std::string label;  ///< text, not HTML
};

/// One picture of a profile's map with its legend. Texts, not HTML.
struct MapLayer {
  std::string image;  ///< id of the picture on the page
  std::string title, legend_title;
  std::vector<MapLegendEntry> legend;
  bool classes = false;    ///< of risk: cells with too little data for a score are grey
  bool indicator = false;  ///< shows one alone
};

/// The pictures of all maps of a page, each once, however many profiles show it. They take 5 MB at most, in
/// this order, those that do not fit left out: risk classes of all profiles (in a coarser copy, should they
/// take more than half of that), the relief, hazard, exposure and vulnerability, coverage, single indicators
/// by their weight.
class MapLayers {
 public:
  MapLayers(const FinishedRun& run, const words::Words& words);

  /// Risk classes first. Empty for a profile without a map.
  [[nodiscard]] const std::vector<MapLayer>& of(const FinishedProfile& profile) const;
  /// Indicators of the profile's ground that are not shown.
  [[nodiscard]] std::size_t left_out(const FinishedProfile& profile) const;
  /// Id of the picture of the relief; empty without one.
  [[nodiscard]] const std::string& relief() const { return relief_; }
  [[nodiscard]] double exaggeration() const { return exaggeration_; }  ///< of its heights
  /// SVG that defines the pictures, in cells of a picture; once in a page, before its maps.
  [[nodiscard]] const std::string& definitions() const { return definitions_; }

 private:
  struct Room;
  void add_classes(const words::Words& words, Room& room);
  void add_parts(const words::Words& words, Room& room);
  void add_indicators(const words::Words& words, Room& room);
  [[nodiscard]] std::size_t place(const FinishedProfile& profile) const;

  const FinishedRun& run_;
  std::vector<std::vector<MapLayer>> layers_;
  std::vector<std::size_t> left_out_;
  std::string relief_, definitions_;
  double exaggeration_ = 1;
};

}  // namespace firnline
