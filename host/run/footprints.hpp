// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "host/job/profile.hpp"
#include "rasters/sites/sites.hpp"

namespace firnline {

struct LayerSet;
struct ResolvedProfile;
struct RunPlan;
struct ZoneSums;

/// Zones that the tile pass sums over: the sites of one list on one footprint, and what is summed there.
struct ZoneList {
  std::size_t sites = 0;                ///< index into RunPlan::sites
  std::size_t footprint = 0;            ///< as SiteList::zone counts
  std::vector<std::size_t> quantities;  ///< of RunPlan::quantities, rising
};

/// The footprint that an entry of a profile asks for; nothing for that of the list.
[[nodiscard]] std::optional<FootprintRequest> footprint_of(const ProfileIndicator& entry);

/// It lies where water comes together, which only a run with [hydrology] finds.
[[nodiscard]] inline bool is_upstream(const FootprintRequest& footprint) {
  return footprint.kind == Footprint::pour_point || footprint.kind == Footprint::catchment;
}

/// Which of the list's further footprints it is; each is cut once, however many indicators ask for it.
[[nodiscard]] std::size_t ask_for(const FootprintRequest& footprint, SitesRequest& sites);

/// The own footprint of each list, then further ones. Sums are kept only where a leaf or a map's mean asks
/// for them: a million sites times every quantity times every footprint would not fit.
[[nodiscard]] std::vector<ZoneList> zone_lists_of(const LayerSet& set);

/// Which of the plan's zone lists a footprint of a list of sites is.
[[nodiscard]] std::size_t zone_list_of(const RunPlan& plan, std::size_t sites, std::size_t footprint);

/// Median footprint of the sites on the grid; one cell in its middle when there is none. A cell of the map is
/// judged as a footprint of this size that is everywhere like the cell; otherwise counts per cell would be
/// held against goalposts meant for whole sites.
[[nodiscard]] double median_footprint_m2(const GridSpec& grid, const SiteList& sites, std::size_t footprint);

/// Gives the plan's program the median footprint of every profile and leaf. Once more when zones have
/// changed.
void measure_footprints(RunPlan& plan);

/// Share of a zone's footprint that has data for one quantity; what lies outside the grid counts as without.
[[nodiscard]] double valid_share(const Zone& zone, const ZoneSums& sums);

/// The zone's covered area in cells, as far as it lies on the grid.
[[nodiscard]] double covered_cells(const Zone& zone);

/// No footprint on which the profile measures a site meets the grid.
[[nodiscard]] bool lies_outside(const RunPlan& plan, const ResolvedProfile& profile, std::size_t site);

/// Where a leaf is measured, for people: "over the footprint", "at the point", "over buffers of 10 km".
[[nodiscard]] std::string place_words(const LayerSet& set, const ResolvedProfile& profile, std::size_t leaf);
/// The same of a footprint of a list of sites.
[[nodiscard]] std::string place_words(const LayerSet& set, std::size_t sites, std::size_t footprint);

}  // namespace firnline
