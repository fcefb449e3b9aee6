// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/indicator.hpp"

namespace firnline {

/// How many times the guideline of the World Health Organization for a year's fine particles people breathe:
/// annual mean / guideline. 1 is the guideline itself; its interim targets are 35, 25, 15 and 10 ug m-3.
/// in: particulate_matter [ug m-3], annual mean, >= 0   out: [1], >= 0
/// no data: missing or negative
/// source: who2021
struct Pm25Exceedance {
  static constexpr IndicatorInfo info = {
      .id = "pm25_exceedance",
      .title = "Fine particles over the WHO guideline",
      .unit = "1",
      .low = 0,
      .high = 200,  // 1000 ug m-3 over the lowest guideline
      .shape = Shape::local,
      .extraction = Extraction::mean,
      .direction = Direction::higher_is_worse,
      .source = "who2021",
      .needs = {{.name = "particulate_matter", .unit = "ug m-3"}},
      .params =
          {{.name = "guideline", .value = 5, .low = 5, .high = 35, .unit = "ug m-3", .source = "who2021"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double* params) {
    const double concentration = inputs.at(0), guideline = params[0];
    if (!(concentration >= 0)) return no_data_f32;
    return static_cast<float>(concentration / guideline);
  }
};

}  // namespace firnline
