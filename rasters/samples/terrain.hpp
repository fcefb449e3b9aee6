// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "rasters/samples/drainage.hpp"
#include "rasters/samples/study_grid.hpp"

namespace firnline::sample {

inline constexpr double lake_level_m = 1640;  ///< surface of the lake: the lowest point of the study
inline constexpr double peak_m = 4870;        ///< highest summit
inline constexpr double river_km2 = 1.5;      ///< upstream area from which a bed counts as a river

/// The ground and the water on it. Everything else in the study is derived from this.
struct Terrain {
  Field<double> elevation_m;    ///< whole metres, as the file holds them
  Mask lake;
  Drainage drainage;
  Field<double> upstream_km2;   ///< area that drains through a cell, its own included
  Field<double> above_river_m;  ///< height above the first river cell (or lake) downstream
  Field<double> slope;          ///< tangent of the steepest central difference
};

/// A mountain valley that rivers have cut towards a lake without an outlet: equal rise of the ground and equal
/// incision E = K sqrt(A) S (stream power law, solved implicitly from the lake upwards, Braun & Willett 2013), then
/// alluvium on the valley floors. Drainage is closed by construction: there is no other way out than the lake.
[[nodiscard]] Terrain grow_terrain(const StudyGrid& grid, std::uint64_t seed);

}  // namespace firnline::sample
