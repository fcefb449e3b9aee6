// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/heat/days_above.hpp"

namespace firnline {

/// Heating degree days: how far and how long a year's days stay below the temperature from which buildings
/// are heated, sum of max(base - T, 0), the mean over the years of the series.
/// in: air_temperature_daily_mean [degC], one band per day, whole years   out: [K d yr-1], >= 0
/// no data: any day missing, or a series that is not whole years. From monthly means this sum would miss the
/// cold days of mild months, so a monthly series is refused like any part of a year.
/// source: day2006
struct HeatingDegreeDays {
  static constexpr IndicatorInfo info = {
      .id = "heating_degree_days",
      .title = "Heating degree days",
      .unit = "K d yr-1",
      .low = 0,
      .high = 4e4,  // -60 degC all year and the highest base: 31 110
      .shape = Shape::series,
      .extraction = Extraction::mean,
      .direction = Direction::higher_is_worse,
      .source = "day2006",
      .needs = {{.name = "air_temperature_daily_mean", .unit = "degC", .bands = 0}},
      .params = {{.name = "base_temperature",
                  .value = 18,
                  .low = 10,
                  .high = 25,
                  .unit = "degC",
                  .source = "day2006"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double* params) {
    const double base = params[0];
    const int days = inputs.bands(0), years = whole_years(days);
    if (years == 0) return no_data_f32;
    double degree_days = 0;
    for (int day = 0; day < days; ++day) {
      const double temperature = inputs.at(0, day);
      if (elementary::is_nan(temperature)) return no_data_f32;
      degree_days += elementary::greater(base - temperature, 0);
    }
    return static_cast<float>(degree_days / years);
  }
};

}  // namespace firnline
