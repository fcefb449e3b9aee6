// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/formulas/neighbourhood.hpp"

namespace firnline {

namespace ruggedness {
FIRN_FN inline double square(double x) {
  return x * x;
}
}  // namespace ruggedness

/// How broken the ground is (TRI of Riley and others): the root of the summed squares of the eight
/// differences of elevation around a cell. It says how hard it is to build, to reach and to evacuate. Three
/// numbers bear the name: this one; the root of the mean square, which is smaller by the root of 8; and the
/// mean of the absolute differences (Wilson and others, for the sea floor). Riley's classes (level below 81
/// m ... extremely rugged from 959 m) were drawn up for cells of 1 km. It grows with the cell, so values of
/// different grids do not compare.
/// in: elevation [m], 3 x 3 window
/// out: terrain ruggedness index [m], >= 0
/// no data: any missing cell of the window
/// edge: the same rule, so the outer ring of a grid has no data
/// source: riley1999
struct Ruggedness {
  static constexpr IndicatorInfo info = {
      .id = "ruggedness",
      .title = "Terrain ruggedness",
      .unit = "m",
      .low = 0,
      .high = 25900,  // root of 8 times the plausible range of elevation
      .shape = Shape::focal,
      .reach = 1,
      .extraction = Extraction::mean,
      .direction = Direction::higher_is_worse,
      .coarsest_cell_m = 1000,  // the cells it was made for
      .source = "riley1999",
      .needs = {{.name = "elevation", .unit = "m"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite& site, const double*) {
    using ruggedness::square;
    const Neighbourhood z = neighbourhood(inputs, site, 0);
    if (!z.known) return no_data_f32;
    return static_cast<float>(elementary::sqrt(square(z.a - z.e) + square(z.b - z.e) + square(z.c - z.e) +
                                               square(z.d - z.e) + square(z.f - z.e) + square(z.g - z.e) +
                                               square(z.h - z.e) + square(z.i - z.e)));
  }
};

}  // namespace firnline
