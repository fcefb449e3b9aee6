// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "kernels/grid/grid_spec.hpp"
#include "kernels/grid/zone.hpp"

namespace firnline {

/// How the zones of one list share the grid, in m2 and as far as shares of cells tell: two zones that lie in
/// the same cell and fill it together at most once are taken to lie side by side.
struct ZoneOverlap {
  double grid_m2 = 0;     ///< of all cells
  double covered_m2 = 0;  ///< in some zone
  double counted_m2 = 0;  ///< summed over the zones: more than covered_m2 where they overlap

  [[nodiscard]] double overlap_m2() const { return counted_m2 - covered_m2; }
};

/// Sums are exact until they are turned into m2. in: zones of areas on the grid. cost: runs x log of those in
/// a row
[[nodiscard]] ZoneOverlap zone_overlap(const GridSpec& grid, std::span<const Zone> zones);

}  // namespace firnline
