// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/water/stress_score.hpp"

namespace firnline {

/// Water stress from monthly demand and supply, scored as water_stress_score: the year's ratio is the
/// demand-weighted mean of the monthly ratios, so that a dry summer is not hidden by a wet spring.
///   r_m = D_m / Q_m; a month with Q_m = 0 or below half of a month's share of the arid limit counts as r_m =
///   2; six such months, or no supply all year: worst case; r = sum(D_m r_m) / sum(D_m), 0 when nothing is
///   asked for; supply and demand both below their arid limits: "arid and low use", score 5, whatever went
///   before.
/// in: water_demand, water_available [m month-1], 12 bands each, >= 0   out: score [1], 0..5
/// no data: any month missing or negative
/// source: kuzma2023
struct WaterStressMonthly {
  static constexpr IndicatorInfo info = {
      .id = "water_stress_monthly",
      .title = "Water stress, from months",
      .unit = "1",
      .low = 0,
      .high = 5,
      .shape = Shape::series,
      .extraction = Extraction::mean,
      .direction = Direction::higher_is_worse,
      .source = "kuzma2023",
      .needs = {{.name = "water_demand", .unit = "m month-1", .bands = 12},
                {.name = "water_available", .unit = "m month-1", .bands = 12}},
      .params = {{.name = "arid_supply",
                  .value = 0.03,
                  .low = 0,
                  .high = 0.5,
                  .unit = "m yr-1",
                  .source = "kuzma2023"},
                 {.name = "low_demand",
                  .value = 0.012,
                  .low = 0,
                  .high = 0.5,
                  .unit = "m yr-1",
                  .source = "kuzma2023"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double* params) {
    constexpr int months = 12, months_of_worst_case = 6;
    constexpr double ratio_without_supply = 2, worst_score = 5;
    const double arid_supply = params[0], low_demand = params[1];
    const double nearly_dry = arid_supply / (2 * months);
    double demand_sum = 0, supply_sum = 0, weighted_ratio = 0;
    int dry_months = 0;
    for (int month = 0; month < months; ++month) {
      const double demand = inputs.at(0, month), supply = inputs.at(1, month);
      if (!(demand >= 0) || !(supply >= 0)) return no_data_f32;
      const bool dry = supply == 0 || supply < nearly_dry;
      dry_months += dry ? 1 : 0;
      weighted_ratio += demand * (dry ? ratio_without_supply : demand / supply);
      demand_sum += demand;
      supply_sum += supply;
    }
    const bool arid_and_low_use = supply_sum < arid_supply && demand_sum < low_demand;
    if (arid_and_low_use || dry_months >= months_of_worst_case || supply_sum == 0) return worst_score;
    return static_cast<float>(stress_score(demand_sum > 0 ? weighted_ratio / demand_sum : 0));
  }
};

}  // namespace firnline
