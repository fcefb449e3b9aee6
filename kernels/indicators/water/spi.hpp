// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/water/gamma_fit.hpp"

namespace firnline {

/// How dry the months that end a series are against the same months of other years: the standardised
/// precipitation index (SPI) of the last `months` months. -1 and below is a drought, -2 and below an extreme
/// one. Three months speak of soils and crops, 6 and 12 of rivers, reservoirs and groundwater. It knows
/// rain alone: a warming climate dries land without it (spei).
/// in: precipitation_monthly_series [mm per month], >= 0, one band per month from January to December,
/// 30 whole years or more, and what sums reach back before them
/// out: [1], -3..3
/// no data: one of the last months missing; in the reference years fewer than 30 sums or 10 above zero, or
/// these all alike. Other gaps in the reference years are left out.
/// source: mckee1993, wmo2012, thom1966, stagge2015
struct Spi {
  static constexpr IndicatorInfo info = {
      .id = "spi",
      .title = "Drought index of the last months, from precipitation",
      .unit = "1",
      .low = -drought::most_extreme,
      .high = drought::most_extreme,
      .shape = Shape::series,
      .extraction = Extraction::mean,
      .direction = Direction::lower_is_worse,
      .source = "mckee1993",
      .needs = {{.name = "precipitation_monthly_series", .unit = "mm", .bands = 0}},
      .params = {drought::months, drought::reference_first_year, drought::reference_years,
                 drought::classic_zeros},
  };

  [[nodiscard]] static const char* refusal(const Binding& binding, const double*) {
    return drought::refusal(binding, false);
  }

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double* params) {
    return drought::latest<drought::GammaFit>(drought::Series<false>::of(inputs, params), params[3]);
  }
};

}  // namespace firnline
