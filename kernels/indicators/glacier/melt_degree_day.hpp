// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/grid/month.hpp"
#include "kernels/indicators/indicator.hpp"

namespace firnline {

/// Melt that a year's temperatures could draw from bare ice: M = f max(T - T_melt, 0) N, summed over the
/// months. It is potential melt of the cell, ice or not; the monthly mean hides days above the threshold in
/// cold months (see melt_positive_degree_day). in: air_temperature_monthly [degC], 12 bands whose values are
/// the months 1..12   out: [mm yr-1], >= 0 no data: any month missing, or a band that is not a month source:
/// maussion2019 (OGGM's monthly temperature-index model and its calibration bounds); hock2003 for the method
struct MeltDegreeDay {
  static constexpr IndicatorInfo info = {
      .id = "melt_degree_day",
      .title = "Potential ice melt, monthly degree days",
      .unit = "mm yr-1",
      .low = 0,
      .high = 4e5,  // 60 K above the threshold all year at the greatest factor
      .shape = Shape::series,
      .extraction = Extraction::mean,
      .direction = Direction::higher_is_worse,
      .source = "maussion2019",
      .needs = {{.name = "air_temperature_monthly", .unit = "degC", .bands = 12}},
      .params = {{.name = "melt_factor",
                  .value = 5,
                  .low = 1.5,
                  .high = 17,
                  .unit = "mm d-1 K-1",
                  .source = "maussion2019"},
                 {.name = "melt_temperature",
                  .value = -1,
                  .low = -5,
                  .high = 3,
                  .unit = "degC",
                  .source = "maussion2019"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double* params) {
    const double melt_factor = params[0], melt_temperature = params[1];
    double melt_mm = 0;
    for (int band = 0; band < 12; ++band) {
      const double temperature = inputs.at(0, band);
      const double days = days_in_month(inputs.band_value(0, band));
      if (elementary::is_nan(temperature) || elementary::is_nan(days)) return no_data_f32;
      melt_mm += melt_factor * elementary::greater(temperature - melt_temperature, 0) * days;
    }
    return static_cast<float>(melt_mm);
  }
};

}  // namespace firnline
