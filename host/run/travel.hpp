// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace firnline {

/// The catalogue's name of the layer that [travel] gives.
inline constexpr std::string_view travel_result = "travel_time";

/// Longer than this, and no way at all, count as this in the layer (domain-spec 15, Rates).
inline constexpr double longest_travel_min = 24 * 60;

/// Depths of water, in metres, from which on a road and a facility are closed where the job says nothing
/// (domain-spec 5.3, X6).
inline constexpr double flood_closes_at = 0.3, flood_closes_facility_at = 0.5;

/// The job's [travel] with the layers that the run reads and fills; places in LayerSet::layers.
struct ResolvedTravel {
  struct Event {
    std::size_t hazard = 0;
    std::optional<double> closes_at,
        facility_closes_at;  ///< those of the job, and what holds where it says nothing
  };
  std::size_t facilities = 0;  ///< index into LayerSet::sites
  std::size_t footprint = 0;   ///< the facilities' points, as SiteList::zone counts
  std::optional<std::size_t> friction, land_cover, roads, elevation, population;
  std::vector<std::size_t> barriers, bridges;
  std::vector<Event> events;          ///< as in the job
  std::optional<std::size_t> result;  ///< the layer that is worked out, if some indicator reads it
};

}  // namespace firnline
