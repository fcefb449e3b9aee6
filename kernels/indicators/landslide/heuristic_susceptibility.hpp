// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/landslide/fuzzy_overlay.hpp"

namespace firnline {

/// How prone the ground is to landslides, by expert rules: steep slopes, made worse where forest was lost,
/// roads cut the slope, the rock is weak or a fault is near. It orders places; it is no probability and
/// knows no trigger. The published map of NASA (layer landslide_susceptibility) is the one to quote; this
/// is for finer or newer layers.
/// in: elevation [m], 3 x 3 window; forest_loss, road_presence, rock_weakness [1], 0..1; fault_distance [km]
/// out: susceptibility [1], 0..1
/// no data: any input missing, any cell of the window too; a share outside 0..1, a negative distance
/// source: stanley2017; the shapes of the memberships are a choice (fuzzy_overlay.hpp)
struct HeuristicSusceptibility {
  static constexpr IndicatorInfo info = {
      .id = "heuristic_susceptibility",
      .title = "Landslide susceptibility by expert rules",
      .unit = "1",
      .low = 0,
      .high = 1,
      .shape = Shape::focal,
      .reach = 1,
      .extraction = Extraction::mean,
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
            .source = "stanley2017"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite& site,
                                          const double* params) {
    const double value = susceptibility::index(inputs, site, params);
    return elementary::is_nan(value) ? no_data_f32 : static_cast<float>(value);
  }
};

}  // namespace firnline
