// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/grid/elementary.hpp"
#include "kernels/grid/portability.hpp"

/// What a metre of way takes: minutes per metre, NaN where nobody passes. Each function is one cell's.
namespace firnline {

/// Walking speed in km/h on a path that rises by `slope` metres per metre (falls, where negative).
/// source: tobler1993
[[nodiscard]] FIRN_FN inline double walking_speed_kmh(double slope) {
  return 6 * elementary::exp(-3.5 * elementary::absolute(slope + 0.05));
}

/// The speed that Tobler's law is divided by where it multiplies the speed of a land cover (weiss2018).
inline constexpr double level_walking_speed_kmh = 5;

/// What is left of a land cover's walking speed on such a path: 1.0073 on level ground, at most 6/5.
/// source: weiss2018
[[nodiscard]] FIRN_FN inline double slope_speed_factor(double slope) {
  return walking_speed_kmh(slope) / level_walking_speed_kmh;
}

/// What is left of a walking speed in thin air. in: m above sea level. source: weiss2018
[[nodiscard]] FIRN_FN inline double altitude_speed_factor(double elevation_m) {
  return 1.016 * elementary::exp(-0.0001072 * elevation_m);
}

/// Minutes per metre at a speed; NaN where the speed is 0, negative or missing: nobody passes.
[[nodiscard]] FIRN_FN inline double friction_min_m(double speed_kmh) {
  constexpr double metres_per_minute = 1000.0 / 60;  // of 1 km/h
  return speed_kmh > 0 ? 1 / (speed_kmh * metres_per_minute) : elementary::not_a_number;
}

/// On foot: the speed on a cell's land cover, slowed by slope (tangent, as rise) and height. Both directions
/// alike: for X4, where they differ, leave the slope to Slopes. source: weiss2018
[[nodiscard]] FIRN_FN inline double walking_friction_min_m(double land_cover_speed_kmh, double slope,
                                                           double elevation_m) {
  return friction_min_m(land_cover_speed_kmh * slope_speed_factor(slope) *
                        altitude_speed_factor(elevation_m));
}

/// The ways through a cell, in minutes per metre each; NaN: none.
struct CellWays {
  double walk = elementary::not_a_number;
  double road = elementary::not_a_number;
  double rail = elementary::not_a_number;
  double ferry = elementary::not_a_number;
  bool water = false;  ///< nobody walks; road and rail are bridges
};

/// The fastest way; NaN where there is none (X2). source: weiss2018
[[nodiscard]] FIRN_FN inline double fastest_way_min_m(const CellWays& ways) {
  const auto faster = [](double one, double other) { return one < other || other != other ? one : other; };
  double best = faster(faster(ways.road, ways.rail), ways.ferry);
  return ways.water ? best : faster(best, ways.walk);
}

/// A cell on a border, whose crossing takes `penalty_min` more: on a straight way through the cell,
/// `across_m` long; on a slant one the root of two times as much, as of everything in it.
[[nodiscard]] FIRN_FN inline double with_border_penalty(double friction, double penalty_min,
                                                        double across_m) {
  return friction + penalty_min / across_m;
}

}  // namespace firnline
