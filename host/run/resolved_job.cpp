// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/resolved_job.hpp"

#include <vector>

#include "host/finished_run/job_json.hpp"
#include "rasters/catalogue/catalogue.hpp"

namespace firnline {
namespace {

void fill(std::string& text, const std::string& from_catalogue) {
  if (text.empty()) text = from_catalogue;
}

/// A layer with what the catalogue says where the job does not.
void fill_layer(const RunPlan& plan, JobLayer& layer) {
  const LayerSpec* spec = find_layer(layer.is);
  if (spec == nullptr) return;
  fill(layer.period, spec->period);
  fill(layer.licence, spec->licence);
  fill(layer.citation, spec->citation);
  if (!layer.has_files()) return;  // nothing else is left to say about it
  fill(layer.vertical_datum, spec->vertical_datum);
  if (!layer.missing) {
    layer.missing = missing_policy_names[static_cast<std::size_t>(spec->missing)];
    if (spec->missing == MissingPolicy::impute) layer.impute = spec->impute_value;
  }
  if (layer.band_values.empty())
    for (const auto& aligned : plan.layers)
      if (aligned.request().name == layer.run_name() && aligned.planes() > 1)
        layer.band_values = aligned.plane_values();
}

/// Every name in a formula with its layer. One that no profile reads stays as it is written.
void fill_formula(const RunPlan& plan, JobIndicator& indicator) {
  for (const auto& resolved : plan.set.indicators) {
    if (resolved.formula == nullptr || resolved.formula->written.name != indicator.name) continue;
    for (std::size_t n = 0; n < resolved.formula->names.size(); ++n)
      indicator.layers[resolved.formula->names[n]] = plan.job.layers[resolved.formula->job_layers[n]].name;
  }
}

/// All parameters of an indicator, and the layers that its needs are bound to.
void fill_measure(const LayerSet& set, const ResolvedIndicator& indicator, ProfileIndicator& entry) {
  const IndicatorInfo& info = indicator.info();
  for (std::size_t p = 0; p < indicator.params.size(); ++p)
    entry.set[info.params[p].name] = indicator.params[p];
  if (indicator.formula != nullptr) return;  // its layers are named by the job's indicator
  for (std::size_t n = 0; n < indicator.need_layer.size(); ++n)
    entry.bind[info.needs[n].name] = set.layers[indicator.need_layer[n]].name;
}

/// What a leaf of a profile became: its weight and statistic, all parameters, all bindings.
void fill_entry(const LayerSet& set, const ResolvedProfile& profile, std::size_t leaf,
                ProfileIndicator& entry) {
  entry.weight = profile.composition.leaf[leaf].weight;
  if (profile.is_attribute(leaf)) return;
  const ResolvedIndicator& indicator = set.indicators[profile.leaf_indicator[leaf]];
  entry.extract = name_of(profile.leaf_statistic[leaf]);
  fill_measure(set, indicator, entry);
}

Profile filled_profile(const LayerSet& set, const ResolvedProfile& resolved) {
  Profile profile = resolved.profile;
  for (auto& entry : profile.indicators) {
    const auto own = resolved.job.set.find("weight." + entry.id);
    if (own != resolved.job.set.end()) entry.weight = own->second;
  }
  for (std::size_t leaf = 0; leaf < resolved.leaf_source.size(); ++leaf)
    fill_entry(set, resolved, leaf, profile.indicators[resolved.leaf_source[leaf]]);
  return profile;
}

/// With the source that each requirement has: all parameters and all bindings.
Requirements filled_requirements(const LayerSet& set, const ResolvedProfile& resolved) {
  Requirements out = resolved.requirements;
  for (std::size_t i = 0; i < resolved.judged.size(); ++i) {
    const ResolvedRequirement& one = resolved.judged[i];
    if (!one.indicator) continue;
    ProfileIndicator& measured = out.list[i].measured;
    measured.extract = name_of(one.statistic);
    fill_measure(set, set.indicators[*one.indicator], measured);
  }
  return out;
}

}  // namespace

std::string resolved_job_json(const RunPlan& plan) {
  Job job = plan.job;
  for (auto& layer : job.layers) fill_layer(plan, layer);
  for (auto& variant : job.variants)
    for (auto& layer : variant.layers) fill_layer(plan, layer);
  for (auto& indicator : job.indicators) fill_formula(plan, indicator);
  for (auto& sites : job.sites)
    if (sites.crs.empty() && is_table(sites.source)) sites.crs = crs_of_tables;
  for (std::size_t u = 0; u < job.units.size(); ++u)
    job.units[u].profiles = plan.set.profile_names(plan.set.units[u]);
  for (std::size_t e = 0; plan.set.travel && e < job.travel->events.size(); ++e) {
    job.travel->events[e].closes_at = plan.set.travel->events[e].closes_at;
    job.travel->events[e].facility_closes_at = plan.set.travel->events[e].facility_closes_at;
  }
  std::vector<Profile> profiles;
  std::vector<Requirements> requirements;
  for (std::size_t p = 0; p < plan.set.baselines; ++p) {
    profiles.push_back(filled_profile(plan.set, plan.set.profiles[p]));
    requirements.push_back(filled_requirements(plan.set, plan.set.profiles[p]));
  }
  return job_json(job, profiles, requirements);
}

}  // namespace firnline
