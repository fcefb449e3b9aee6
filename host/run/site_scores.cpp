// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/site_scores.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>
#include <utility>

#include "host/finished_run/figure.hpp"
#include "host/finished_run/names.hpp"
#include "host/finished_run/overlaps.hpp"
#include "host/finished_run/value_histogram.hpp"
#include "host/job/names.hpp"
#include "host/run/finished_indicator.hpp"
#include "host/run/requirements.hpp"
#include "kernels/composition/compose.hpp"
#include "kernels/composition/contributions.hpp"
#include "kernels/ranking/rank.hpp"

namespace firnline {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Centre of a footprint in cells from the grid's north-west corner; NaN for a site outside.
void locate(const Zone& zone, FinishedSite& site) {
  double weight = 0, row = 0, col = 0;
  for (const auto& run : zone.runs) {
    const double cells = run.weight * static_cast<double>(run.col_last - run.col_first + 1);
    weight += cells;
    row += cells * (static_cast<double>(run.row) + 0.5);
    col += cells * (static_cast<double>(run.col_first + run.col_last + 1) / 2);
  }
  site.grid_row = row / weight;
  site.grid_col = col / weight;
}

/// Why a site with some data has no score: the first dimension that fails on its own, else the whole.
std::string why_unscored(const ResolvedProfile& profile, const FinishedSite& site) {
  for (std::size_t d = 0; d < dimensions; ++d) {
    double all = 0, present = 0;
    for (std::size_t leaf = 0; leaf < site.value.size(); ++leaf) {
      const Leaf& entry = profile.composition.leaf[leaf];
      if (static_cast<std::size_t>(entry.dimension) != d) continue;
      all += entry.weight;
      if (!std::isnan(site.value[leaf])) present += entry.weight;
    }
    if (all == 0 || !std::isnan(site.dimension[d])) continue;
    const std::string name(dimension_names[d]);
    const Node& node = profile.composition.node[d];
    if (present == 0 && node.min_coverage > 0)
      return "No indicator of " + name + " has data here, and the profile asks for " +
             percent(node.min_coverage) + " of their weight.";
    if (present / all < node.min_coverage)
      return "Only " + percent(present / all) + " of the weight of " + name +
             " has data here, and the profile asks for " + percent(node.min_coverage) + ".";
    if (needs_every_child(node.how, node.exponent) && present < all)
      return "The profile combines the indicators of " + name + " in a way (" +
             profile.profile.dimensions[d].aggregation + ") that needs data for each of them.";
  }
  if (site.coverage < profile.profile.root.min_coverage)
    return "Only " + percent(site.coverage) +
           " of the indicator weight has data here, and the profile asks for " +
           percent(profile.profile.root.min_coverage) + ".";
  return "A required indicator has no value here.";
}

/// A single cell is no spread: where a profile judges sites by one, the map's composition means nothing.
bool has_spread(const ResolvedProfile& profile) {
  return std::any_of(profile.leaf_statistic.begin(), profile.leaf_statistic.end(),
                     [](const SiteStatistic& statistic) { return statistic.is_spread(); });
}

/// What a leaf is worth at one site.
struct LeafValue {
  double value = missing;
  bool any_data = false;  ///< something is known of it, if not enough
  std::string note;       ///< why not enough, for a list of what is missing
};

LeafValue attribute_value(const RunPlan& plan, const ResolvedProfile& profile, std::size_t leaf,
                          std::size_t number) {
  const LeafAttribute& from = profile.leaf_attribute.at(leaf);
  const double value = plan.values_of(from.attribute, from.column, profile.sites)[number];
  return {value, !std::isnan(value), ""};
}

LeafValue ground_value(const RunPlan& plan, const ResolvedProfile& profile, std::size_t leaf,
                       std::size_t number, const std::vector<SiteSums>& sums,
                       const std::vector<std::vector<double>>& cell_statistics) {
  const std::size_t footprint = profile.footprint(leaf);
  const Zone& zone = plan.sites[profile.sites].zone(number, footprint);
  const SiteSums& of_footprint = sums[zone_list_of(plan, profile.sites, footprint)];
  const auto index = profile.leaf_indicator[leaf];
  const auto& entry = profile.profile.indicators[profile.leaf_source[leaf]];
  const auto has_enough = [&](double part) { return part > 0 && part >= entry.min_valid_share; };
  const double share = valid_share(zone, of_footprint.at(number, index));
  const auto& weight = profile.leaf_weight[leaf];
  LeafValue out;
  out.any_data = share > 0;
  if (has_enough(share) && (!weight || has_enough(valid_share(zone, of_footprint.at(number, *weight)))))
    out.value = profile.needs_cells(leaf)
                    ? cell_statistics[leaf][number]
                    : value_of(profile.leaf_statistic[leaf], of_footprint.at(number, index),
                               plan.quantities[index].quantum);
  if (std::isnan(out.value) && share > 0)
    out.note = has_enough(share) ? " (no " + entry.weighted_by + " to weigh it by)"
                                 : " (data over " + percent(share) + " of the footprint)";
  return out;
}

/// One site before it is ranked. number: in its list
FinishedSite score_site(const RunPlan& plan, std::size_t profile_index, std::size_t number,
                        const std::vector<SiteSums>& sums,
                        const std::vector<std::vector<double>>& cell_statistics) {
  const ResolvedProfile& profile = plan.set.profiles[profile_index];
  const Site& site = plan.sites[profile.sites].sites[number];
  FinishedSite out;
  out.id = site.id;
  out.name = site.name;
  out.lon = site.lon;
  out.lat = site.lat;
  locate(site.zone, out);
  out.value.reserve(profile.leaf_indicator.size());
  out.score_of.reserve(profile.leaf_indicator.size());
  std::vector<std::string> without;
  bool any_data = false;
  for (std::size_t leaf = 0; leaf < profile.leaf_indicator.size(); ++leaf) {
    const LeafValue found = profile.is_attribute(leaf)
                                ? attribute_value(plan, profile, leaf, number)
                                : ground_value(plan, profile, leaf, number, sums, cell_statistics);
    any_data = any_data || found.any_data;
    out.value.push_back(found.value);
    out.score_of.push_back(score_of(profile.composition.leaf[leaf].value, found.value));
    if (std::isnan(found.value))
      without.push_back(profile.profile.indicators[profile.leaf_source[leaf]].id + found.note);
  }
  const Composed composed = compose(profile.composition, out.value.data());
  out.score = composed.score;
  out.coverage = composed.coverage;
  std::copy(composed.dimension, composed.dimension + dimensions, out.dimension);
  const auto quantity = plan.set.indicators.size() + profile_index;
  out.cell_score_mean = has_spread(profile)
                            ? missing
                            : zone_mean(sums[zone_list_of(plan, profile.sites, 0)].at(number, quantity),
                                        plan.quantities[quantity].quantum);
  out.contribution.assign(out.value.size(), missing);
  out.requirement_value = requirement_values(plan, profile, number, sums);

  if (lies_outside(plan, profile, number)) {
    out.status = SiteStatus::outside;
    out.reason = "The site lies outside the grid of this run.";
  } else if (!any_data) {
    out.status = SiteStatus::no_data;
    out.reason = "No indicator has data at this site.";
  } else if (std::isnan(out.score)) {
    out.status = SiteStatus::under_covered;
    out.reason = why_unscored(profile, out) + " Missing: " + joined(without) + ".";
  } else if (!without.empty()) {
    out.reason = "Scored without: " + joined(without) + ".";
  }
  if (out.status != SiteStatus::scored) out.score = missing;
  return out;
}

/// The median of each indicator over the scored sites: the site everything is compared with. NaN where none
/// has a value.
std::vector<double> median_site(const std::vector<FinishedSite>& sites, std::size_t leaves) {
  std::vector<double> reference(leaves, missing);
  for (std::size_t leaf = 0; leaf < leaves; ++leaf) {
    std::vector<double> values;
    for (const auto& site : sites)
      if (site.status == SiteStatus::scored && !std::isnan(site.value[leaf]))
        values.push_back(site.value[leaf]);
    if (values.empty()) continue;
    std::sort(values.begin(), values.end());
    const auto middle = values.size() / 2;
    reference[leaf] = values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
  return reference;
}

/// A leaf that nobody has a value for is missing in the reference too: no scored site has less than the
/// reference, so whatever they can be scored without, it can. Such a leaf has no contribution.
void add_contributions(FinishedProfile& out) {
  out.reference = median_site(out.sites, out.indicators.size());
  const auto known = [&](std::size_t leaf) { return !std::isnan(out.reference[leaf]); };
  bool any = false;
  for (std::size_t leaf = 0; leaf < out.reference.size(); ++leaf) any = any || known(leaf);
  if (!any) return;
  out.reference_score = compose(out.composition, out.reference.data()).score;
  for (auto& site : out.sites) {
    if (site.status != SiteStatus::scored) continue;
    const auto shares = contributions(out.composition, site.value, out.reference);
    for (std::size_t leaf = 0; leaf < shares.size(); ++leaf)
      if (known(leaf)) site.contribution[leaf] = shares[leaf];
  }
}

/// Puts sites[order[i]] at place i without a second copy of the list.
void put_in_order(std::vector<FinishedSite>& sites, std::vector<std::size_t> order) {
  for (std::size_t start = 0; start < sites.size(); ++start) {
    if (order[start] == start) continue;
    FinishedSite held = std::move(sites[start]);
    std::size_t at = start;
    while (order[at] != start) {
      sites[at] = std::move(sites[order[at]]);
      at = std::exchange(order[at], at);
    }
    sites[at] = std::move(held);
    order[at] = at;
  }
}

/// Of the attribute that is a Hospital Safety Index, if the list's sites have been asked for it.
void add_safety_classes(const RunPlan& plan, std::size_t sites, FinishedProfile& out) {
  const auto& asked = plan.sites[sites].request.attributes;
  for (const auto& attribute : plan.set.attributes)
    for (std::size_t column = 0; column < asked.size(); ++column) {
      if (!attribute->written.safety_index || asked[column].id != attribute->written.name) continue;
      out.safety_index = true;
      for (std::size_t i = 0; i < out.sites.size(); ++i)
        if (const char category = safety_category(plan.sites[sites].attributes[column][i]); category != '\0')
          out.sites[i].safety_class = category;
    }
}

}  // namespace

FinishedProfile score_sites(const RunPlan& plan, std::size_t profile_index, const std::vector<SiteSums>& sums,
                            const std::vector<std::vector<double>>& cell_statistics) {
  const auto& profile = plan.set.profiles[profile_index];
  const auto& list = plan.sites[profile.sites];
  FinishedProfile out;
  out.name = profile.job.name;
  out.id = profile.profile.id;
  out.title = profile.profile.title;
  out.inspired_by = profile.profile.inspired_by;
  out.scope = profile.job.scope;
  out.aggregation = profile.profile.root.aggregation;
  out.min_coverage = profile.profile.root.min_coverage;
  out.top_k = profile.profile.top_k;
  out.topsis = profile.profile.topsis;
  out.promethee = profile.profile.promethee;
  out.footprint_km2 = plan.program.profiles[profile_index].footprint_m2 / 1e6;
  out.class_breaks = profile.profile.class_breaks;
  out.composition = profile.composition;
  for (std::size_t leaf = 0; leaf < profile.leaf_indicator.size(); ++leaf)
    out.indicators.push_back(describe_indicator(plan, profile_index, leaf));
  out.sites_name = list.request.id;
  out.sites_source = list.request.source;
  out.sites_summary = list.geometry_summary;
  out.requirements = describe_requirements(plan, profile);
  out.rejected = finished_rejections(list);
  out.sites.reserve(list.sites.size());
  for (std::size_t i = 0; i < list.sites.size(); ++i)
    out.sites.push_back(score_site(plan, profile_index, i, sums, cell_statistics));
  if (const auto water = plan.water.find(profile.sites); water != plan.water.end()) {
    out.upstream = water->second.upstream;
    out.overlaps = water->second.overlaps;
    for (std::size_t i = 0; i < out.sites.size(); ++i) out.sites[i].water = water->second.of_site[i];
  }
  if (const auto access = plan.access.find(profile.sites); access != plan.access.end()) {
    out.access = access->second.access;
    for (std::size_t i = 0; i < out.sites.size(); ++i) out.sites[i].access = access->second.of_site[i];
  }
  add_safety_classes(plan, profile.sites, out);
  if (const auto energy = plan.energy.find(profile.sites); energy != plan.energy.end()) {
    out.energy = energy->second.of;
    for (std::size_t i = 0; i < out.sites.size(); ++i) out.sites[i].energy = energy->second.of_site[i];
  }
  return out;
}

std::vector<std::int64_t> ranks_of(const Device& device, const FinishedProfile& profile) {
  std::vector<double> scores;
  scores.reserve(profile.sites.size());
  for (const auto& site : profile.sites) scores.push_back(site.score);
  return competition_ranks(device, scores);
}

std::vector<std::size_t> order_of_rows(const FinishedProfile& profile,
                                       const std::vector<std::int64_t>& ranks) {
  std::vector<std::string> ids;
  ids.reserve(profile.sites.size());
  for (const auto& site : profile.sites) ids.push_back(site.id);
  return row_order(ranks, ids);
}

void rank_sites(const Device& device, FinishedProfile& profile) {
  const auto ranks = ranks_of(device, profile);
  for (std::size_t i = 0; i < profile.sites.size(); ++i) profile.sites[i].rank = ranks[i];
  const std::vector<std::size_t> order = order_of_rows(profile, ranks);
  put_in_order(profile.overlaps, order);
  put_in_order(profile.sites, order);
  add_contributions(profile);
  for (std::size_t leaf = 0; leaf < profile.indicators.size(); ++leaf)
    profile.indicators[leaf].histogram = value_histogram(profile, leaf);
}

std::vector<FinishedRejection> finished_rejections(const SiteList& list) {
  std::vector<FinishedRejection> out;
  for (const auto& row : list.rejected) out.push_back({row.line, row.column, row.value, row.reason});
  return out;
}

}  // namespace firnline
