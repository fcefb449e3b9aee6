// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/grid/elementary.hpp"
#include "kernels/indicators/indicator.hpp"

namespace firnline {

/// The 3 x 3 window around a cell, north up
///   a b c
///   d e f
///   g h i
struct Neighbourhood {
  double a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0;
  bool known = false;
};

/// in: a need of one band with a halo of one cell
/// out: its nine values, in its unit
/// no data (known = false): any of the nine missing, the centre too (as gdaldem without -compute_edges), so
/// the outer ring of a grid has none; or a cell without extent, such as a row beyond a pole
[[nodiscard]] FIRN_FN inline Neighbourhood neighbourhood(const CellInputs& inputs, const CellSite& site,
                                                         int need) {
  Neighbourhood z;
  z.a = inputs.around(need, -1, -1), z.b = inputs.around(need, -1, 0), z.c = inputs.around(need, -1, 1);
  z.d = inputs.around(need, 0, -1), z.e = inputs.around(need, 0, 0), z.f = inputs.around(need, 0, 1);
  z.g = inputs.around(need, 1, -1), z.h = inputs.around(need, 1, 0), z.i = inputs.around(need, 1, 1);
  const double all_nine = z.a + z.b + z.c + z.d + z.e + z.f + z.g + z.h + z.i;
  z.known = elementary::is_finite(all_nine) && site.dx_m > 0 && site.dy_m > 0;
  return z;
}

}  // namespace firnline
