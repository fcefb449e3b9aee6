// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/grid/month.hpp"
#include "kernels/indicators/indicator.hpp"

namespace firnline {

/// What harvest is worth that a season loses once glaciers give no water to it:
///   area * yield * price * (loss(supply without glaciers) - loss(supply)),
///   loss = Ky (1 - ETa / ETc), held within 0..1,
///   ETa / ETc = sum over the season of min(ETc, effective rain + efficiency * supply / irrigated area) / sum
///   of ETc
/// Water of a month does not wait for the next. One crop: of several, each is an indicator of its own; all
/// share the supply by area. in: irrigation_supply_monthly, irrigation_supply_without_glaciers_monthly [m3
/// per month]; reference_evapotranspiration_monthly, precipitation_monthly [mm per month]; 12 bands each,
/// months 1..12; irrigated_area [ha per cell], of all that share the water; cropland_area [ha per cell], of
/// the crop, as far as it is irrigated; all >= 0 out: per year, in the currency of the price; with a price of
/// 1, tonnes no data: a month missing, negative or not the same in all; nothing to evaporate in the season.
/// Without area: 0 source: allen1998 (Eq. 90, Table 24); the difference of both losses: choice
struct ProductivityAtRisk {
  static constexpr IndicatorInfo info = {
      .id = "productivity_at_risk",
      .title = "Harvest at risk without glaciers, in the currency of the price",
      .unit = "yr-1",
      .low = 0,
      .high = 1e10,
      .shape = Shape::series,
      .extraction = Extraction::sum,
      .direction = Direction::higher_is_worse,
      .source = "allen1998",
      .needs = {{.name = "irrigation_supply_monthly", .unit = "m3", .bands = 12},
                {.name = "irrigation_supply_without_glaciers_monthly", .unit = "m3", .bands = 12},
                {.name = "reference_evapotranspiration_monthly", .unit = "mm", .bands = 12},
                {.name = "precipitation_monthly", .unit = "mm", .bands = 12},
                {.name = "irrigated_area", .unit = "ha"},
                {.name = "cropland_area", .unit = "ha"}},
      .params =
          {{.name = "yield_t_ha", .value = 3, .low = 0.01, .high = 200, .unit = "t ha-1", .source = "choice"},
           {.name = "price_per_t", .value = 1, .low = 1e-3, .high = 1e6, .unit = "t-1", .source = "choice"},
           {.name = "yield_response",
            .value = 1.05,
            .low = 0.2,
            .high = 1.5,
            .unit = "1",
            .source = "allen1998"},
           {.name = "crop_coefficient", .value = 1, .low = 0.1, .high = 1.5, .unit = "1", .source = "choice"},
           {.name = "irrigation_efficiency",
            .value = 0.45,
            .low = 0.05,
            .high = 1,
            .unit = "1",
            .source = "choice"},
           {.name = "effective_rain", .value = 0.8, .low = 0, .high = 1, .unit = "1", .source = "choice"},
           {.name = "first_month", .value = 4, .low = 1, .high = 12, .unit = "1", .source = "choice"},
           {.name = "last_month", .value = 9, .low = 1, .high = 12, .unit = "1", .source = "choice"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double* params) {
    constexpr double least_demand_mm = 1e-9, m3_per_mm_ha = 10;
    const double irrigated = inputs.at(4), hectares = elementary::smaller(inputs.at(5), irrigated);
    if (!(irrigated >= 0) || !(inputs.at(5) >= 0)) return no_data_f32;
    if (hectares == 0) return 0;
    const double mm_per_m3 = params[4] / (irrigated * m3_per_mm_ha);
    double wanted_mm = 0, used_mm = 0, used_without_mm = 0;
    for (int band = 0; band < 12; ++band) {
      const double month = inputs.band_value(0, band), supply = inputs.at(0, band),
                   without = inputs.at(1, band), reference = inputs.at(2, band), rain = inputs.at(3, band);
      if (!(supply >= 0) || !(without >= 0) || !(reference >= 0) || !(rain >= 0) || !is_month(month))
        return no_data_f32;
      for (int need = 1; need < 4; ++need)
        if (inputs.band_value(need, band) != month) return no_data_f32;
      if (!in_season(month, params[6], params[7])) continue;
      const double demand_mm = params[3] * reference, rain_mm = params[5] * rain;
      wanted_mm += demand_mm;
      used_mm += elementary::smaller(demand_mm, rain_mm + mm_per_m3 * supply);
      used_without_mm += elementary::smaller(demand_mm, rain_mm + mm_per_m3 * without);
    }
    if (wanted_mm < least_demand_mm) return no_data_f32;
    const double loss = elementary::clamped(params[2] * (1 - used_mm / wanted_mm), 0, 1),
                 without = elementary::clamped(params[2] * (1 - used_without_mm / wanted_mm), 0, 1);
    return static_cast<float>(hectares * params[0] * params[1] * elementary::greater(without - loss, 0));
  }
};

}  // namespace firnline
