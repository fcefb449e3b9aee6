// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "host/run/plan.hpp"
#include "host/run/plane_maker.hpp"
#include "kernels/wholegrid/whole_grid.hpp"

namespace firnline {

/// A grid whose water has been followed.
struct DrainedGrid {
  const WholeGrid& where;
  const TilePlane<std::uint8_t>& direction;
  const TilePlane<std::int64_t>& areas;            ///< accumulated, in quanta
  const TilePlane<std::int64_t>* edges = nullptr;  ///< accumulated cells at the edge of the data
  double km2_per_quantum = 0;
};

/// Where the water of one site comes together.
struct SitePourPoint {
  std::size_t site = 0;  ///< of its list
  Cell cell;
  double moved_m = 0;       ///< from the site's own cell
  double km2 = 0;           ///< that drain through it
  bool open = false;        ///< its catchment may go on beyond the grid
  std::int64_t inside = 0;  ///< catchments of other sites of the list that hold its own
};

/// The catchment of one site of a list lies inside that of another.
struct CatchmentInside {
  std::size_t site = 0, in = 0;
};

/// What became of the catchments of one list of sites.
struct CatchmentReport {
  std::size_t sites = 0;   ///< index into RunPlan::sites
  std::int64_t cut = 0;    ///< sites with a catchment
  std::int64_t moved = 0;  ///< whose point went to a cell that drains more
  double farthest_m = 0;   ///< that a point was moved
  double smallest_km2 = 0, largest_km2 = 0;
  std::int64_t inside_others = 0;     ///< that lie wholly in the catchment of another site
  std::int64_t open = 0;              ///< that may go on beyond the grid
  std::vector<SitePourPoint> points;  ///< of the sites with a catchment, in the order of the list
  std::vector<CatchmentInside>
      insides;  ///< per site the nearest downstream first, most_overlaps_of_a_site at most
};

/// Gives the sites that are measured upstream their pour points and catchments as zones, in the places of
/// their points, and sets what the plan had taken from those. throws: LimitError when the catchments need too
/// many runs of cells
[[nodiscard]] std::vector<CatchmentReport> cut_catchments(RunPlan& plan, const DrainedGrid& drained,
                                                          PlaneMaker& planes);

}  // namespace firnline
