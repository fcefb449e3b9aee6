// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/grid/month.hpp"
#include "kernels/indicators/indicator.hpp"
#include "kernels/indicators/water/fao56.hpp"

namespace firnline {

/// What the air of an average year could draw from well-watered grass: FAO-56 Penman-Monteith for each
/// month's mean day, times the days of the month, summed. The year is a cycle, so every month has two
/// neighbours and the heat that goes into the soil is G = 0.07 (T of the next month - T of the last). A month
/// in which dew outweighs evaporation counts as 0. in: air_temperature_max_monthly,
/// air_temperature_min_monthly [degC], mean daily extremes; vapour_pressure_monthly [kPa], actual, >= 0;
/// wind_speed_monthly [m s-1], >= 0, measured wind_height above ground; solar_radiation_monthly [MJ m-2 d-1],
/// on the ground, >= 0; 12 bands each, the months 1..12 in order; elevation [m]; latitude [degree_north] out:
/// [mm yr-1], >= 0 no data: anything missing, negative where it cannot be or not a month; minimum above
/// maximum temperature; a month without sun (beyond the polar circles), where the cloudiness is not defined
/// source: allen1998; lower limit of the cloudiness: allen2005
struct ReferenceEvapotranspiration {
  static constexpr IndicatorInfo info = {
      .id = "reference_evapotranspiration",
      .title = "Reference evapotranspiration",
      .unit = "mm yr-1",
      .low = 0,
      .high = 4e4,  // 55 degC, dry air and 40 m s-1 of wind at 2 m all year: 26 500
      .shape = Shape::series,
      .extraction = Extraction::mean,
      .direction = Direction::higher_is_worse,
      .source = "allen1998",
      .needs = {{.name = "air_temperature_max_monthly", .unit = "degC", .bands = 12},
                {.name = "air_temperature_min_monthly", .unit = "degC", .bands = 12},
                {.name = "vapour_pressure_monthly", .unit = "kPa", .bands = 12},
                {.name = "wind_speed_monthly", .unit = "m s-1", .bands = 12},
                {.name = "solar_radiation_monthly", .unit = "MJ m-2 d-1", .bands = 12},
                {.name = "elevation", .unit = "m"},
                {.name = "latitude", .unit = "degree_north"}},
      .params =
          {{.name = "wind_height", .value = 10, .low = 2, .high = 100, .unit = "m", .source = "allen1998"}},
  };

  static constexpr int series = 5;  ///< the needs with 12 bands come first

  [[nodiscard]] FIRN_FN static double mean_temperature(const CellInputs& inputs, int band) {
    return (static_cast<double>(inputs.at(0, band)) + static_cast<double>(inputs.at(1, band))) / 2;
  }

  [[nodiscard]] FIRN_FN static fao56::Weather weather_of(const CellInputs& inputs, int band,
                                                         double height_m) {
    fao56::Weather weather;
    weather.warmest = inputs.at(0, band);
    weather.coldest = inputs.at(1, band);
    weather.vapour_pressure = inputs.at(2, band);
    weather.wind = fao56::wind_at_2_m(inputs.at(3, band), height_m);
    weather.solar_radiation = inputs.at(4, band);
    return weather;
  }

  [[nodiscard]] FIRN_FN static bool possible(const fao56::Weather& weather) {
    return weather.coldest <= weather.warmest && weather.vapour_pressure >= 0 && weather.wind >= 0 &&
           weather.solar_radiation >= 0;
  }

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double* params) {
    const double elevation_m = inputs.at(5), latitude = inputs.at(6);
    if (!(latitude >= -90 && latitude <= 90) || elementary::is_nan(elevation_m)) return no_data_f32;
    double year_mm = 0;
    for (int band = 0; band < 12; ++band) {
      const double month = band + 1;
      for (int need = 0; need < series; ++need)
        if (inputs.band_value(need, band) != month) return no_data_f32;
      const fao56::Weather weather = weather_of(inputs, band, params[0]);
      const double sun = fao56::extraterrestrial_radiation(latitude, middle_day_of_month(month));
      if (!possible(weather) || !(sun > 0)) return no_data_f32;
      const double last = mean_temperature(inputs, (band + 11) % 12),
                   next = mean_temperature(inputs, (band + 1) % 12);
      const double day_mm = fao56::penman_monteith(weather, elevation_m, sun, 0.07 * (next - last));
      year_mm += elementary::greater(day_mm, 0) * days_in_month(month);
    }
    return static_cast<float>(year_mm);
  }
};

}  // namespace firnline
