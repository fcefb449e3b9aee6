// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/finished_run/explain.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "host/finished_run/choices.hpp"
#include "host/finished_run/overlaps.hpp"
#include "host/job/names.hpp"
#include "kernels/composition/compose.hpp"
#include "kernels/composition/contributions.hpp"
#include "kernels/grid/error.hpp"
#include "kernels/grid/unseen_text.hpp"

namespace firnline {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

std::vector<std::string> names_of(const std::vector<const FinishedProfile*>& profiles) {
  std::vector<std::string> names;
  names.reserve(profiles.size());
  for (const auto* profile : profiles) names.push_back(profile->name);
  return names;
}

/// By id, or by name where no id of the profile is the same.
bool has_site(const FinishedProfile& profile, const std::string& wanted) {
  return std::any_of(profile.sites.begin(), profile.sites.end(),
                     [&](const FinishedSite& one) { return one.id == wanted || one.name == wanted; });
}

UsageError unknown_site(const FinishedRun& run, const std::string& wanted) {
  std::vector<std::string> ids, names;
  for (const auto& profile : run.profiles) {
    names.push_back(profile.name);
    for (const auto& site : profile.sites) ids.push_back(site.id);
  }
  const auto near = nearest_name(wanted, ids);
  return UsageError("no profile of this run (" + joined(names) + ") has a site '" + shown_text(wanted) + "'",
                    "explain",
                    near.empty() ? "look in the column id of PROFILE/sites.csv"
                                 : "did you mean '" + shown_text(near) + "'?");
}

const FinishedProfile& choose_profile(const FinishedRun& run, const std::string& wanted,
                                      const std::string& site) {
  std::vector<std::string> names;
  std::vector<const FinishedProfile*> holding;
  for (const auto& profile : run.profiles) {
    names.push_back(profile.name);
    if (!wanted.empty() && profile.name == wanted) return profile;
    if (has_site(profile, site)) holding.push_back(&profile);
  }
  for (const auto& profile : run.variants) {
    names.push_back(profile.name);
    if (!wanted.empty() && profile.name == wanted) return profile;
  }
  if (!wanted.empty())
    throw UsageError("the run has no profile '" + wanted + "'", "--profile", "use one of: " + joined(names));
  if (holding.size() > 1)
    throw UsageError("site '" + shown_text(site) + "' is ranked by several profiles", "explain",
                     "add --profile with one of: " + joined(names_of(holding)));
  if (holding.size() == 1) return *holding.front();
  if (run.profiles.size() == 1) return run.profiles.front();
  throw unknown_site(run, site);
}

const FinishedSite& find_site(const FinishedProfile& profile, const std::string& wanted) {
  std::vector<std::string> ids;
  for (const auto& site : profile.sites) {
    if (site.id == wanted) return site;
    ids.push_back(site.id);
  }
  for (const auto& site : profile.sites)
    if (site.name == wanted) return site;
  const auto near = nearest_name(wanted, ids);
  throw UsageError("profile '" + profile.name + "' has no site '" + shown_text(wanted) + "'", "explain",
                   near.empty() ? "look in the column id of " + profile.name + "/sites.csv"
                                : "did you mean '" + shown_text(near) + "'?");
}

ExplainedContribution contribution_of(const FinishedRun& run, const FinishedProfile& profile,
                                      const FinishedSite& site, std::size_t leaf) {
  const FinishedIndicator& indicator = profile.indicators[leaf];
  ExplainedContribution out;
  out.indicator = indicator.id;
  out.title = indicator.title;
  out.unit = indicator.unit;
  out.value = site.value[leaf];
  out.score = site.score_of[leaf];
  out.contribution = site.contribution[leaf];
  std::vector<std::string> sources, periods;
  for (const auto& name : indicator.layers)
    for (const auto& layer : run.layers)
      if (layer.name == name) {
        sources.insert(sources.end(), layer.sources.begin(), layer.sources.end());
        if (!layer.period.empty()) periods.push_back(layer.period);
      }
  out.layers = joined(indicator.layers);
  out.column = indicator.column;
  out.worked_out_by = indicator.worked_out_by;
  out.sources = indicator.column.empty() ? joined(sources) : profile.sites_source;
  out.period = joined(periods);
  return out;
}

/// Raw values are compared across indicators as shares of their value function's range.
double range_of(const ValueFunction& value) {
  return value.x[value.knots - 1] - value.x[0];
}

double transformed(const ValueFunction& value, double raw) {
  if (value.transform == Transform::log1p) return std::log1p(std::max(raw, 0.0));
  if (value.transform == Transform::square_root) return std::sqrt(std::max(raw, 0.0));
  return raw;
}

void smallest_value_change(const FinishedProfile& profile, const FinishedSite& site, ExplainedSwap& swap) {
  double least = std::numeric_limits<double>::infinity();
  swap.value_needed = missing;
  for (std::size_t leaf = 0; leaf < profile.indicators.size(); ++leaf) {
    if (std::isnan(site.value[leaf])) continue;
    const auto& function = profile.composition.leaf[leaf].value;
    const double needed =
        raw_value_reaching(profile.composition, site.value, static_cast<int>(leaf), swap.score);
    const double change = std::abs(transformed(function, needed) - transformed(function, site.value[leaf])) /
                          range_of(function);
    if (!(change < least)) continue;
    least = change;
    swap.indicator = profile.indicators[leaf].id;
    swap.unit = profile.indicators[leaf].unit;
    swap.value_now = site.value[leaf];
    swap.value_needed = needed;
  }
}

void smallest_weight_change(const FinishedProfile& profile, const FinishedSite& site,
                            const FinishedSite& other, ExplainedSwap& swap) {
  double least = std::numeric_limits<double>::infinity();
  swap.weight_needed = missing;
  for (std::size_t leaf = 0; leaf < profile.indicators.size(); ++leaf) {
    const double now = profile.composition.leaf[leaf].weight;
    const double needed =
        weight_swapping(profile.composition, other.value, site.value, static_cast<int>(leaf));
    const double change = std::abs(std::log((needed > 0 ? needed : 1e-9) / now));
    if (std::isnan(needed) || !(change < least)) continue;
    least = change;
    swap.weight_of = profile.indicators[leaf].id;
    swap.weight_now = now;
    swap.weight_needed = needed;
  }
}

void add_neighbours(const FinishedProfile& profile, const FinishedSite& site, Explanation& out) {
  const FinishedSite* above = nullptr;
  const FinishedSite* below = nullptr;
  for (const auto& other : profile.sites) {
    if (other.rank == 0) continue;
    ++out.scored_sites;
    if (other.rank == site.rank && other.id != site.id) ++out.tied_with;
    if (other.rank < site.rank) above = &other;
    if (other.rank > site.rank && below == nullptr) below = &other;
  }
  if (above != nullptr) out.above = swap_between(profile, site, *above);
  if (below != nullptr) out.below = swap_between(profile, site, *below);
}

std::optional<ExplainedWater> water_of(const FinishedProfile& profile, const FinishedSite& site) {
  if (site.water == nullptr || !profile.upstream) return std::nullopt;
  ExplainedWater out{*site.water, *profile.upstream, {}, {}};
  const Overlaps overlaps(profile);
  const auto row = static_cast<std::size_t>(&site - profile.sites.data());
  for (const std::size_t other : overlaps.around(row))
    out.around.push_back({profile.sites[other].id, profile.sites[other].name, site.water->upstream_km2});
  for (const std::size_t other : overlaps.inside(row))
    out.inside.push_back(
        {profile.sites[other].id, profile.sites[other].name, profile.sites[other].water->upstream_km2});
  return out;
}

/// From the whole list, whose values and composition the run left.
std::optional<ExplainedChoices> explained_choices(const FinishedProfile& profile, const FinishedSite& site) {
  const auto ranks = choices_of({}, profile);
  if (ranks == nullptr) return std::nullopt;
  const auto row = static_cast<std::size_t>(&site - profile.sites.data());
  return ExplainedChoices{static_cast<std::int64_t>(ranks->choices.size()),
                          ranks->best[row],
                          ranks->median[row],
                          ranks->worst[row],
                          profile.top_k,
                          ranks->in_first(row, profile.top_k)};
}

}  // namespace

ExplainedSwap swap_between(const FinishedProfile& profile, const FinishedSite& site,
                           const FinishedSite& other) {
  ExplainedSwap swap;
  swap.rank = other.rank;
  swap.id = other.id;
  swap.name = other.name;
  swap.score = other.score;
  smallest_value_change(profile, site, swap);
  smallest_weight_change(profile, site, other, swap);
  return swap;
}

Explanation explain(const FinishedRun& run, const std::string& site_wanted,
                    const std::string& profile_wanted) {
  const FinishedProfile& profile = choose_profile(run, profile_wanted, site_wanted);
  const FinishedSite& site = find_site(profile, site_wanted);
  Explanation out;
  out.profile = profile.name;
  out.profile_title = profile.title;
  out.sites_name = profile.sites_name;
  out.id = site.id;
  out.name = site.name;
  out.status = std::string(name_of(site.status));
  out.reason = site.reason;
  out.rank = site.rank;
  out.score = site.score;
  out.coverage = site.coverage;
  out.reference_score = profile.reference_score;
  for (std::size_t leaf = 0; leaf < profile.indicators.size(); ++leaf) {
    if (std::isnan(site.value[leaf])) out.missing.push_back(profile.indicators[leaf].id);
    if (!std::isnan(site.contribution[leaf]))
      out.contributions.push_back(contribution_of(run, profile, site, leaf));
  }
  std::stable_sort(out.contributions.begin(), out.contributions.end(), [](const auto& a, const auto& b) {
    return std::abs(a.contribution) > std::abs(b.contribution);
  });
  if (site.rank > 0) add_neighbours(profile, site, out);
  out.water = water_of(profile, site);
  if (profile.robustness && site.rank > 0)
    out.robustness = {site.robustness, profile.robustness->draws, profile.top_k,
                      profile.robustness->with_errors()};
  if (site.rank > 0) out.choices = explained_choices(profile, site);
  if (profile.energy && site.energy != nullptr) out.energy = ExplainedEnergy{*site.energy, *profile.energy};
  for (std::size_t i = 0; i < site.repaired.size(); ++i)
    out.repairs.push_back({profile.repairs[i].name, profile.repairs[i].title, site.repaired[i]});
  if (!profile.requirements.list.empty())
    out.requirements = ExplainedRequirements{profile.requirements, site.requirement_value};
  return out;
}

}  // namespace firnline
