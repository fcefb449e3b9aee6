// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/grid/month.hpp"
#include "kernels/indicators/indicator.hpp"
#include "kernels/indicators/water/fao56.hpp"

namespace firnline {

/// As reference_evapotranspiration, where only temperatures are known: Hargreaves' equation for each month's
/// mean day,
///   0.0023 (T + 17.8) sqrt(Tmax - Tmin) Ra,  Ra in mm d-1,
/// times the days of the month, summed. It knows neither wind nor humidity and errs where those are unusual:
/// low in windy, high in humid places. A month colder than -17.8 degC counts as 0. in:
/// air_temperature_max_monthly, air_temperature_min_monthly [degC], 12 bands each, the months 1..12 in order;
/// latitude [degree_north] out: [mm yr-1], >= 0 no data: anything missing or not a month; minimum above
/// maximum temperature source: allen1998, hargreaves1985
struct ReferenceEvapotranspirationHargreaves {
  static constexpr IndicatorInfo info = {
      .id = "reference_evapotranspiration_hargreaves",
      .title = "Reference evapotranspiration, from temperatures",
      .unit = "mm yr-1",
      .low = 0,
      .high = 1e4,  // 55 degC by day and 10 degC by night under the sun of June at the pole all year: 5800
      .shape = Shape::series,
      .extraction = Extraction::mean,
      .direction = Direction::higher_is_worse,
      .source = "hargreaves1985",
      .needs = {{.name = "air_temperature_max_monthly", .unit = "degC", .bands = 12},
                {.name = "air_temperature_min_monthly", .unit = "degC", .bands = 12},
                {.name = "latitude", .unit = "degree_north"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double*) {
    const double latitude = inputs.at(2);
    if (!(latitude >= -90 && latitude <= 90)) return no_data_f32;
    double year_mm = 0;
    for (int band = 0; band < 12; ++band) {
      const double month = band + 1, warmest = inputs.at(0, band), coldest = inputs.at(1, band);
      if (inputs.band_value(0, band) != month || inputs.band_value(1, band) != month || !(coldest <= warmest))
        return no_data_f32;
      const double sun = fao56::extraterrestrial_radiation(latitude, middle_day_of_month(month));
      year_mm += elementary::greater(fao56::hargreaves(warmest, coldest, sun), 0) * days_in_month(month);
    }
    return static_cast<float>(year_mm);
  }
};

}  // namespace firnline
