// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/water/annual_runoff.hpp"

namespace firnline {

/// How much of the glaciers' water is gone late in the century: the mean runoff of those years over that of
/// the 11 years of peak water, less 1. -0.6 = 60 % less. A peak in the series' first window counts (the
/// decline is then at least this), and so does one in its last, where nothing has declined yet.
/// in: glacier_runoff_annual [m3 yr-1], >= 0, one band per consecutive year   out: [1], -1 and more
/// no data: any year missing or negative; a series that does not hold all late years; no runoff at all
/// source: huss2018
struct PostPeakDecline {
  static constexpr IndicatorInfo info = {
      .id = "post_peak_decline",
      .title = "Change of glacier runoff from its peak to late in the century",
      .unit = "1",
      .low = -1,
      .high = 30,  // a single late year against windows of 31, of which it makes up one whole
      .shape = Shape::series,
      .extraction = Extraction::mean,
      .direction = Direction::lower_is_worse,
      .projected = true,
      .source = "huss2018",
      .needs = {{.name = "glacier_runoff_annual", .unit = "m3 yr-1", .bands = 0}},
      .params = {peak_water::window_years,
                 {.name = "late_first_year",
                  .value = 2080,
                  .low = 1900,
                  .high = 2300,
                  .unit = "yr",
                  .source = "huss2018",
                  .whole = true},
                 {.name = "late_last_year",
                  .value = 2100,
                  .low = 1900,
                  .high = 2300,
                  .unit = "yr",
                  .source = "huss2018",
                  .whole = true}},
  };

  [[nodiscard]] static const char* refusal(const Binding& binding, const double* plane_values) {
    if (const char* other = peak_water::refusal(binding, plane_values)) return other;
    const double* years = plane_values + binding.first_plane[0];
    const double first = binding.params[1], last = binding.params[2];
    const bool held = years[0] <= first && first <= last && last <= years[binding.plane_count[0] - 1];
    return held ? nullptr : "they must hold all years from late_first_year to late_last_year";
  }

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double* params) {
    const double first = params[1], last = params[2];
    const peak_water::Peak peak = peak_water::peak_of(inputs, static_cast<int>(params[0]));
    if (!(peak.runoff > 0)) return no_data_f32;
    double sum = 0;
    int years = 0;
    for (int band = 0; band < inputs.bands(0); ++band) {
      const double year = inputs.band_value(0, band);
      if (year < first || year > last) continue;
      sum += inputs.at(0, band);
      ++years;
    }
    if (years == 0 || years != static_cast<int>(last - first) + 1) return no_data_f32;
    return static_cast<float>(sum / years / peak.runoff - 1);
  }
};

}  // namespace firnline
