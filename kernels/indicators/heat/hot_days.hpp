// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/heat/days_above.hpp"

namespace firnline {

/// Days of a year with a maximum temperature above a threshold that is the same everywhere, 35 degC unless
/// told otherwise (30 and 40 are usual too). It separates lowlands and says nothing about mountains, where no
/// day ever counts: see hot_days_local.
/// in: air_temperature_daily_maximum [degC], one band per day, whole years   out: [d yr-1], 0..366
/// no data: any day missing, or a series that is not whole years
/// source: zhang2011
struct HotDays {
  static constexpr IndicatorInfo info = {
      .id = "hot_days",
      .title = "Hot days",
      .unit = "d yr-1",
      .low = 0,
      .high = 366,
      .shape = Shape::series,
      .extraction = Extraction::mean,
      .direction = Direction::higher_is_worse,
      .source = "zhang2011",
      .needs = {{.name = "air_temperature_daily_maximum", .unit = "degC", .bands = 0}},
      .params =
          {{.name = "threshold", .value = 35, .low = 20, .high = 50, .unit = "degC", .source = "choice"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double* params) {
    return days_above(inputs, 0, params[0]);
  }
};

}  // namespace firnline
