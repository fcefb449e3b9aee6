// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/grid/month.hpp"
#include "kernels/indicators/indicator.hpp"

namespace firnline {

/// How much of the water that passes a place in a season came from glaciers: what is missing there once they
/// are gone.
///   sum over the months of share * discharge * days / sum of discharge * days
/// A ratio of sums: a month with little water counts little. in: glacier_share_monthly [1], 0..1, no data
/// where no water flows; discharge_monthly [m3 s-1], >= 0; 12 bands each, whose values are months out: [1],
/// 0..1 no data: any month of the season without discharge data, or without a share while water flows; a
/// season without water source: choice, after kaser2010
struct GlacierDependence {
  static constexpr IndicatorInfo info = {
      .id = "glacier_dependence",
      .title = "Glaciers' share of the water",
      .unit = "1",
      .low = 0,
      .high = 1,
      .shape = Shape::series,
      .extraction = Extraction::mean,
      .direction = Direction::higher_is_worse,
      .source = "kaser2010",
      .needs = {{.name = "glacier_share_monthly", .unit = "1", .bands = 12},
                {.name = "discharge_monthly", .unit = "m3 s-1", .bands = 12}},
      .params = {{.name = "first_month", .value = 1, .low = 1, .high = 12, .unit = "1", .source = "choice"},
                 {.name = "last_month", .value = 12, .low = 1, .high = 12, .unit = "1", .source = "choice"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double* params) {
    double glacier = 0, all = 0;
    for (int band = 0; band < 12; ++band) {
      const double month = inputs.band_value(1, band);
      if (!in_season(month, params[0], params[1])) continue;
      const double water = inputs.at(1, band) * days_in_month(month);
      if (!(water >= 0)) return no_data_f32;
      if (water == 0) continue;
      const double share = inputs.at(0, band);
      if (!(share >= 0)) return no_data_f32;
      glacier += share * water;
      all += water;
    }
    return all > 0 ? static_cast<float>(elementary::smaller(glacier / all, 1)) : no_data_f32;
  }
};

}  // namespace firnline
