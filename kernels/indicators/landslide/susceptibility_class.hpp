// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/landslide/fuzzy_overlay.hpp"

namespace firnline {

/// heuristic_susceptibility as a class: 1 very low, 2 low, 3 moderate, 4 high, 5 very high. A class reaches
/// from its limit up to, and without, the next. A zone has that of its worst cell.
/// in and no data: as heuristic_susceptibility
/// out: class [1], 1..5
/// source: stanley2017; the shapes of the memberships are a choice (fuzzy_overlay.hpp)
struct SusceptibilityClass {
  static constexpr IndicatorInfo info = {
      .id = "susceptibility_class",
      .title = "Landslide susceptibility class by expert rules",
      .unit = "1",
      .low = 1,
      .high = 5,
      .shape = Shape::focal,
      .reach = 1,
      .extraction = Extraction::max,
      .direction = Direction::higher_is_worse,
      .coarsest_cell_m = 100,  // as slope_horn
      .source = "stanley2017",
      .needs = {{.name = "elevation", .unit = "m"},
                {.name = "forest_loss", .unit = "1"},
                {.name = "road_presence", .unit = "1"},
                {.name = "rock_weakness", .unit = "1"},
                {.name = "fault_distance", .unit = "km"}},
      .params =
          {{.name = "slope_midpoint",
            .value = 15,
            .low = 1,
            .high = 60,
            .unit = "degree",
            .source = "choice"},
           {.name = "slope_spread", .value = 5, .low = 0.5, .high = 20, .unit = "1", .source = "choice"},
           {.name = "fault_midpoint", .value = 5, .low = 0.1, .high = 1000, .unit = "km", .source = "choice"},
           {.name = "fault_spread", .value = 2, .low = 0.5, .high = 20, .unit = "1", .source = "choice"},
           {.name = "gamma", .value = 0.9, .low = 0, .high = 1, .unit = "1", .source = "stanley2017"},
           {.name = "least_membership",
            .value = 0.1,
            .low = 0,
            .high = 0.5,
            .unit = "1",
            .source = "stanley2017"},
           {.name = "class_2_from", .value = 0.11, .low = 0, .high = 1, .unit = "1", .source = "stanley2017"},
           {.name = "class_3_from", .value = 0.49, .low = 0, .high = 1, .unit = "1", .source = "stanley2017"},
           {.name = "class_4_from",
            .value = 0.671,
            .low = 0,
            .high = 1,
            .unit = "1",
            .source = "stanley2017"},
           {.name = "class_5_from",
            .value = 0.75,
            .low = 0,
            .high = 1,
            .unit = "1",
            .source = "stanley2017"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite& site,
                                          const double* params) {
    const double value = susceptibility::index(inputs, site, params);
    if (elementary::is_nan(value)) return no_data_f32;
    float hazard = 1;
    for (int limit = 0; limit < 4; ++limit)
      if (value >= params[susceptibility::first_class_limit + limit]) hazard += 1;
    return hazard;
  }
};

}  // namespace firnline
