// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/indicator_finder.hpp"

#include <algorithm>
#include <utility>

#include "host/job/names.hpp"
#include "host/run/hydrology.hpp"
#include "host/run/travel.hpp"

namespace firnline {
namespace {

/// What a need is called among the layers: by the profile's file, else by itself.
std::string wanted_for(const std::string& need, const ProfileIndicator& entry) {
  const auto bound = entry.bind.find(need);
  return bound == entry.bind.end() ? need : bound->second;
}

}  // namespace

std::optional<ResolvedIndicator> IndicatorFinder::indicator_of(const ProfileIndicator& entry,
                                                               const JobProfile& profile,
                                                               const std::string& key) {
  if (written_by_job(entry.indicator)) return formula_of(entry, profile, key);
  const RegisteredIndicator* registered = find_indicator(entry.indicator);
  if (registered == nullptr && complain_of_another_list(entry, profile, key)) return std::nullopt;
  if (registered == nullptr) {
    std::vector<std::string> ids;
    for (const auto& known : indicators()) ids.emplace_back(known.info.id);
    for (const auto& own : job_.indicators) ids.push_back(own.name);
    for (const auto& own : job_.attributes) ids.push_back(own.name);
    complaints_.add(profile.line, key,
                    "is no indicator: '" + entry.indicator + "'" + did_you_mean(entry.indicator, ids) +
                        " ('firnline list indicators' shows them)");
    return std::nullopt;
  }
  ResolvedIndicator resolved{registered, {}, params_of(registered->info, entry, profile, key, complaints_)};
  for (int n = 0; n < need_count(registered->info); ++n) {
    const auto index = layer_for(registered->info.needs[n].name, entry, profile, key);
    if (index == JobLayers::none) return std::nullopt;
    check_need(registered->info.needs[n], layers_.all[index], key, profile.line, complaints_);
    resolved.need_layer.push_back(layers_.use(index));
  }
  return resolved;
}

/// What the run works out for the sites of one list says nothing of those of others.
bool IndicatorFinder::complain_of_another_list(const ProfileIndicator& entry, const JobProfile& profile,
                                               const std::string& key) {
  for (const auto& attribute : set_.attributes)
    if (attribute->worked_out && attribute->written.name == entry.indicator) {
      const std::string& list = job_.sites[attribute->worked_out->sites].name;
      complaints_.add(profile.line, key,
                      "is worked out by [" + attribute->worked_out->by + "] for the sites of list '" + list +
                          "' alone; write sites = \"" + list + "\", or remove the indicator");
      return true;
    }
  return false;
}

std::size_t IndicatorFinder::use(ResolvedIndicator wanted) {
  for (std::size_t i = 0; i < set_.indicators.size(); ++i) {
    const auto& known = set_.indicators[i];
    if (known.indicator == wanted.indicator && known.formula == wanted.formula &&
        known.need_layer == wanted.need_layer && known.params == wanted.params)
      return i;
  }
  set_.indicators.push_back(std::move(wanted));
  return set_.indicators.size() - 1;
}

std::vector<std::string> IndicatorFinder::layers_lacking(const ProfileIndicator& entry,
                                                         const JobProfile& profile) const {
  std::vector<std::string> lacking;
  const RegisteredIndicator* registered =
      written_by_job(entry.indicator) ? nullptr : find_indicator(entry.indicator);
  for (int n = 0; registered != nullptr && n < need_count(registered->info); ++n)
    if (layers_for(registered->info.needs[n].name, entry, profile).empty())
      lacking.push_back(wanted_for(registered->info.needs[n].name, entry));
  return lacking;
}

const IndicatorInfo* IndicatorFinder::info_of(const std::string& id) const {
  for (const auto& formula : formulas_)
    if (formula->written.name == id) return &formula->info;
  for (const auto& attribute : set_.attributes)
    if (attribute->written.name == id) return &attribute->info;
  const RegisteredIndicator* registered = find_indicator(id);
  return registered == nullptr ? nullptr : &registered->info;
}

bool IndicatorFinder::is_attribute(const std::string& id, std::size_t sites) const {
  return std::any_of(job_.attributes.begin(), job_.attributes.end(),
                     [&](const JobAttribute& one) { return one.name == id; }) ||
         std::any_of(set_.attributes.begin(), set_.attributes.end(), [&](const auto& one) {
           return one->worked_out && one->worked_out->sites == sites && one->written.name == id;
         });
}

std::optional<LeafAttribute> IndicatorFinder::attribute_of(const std::string& id, std::size_t sites) {
  if (sites >= set_.sites.size()) return std::nullopt;
  for (std::size_t i = 0; i < set_.attributes.size(); ++i) {
    const ResolvedAttribute& attribute = *set_.attributes[i];
    if (attribute.written.name != id) continue;
    if (!attribute.worked_out) return LeafAttribute{i, ask_for(attribute, set_.sites[sites])};
    if (attribute.worked_out->sites == sites) return LeafAttribute{i, attribute.worked_out->number};
  }
  return std::nullopt;
}

/// Job binding, else the layer of that name, else every layer that is that catalogue entry. A binding to a
/// layer that is not there gives none, and has been told.
std::vector<std::size_t> IndicatorFinder::layers_for(const std::string& need, const ProfileIndicator& entry,
                                                     const JobProfile& profile) const {
  if (const auto bound = profile.bind.find(entry.id + "." + need); bound != profile.bind.end())
    return {layers_.index_of(bound->second)};
  if (const auto bound = profile.bind.find(need); bound != profile.bind.end())
    return {layers_.index_of(bound->second)};
  const std::string wanted = wanted_for(need, entry);
  if (const auto named = layers_.index_of(wanted); named != JobLayers::none) return {named};
  std::vector<std::size_t> same;
  for (std::size_t i = 0; i < job_.layers.size(); ++i)
    if (job_.layers[i].is == wanted) same.push_back(i);
  return same;
}

/// none after a mistake
std::size_t IndicatorFinder::layer_for(const std::string& need, const ProfileIndicator& entry,
                                       const JobProfile& profile, const std::string& key) {
  const std::string wanted = wanted_for(need, entry);
  const std::vector<std::size_t> same = layers_for(need, entry, profile);
  if (same.size() == 1) return same.front();
  if (same.empty())
    complaints_.add(profile.line, key,
                    "needs a layer '" + wanted + "' and the job has none; add [layers." + wanted + "]" +
                        (job_.hydrology && hydrology_result(wanted) ? " with source = \"hydrology\"" : "") +
                        (job_.travel && wanted == travel_result ? " with source = \"travel\"" : "") +
                        ", or give the indicator weight 0 with \"weight." + entry.id + "\" = 0 in [" +
                        key.substr(0, key.find(".indicator")) + ".set]");
  else
    complaints_.add(profile.line, key,
                    "could read '" + wanted + "' from " + std::to_string(same.size()) +
                        " layers of the job; choose one in [profiles." + profile.name + ".bind]");
  return JobLayers::none;
}

/// An indicator that is a formula of the job: its layers are named there, and it has no parameters.
std::optional<ResolvedIndicator> IndicatorFinder::formula_of(const ProfileIndicator& entry,
                                                             const JobProfile& profile,
                                                             const std::string& key) {
  const std::string remedy =
      "the layers of a formula are named in [indicators." + entry.indicator + ".layers]";
  if (!entry.bind.empty()) complaints_.add(profile.line, key + ".bind", "has no effect; " + remedy);
  for (const auto& [need, layer] : profile.bind)
    if (need.starts_with(entry.id + "."))
      complaints_.add(profile.line, "profiles." + profile.name + ".bind." + need, "has no effect; " + remedy);
  for (const auto& formula : formulas_) {
    if (formula->written.name != entry.indicator) continue;
    ResolvedIndicator resolved{
        nullptr, {}, params_of(formula->info, entry, profile, key, complaints_), formula};
    for (const std::size_t layer : formula->job_layers) resolved.need_layer.push_back(layers_.use(layer));
    return resolved;
  }
  return std::nullopt;  // its own mistakes have been told
}

bool IndicatorFinder::written_by_job(const std::string& id) const {
  return std::any_of(job_.indicators.begin(), job_.indicators.end(),
                     [&](const JobIndicator& one) { return one.name == id; });
}

}  // namespace firnline
