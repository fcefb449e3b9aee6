// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/heat/days_above.hpp"

namespace firnline {

/// Days of a year whose minimum temperature stays above 20 degC: nights without rest from the heat.
/// in: air_temperature_daily_minimum [degC], one band per day, whole years   out: [d yr-1], 0..366
/// no data: any day missing, or a series that is not whole years
/// source: zhang2011
struct TropicalNights {
  static constexpr IndicatorInfo info = {
      .id = "tropical_nights",
      .title = "Tropical nights",
      .unit = "d yr-1",
      .low = 0,
      .high = 366,
      .shape = Shape::series,
      .extraction = Extraction::mean,
      .direction = Direction::higher_is_worse,
      .source = "zhang2011",
      .needs = {{.name = "air_temperature_daily_minimum", .unit = "degC", .bands = 0}},
      .params =
          {{.name = "threshold", .value = 20, .low = 10, .high = 35, .unit = "degC", .source = "zhang2011"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double* params) {
    return days_above(inputs, 0, params[0]);
  }
};

}  // namespace firnline
