// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "rasters/export/band_statistics.hpp"
#include "rasters/export/map.hpp"

namespace firnline {

// What the styles of a Float32 map have in common, whatever program they are for. Private to export/.

/// Float32 values that are above the step before and not above `upper`. No Float32 value equals `upper`:
/// programs which take it in and programs which leave it out draw the same.
struct StyleStep {
  double upper = 0;
  std::string label;
  std::string colour;  ///< #rrggbb
};

/// The steps of the map's legend, rising; the last one ends above every value. first_band: of the map.
[[nodiscard]] std::vector<StyleStep> style_steps(const MapSpec& spec, const BandStatistics& first_band);
/// Are these steps of the score, or of the range of values?
[[nodiscard]] bool has_score_steps(const MapSpec& spec, const BandStatistics& first_band);

/// A number between the greatest Float32 value below a break and the least one not below it: the break itself
/// where Float32 cannot hold it.
[[nodiscard]] double between_floats(double at);

}  // namespace firnline
