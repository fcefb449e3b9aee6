// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/grid/month.hpp"
#include "kernels/indicators/indicator.hpp"

namespace firnline {

/// The share of its yield a crop loses to want of water in a season:
///   Ky (1 - ETa / ETc), held within 0..1,  ETa / ETc = sum of actual / sum of potential evapotranspiration
/// docs/indicators.md lists Ky by crop. The relation was found for deficits up to about half of ETc, and
/// knows neither when in the season water is short nor salt. in: actual_evapotranspiration_monthly,
/// reference_evapotranspiration_monthly [mm per month], >= 0, 12 bands each whose values are the months 1..12
/// out: [1], 0..1
/// no data: any month missing, negative or not the same month in both; nothing to evaporate in the season
/// source: allen1998 (Eq. 90, Table 24)
struct YieldLoss {
  static constexpr IndicatorInfo info = {
      .id = "yield_loss",
      .title = "Yield lost to want of water",
      .unit = "1",
      .low = 0,
      .high = 1,
      .shape = Shape::series,
      .extraction = Extraction::mean,
      .direction = Direction::higher_is_worse,
      .source = "allen1998",
      .needs = {{.name = "actual_evapotranspiration_monthly", .unit = "mm", .bands = 12},
                {.name = "reference_evapotranspiration_monthly", .unit = "mm", .bands = 12}},
      .params =
          {{.name = "yield_response",
            .value = 1.05,
            .low = 0.2,
            .high = 1.5,
            .unit = "1",
            .source = "allen1998"},
           {.name = "crop_coefficient", .value = 1, .low = 0.1, .high = 1.5, .unit = "1", .source = "choice"},
           {.name = "first_month", .value = 4, .low = 1, .high = 12, .unit = "1", .source = "choice"},
           {.name = "last_month", .value = 9, .low = 1, .high = 12, .unit = "1", .source = "choice"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double* params) {
    constexpr double least_demand_mm = 1e-9;
    double used_mm = 0, wanted_mm = 0;
    for (int band = 0; band < 12; ++band) {
      const double month = inputs.band_value(0, band), used = inputs.at(0, band),
                   reference = inputs.at(1, band);
      if (!(used >= 0) || !(reference >= 0) || !is_month(month) || inputs.band_value(1, band) != month)
        return no_data_f32;
      if (!in_season(month, params[2], params[3])) continue;
      used_mm += used;
      wanted_mm += params[1] * reference;
    }
    if (wanted_mm < least_demand_mm) return no_data_f32;
    return static_cast<float>(elementary::clamped(params[0] * (1 - used_mm / wanted_mm), 0, 1));
  }
};

}  // namespace firnline
