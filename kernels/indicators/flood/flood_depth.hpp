// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/indicator.hpp"

namespace firnline {

/// How deep the flood of one return period stands, 0 on dry ground.
/// in: flood_depth [m], one band per return period [years], >= 0   out: [m], >= 0
/// no data: that depth missing or negative (where a model did not look is not dry); no band of the chosen
/// return period source: thinkhazard2017
struct FloodDepth {
  static constexpr IndicatorInfo info = {
      .id = "flood_depth",
      .title = "Flood depth",
      .unit = "m",
      .low = 0,
      .high = 100,
      .shape = Shape::series,
      .extraction = Extraction::max,
      .direction = Direction::higher_is_worse,
      .source = "thinkhazard2017",
      .needs = {{.name = "flood_depth", .unit = "m", .bands = 0}},
      .params = {{.name = "return_period",
                  .value = 100,
                  .low = 1,
                  .high = 1e4,
                  .unit = "yr",
                  .source = "thinkhazard2017"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double* params) {
    const double return_period = params[0];
    for (int band = 0; band < inputs.bands(0); ++band) {
      if (inputs.band_value(0, band) != return_period) continue;
      const float depth = inputs.at(0, band);
      return depth >= 0 ? depth : no_data_f32;
    }
    return no_data_f32;
  }
};

}  // namespace firnline
