// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/grid/elementary.hpp"
#include "kernels/grid/portability.hpp"

namespace firnline {

/// The soil that roots reach, kept day by day as the depth of water missing from field capacity.
/// source: allen1998 (Eq. 82 to 86)
struct RootZone {
  double capacity_mm = 0;         ///< TAW, all the water a crop could take, above 0
  double depletion_fraction = 0;  ///< p, the share of it that is taken without stress, 0..1

  /// Ks: 1 until p TAW is gone, then falling evenly to 0 at the wilting point.
  [[nodiscard]] FIRN_FN double stress_coefficient(double depletion_mm) const {
    return elementary::clamped((capacity_mm - depletion_mm) / ((1 - depletion_fraction) * capacity_mm), 0, 1);
  }

  /// Water taken in a day that begins with this depletion, of what a crop without stress would take. Never
  /// more than there is: thin soils can be emptied within the day.
  [[nodiscard]] FIRN_FN double uptake_mm(double depletion_mm, double rain_mm, double demand_mm) const {
    const double there_mm = capacity_mm - depletion_mm + rain_mm;
    return elementary::smaller(stress_coefficient(depletion_mm) * demand_mm, there_mm);
  }

  /// The depletion at the day's end; rain beyond field capacity drains away.
  [[nodiscard]] FIRN_FN double depletion_after_mm(double depletion_mm, double rain_mm,
                                                  double uptake_mm) const {
    return elementary::clamped(depletion_mm - rain_mm + uptake_mm, 0, capacity_mm);
  }
};

}  // namespace firnline
