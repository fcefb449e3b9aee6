// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/grid/month.hpp"
#include "kernels/indicators/indicator.hpp"
#include "kernels/indicators/water/root_zone.hpp"

namespace firnline {

/// What share of the water a rain-fed crop could use it gets from the soil: actual over potential
/// evapotranspiration of the season, sum over sum. 1 = no stress.
/// Water is kept day by day (root_zone.hpp); a month's rain and evapotranspiration are spread evenly over its
/// days, the soil begins full, and the year is gone through once to forget that and once more to be judged.
/// There is no irrigation, no rise from groundwater, no surface runoff, and snow counts as rain when it
/// falls.
///   TAW = 1000 available_water_capacity root_depth;  ETc = crop_coefficient ET0 in the season,
///   fallow_coefficient ET0 outside
/// in: precipitation_monthly, reference_evapotranspiration_monthly [mm per month], >= 0, 12 bands each, the
/// months 1..12 in order; available_water_capacity [1], m3 m-3 between field capacity and wilting point, > 0
/// out: [1], 0..1
/// no data: anything missing, negative or not a month; soil that holds no water; nothing to evaporate in the
/// season
/// source: allen1998 (Eq. 82 to 86)
struct SoilWaterStress {
  static constexpr IndicatorInfo info = {
      .id = "soil_water_stress",
      .title = "Share of its water a rain-fed crop gets",
      .unit = "1",
      .low = 0,
      .high = 1,
      .shape = Shape::series,
      .extraction = Extraction::mean,
      .direction = Direction::lower_is_worse,
      .source = "allen1998",
      .needs = {{.name = "precipitation_monthly", .unit = "mm", .bands = 12},
                {.name = "reference_evapotranspiration_monthly", .unit = "mm", .bands = 12},
                {.name = "available_water_capacity", .unit = "1"}},
      .params =
          {{.name = "root_depth", .value = 1, .low = 0.1, .high = 3, .unit = "m", .source = "allen1998"},
           {.name = "depletion_fraction",
            .value = 0.5,
            .low = 0.05,
            .high = 0.95,
            .unit = "1",
            .source = "allen1998"},
           {.name = "crop_coefficient", .value = 1, .low = 0.1, .high = 1.5, .unit = "1", .source = "choice"},
           {.name = "fallow_coefficient",
            .value = 0.3,
            .low = 0,
            .high = 1.5,
            .unit = "1",
            .source = "choice"},
           {.name = "first_month", .value = 4, .low = 1, .high = 12, .unit = "1", .source = "choice"},
           {.name = "last_month", .value = 9, .low = 1, .high = 12, .unit = "1", .source = "choice"}},
  };

  [[nodiscard]] FIRN_FN static bool usable(const CellInputs& inputs) {
    for (int band = 0; band < 12; ++band)
      for (int need = 0; need < 2; ++need)
        if (!(inputs.at(need, band) >= 0) || inputs.band_value(need, band) != band + 1) return false;
    return true;
  }

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double* params) {
    constexpr int years = 2;
    constexpr double mm_per_m = 1000, least_demand_mm = 1e-9;
    const RootZone soil{mm_per_m * static_cast<double>(inputs.at(2)) * params[0], params[1]};
    if (!(soil.capacity_mm > 0) || !usable(inputs)) return no_data_f32;
    double depletion_mm = 0, used_mm = 0, wanted_mm = 0;
    for (int band = 0; band < 12 * years; ++band) {
      const int month = band % 12;
      const bool growing = in_season(month + 1, params[4], params[5]),
                 judged = growing && band >= 12 * (years - 1);
      const double days = elementary::floor(days_in_month(month + 1));
      const double rain_mm = inputs.at(0, month) / days;
      const double demand_mm = (growing ? params[2] : params[3]) * inputs.at(1, month) / days;
      for (double day = 0; day < days; day += 1) {
        const double uptake_mm = soil.uptake_mm(depletion_mm, rain_mm, demand_mm);
        depletion_mm = soil.depletion_after_mm(depletion_mm, rain_mm, uptake_mm);
        used_mm += judged ? uptake_mm : 0;
        wanted_mm += judged ? demand_mm : 0;
      }
    }
    if (wanted_mm < least_demand_mm) return no_data_f32;
    return static_cast<float>(elementary::smaller(used_mm / wanted_mm, 1));
  }
};

}  // namespace firnline
