// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/formulas/horn.hpp"

namespace firnline {

/// How steep the terrain is: the angle of the plane that fits the 3 x 3 window by Horn's weights. Steep
/// ground is where slopes fail and where roads are cut; on cells of more than 100 m it describes the
/// landscape, not the slope. in: elevation [m], 3 x 3 window   out: slope [degree], 0..90 no data: any
/// missing cell of the window   edge: the same rule, so the outer ring of a grid has no data source: horn1981
struct SlopeHorn {
  static constexpr IndicatorInfo info = {
      .id = "slope_horn",
      .title = "Slope",
      .unit = "degree",
      .low = 0,
      .high = 90,
      .shape = Shape::focal,
      .reach = 1,
      .extraction = Extraction::mean,
      .direction = Direction::higher_is_worse,
      .coarsest_cell_m = 100,  // beyond, relief inside the cell exceeds what the window can see
      .source = "horn1981",
      .needs = {{.name = "elevation", .unit = "m"}},
  };

  [[nodiscard]] FIRN_FN static double tangent(const CellInputs& inputs, const CellSite& site, const double*) {
    const Gradient gradient = horn_gradient(inputs, site, 0);
    const double rise = steepest_rise(gradient);
    return gradient.known ? rise : elementary::not_a_number;
  }
  [[nodiscard]] FIRN_FN static float of_angle(double angle) {
    return static_cast<float>(angle * elementary::degrees_per_radian);
  }
  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite& site,
                                          const double* params) {
    return of_angle(elementary::atan(tangent(inputs, site, params)));
  }
};

}  // namespace firnline
