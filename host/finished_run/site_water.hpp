// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace firnline {

/// The water at a site's pour point. NaN where nothing can be told.
struct FinishedWater {
  static constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  static constexpr std::array<double, 12> no_month = {unknown, unknown, unknown, unknown, unknown, unknown,
                                                      unknown, unknown, unknown, unknown, unknown, unknown};

  double lon = 0, lat = 0;   ///< WGS 84, of the pour point
  double moved_m = 0;        ///< from the site's own cell
  double upstream_km2 = 0;   ///< that drain through it
  bool lower_bound = false;  ///< the catchment reaches the edge of the grid or of the data, and may go on
  std::int64_t inside = 0;   ///< catchments of other sites that hold this one
  // Only with [hydrology.glaciers]:
  double known_share = unknown;  ///< of the land upstream, the part with data
  std::array<double, 12> glacier_share = no_month, discharge_m3_s = no_month;
  double glacier_share_of_year = unknown;  ///< ratio of the sums
  double discharge_of_year_m3_s = unknown;

  [[nodiscard]] bool operator==(const FinishedWater&) const = default;
};

/// What the water of a list's sites rests on.
struct FinishedUpstream {
  double snap_m = 0;       ///< how far a point may have been moved
  std::string definition;  ///< imbalance | ice_melt | glacier_area_runoff; empty: glaciers were not followed
  bool with_abstraction = false;  ///< what is taken from the river was taken out
  std::vector<std::string>
      layers;  ///< of the job: what melt and runoff are, or were worked out from; abstraction
};

/// The catchment of one site lies inside that of another. Rows of the list.
struct FinishedOverlap {
  std::size_t site = 0, in = 0;

  [[nodiscard]] bool operator==(const FinishedOverlap&) const = default;
};

/// Of the catchments that hold a site's, how many are told by name: the nearest downstream.
inline constexpr std::size_t most_overlaps_of_a_site = 20;

}  // namespace firnline
