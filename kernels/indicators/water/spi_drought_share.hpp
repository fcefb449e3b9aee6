// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/water/gamma_fit.hpp"

namespace firnline {

/// How often the last years of a series were in drought by the standardised precipitation index (spi): the
/// share of their months with an index at or below `drought_at`. Over its own reference years every place
/// has about the same share, one month in six: places differ where the recent years are fewer than those of
/// the reference, or later.
/// in: precipitation_monthly_series [mm per month], >= 0, one band per month from January to December,
/// 30 whole years or more, and what sums reach back before them
/// out: [1], 0..1
/// no data: a month of the recent years, or one summed with it, missing; a calendar month without a
/// distribution, as spi. Other gaps in the reference years are left out.
/// source: mckee1993, wmo2012, thom1966, stagge2015
struct SpiDroughtShare {
  static constexpr IndicatorInfo info = {
      .id = "spi_drought_share",
      .title = "Share of recent months in drought, from precipitation",
      .unit = "1",
      .low = 0,
      .high = 1,
      .shape = Shape::series,
      .extraction = Extraction::mean,
      .direction = Direction::higher_is_worse,
      .source = "mckee1993",
      .needs = {{.name = "precipitation_monthly_series", .unit = "mm", .bands = 0}},
      .params = {drought::months, drought::reference_first_year, drought::reference_years,
                 drought::classic_zeros, drought::recent_years, drought::drought_at},
  };

  [[nodiscard]] static const char* refusal(const Binding& binding, const double*) {
    return drought::refusal_of_share(binding);
  }

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double* params) {
    return drought::share_in_drought<drought::GammaFit>(drought::Series<false>::of(inputs, params), params[3],
                                                        params[4], params[5]);
  }
};

}  // namespace firnline
