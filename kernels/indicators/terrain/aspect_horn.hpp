// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/formulas/horn.hpp"

namespace firnline {

/// Which way the terrain faces: the compass direction of steepest descent. It says where the sun melts and
/// dries; it is an angle, so an average over several cells means nothing: read it at points. in: elevation
/// [m], 3 x 3 window   out: aspect [degree clockwise from north], 0 <= aspect < 360 no data: any missing cell
/// of the window; flat ground, which faces nowhere (a code such as -1 would be averaged) edge: the same rule,
/// so the outer ring of a grid has no data source: horn1981
struct AspectHorn {
  static constexpr IndicatorInfo info = {
      .id = "aspect_horn",
      .title = "Aspect",
      .unit = "degree",
      .low = 0,
      .high = 360,
      .shape = Shape::focal,
      .reach = 1,
      .extraction = Extraction::mean,
      .direction = Direction::higher_is_worse,
      .coarsest_cell_m = 100,  // as slope_horn
      .source = "horn1981",
      .needs = {{.name = "elevation", .unit = "m"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite& site, const double*) {
    const Gradient gradient = horn_gradient(inputs, site, 0);
    if (!gradient.known || (gradient.east == 0 && gradient.south == 0)) return no_data_f32;
    const double downhill_east = -gradient.east, downhill_north = gradient.south;
    double aspect = elementary::atan2(downhill_east, downhill_north) * elementary::degrees_per_radian;
    if (aspect < 0) aspect += 360;
    const float rounded = static_cast<float>(aspect);
    return rounded < 360.0F ? rounded : 0.0F;  // just west of north rounds to a full turn
  }
};

}  // namespace firnline
