// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/formulas/neighbourhood.hpp"

namespace firnline {

/// Rise of the terrain per metre to the east and to the south; both mean nothing where it is not known.
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
  // Divided once per row, not per cell: a processor's divider is what the rest would wait for.
  const double per_metre_east = 1 / (8 * site.dx_m), per_metre_south = 1 / (8 * site.dy_m);
  const Neighbourhood z = neighbourhood(inputs, site, elevation);
  const double falling = z.i - z.a, rising = z.c - z.g;  // the diagonals, which both sums hold
  const double east = falling + rising + 2 * (z.f - z.d), south = falling - rising + 2 * (z.h - z.b);
  Gradient gradient;
  gradient.east = east * per_metre_east;
  gradient.south = south * per_metre_south;
  // What z.known says, in fewer steps: each of the eight around is in one of the sums, and what is not finite
  // stays so in them.
  gradient.known =
      elementary::is_finite(east + south) && elementary::is_finite(z.e) && site.dx_m > 0 && site.dy_m > 0;
  return gradient;
}

/// The steepest rise of a known gradient: the tangent of the slope [m m-1], >= 0.
[[nodiscard]] FIRN_FN inline double steepest_rise(const Gradient& gradient) {
  return elementary::sqrt(gradient.east * gradient.east + gradient.south * gradient.south);
}

}  // namespace firnline
