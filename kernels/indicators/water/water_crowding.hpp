// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/indicator.hpp"

namespace firnline {

/// How crowded the renewable water is, in Falkenmark's classes: 3 absolute scarcity (below 500 m3 per person
/// and year), 2 scarcity (below 1000), 1 stress (below 1700), 0 none. A limit belongs to the class above it
/// in water: exactly 500 is class 2. Water and people must be counted over the same basin or country before
/// they are divided; water over people of single cells would only draw the map of towns. in: water_per_person
/// [m3 yr-1]   out: class [1], 0..3 no data: missing or negative source: falkenmark1989
struct WaterCrowding {
  static constexpr IndicatorInfo info = {
      .id = "water_crowding",
      .title = "Water crowding class",
      .unit = "1",
      .low = 0,
      .high = 3,
      .extraction = Extraction::max,
      .direction = Direction::higher_is_worse,
      .source = "falkenmark1989",
      .needs = {{.name = "water_per_person", .unit = "m3 yr-1"}},
      .params = {{.name = "absolute_scarcity",
                  .value = 500,
                  .low = 1,
                  .high = 10000,
                  .unit = "m3 yr-1",
                  .source = "falkenmark1989"},
                 {.name = "scarcity",
                  .value = 1000,
                  .low = 1,
                  .high = 10000,
                  .unit = "m3 yr-1",
                  .source = "falkenmark1989"},
                 {.name = "stress",
                  .value = 1700,
                  .low = 1,
                  .high = 10000,
                  .unit = "m3 yr-1",
                  .source = "falkenmark1989"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double* params) {
    const double water_m3 = inputs.at(0);
    if (!(water_m3 >= 0)) return no_data_f32;
    if (water_m3 < params[0]) return 3;
    if (water_m3 < params[1]) return 2;
    return water_m3 < params[2] ? 1.0F : 0.0F;
  }
};

}  // namespace firnline
