// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/formulas/neighbourhood.hpp"

namespace firnline {

/// Rise of the terrain per metre to the east and to the south.
struct Gradient {
  double east = 0;
  double south = 0;
  bool known = false;
};

/// Horn's weighted differences over the 3 x 3 window
///   east = ((c + 2f + i) - (a + 2d + g)) / (8 dx),  south = ((g + 2h + i) - (a + 2b + c)) / (8 dy)
/// in: need `elevation` [m], its 3 x 3 window
/// out: [m m-1]
/// no data: as neighbourhood(): any of the nine missing
/// source: horn1981
[[nodiscard]] FIRN_FN inline Gradient horn_gradient(const CellInputs& inputs, const CellSite& site,
                                                    int elevation) {
  const Neighbourhood z = neighbourhood(inputs, site, elevation);
  if (!z.known) return {};
  return {((z.c + 2 * z.f + z.i) - (z.a + 2 * z.d + z.g)) / (8 * site.dx_m),
          ((z.g + 2 * z.h + z.i) - (z.a + 2 * z.b + z.c)) / (8 * site.dy_m), true};
}

/// The steepest rise of a known gradient: the tangent of the slope [m m-1], >= 0.
[[nodiscard]] FIRN_FN inline double steepest_rise(const Gradient& gradient) {
  return elementary::sqrt(gradient.east * gradient.east + gradient.south * gradient.south);
}

}  // namespace firnline
