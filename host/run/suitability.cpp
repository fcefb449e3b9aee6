// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/suitability.hpp"

#include <algorithm>
#include <cmath>

#include "host/job/names.hpp"
#include "kernels/grid/number_text.hpp"
#include "kernels/indicators/registry.hpp"
#include "rasters/alignment/source_raster.hpp"
#include "rasters/catalogue/units.hpp"

namespace firnline {

void check_need(const Need& need, const LayerRequest& layer, const std::string& key, int line,
                Complaints complaints) {
  const bool gives_codes = layer.spec.kind == LayerKind::categorical && layer.method != Method::fraction;
  if (need.category != gives_codes)
    complaints.add(
        line, key,
        std::string("needs ") + (need.category ? "classes" : "a quantity") + " and layer '" + layer.name +
            "' holds " +
            (gives_codes ? "classes; use method = \"fraction\" with classes = [ ... ]" : "a quantity"));
  const std::string unit = layer.method == Method::fraction ? "1" : layer.spec.unit;
  if (!need.category && !gives_codes &&
      !conversion(unit, need.unit).value_or(UnitConversion{0, 0}).identity())
    complaints.add(line, key,
                   "needs " + std::string(need.name) + " in '" + need.unit + "' and layer '" + layer.name +
                       "' (" + layer.spec.id + ") is in '" + unit + "'; bind a layer of the right kind");
  if (layer.spec.kind == LayerKind::topological && holds_codes(layer.spec))
    complaints.add(line, key, "cannot read layer '" + layer.name + "': flow directions are not quantities");
}

std::vector<double> params_of(const IndicatorInfo& info, const ProfileIndicator& entry,
                              const JobProfile& profile, const std::string& key, Complaints complaints) {
  std::vector<double> values;
  std::vector<std::string> names;
  for (int p = 0; p < param_count(info); ++p) {
    const Param& param = info.params[p];
    names.emplace_back(param.name);
    double value = param.value;
    if (const auto own = entry.set.find(param.name); own != entry.set.end()) value = own->second;
    if (const auto own = profile.set.find(entry.id + "." + param.name); own != profile.set.end())
      value = own->second;
    if (!(value >= param.low && value <= param.high))
      complaints.add(profile.line, key + "." + param.name,
                     "is " + number_text(value) + " and must lie between " + number_text(param.low) +
                         " and " + number_text(param.high) + " " + param.unit);
    else if (param.whole && value != std::floor(value))
      complaints.add(profile.line, key + "." + param.name,
                     "is " + number_text(value) + " and must be a whole number");
    values.push_back(value);
  }
  for (const auto& [name, value] : entry.set)
    if (std::find(names.begin(), names.end(), name) == names.end())
      complaints.add(profile.line, key + "." + name,
                     "is no parameter of this indicator" + did_you_mean(name, names));
  return values;
}

SiteStatistic statistic_of(const IndicatorInfo& info, const ProfileIndicator& entry,
                           const JobProfile& profile, Complaints complaints) {
  const SiteStatistic own = own_statistic(info.extraction);
  if (entry.extract.empty()) return own;
  const std::string key = "profiles." + profile.name + ".indicator." + entry.id + ".extract";
  const auto asked = statistic_named(entry.extract);
  if (!asked || !makes_sense(*asked, info.extraction))
    complaints.add(
        profile.line, key,
        "is '" + entry.extract + "', which " +
            (!asked                               ? "is no statistic"
             : info.extraction == Extraction::sum ? "has no meaning for a count per cell"
                                                  : "has no meaning for a value that is no count") +
            "; one of: " + statistics_of(info.extraction));
  else if (asked->is_spread() && profile.maps)
    complaints.add(
        profile.line, key,
        "is '" + entry.extract +
            "', how much the cells of a site differ, and the map would have to judge single "
            "cells by it; add maps = false to the profile in the job, or take a mean, min, max or pNN");
  return asked.value_or(own);
}

void check_curve(const IndicatorInfo& info, const ProfileIndicator& entry, const SiteStatistic& statistic,
                 const JobProfile& profile, Complaints complaints) {
  if (entry.percentile && statistic.is_spread())
    complaints.add(profile.line, "profiles." + profile.name + ".indicator." + entry.id + ".value",
                   "compares with single cells, and '" + entry.extract +
                       "' says how much the cells of a site differ; write knots, or take a mean, min, max or "
                       "pNN");
  if (entry.curve != "logarithmic" || statistic.is_spread() || info.low >= 0) return;
  complaints.add(
      profile.line, "profiles." + profile.name + ".indicator." + entry.id,
      "has a fuzzy value function, which needs values that are never negative, and this indicator's "
      "begin at " +
          number_text(info.low) + "; use logistic, or knots");
}

void check_settings(const JobProfile& job_profile, const Profile& profile,
                    const std::function<const IndicatorInfo*(const std::string& id)>& info_of,
                    Complaints complaints) {
  std::vector<std::string> ids;
  for (const auto& entry : profile.indicators) ids.push_back(entry.id);
  for (const auto& [name, value] : job_profile.set) {
    const bool is_weight = name.starts_with("weight.");
    const std::string id = is_weight ? name.substr(7) : name.substr(0, name.find('.'));
    const auto entry = std::find(ids.begin(), ids.end(), id);
    const std::string key = "profiles." + job_profile.name + ".set." + name;
    if (entry == ids.end()) {
      complaints.add(job_profile.line, key,
                     "names no indicator of the profile: '" + id + "'" + did_you_mean(id, ids));
      continue;
    }
    if (is_weight && !(value >= 0)) complaints.add(job_profile.line, key, "is a negative weight");
    const IndicatorInfo* info =
        info_of(profile.indicators[static_cast<std::size_t>(entry - ids.begin())].indicator);
    if (is_weight || info == nullptr) continue;
    std::vector<std::string> names;
    for (int p = 0; p < param_count(*info); ++p) names.emplace_back(info->params[p].name);
    const std::string param = name.find('.') == std::string::npos ? "" : name.substr(name.find('.') + 1);
    if (std::find(names.begin(), names.end(), param) == names.end())
      complaints.add(job_profile.line, key, "is no parameter of '" + id + "'" + did_you_mean(param, names));
  }
}

void refuse_taken_name(const Job& job, const ProfileIndicator& entry, const JobProfile& profile,
                       Complaints complaints) {
  if (entry.id == entry.indicator) return;
  const auto has_that_name = [&](const auto& one) { return one.name == entry.id; };
  if (find_indicator(entry.id) != nullptr ||
      std::any_of(job.indicators.begin(), job.indicators.end(), has_that_name) ||
      std::any_of(job.attributes.begin(), job.attributes.end(), has_that_name))
    complaints.add(profile.line, "profiles." + profile.name + ".indicator." + entry.id + ".as",
                   "is the name of another indicator; choose a name of its own");
}

void require_hydrology(const Job& job, const ProfileIndicator& entry, int line, const std::string& key,
                       Complaints complaints) {
  if (const auto asked = footprint_of(entry); asked && is_upstream(*asked) && !job.hydrology)
    complaints.add(line, key + ".at",
                   "is '" + entry.at +
                       "', and the job has no [hydrology] to find it; add it with elevation = \"LAYER\"");
}

void refuse_map_of_attributes(const ResolvedProfile& profile, Complaints complaints) {
  if (!profile.job.maps || profile.leaf_attribute.empty() || !ground_leaves(profile).empty()) return;
  complaints.add(profile.job.line, "profiles." + profile.job.name + ".maps",
                 "is true, and the profile judges by attributes of the sites alone, which no cell has; add "
                 "maps = false to the profile in the job");
}

void refuse_sums_over_lines(const LayerSet& set, const ResolvedProfile& profile, Complaints complaints) {
  if (profile.sites >= set.sites.size()) return;
  const SitesRequest& sites = set.sites[profile.sites];
  if (sites.footprint != Footprint::line || sites.buffer_km > 0) return;
  std::vector<std::size_t> read;
  for (const std::size_t leaf : ground_leaves(profile)) {
    if (profile.footprint(leaf) != 0) continue;
    read.push_back(profile.leaf_indicator[leaf]);
    if (const auto& weight = profile.leaf_weight[leaf]) read.push_back(*weight);
  }
  for (const auto index : read)
    if (const auto& info = set.indicators[index].info(); info.extraction == Extraction::sum)
      complaints.add(profile.job.line, "profiles." + profile.job.name + ".indicator." + info.id,
                     "is a sum over an area, and the lines of '" + profile.job.sites +
                         "' have none; give them a corridor with buffer_km, in the list or in the profile's "
                         "indicator, or the indicator weight 0");
}

}  // namespace firnline
