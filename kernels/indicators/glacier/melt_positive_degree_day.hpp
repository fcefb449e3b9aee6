// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/grid/degree_days.hpp"
#include "kernels/grid/month.hpp"
#include "kernels/indicators/indicator.hpp"

namespace firnline {

/// Melt that a year's temperatures could draw from bare ice when days vary around their monthly mean: with a
/// normal distribution of standard deviation sigma the positive degree days of one day are
///   sigma / sqrt(2 pi) exp(-T^2 / (2 sigma^2)) + T / 2 erfc(-T / (sqrt(2) sigma)),
/// times a degree-day factor, summed over the year. Unlike melt_degree_day it sees warm days in cold months.
/// in: air_temperature_monthly [degC], 12 bands whose values are the months 1..12   out: [mm yr-1], >= 0
/// no data: any month missing, or a band that is not a month
/// source: calov2005; degree-day factor of ice: hock2003
struct MeltPositiveDegreeDay {
  static constexpr IndicatorInfo info = {
      .id = "melt_positive_degree_day",
      .title = "Potential ice melt, positive degree days",
      .unit = "mm yr-1",
      .low = 0,
      .high = 4e5,  // 60 degC all year at the greatest factor
      .shape = Shape::series,
      .extraction = Extraction::mean,
      .direction = Direction::higher_is_worse,
      .source = "calov2005",
      .needs = {{.name = "air_temperature_monthly", .unit = "degC", .bands = 12}},
      .params = {{.name = "degree_day_factor",
                  .value = 6,
                  .low = 2,
                  .high = 17,
                  .unit = "mm d-1 K-1",
                  .source = "hock2003"},
                 {.name = "temperature_deviation",
                  .value = 5,
                  .low = 0.5,
                  .high = 12,
                  .unit = "K",
                  .source = "calov2005"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double* params) {
    const double factor = params[0], deviation = params[1];
    double melt_mm = 0;
    for (int band = 0; band < 12; ++band) {
      const double temperature = inputs.at(0, band);
      const double days = days_in_month(inputs.band_value(0, band));
      if (elementary::is_nan(temperature) || elementary::is_nan(days)) return no_data_f32;
      melt_mm += factor * positive_degree_days(temperature, deviation) * days;
    }
    return static_cast<float>(melt_mm);
  }
};

}  // namespace firnline
