// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "kernels/hydrology/padded.hpp"

namespace firnline {

/// No pour point downstream.
inline constexpr std::int32_t no_pour_point = -1;

/// The pour points of a grid and what drains to them.
struct Catchments {
  /// Of each pour point the next one downstream, or no_pour_point: catchments that lie inside others.
  std::vector<std::int32_t> next_below;

  /// Of each pour point itself and all pour points upstream of it: the labels whose cells are its catchment.
  [[nodiscard]] std::vector<std::vector<std::int32_t>> upstream() const;
};

/// Labels each cell with the first pour point on its way down, itself included.
/// in: pour points, different cells with a direction
/// out: catchment, the pour point's place in the list; no_pour_point where none is; no_data_code without
/// direction. throws: BugError at a pour point outside the grid, without direction, or twice
Catchments label_catchments(const WholeGrid& where, const TilePlane<std::uint8_t>& direction,
                            std::span<const Cell> pour_points, TilePlane<std::int32_t>& catchment);

/// Where a site's water is looked for: its own cell is often a step beside the river.
struct SnappedPoint {
  Cell cell;
  double distance_m = 0;  ///< from the centre of the site's cell
  std::int64_t sum = 0;   ///< what flows through the cell, in quanta
};
/// The cell of greatest accumulation within a distance (B11); of several the nearest, then the first, row by
/// row. Distances between centres, by the mean size of the cells of both rows.
/// in: sums, no_accumulation where no direction is. out: the site's own cell with no_accumulation when none
/// within reach has a direction. throws: BugError for a cell outside the grid or a distance below 0
[[nodiscard]] SnappedPoint snap_pour_point(const WholeGrid& where, const TilePlane<std::int64_t>& sums,
                                           Cell site, double within_m);

}  // namespace firnline
