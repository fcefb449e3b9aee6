// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/grid/elementary.hpp"
#include "kernels/indicators/indicator.hpp"

namespace firnline {

/// How many years the ice would last at the rate at which it is lost: storage over loss,
///   0.9 h / (-0.85 dh/dt), 500 years at most.
/// It ranks glaciers and is no date: ice flows, glaciers shrink to where melt is slower, and climate changes.
/// Few years are a risk to those who live on melt water, so lower is worse. Over a zone it is the mean of its
/// cells; to have a glacier's own ratio, burn its mean thickness and mean change into its outline. in:
/// ice_thickness [m of ice], > 0; glacier_elevation_change [m yr-1], a mean of five years or more out: [yr],
/// 0..500 no data: anything missing; no ice (0 m, or less where a grid writes that for "not modelled"):
/// nothing to last; a glacier that gains: its class is "gain", and no number of years describes it. No change
/// at all is 500. source: choice (ratio, cap and rule of gain); densities: maussion2019, huss2013
struct IceReserve {
  static constexpr IndicatorInfo info = {
      .id = "ice_reserve",
      .title = "Ice reserve, years at today's loss (a rank, no date)",
      .unit = "yr",
      .low = 0,
      .high = 500,
      .extraction = Extraction::mean,
      .direction = Direction::lower_is_worse,
      .source = "choice",
      .needs = {{.name = "ice_thickness", .unit = "m"},
                {.name = "glacier_elevation_change", .unit = "m yr-1"}},
      .params = {{.name = "ice_density",
                  .value = 900,
                  .low = 800,
                  .high = 920,
                  .unit = "kg m-3",
                  .source = "maussion2019"},
                 {.name = "column_density",
                  .value = 850,
                  .low = 600,
                  .high = 920,
                  .unit = "kg m-3",
                  .source = "huss2013"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double* params) {
    constexpr double most_years = 500;
    const double thickness_m = inputs.at(0), change_m = inputs.at(1);
    if (!(thickness_m > 0) || !(change_m <= 0)) return no_data_f32;
    const double storage = params[0] * thickness_m;  // kg m-2
    const double loss = params[1] * -change_m;       // kg m-2 yr-1
    return static_cast<float>(storage / elementary::greater(loss, storage / most_years));
  }
};

}  // namespace firnline
