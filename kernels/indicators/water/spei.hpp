// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/water/log_logistic_fit.hpp"

namespace firnline {

/// How dry the months that end a series are against the same months of other years, by rain less what the
/// air could take: the standardised precipitation-evapotranspiration index (SPEI) of the last `months`
/// months. Read as spi; unlike it, it sees warming.
/// in: precipitation_monthly_series, reference_evapotranspiration_monthly_series [mm per month], one band
/// per month from January to December, 30 whole years or more, and what sums reach back before them
/// out: [1], -3..3
/// no data: one of the last months missing; in the reference years fewer than 30 sums, or these all alike
/// or of a skew that the distribution cannot have. Other gaps in the reference years are left out.
/// source: vicenteserrano2010, begueria2014
struct Spei {
  static constexpr IndicatorInfo info = {
      .id = "spei",
      .title = "Drought index of the last months, with evapotranspiration",
      .unit = "1",
      .low = -drought::most_extreme,
      .high = drought::most_extreme,
      .shape = Shape::series,
      .extraction = Extraction::mean,
      .direction = Direction::lower_is_worse,
      .source = "vicenteserrano2010",
      .needs = {{.name = "precipitation_monthly_series", .unit = "mm", .bands = 0},
                {.name = "reference_evapotranspiration_monthly_series", .unit = "mm", .bands = 0}},
      .params = {drought::months, drought::reference_first_year, drought::reference_years,
                 drought::plotting_positions},
  };

  [[nodiscard]] static const char* refusal(const Binding& binding, const double* plane_values) {
    if (!drought::same_months(binding, plane_values)) return drought::other_months;
    return drought::refusal(binding, false);
  }

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double* params) {
    return drought::latest<drought::LogLogisticFit>(drought::Series<true>::of(inputs, params), params[3]);
  }
};

}  // namespace firnline
