// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/indicator.hpp"

namespace firnline {

/// People who live in the cell.
/// in: population_count [people per cell], >= 0   out: the same [people], extensive
/// no data: missing or negative count (several products write -200 or -99999 where nobody counted)
/// source: tatem2017
struct Population {
  static constexpr IndicatorInfo info = {
      .id = "population",
      .title = "People",
      .unit = "1",
      .low = 0,
      .high = 1e9,
      .extraction = Extraction::sum,
      .direction = Direction::higher_is_worse,
      .source = "tatem2017",
      .needs = {{.name = "population_count", .unit = "1"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double*) {
    const float people = inputs.at(0);
    return people >= 0 ? people : no_data_f32;
  }
};

}  // namespace firnline
