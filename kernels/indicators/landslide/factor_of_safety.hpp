// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/landslide/infinite_slope.hpp"

namespace firnline {

/// How firmly a sheet of soil lies on its slope: what holds it, over what pulls it. 1 is the edge of
/// failure; below, it would slide. The defaults are the worst end of SINMAP's ranges (no cohesion, 30
/// degrees of friction, the wetter soil), so a slope that stands here stands anywhere in them. Shallow
/// slides in soil only: rock falls, deep slides and earthquakes are not in it, and soils differ: calibrate
/// the parameters before quoting a number. A mean over a zone hides its one bad slope.
/// in: elevation [m], 3 x 3 window; upstream_area [km2], the cell itself included
/// out: factor of safety [1], 0..10, capped at 10; 10 on ground below 1 degree, where nothing slides
/// no data: any missing cell of the window, upstream area missing or negative
/// source: pack1998; the limits of the parameters are a choice
struct FactorOfSafety {
  static constexpr IndicatorInfo info = {
      .id = "factor_of_safety",
      .title = "Factor of safety of the soil on the slope",
      .unit = "1",
      .low = 0,
      .high = infinite_slope::most,
      .shape = Shape::focal,
      .reach = 1,
      .extraction = Extraction::mean,
      .direction = Direction::lower_is_worse,
      .coarsest_cell_m = 100,  // as slope_horn: coarser cells know no slope steep enough to slide
      .source = "pack1998",
      .needs = {{.name = "elevation", .unit = "m"}, {.name = "upstream_area", .unit = "km2"}},
      .params = {{.name = "cohesion", .value = 0, .low = 0, .high = 2, .unit = "1", .source = "pack1998"},
                 {.name = "friction_angle",
                  .value = 30,
                  .low = 10,
                  .high = 60,
                  .unit = "degree",
                  .source = "pack1998"},
                 {.name = "transmissivity_per_recharge",
                  .value = 2000,
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
    const double cohesion = params[0], friction = tangent(params[1]), transmissivity_per_recharge = params[2],
                 density_ratio = water_density / params[3];
    const Hillslope slope = hillslope(inputs, site, 0, 1);
    if (!slope.known) return no_data_f32;
    if (slope.gentle) return static_cast<float>(most);
    const double wetness = unbounded_wetness(slope, transmissivity_per_recharge);
    const double factor = (cohesion + grip(slope, wetness, density_ratio) * friction) / slope.sine;
    return static_cast<float>(elementary::smaller(factor, most));
  }
};

}  // namespace firnline
