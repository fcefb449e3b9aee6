// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/grid/elementary.hpp"
#include "kernels/indicators/indicator.hpp"

namespace firnline {

/// Rise of the terrain per metre to the east and to the south.
struct Gradient {
  double east = 0;
  double south = 0;
  bool known = false;
};

/// Horn's weighted differences over the 3 x 3 window
///   a b c
///   d e f     east = ((c + 2f + i) - (a + 2d + g)) / (8 dx),  south = ((g + 2h + i) - (a + 2b + c)) / (8 dy)
///   g h i
/// in: need `elevation` [m], its 3 x 3 window   out: [m m-1]
/// no data: any of the nine missing, the centre too (as gdaldem without -compute_edges), or a cell without
/// extent source: horn1981
[[nodiscard]] FIRN_FN inline Gradient horn_gradient(const CellInputs& inputs, const CellSite& site,
                                                    int elevation) {
  const double a = inputs.around(elevation, -1, -1), b = inputs.around(elevation, -1, 0),
               c = inputs.around(elevation, -1, 1), d = inputs.around(elevation, 0, -1),
               e = inputs.around(elevation, 0, 0), f = inputs.around(elevation, 0, 1),
               g = inputs.around(elevation, 1, -1), h = inputs.around(elevation, 1, 0),
               i = inputs.around(elevation, 1, 1);
  const double all_nine = a + b + c + d + e + f + g + h + i;
  if (!elementary::is_finite(all_nine) || !(site.dx_m > 0) || !(site.dy_m > 0)) return {};
  return {((c + 2 * f + i) - (a + 2 * d + g)) / (8 * site.dx_m),
          ((g + 2 * h + i) - (a + 2 * b + c)) / (8 * site.dy_m), true};
}

}  // namespace firnline
