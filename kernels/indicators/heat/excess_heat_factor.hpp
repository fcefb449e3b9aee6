// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/heat/greatest_excess.hpp"

namespace firnline {

/// Excess heat factor of the worst heat spell of a series: three days beyond the 95th percentile of the
/// place's own base period, and beyond the 30 days before (greatest_excess has the formula). Relative to the
/// place, and from temperature alone, it suits a dry continental climate.
/// The greatest of a longer series is greater: compare places by series of the same years.
/// in: air_temperature_daily_mean [degC], half the sum of maximum and minimum, one band per consecutive day,
/// 33 or more; air_temperature_daily_mean_p95 [degC], over all days of the base period   out: [K2], >= 0
/// no data: any day or the percentile missing, or a shorter series
/// source: nairn2015
struct ExcessHeatFactor {
  static constexpr IndicatorInfo info = {
      .id = "excess_heat_factor",
      .title = "Excess heat factor of the worst spell",
      .unit = "K2",
      .low = 0,
      .high = 13225,  // from -60 to 55 degC: 115 K beyond both
      .shape = Shape::series,
      .extraction = Extraction::mean,
      .direction = Direction::higher_is_worse,
      .source = "nairn2015",
      .needs = {{.name = "air_temperature_daily_mean", .unit = "degC", .bands = 0},
                {.name = "air_temperature_daily_mean_p95", .unit = "degC"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double*) {
    const double greatest = greatest_excess(inputs, 1);
    return elementary::is_nan(greatest) ? no_data_f32 : static_cast<float>(greatest);
  }
};

}  // namespace firnline
