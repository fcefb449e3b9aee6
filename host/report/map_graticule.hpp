// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "host/report/map_frame.hpp"
#include "host/report/map_labels.hpp"
#include "host/words/words.hpp"

namespace firnline {

// Lines of equal longitude and latitude on any grid, and where north is. Private to report/.

/// Where a field that is given at the corners of a mesh passes a level: lines from edge to edge or closed, in
/// mesh rows and columns. period: the field wraps round by it (360 for longitudes), or 0. Cells with a corner
/// that is no number hold no line.
[[nodiscard]] std::vector<std::vector<GridPoint>> level_lines(const FinishedMesh& mesh,
                                                              const std::vector<double>& field, double level,
                                                              double period);

/// The greatest step of 30, 20, 10, 5, 2, 1 degrees, 30, 20, 10, 5, 2, 1 minutes or seconds of which at least
/// three fit into a range of degrees; the least where none does.
[[nodiscard]] double graticule_step(double range);

/// "78°30′E": degrees, minutes and seconds as far as the value has any.
[[nodiscard]] std::string longitude_text(const words::Words& words, double degrees);
[[nodiscard]] std::string latitude_text(const words::Words& words, double degrees);

/// The lines inside the frame and their labels at its upper and left edge, as SVG. The labels are kept free.
[[nodiscard]] std::string graticule(const MapFrame& frame, const GridSpec& grid, const FinishedMesh& mesh,
                                    const words::Words& words, LabelPlacer& placer);

/// The angle from upwards to north in the middle of the frame [degrees], to the right; NaN where it is not
/// known.
[[nodiscard]] double angle_to_north(const MapFrame& frame, const GridSpec& grid, const FinishedMesh& mesh);

}  // namespace firnline
