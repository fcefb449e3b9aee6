// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/indicator.hpp"

namespace firnline {

/// How often the river brings damaging water: 3 high, 2 medium, 1 low, 0 none of the modelled floods does.
/// The class is that of the most frequent flood whose depth reaches the damaging depth: at most 10 years
/// high, 50 medium, 1000 low. The return periods that the layer has set the limit: with 10..500 years, "low"
/// means within 500 years, and a layer without 10 years can never say "high". A class of one cell;
/// ThinkHazard's own classes belong to districts. in: flood_depth [m], one band per return period [years], >=
/// 0   out: class [1], 0..3 no data: any band missing or negative. Where a model did not look is not dry; a
/// layer that writes no data for dry ground is declared structural_zero. source: thinkhazard2017
struct FloodHazardClass {
  static constexpr IndicatorInfo info = {
      .id = "flood_hazard_class",
      .title = "River flood hazard class",
      .unit = "1",
      .low = 0,
      .high = 3,
      .shape = Shape::series,
      .extraction = Extraction::max,
      .direction = Direction::higher_is_worse,
      .source = "thinkhazard2017",
      .needs = {{.name = "flood_depth", .unit = "m", .bands = 0}},
      .params = {{.name = "damaging_depth",
                  .value = 0.5,
                  .low = 0.01,
                  .high = 10,
                  .unit = "m",
                  .source = "thinkhazard2017"},
                 {.name = "high_years",
                  .value = 10,
                  .low = 1,
                  .high = 1e4,
                  .unit = "yr",
                  .source = "thinkhazard2017"},
                 {.name = "medium_years",
                  .value = 50,
                  .low = 1,
                  .high = 1e4,
                  .unit = "yr",
                  .source = "thinkhazard2017"},
                 {.name = "low_years",
                  .value = 1000,
                  .low = 1,
                  .high = 1e4,
                  .unit = "yr",
                  .source = "thinkhazard2017"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double* params) {
    const double damaging_depth = params[0], high_years = params[1], medium_years = params[2],
                 low_years = params[3];
    float worst = 0;
    for (int band = 0; band < inputs.bands(0); ++band) {
      const double depth = inputs.at(0, band), years = inputs.band_value(0, band);
      if (!(depth >= 0)) return no_data_f32;
      const float hazard = years <= high_years     ? 3.0F
                           : years <= medium_years ? 2.0F
                           : years <= low_years    ? 1.0F
                                                   : 0.0F;
      if (depth >= damaging_depth && hazard > worst) worst = hazard;
    }
    return worst;
  }
};

}  // namespace firnline
