// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/formulas/neighbourhood.hpp"

namespace firnline {

/// Where a cell stands among its neighbours (TPI): metres above (ridge, spur) or below (gully, valley
/// floor) the mean of the eight around it; near 0 on flat ground and on an even slope alike. Water, mud and
/// avalanches run to where it is negative. It is a number of one cell size: the eight count alike, however
/// far their centres lie, so values of different grids do not compare, and over a zone ridges and gullies
/// cancel: read it at points.
/// in: elevation [m], 3 x 3 window
/// out: height above the mean of the neighbours [m]
/// no data: any missing cell of the window
/// edge: the same rule, so the outer ring of a grid has no data
/// source: weiss2001, with the smallest of its neighbourhoods
struct TopographicPosition {
  static constexpr IndicatorInfo info = {
      .id = "topographic_position",
      .title = "Topographic position",
      .unit = "m",
      .low = -9150,  // the lowest plausible elevation amid the highest
      .high = 9150,
      .shape = Shape::focal,
      .reach = 1,
      .extraction = Extraction::mean,
      .direction = Direction::lower_is_worse,
      .coarsest_cell_m = 500,  // beyond, the window reaches from ridge to ridge and no gully is seen
      .source = "weiss2001",
      .needs = {{.name = "elevation", .unit = "m"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite& site, const double*) {
    const Neighbourhood z = neighbourhood(inputs, site, 0);
    if (!z.known) return no_data_f32;
    return static_cast<float>(z.e - (z.a + z.b + z.c + z.d + z.f + z.g + z.h + z.i) / 8);
  }
};

}  // namespace firnline
