// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/formulas/horn.hpp"

/// Landslide susceptibility by expert rules, after Stanley and Kirschbaum: how much each cause speaks for
/// landslides, as a membership from 0 to 1, joined by the fuzzy gamma overlay and multiplied by that of the
/// slope.
/// source: stanley2017 for the overlay, its gamma and the classes; the memberships' shapes are a choice
namespace firnline::susceptibility {

// The order of needs and parameters that both indicators of this family share.
inline constexpr int elevation = 0, forest_loss = 1, road_presence = 2, rock_weakness = 3, fault_distance = 4;
inline constexpr int slope_midpoint = 0, slope_spread = 1, fault_midpoint = 2, fault_spread = 3, gamma = 4,
                     least_membership = 5, first_class_limit = 6;

/// Fuzzy "large": 0 at 0, one half at the midpoint, towards 1 beyond.
/// in: value >= 0, in the midpoint's unit
[[nodiscard]] FIRN_FN inline double large(double value, double midpoint, double spread) {
  const double ratio = elementary::pow(value / midpoint, spread);
  return elementary::is_finite(ratio) ? ratio / (1 + ratio) : 1;
}
/// Fuzzy "small": 1 at 0, one half at the midpoint, towards 0 beyond.
/// in: value >= 0, in the midpoint's unit
[[nodiscard]] FIRN_FN inline double small(double value, double midpoint, double spread) {
  return 1 / (1 + elementary::pow(value / midpoint, spread));
}

/// Susceptibility, or NaN.
/// in: elevation [m], 3 x 3 window; forest_loss, road_presence, rock_weakness [1], 0..1, each its own
/// membership; fault_distance [km], >= 0. The four memberships are floored, because one zero would wipe out
/// the product of the others; that of the slope is not: flat ground does not slide.
/// out: susceptibility [1], 0..1
/// no data: any input missing, a share outside 0..1, a negative distance
[[nodiscard]] FIRN_FN inline double index(const CellInputs& inputs, const CellSite& site,
                                          const double* params) {
  const Gradient gradient = horn_gradient(inputs, site, elevation);
  const double forest = inputs.at(forest_loss), road = inputs.at(road_presence),
               rock = inputs.at(rock_weakness), fault_km = inputs.at(fault_distance);
  const bool shares = forest >= 0 && forest <= 1 && road >= 0 && road <= 1 && rock >= 0 && rock <= 1;
  if (!gradient.known || !shares || !(fault_km >= 0)) return elementary::not_a_number;

  const double memberships[] = {forest, road, rock,
                                small(fault_km, params[fault_midpoint], params[fault_spread])};
  double all = 1, none = 1;
  for (const double membership : memberships) {
    const double floored = elementary::greater(membership, params[least_membership]);
    all *= floored;
    none *= 1 - floored;
  }
  const double overlay = elementary::pow(1 - none, params[gamma]) * elementary::pow(all, 1 - params[gamma]);
  const double slope = elementary::atan(steepest_rise(gradient)) * elementary::degrees_per_radian;
  return large(slope, params[slope_midpoint], params[slope_spread]) * overlay;
}

}  // namespace firnline::susceptibility
