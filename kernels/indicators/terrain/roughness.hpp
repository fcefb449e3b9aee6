// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/formulas/neighbourhood.hpp"

namespace firnline {

/// Relief inside the 3 x 3 window: its highest cell less its lowest. Unlike the slope it does not average:
/// one cliff or one trench in the window is enough. It grows with the cell, so values of different grids do
/// not compare.
/// in: elevation [m], 3 x 3 window
/// out: greatest difference of elevation [m], >= 0
/// no data: any missing cell of the window
/// edge: the same rule, so the outer ring of a grid has no data
/// source: wilson2007
struct Roughness {
  static constexpr IndicatorInfo info = {
      .id = "roughness",
      .title = "Terrain roughness",
      .unit = "m",
      .low = 0,
      .high = 9150,
      .shape = Shape::focal,
      .reach = 1,
      .extraction = Extraction::mean,
      .direction = Direction::higher_is_worse,
      .coarsest_cell_m = 1000,  // as ruggedness
      .source = "wilson2007",
      .needs = {{.name = "elevation", .unit = "m"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite& site, const double*) {
    const Neighbourhood z = neighbourhood(inputs, site, 0);
    if (!z.known) return no_data_f32;
    const double around[] = {z.a, z.b, z.c, z.d, z.f, z.g, z.h, z.i};
    double highest = z.e, lowest = z.e;
    for (const double neighbour : around) {
      highest = elementary::greater(highest, neighbour);
      lowest = elementary::smaller(lowest, neighbour);
    }
    return static_cast<float>(highest - lowest);
  }
};

}  // namespace firnline
