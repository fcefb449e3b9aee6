// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/water/annual_runoff.hpp"

namespace firnline {

/// The year in which the runoff of the glaciers that are there today is greatest: the middle of the first
/// window of 11 years with the greatest mean. Before it melt gives more water every decade, after it less.
/// A number of one glacier model under one climate model: other models' years lie decades apart, so it is
/// shown with theirs (docs/job_file.md, Variants) and never alone.
/// in: glacier_runoff_annual [m3 yr-1], >= 0, one band per consecutive year   out: [yr], a calendar year
/// no data: any year missing or negative; the greatest mean in the first or last window, because the peak
/// then lies at the series' end or outside it
/// source: huss2018
struct PeakWaterYear {
  static constexpr IndicatorInfo info = {
      .id = "peak_water_year",
      .title = "Year of the greatest glacier runoff",
      .unit = "yr",
      .low = 1000,
      .high = 3000,
      .shape = Shape::series,
      .extraction = Extraction::mean,
      .direction = Direction::lower_is_worse,
      .projected = true,
      .source = "huss2018",
      .needs = {{.name = "glacier_runoff_annual", .unit = "m3 yr-1", .bands = 0}},
      .params = {peak_water::window_years},
  };

  [[nodiscard]] static const char* refusal(const Binding& binding, const double* plane_values) {
    return peak_water::refusal(binding, plane_values);
  }

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double* params) {
    const peak_water::Peak peak = peak_water::peak_of(inputs, static_cast<int>(params[0]));
    return peak.inside ? static_cast<float>(peak.year) : no_data_f32;
  }
};

}  // namespace firnline
