// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/indicator.hpp"

namespace firnline {

/// People in the reach of a flood: the cell's population where the depth of the chosen return period reaches
/// the chosen depth, else nobody. in: population_count [people per cell], >= 0; flood_depth [m], one band per
/// return period [years], >= 0 out: people [1], extensive no data: people or that depth missing or negative
/// (not modelled is not dry); no band of the chosen return period source: jongman2012
struct ExposedPopulation {
  static constexpr IndicatorInfo info = {
      .id = "exposed_population",
      .title = "People exposed to floods",
      .unit = "1",
      .low = 0,
      .high = 1e9,
      .shape = Shape::series,
      .extraction = Extraction::sum,
      .direction = Direction::higher_is_worse,
      .source = "jongman2012",
      .needs = {{.name = "population_count", .unit = "1"}, {.name = "flood_depth", .unit = "m", .bands = 0}},
      .params = {{.name = "return_period",
                  .value = 100,
                  .low = 1,
                  .high = 1e4,
                  .unit = "yr",
                  .source = "jongman2012"},
                 {.name = "damaging_depth",
                  .value = 0.5,
                  .low = 0.01,
                  .high = 10,
                  .unit = "m",
                  .source = "thinkhazard2017"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double* params) {
    const double return_period = params[0], damaging_depth = params[1];
    const float people = inputs.at(0);
    if (!(people >= 0)) return no_data_f32;
    for (int band = 0; band < inputs.bands(1); ++band) {
      if (inputs.band_value(1, band) != return_period) continue;
      const double depth = inputs.at(1, band);
      if (!(depth >= 0)) return no_data_f32;
      return depth >= damaging_depth ? people : 0.0F;
    }
    return no_data_f32;
  }
};

}  // namespace firnline
