// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/landslide/infinite_slope.hpp"
#include "kernels/indicators/landslide/standing_share.hpp"

namespace firnline {

/// SINMAP's stability index: one scale through two numbers. From 1 up it is the factor of safety in the
/// worst case of the parameter ranges; below 1 it is the share of those ranges in which the slope stands; 0
/// where it stands in none. That share is about what is not known of the soil: it is no probability of a
/// landslide in any span of time. Cohesion, the tangent of the friction angle and recharge per
/// transmissivity are taken as evenly spread and independent. What is not in it, and what a mean hides: as
/// factor_of_safety.
/// in: elevation [m], 3 x 3 window; upstream_area [km2], the cell itself included
/// out: stability index [1], 0..10, capped at 10; 10 on ground below 1 degree, where nothing slides
/// no data: any missing cell of the window, upstream area missing or negative
/// params: the two ends of a range may come in either order, and may be equal
/// source: pack1998; the limits of the parameters are a choice
struct StabilityIndex {
  static constexpr IndicatorInfo info = {
      .id = "stability_index",
      .title = "Stability index of the soil on the slope",
      .unit = "1",
      .low = 0,
      .high = infinite_slope::most,
      .shape = Shape::focal,
      .reach = 1,
      .extraction = Extraction::mean,
      .direction = Direction::lower_is_worse,
      .coarsest_cell_m = 100,  // as factor_of_safety
      .source = "pack1998",
      .needs = {{.name = "elevation", .unit = "m"}, {.name = "upstream_area", .unit = "km2"}},
      .params =
          {{.name = "cohesion_low", .value = 0, .low = 0, .high = 2, .unit = "1", .source = "pack1998"},
           {.name = "cohesion_high", .value = 0.25, .low = 0, .high = 2, .unit = "1", .source = "pack1998"},
           {.name = "friction_angle_low",
            .value = 30,
            .low = 10,
            .high = 60,
            .unit = "degree",
            .source = "pack1998"},
           {.name = "friction_angle_high",
            .value = 45,
            .low = 10,
            .high = 60,
            .unit = "degree",
            .source = "pack1998"},
           {.name = "transmissivity_per_recharge_low",
            .value = 2000,
            .low = 10,
            .high = 1e6,
            .unit = "m",
            .source = "pack1998"},
           {.name = "transmissivity_per_recharge_high",
            .value = 3000,
            .low = 10,
            .high = 1e6,
            .unit = "m",
            .source = "pack1998"},
           {.name = "soil_density",
            .value = 2000,
            .low = 1200,
            .high = 2700,
            .unit = "kg m-3",
            .source = "pack1998"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite& site,
                                          const double* params) {
    using namespace infinite_slope;
    const Range transmissivity_per_recharge = range_between(params[4], params[5]);
    const double density_ratio = water_density / params[6];
    const Hillslope slope = hillslope(inputs, site, 0, 1);
    if (!slope.known) return no_data_f32;
    if (slope.gentle) return static_cast<float>(most);
    const double wettest = unbounded_wetness(slope, transmissivity_per_recharge.low),
                 driest = unbounded_wetness(slope, transmissivity_per_recharge.high);

    Spread spread;
    spread.sine = slope.sine;
    spread.cohesion = range_between(params[0], params[1]);
    spread.friction = range_between(tangent(params[2]), tangent(params[3]));
    spread.grip = {grip(slope, wettest, density_ratio), grip(slope, driest, density_ratio)};
    spread.saturated = wettest <= 1 ? 0 : driest >= 1 ? 1 : (wettest - 1) / (wettest - driest);

    const double best = (spread.cohesion.high + spread.grip.high * spread.friction.high) / slope.sine,
                 worst = (spread.cohesion.low + spread.grip.low * spread.friction.low) / slope.sine;
    if (best < 1) return 0;
    if (worst >= 1) return static_cast<float>(elementary::smaller(worst, most));
    return static_cast<float>(standing_share(spread));
  }
};

}  // namespace firnline
