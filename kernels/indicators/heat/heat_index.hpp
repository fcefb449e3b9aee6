// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/grid/elementary.hpp"
#include "kernels/indicators/indicator.hpp"

namespace firnline {

/// How hot it feels in the shade to a person who walks, when humid air hinders sweat: the heat index of the
/// U.S. National Weather Service, worked out in degrees Fahrenheit (T) and percent (R) as published; of a
/// series, the greatest.
///   T <= 40: T;  simple = (T + 61 + 1.2 (T - 68) + 0.094 R) / 2;  (simple + T) / 2 < 80: simple;
///   else Rothfusz's regression, less an adjustment for dry air (R < 13, T 80..112), plus one for humid air
///   (R > 85, T 80..87).
/// The regression was made for heat people have felt, up to about 60 degC of index; beyond it is an
/// extrapolation. Temperature and humidity belong to the same moments: the mean temperature with the mean
/// humidity of a month hides the hot hours.
/// in: air_temperature [degC] and relative_humidity [1], bands in pairs of one moment; above 1 counts as 1
/// out: [degC]
/// no data: any band missing, humidity negative, or bands that do not stand for the same moments
/// source: rothfusz1990, steadman1979
struct HeatIndex {
  static constexpr IndicatorInfo info = {
      .id = "heat_index",
      .title = "Heat index",
      .unit = "degC",
      .low = -60,
      .high = 270,  // the regression at 55 degC and saturation: 268.3, far beyond any weather
      .shape = Shape::series,
      .extraction = Extraction::mean,
      .direction = Direction::higher_is_worse,
      .source = "rothfusz1990",
      .needs = {{.name = "air_temperature", .unit = "degC", .bands = 0},
                {.name = "relative_humidity", .unit = "1", .bands = 0}},
  };

  [[nodiscard]] FIRN_FN static double regression(double t, double r) {
    return -42.379 + 2.04901523 * t + 10.14333127 * r - 0.22475541 * t * r - 6.83783e-3 * t * t -
           5.481717e-2 * r * r + 1.22874e-3 * t * t * r + 8.5282e-4 * t * r * r - 1.99e-6 * t * t * r * r;
  }

  /// in: t [degF], r [%], 0..100   out: [degF]
  [[nodiscard]] FIRN_FN static double in_fahrenheit(double t, double r) {
    if (t <= 40) return t;
    const double simple = 0.5 * (t + 61 + 1.2 * (t - 68) + 0.094 * r);
    if (0.5 * (simple + t) < 80) return simple;
    const double full = regression(t, r);
    if (r < 13 && t >= 80 && t <= 112)
      return full - (13 - r) / 4 * elementary::sqrt((17 - elementary::absolute(t - 95)) / 17);
    if (r > 85 && t >= 80 && t <= 87) return full + (r - 85) / 10 * ((87 - t) / 5);
    return full;
  }

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double*) {
    if (inputs.bands(0) != inputs.bands(1)) return no_data_f32;
    double greatest = -elementary::infinity;
    for (int band = 0; band < inputs.bands(0); ++band) {
      const double temperature = inputs.at(0, band), humidity = inputs.at(1, band);
      const bool one_moment = inputs.band_value(0, band) == inputs.band_value(1, band);
      if (elementary::is_nan(temperature) || !(humidity >= 0) || !one_moment) return no_data_f32;
      const double percent = 100 * elementary::smaller(humidity, 1);
      greatest = elementary::greater(greatest, in_fahrenheit(1.8 * temperature + 32, percent));
    }
    return static_cast<float>((greatest - 32) / 1.8);
  }
};

}  // namespace firnline
