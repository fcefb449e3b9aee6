// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/water/annual_runoff.hpp"

namespace firnline {

/// Where a basin stands against its peak water (peak_water_year): 1 the peak is still to come, more than 10
/// years after the reference year; 2 it is now, within 10 years; 3 it has passed more than 10 years ago.
/// in: glacier_runoff_annual [m3 yr-1], >= 0, one band per consecutive year   out: class [1], 1..3
/// no data: as peak_water_year: a peak at or outside the series has no class
/// source: huss2018
struct PeakWaterStatus {
  static constexpr IndicatorInfo info = {
      .id = "peak_water_status",
      .title = "Glacier runoff before, at or past its peak",
      .unit = "1",
      .low = 1,
      .high = 3,
      .shape = Shape::series,
      .extraction = Extraction::max,
      .direction = Direction::higher_is_worse,
      .projected = true,
      .source = "huss2018",
      .needs = {{.name = "glacier_runoff_annual", .unit = "m3 yr-1", .bands = 0}},
      .params =
          {peak_water::window_years,
           {.name = "reference_year",
            .value = 2025,
            .low = 1900,
            .high = 2200,
            .unit = "yr",
            .source = "choice",
            .whole = true},
           {.name = "margin_years", .value = 10, .low = 0, .high = 50, .unit = "yr", .source = "choice"}},
  };

  [[nodiscard]] static const char* refusal(const Binding& binding, const double* plane_values) {
    return peak_water::refusal(binding, plane_values);
  }

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double* params) {
    const double reference = params[1], margin = params[2];
    const peak_water::Peak peak = peak_water::peak_of(inputs, static_cast<int>(params[0]));
    if (!peak.inside) return no_data_f32;
    return peak.year > reference + margin ? 1.0F : peak.year < reference - margin ? 3.0F : 2.0F;
  }
};

}  // namespace firnline
