// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <variant>

#include "kernels/grid/grid_spec.hpp"
#include "kernels/grid/zone.hpp"
#include "rasters/sites/measured_line.hpp"
#include "rasters/sites/transformation.hpp"

namespace firnline {

/// The widest corridor, in metres to either side: beyond, distances in the local plane are off by more than
/// 1e-4.
inline constexpr double widest_corridor_m = 50000;

/// The zone of everything closer than half_width_m to a line, ends rounded: exact shares of the cells, ground
/// that several passages reach counted once. The border is drawn in azimuthal equidistant planes around
/// stretches of 50 km and brought to the grid in sides of at most 1 km; the area is right to 2e-4. in:
/// to_degrees from the file's CRS; degrees_to_grid from WGS 84; half_width_m above 0, at most
/// widest_corridor_m. out: the zone, or why there is none (a pole inside). Nowhere on the grid's projection:
/// no runs, outside_cells = 1. source: Karney 2013 (PROJ geod_inverse, geod_direct)
[[nodiscard]] std::variant<Zone, std::string> corridor_zone(const GridSpec& grid,
                                                            const ExactTransformation& to_degrees,
                                                            const ExactTransformation& degrees_to_grid,
                                                            const MeasuredLine& line, double half_width_m);

}  // namespace firnline
