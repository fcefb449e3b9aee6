// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/footprints.hpp"

#include <algorithm>
#include <set>

#include "host/run/plan.hpp"
#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

/// Of a line: none.
double area_of(const Zone& zone, const GridSpec& grid) {
  if (zone.measure == ZoneMeasure::length) return 0;
  double area = 0;
  for (const auto& run : zone.runs)
    area += run.weight * static_cast<double>(run.col_last - run.col_first + 1) *
            row_metrics(grid, run.row).area_m2;
  return area;
}

/// What the profiles ask of one footprint of one list.
std::set<std::size_t> quantities_of(const LayerSet& set, std::size_t sites, std::size_t footprint) {
  std::set<std::size_t> wanted;
  for (const ResolvedEnergy& energy : set.energy)
    for (const auto& indicator : {energy.pv_indicator, energy.degree_day_indicator})
      if (indicator && energy.sites == sites && energy.footprint == footprint) wanted.insert(*indicator);
  for (std::size_t p = 0; p < set.profiles.size(); ++p) {
    const ResolvedProfile& profile = set.profiles[p];
    if (profile.sites != sites) continue;
    if (footprint == 0) wanted.insert(set.indicators.size() + p);
    for (const std::size_t leaf : ground_leaves(profile)) {
      if (profile.footprint(leaf) != footprint) continue;
      wanted.insert(profile.leaf_indicator[leaf]);
      if (const auto& weight = profile.leaf_weight[leaf]) wanted.insert(*weight);
    }
    for (const ResolvedRequirement& one : profile.judged)
      if (one.indicator && one.footprint == footprint) wanted.insert(*one.indicator);
  }
  return wanted;
}

}  // namespace

std::optional<FootprintRequest> footprint_of(const ProfileIndicator& entry) {
  if (entry.at == "point") return FootprintRequest{Footprint::point, 0};
  if (entry.at == "buffer") return FootprintRequest{Footprint::buffer, entry.buffer_km};
  if (entry.at == "pour_point") return FootprintRequest{Footprint::pour_point, 0};
  if (entry.at == "catchment") return FootprintRequest{Footprint::catchment, 0};
  return std::nullopt;
}

std::size_t ask_for(const FootprintRequest& footprint, SitesRequest& sites) {
  auto& asked = sites.more_footprints;
  const auto known = std::find(asked.begin(), asked.end(), footprint);
  if (known != asked.end()) return static_cast<std::size_t>(known - asked.begin());
  asked.push_back(footprint);
  return asked.size() - 1;
}

std::vector<ZoneList> zone_lists_of(const LayerSet& set) {
  std::vector<ZoneList> lists;
  const auto add = [&](std::size_t sites, std::size_t footprint) {
    const auto wanted = quantities_of(set, sites, footprint);
    lists.push_back({sites, footprint, {wanted.begin(), wanted.end()}});
  };
  for (std::size_t sites = 0; sites < set.sites.size(); ++sites) add(sites, 0);
  for (std::size_t sites = 0; sites < set.sites.size(); ++sites)
    for (std::size_t more = 1; more <= set.sites[sites].more_footprints.size(); ++more) add(sites, more);
  return lists;
}

std::size_t zone_list_of(const RunPlan& plan, std::size_t sites, std::size_t footprint) {
  for (std::size_t i = 0; i < plan.zone_lists.size(); ++i)
    if (plan.zone_lists[i].sites == sites && plan.zone_lists[i].footprint == footprint) return i;
  throw BugError("A footprint was asked for that the plan does not sum over.");
}

double median_footprint_m2(const GridSpec& grid, const SiteList& sites, std::size_t footprint) {
  std::vector<double> areas;
  for (std::size_t site = 0; site < sites.sites.size(); ++site)
    if (const double area = area_of(sites.zone(site, footprint), grid); area > 0) areas.push_back(area);
  std::sort(areas.begin(), areas.end());
  return areas.empty() ? row_metrics(grid, grid.rows / 2).area_m2 : areas[areas.size() / 2];
}

void measure_footprints(RunPlan& plan) {
  std::vector<double> medians;  // of the zone lists: an ordering of all sites each
  for (const ZoneList& list : plan.zone_lists)
    medians.push_back(median_footprint_m2(plan.tiles.grid, plan.sites[list.sites], list.footprint));
  for (std::size_t p = 0; p < plan.program.profiles.size(); ++p) {
    const ResolvedProfile& resolved = plan.set.profiles[p];
    ProfileProgram& program = plan.program.profiles[p];
    program.footprint_m2 = medians[zone_list_of(plan, resolved.sites, 0)];
    program.leaf_footprint_m2.clear();
    for (const std::size_t leaf : ground_leaves(resolved))
      program.leaf_footprint_m2.push_back(
          medians[zone_list_of(plan, resolved.sites, resolved.footprint(leaf))]);
  }
}

double valid_share(const Zone& zone, const ZoneSums& sums) {
  const double inside = covered_cells(zone);
  if (!(inside > 0)) return 0;
  return zone_valid_share(sums) * inside / (inside + zone.outside_cells);
}

double covered_cells(const Zone& zone) {
  double cells = 0;
  for (const auto& run : zone.runs)
    cells += run.weight * static_cast<double>(run.col_last - run.col_first + 1);
  return cells;
}

bool lies_outside(const RunPlan& plan, const ResolvedProfile& profile, std::size_t site) {
  const SiteList& list = plan.sites[profile.sites];
  const auto leaves = ground_leaves(profile);
  if (leaves.empty()) return list.zone(site, 0).runs.empty();
  return std::all_of(leaves.begin(), leaves.end(),
                     [&](std::size_t leaf) { return list.zone(site, profile.footprint(leaf)).runs.empty(); });
}

std::string place_words(const LayerSet& set, const ResolvedProfile& profile, std::size_t leaf) {
  return place_words(set, profile.sites, profile.footprint(leaf));
}

std::string place_words(const LayerSet& set, std::size_t list, std::size_t footprint) {
  if (footprint == 0) return "over the footprint";
  const SitesRequest& sites = set.sites[list];
  return words_of(sites.more_footprints[footprint - 1], sites.footprint == Footprint::line);
}

}  // namespace firnline
