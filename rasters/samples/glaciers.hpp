// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "rasters/samples/terrain.hpp"

namespace firnline::sample {

inline constexpr double lowest_snow_line_m = 3400;  ///< no ice below, whatever the noise says

/// Ice thickness in whole metres, 0 where there is none. Ice lies above the snow line (lower on shaded slopes) and is
/// as thick as a bed shear stress of 100 kPa carries: h = tau / (rho g sin slope).
[[nodiscard]] Field<double> grow_glaciers(const StudyGrid& grid, const Terrain& terrain, std::uint64_t seed);

/// Mean elevation change of the ice in one hexagon of hexagon_width_m across its flats.
struct ElevationChange {
  Point centre;
  double metres_per_year = 0;
  double ice_km2 = 0;
};
inline constexpr double hexagon_width_m = 4000;
[[nodiscard]] std::vector<ElevationChange> elevation_changes(const StudyGrid& grid, const Terrain& terrain,
                                                             const Field<double>& ice_m);

/// A hollow under the ice that will hold a lake once the ice is gone.
struct FutureLake {
  std::vector<Point> outline;  ///< counter-clockwise, not closed
  double volume_m3 = 0;
  double depth_m = 0;
};
[[nodiscard]] std::vector<FutureLake> future_lakes(const StudyGrid& grid, const Field<double>& ice_m,
                                                   std::uint64_t seed);

}  // namespace firnline::sample
