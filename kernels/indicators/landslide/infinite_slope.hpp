// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/formulas/horn.hpp"

/// The infinite slope with steady-state wetness of SINMAP: a sheet of soil on a plane, held by cohesion and
/// friction, pulled by its weight, made lighter by the water in it.
///   FS = (C + cos(slope) (1 - w r) tan(phi)) / sin(slope)
///   w = min(a / (T/R sin(slope)), 1), r = density of water / density of soil
/// source: pack1998
namespace firnline::infinite_slope {

inline constexpr double most =
    10;  ///< factors above are reported as this: the slope stands, by whatever margin
inline constexpr double gentlest_rise = 0.017455064928217585;  ///< tangent of 1 degree
inline constexpr double water_density = 1000;                  // kg m-3

/// The ground of one cell.
struct Hillslope {
  double sine = 0, cosine = 1;  ///< of the slope
  double catchment_m = 0;  ///< specific catchment area a: what drains through a metre of contour [m2 m-1]
  bool known = false;
  bool gentle = false;  ///< below 1 degree: no infinite slope, nothing slides
};

/// in: elevation [m], 3 x 3 window: the DEM as it is, not a filled one; upstream_area [km2], the cell itself
/// included. The specific catchment area is upstream area / root of the cell's area, so it is right on
/// cells of any shape.
/// no data (known = false): any cell of the window missing, upstream area missing or negative
[[nodiscard]] FIRN_FN inline Hillslope hillslope(const CellInputs& inputs, const CellSite& site,
                                                 int elevation, int upstream_area) {
  Hillslope slope;
  const Gradient gradient = horn_gradient(inputs, site, elevation);
  const double drained_m2 = 1e6 * inputs.at(upstream_area);
  if (!gradient.known || !(drained_m2 >= 0) || !(site.area_m2 > 0)) return slope;
  const double rise = steepest_rise(gradient);
  slope.known = true;
  slope.gentle = rise < gentlest_rise;
  slope.cosine = 1 / elementary::sqrt(1 + rise * rise);
  slope.sine = rise * slope.cosine;
  slope.catchment_m = drained_m2 / elementary::sqrt(site.area_m2);
  return slope;
}

/// Tangent of an angle in degrees, for the friction angles of soils.
[[nodiscard]] FIRN_FN inline double tangent(double degrees) {
  const double angle = degrees * elementary::radians_per_degree;
  return elementary::sin(angle) / elementary::cos(angle);
}

/// Share of the soil's depth that is under water if it could be any: above 1 it is saturated.
/// in: T/R, transmissivity of the soil per recharge [m]
[[nodiscard]] FIRN_FN inline double unbounded_wetness(const Hillslope& slope,
                                                      double transmissivity_per_recharge) {
  return slope.catchment_m / (transmissivity_per_recharge * slope.sine);
}

/// What friction still grips of the weight, per tan(phi): cos(slope) (1 - w r), with r = density of water /
/// soil.
[[nodiscard]] FIRN_FN inline double grip(const Hillslope& slope, double unbounded_wetness,
                                         double density_ratio) {
  return slope.cosine * (1 - elementary::smaller(unbounded_wetness, 1) * density_ratio);
}

}  // namespace firnline::infinite_slope
