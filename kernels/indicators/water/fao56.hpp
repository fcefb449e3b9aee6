// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/grid/elementary.hpp"
#include "kernels/grid/portability.hpp"

/// The equations of FAO Irrigation and Drainage Paper 56 (allen1998), by their numbers there. Temperatures in
/// degC, pressures in kPa, radiation in MJ m-2 d-1, evapotranspiration in mm d-1.
namespace firnline::fao56 {

/// Millimetres of water that one MJ m-2 evaporates: one over the latent heat, 2.45 MJ kg-1 (Eq. 20).
inline constexpr double mm_per_megajoule = 0.408;

/// Pressure of water vapour over water at an air temperature above -237 degC (Eq. 11).
[[nodiscard]] FIRN_FN inline double saturation_pressure(double temperature) {
  return 0.6108 * elementary::exp(17.27 * temperature / (temperature + 237.3));
}

/// Its rise per degree, kPa K-1 (Eq. 13).
[[nodiscard]] FIRN_FN inline double saturation_slope(double temperature) {
  const double above_pole = temperature + 237.3;
  return 4098 * saturation_pressure(temperature) / (above_pole * above_pole);
}

/// kPa K-1, at the mean air pressure of an elevation in m (Eq. 7, 8).
[[nodiscard]] FIRN_FN inline double psychrometric_constant(double elevation_m) {
  return 0.665e-3 * 101.3 * elementary::pow((293 - 0.0065 * elevation_m) / 293, 5.26);
}

/// Wind speed 2 m above grass from one measured height_m above it, 1 m or more (Eq. 47).
[[nodiscard]] FIRN_FN inline double wind_at_2_m(double wind, double height_m) {
  return wind * 4.87 / elementary::log(67.8 * height_m - 5.42);
}

/// Daily radiation on a horizontal plane outside the atmosphere (Eq. 21 to 25); 0 where the sun does not
/// rise. in: latitude in degrees north, -90..90; day of the year, 1..366
[[nodiscard]] FIRN_FN inline double extraterrestrial_radiation(double latitude, double day) {
  constexpr double per_turn = 24 * 60 / elementary::pi * 0.0820;  // of the solar constant, MJ m-2 min-1
  const double year_angle = 2 * elementary::pi / 365 * day;
  const double inverse_distance = 1 + 0.033 * elementary::cos(year_angle);
  const double declination = 0.409 * elementary::sin(year_angle - 1.39);
  const double phi = latitude * elementary::radians_per_degree;
  const double raised = elementary::sin(phi) * elementary::sin(declination);
  const double turning = elementary::cos(phi) * elementary::cos(declination);
  if (raised <= -turning) return 0;
  if (raised >= turning) return per_turn * inverse_distance * elementary::pi * raised;
  // The sunset angle is arccos(-raised / turning); a point with that angle has these coordinates.
  const double height = elementary::sqrt((turning - raised) * (turning + raised));
  const double sunset = elementary::atan2(height, -raised);
  return per_turn * inverse_distance * (sunset * raised + height);
}

/// What the air of one day, or of the mean day of a month, is like.
struct Weather {
  double warmest = 0, coldest = 0;  ///< daily maximum and minimum temperature
  double vapour_pressure = 0;       ///< actual
  double wind = 0;                  ///< 2 m above ground, m s-1
  double solar_radiation = 0;       ///< on the ground
};

/// Radiation that grass keeps (Eq. 37 to 40). The cloudiness Rs / Rso is held within 0.3..1, as allen2005
/// adds: below, the net loss to the sky would turn into a gain. in: extraterrestrial radiation above 0
[[nodiscard]] FIRN_FN inline double net_radiation(const Weather& weather, double elevation_m,
                                                  double extraterrestrial) {
  constexpr double albedo = 0.23, stefan_boltzmann = 4.903e-9, freezing = 273.16;
  const double clear_sky = (0.75 + 2e-5 * elevation_m) * extraterrestrial;
  const double cloudiness = elementary::clamped(weather.solar_radiation / clear_sky, 0.3, 1);
  const double hot = (weather.warmest + freezing) * (weather.warmest + freezing);
  const double cold = (weather.coldest + freezing) * (weather.coldest + freezing);
  const double emitted = stefan_boltzmann * (hot * hot + cold * cold) / 2;
  const double lost =
      emitted * (0.34 - 0.14 * elementary::sqrt(weather.vapour_pressure)) * (1.35 * cloudiness - 0.35);
  return (1 - albedo) * weather.solar_radiation - lost;
}

/// Evapotranspiration of well-watered grass by Penman and Monteith (Eq. 6), mm d-1; below 0 where dew
/// outweighs it. Air that is said to hold more than saturation (Eq. 12) counts as saturated. in: the weather;
/// elevation in m; extraterrestrial radiation above 0; heat that goes into the soil
[[nodiscard]] FIRN_FN inline double penman_monteith(const Weather& weather, double elevation_m,
                                                    double extraterrestrial, double soil_heat) {
  const double mean = (weather.warmest + weather.coldest) / 2;
  const double saturated = (saturation_pressure(weather.warmest) + saturation_pressure(weather.coldest)) / 2;
  const double deficit = elementary::greater(saturated - weather.vapour_pressure, 0);
  const double slope = saturation_slope(mean);
  const double psychrometric = psychrometric_constant(elevation_m);
  const double available = net_radiation(weather, elevation_m, extraterrestrial) - soil_heat;
  const double drawn = psychrometric * 900 / (mean + 273) * weather.wind * deficit;
  return (mm_per_megajoule * slope * available + drawn) / (slope + psychrometric * (1 + 0.34 * weather.wind));
}

/// The same from temperatures alone (Eq. 52, Hargreaves), mm d-1; below 0 when colder than -17.8 degC.
/// in: daily maximum >= daily minimum temperature
[[nodiscard]] FIRN_FN inline double hargreaves(double warmest, double coldest, double extraterrestrial) {
  const double mean = (warmest + coldest) / 2;
  return 0.0023 * (mean + 17.8) * elementary::sqrt(warmest - coldest) * mm_per_megajoule * extraterrestrial;
}

}  // namespace firnline::fao56
