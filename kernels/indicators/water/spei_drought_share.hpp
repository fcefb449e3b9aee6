// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/water/log_logistic_fit.hpp"

namespace firnline {

/// How often the last years of a series were in drought by the standardised
/// precipitation-evapotranspiration index (spei): the share of their months with an index at or below
/// `drought_at`. Over its own reference years every place has about the same share, as of
/// spi_drought_share.
/// in: precipitation_monthly_series, reference_evapotranspiration_monthly_series [mm per month], one band
/// per month from January to December, 30 whole years or more, and what sums reach back before them
/// out: [1], 0..1
/// no data: a month of the recent years, or one summed with it, missing; a calendar month without a
/// distribution, as spei. Other gaps in the reference years are left out.
/// source: vicenteserrano2010, begueria2014
struct SpeiDroughtShare {
  static constexpr IndicatorInfo info = {
      .id = "spei_drought_share",
      .title = "Share of recent months in drought, with evapotranspiration",
      .unit = "1",
      .low = 0,
      .high = 1,
      .shape = Shape::series,
      .extraction = Extraction::mean,
      .direction = Direction::higher_is_worse,
      .source = "vicenteserrano2010",
      .needs = {{.name = "precipitation_monthly_series", .unit = "mm", .bands = 0},
                {.name = "reference_evapotranspiration_monthly_series", .unit = "mm", .bands = 0}},
      .params = {drought::months, drought::reference_first_year, drought::reference_years,
                 drought::plotting_positions, drought::recent_years, drought::drought_at},
  };

  [[nodiscard]] static const char* refusal(const Binding& binding, const double* plane_values) {
    if (!drought::same_months(binding, plane_values)) return drought::other_months;
    return drought::refusal_of_share(binding);
  }

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double* params) {
    return drought::share_in_drought<drought::LogLogisticFit>(drought::Series<true>::of(inputs, params),
                                                              params[3], params[4], params[5]);
  }
};

}  // namespace firnline
