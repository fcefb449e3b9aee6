// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/grid/month.hpp"
#include "kernels/indicators/indicator.hpp"

namespace firnline {

/// How much of the water that crops ask for in a season glaciers supply: the part of the demand that is met
/// from the river, times the glaciers' share of the river, over the whole demand.
///   sum over the months of min(demand, discharge) * share / sum of demand
/// All of it is taken from the river at this place: groundwater, other intakes upstream and water that flows
/// back from fields are not seen. in: glacier_share_monthly [1], 0..1; discharge_monthly [m3 s-1], >= 0;
/// irrigation_demand_monthly [m3 per month], >= 0; 12 bands each, whose values are months out: [1], 0..1 no
/// data: any month without demand or discharge, or without a share while water flows; a season without demand
/// source: choice, after kaser2010
struct IrrigationGlacierDependence {
  static constexpr IndicatorInfo info = {
      .id = "irrigation_glacier_dependence",
      .title = "Share of the irrigation demand that glaciers supply",
      .unit = "1",
      .low = 0,
      .high = 1,
      .shape = Shape::series,
      .extraction = Extraction::mean,
      .direction = Direction::higher_is_worse,
      .source = "kaser2010",
      .needs = {{.name = "glacier_share_monthly", .unit = "1", .bands = 12},
                {.name = "discharge_monthly", .unit = "m3 s-1", .bands = 12},
                {.name = "irrigation_demand_monthly", .unit = "m3", .bands = 12}},
      .params = {{.name = "first_month", .value = 4, .low = 1, .high = 12, .unit = "1", .source = "choice"},
                 {.name = "last_month", .value = 9, .low = 1, .high = 12, .unit = "1", .source = "choice"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double* params) {
    constexpr double seconds_per_day = 86400, least_demand_m3 = 1e-9;
    double supplied = 0, asked = 0;
    for (int band = 0; band < 12; ++band) {
      const double month = inputs.band_value(1, band), demand = inputs.at(2, band);
      const double river = inputs.at(1, band) * days_in_month(month) * seconds_per_day;
      if (!(demand >= 0) || !(river >= 0)) return no_data_f32;
      const double share = river > 0 ? inputs.at(0, band) : 0;
      if (!(share >= 0)) return no_data_f32;
      if (!in_season(month, params[0], params[1])) continue;
      asked += demand;
      supplied += elementary::smaller(demand, river) * share;
    }
    return asked >= least_demand_m3 ? static_cast<float>(elementary::smaller(supplied / asked, 1))
                                    : no_data_f32;
  }
};

}  // namespace firnline
