// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/indicator.hpp"

namespace firnline {

/// Land under crops: what a failing water supply would leave dry.
/// in: cropland_area [ha per cell], >= 0   out: the same [ha], extensive
/// no data: missing or negative area
/// source: yu2020
struct Cropland {
  static constexpr IndicatorInfo info = {
      .id = "cropland",
      .title = "Cropland",
      .unit = "ha",
      .low = 0,
      .high = 2e6,
      .extraction = Extraction::sum,
      .direction = Direction::higher_is_worse,
      .source = "yu2020",
      .needs = {{.name = "cropland_area", .unit = "ha"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double*) {
    const float hectares = inputs.at(0);
    return hectares >= 0 ? hectares : no_data_f32;
  }
};

}  // namespace firnline
