// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/heat/days_above.hpp"

namespace firnline {

/// Days of a year that are hotter than the place is used to: maximum temperature above the 95th percentile of
/// the place's own base period, so that desert and high valley are measured by their own summers.
///
/// The percentile is a layer, because it belongs to another period than the series: over its own base period
/// every place has the same 18 days a year, by construction, and the map says nothing. Give a series of later
/// years, or of a scenario from the same model as the base. All days of the year share the percentile, so
/// that mild winters do not count; the percentile indices of zhang2011 compare each day with its own date.
/// in: air_temperature_daily_maximum [degC], one band per day, whole years; air_temperature_daily_maximum_p95
/// [degC], over all days of the base period   out: [d yr-1], 0..366
/// no data: any day or the percentile missing, or a series that is not whole years
/// source: zhang2011
struct HotDaysLocal {
  static constexpr IndicatorInfo info = {
      .id = "hot_days_local",
      .title = "Days hotter than the place is used to",
      .unit = "d yr-1",
      .low = 0,
      .high = 366,
      .shape = Shape::series,
      .extraction = Extraction::mean,
      .direction = Direction::higher_is_worse,
      .source = "zhang2011",
      .needs = {{.name = "air_temperature_daily_maximum", .unit = "degC", .bands = 0},
                {.name = "air_temperature_daily_maximum_p95", .unit = "degC"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double*) {
    return days_above(inputs, 0, inputs.at(1));
  }
};

}  // namespace firnline
