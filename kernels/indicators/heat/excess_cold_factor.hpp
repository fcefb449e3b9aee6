// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/heat/greatest_excess.hpp"

namespace firnline {

/// Excess cold factor of the worst cold spell of a series: three days below the 5th percentile of the place's
/// own base period, and below the 30 days before. Never positive; more negative is worse:
///   ECF = -sig min(-1, acc), with sig against the 5th percentile, and 0 when no spell is colder than it
/// The lowest of a longer series is lower: compare places by series of the same years.
/// in: air_temperature_daily_mean [degC], half the sum of maximum and minimum, one band per consecutive day,
/// 33 or more; air_temperature_daily_mean_p05 [degC], over all days of the base period   out: [K2], <= 0
/// no data: any day or the percentile missing, or a shorter series
/// source: nairn2013
struct ExcessColdFactor {
  static constexpr IndicatorInfo info = {
      .id = "excess_cold_factor",
      .title = "Excess cold factor of the worst spell",
      .unit = "K2",
      .low = -13225,  // from 55 to -60 degC: 115 K below both
      .high = 0,
      .shape = Shape::series,
      .extraction = Extraction::mean,
      .direction = Direction::lower_is_worse,
      .source = "nairn2013",
      .needs = {{.name = "air_temperature_daily_mean", .unit = "degC", .bands = 0},
                {.name = "air_temperature_daily_mean_p05", .unit = "degC"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double*) {
    const double greatest = greatest_excess(inputs, -1);
    return elementary::is_nan(greatest) ? no_data_f32 : static_cast<float>(0 - greatest);
  }
};

}  // namespace firnline
