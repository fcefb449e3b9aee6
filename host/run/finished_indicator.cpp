// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/finished_indicator.hpp"

namespace firnline {
namespace {

/// Where the values of a leaf come from: cells of layers, or the site list.
void add_origin(const RunPlan& plan, const ResolvedProfile& profile, std::size_t leaf,
                FinishedIndicator& out) {
  const LayerSet& set = plan.set;
  const auto& entry = profile.profile.indicators[profile.leaf_source[leaf]];
  if (profile.is_attribute(leaf)) {
    const ResolvedAttribute& attribute = *set.attributes[profile.leaf_attribute.at(leaf).attribute];
    out.column = attribute.written.column;
    if (attribute.worked_out) out.worked_out_by = attribute.worked_out->by;
    out.extraction = "attribute";
    return;
  }
  const auto& resolved = set.indicators[profile.leaf_indicator[leaf]];
  if (resolved.formula != nullptr) out.formula = resolved.formula->written.formula;
  out.extraction = name_of(profile.leaf_statistic[leaf]);
  if (!entry.weighted_by.empty()) out.extraction += " weighted by " + entry.weighted_by;
  out.min_valid_share = entry.min_valid_share;
  out.place = place_words(set, profile, leaf);
  out.layers = set.layer_names(resolved);
  const auto& info = resolved.info();
  for (int p = 0; p < param_count(info); ++p)
    out.params[info.params[p].name] = resolved.params[static_cast<std::size_t>(p)];
}

}  // namespace

FinishedIndicator describe_indicator(const RunPlan& plan, std::size_t profile_index, std::size_t leaf) {
  const ResolvedProfile& profile = plan.set.profiles[profile_index];
  const IndicatorInfo& info = plan.set.info_of(profile, leaf);
  const auto& entry = profile.profile.indicators[profile.leaf_source[leaf]];
  FinishedIndicator out;
  out.id = entry.id;
  out.indicator = entry.indicator;
  out.title = info.title;
  out.unit = info.unit;
  out.dimension = entry.dimension;
  out.source = info.source;
  out.why = entry.why;
  out.transform = entry.transform;
  const ValueFunction& value = profile.composition.leaf[leaf].value;
  for (int k = 0; k < value.knots; ++k) out.value.emplace_back(value.x[k], value.v[k]);
  out.curve = entry.curve;
  out.middle = entry.middle;
  out.steepness = entry.steepness;
  out.weight = profile.composition.leaf[leaf].weight;
  out.missing = entry.missing;
  out.preference = entry.preference;
  out.indifference = entry.indifference;
  out.strict_preference = entry.strict_preference;
  if (entry.percentile)
    out.survey = FinishedSurvey{profile.leaf_cells[leaf], plan.tiles.grid.geographic, entry.falling};
  add_origin(plan, profile, leaf, out);
  const auto ground = ground_leaves(profile);
  for (std::size_t i = 0; i < ground.size(); ++i)
    if (ground[i] == leaf)
      out.footprint_km2 = plan.program.profiles[profile_index].leaf_footprint_m2[i] / 1e6;
  return out;
}

}  // namespace firnline
