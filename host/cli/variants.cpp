// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/cli/variants.hpp"

#include <algorithm>

#include "host/cli/columns.hpp"
#include "host/job/names.hpp"

namespace firnline {
namespace {

using Json = nlohmann::ordered_json;

/// Indicators of the profile that a variant computes anew.
std::size_t computed_anew(const LayerSet& set, const ResolvedProfile& profile) {
  std::size_t count = 0;
  for (std::size_t leaf = 0; leaf < profile.leaf_indicator.size(); ++leaf)
    if (!profile.reads_as(set.profiles[profile.baseline], leaf)) ++count;
  return count;
}

/// "ssp585, 2071-2099, MPI-ESM1-2-HR", as far as the job says.
std::string words_of(const JobVariant& variant) {
  std::vector<std::string> words;
  for (const auto* word : {&variant.scenario, &variant.horizon, &variant.model})
    if (!word->empty()) words.push_back(*word);
  return joined(words);
}

}  // namespace

std::string variants_text(const RunPlan& plan) {
  std::string out;
  for (std::size_t v = 0; v < plan.job.variants.size(); ++v) {
    const auto& variant = plan.job.variants[v];
    out += (v == 0 ? "\nvariants (the profiles again with other layers; all else is read and computed once)\n"
                   : "") +
           std::string("  ") + padded(variant.name, 28) + words_of(variant) + "\n";
    for (const auto& layer : variant.layers)
      out += "    " + layer.name + " from " + joined(layer.sources) + "\n";
    for (const auto& profile : plan.set.profiles)
      if (profile.variant == v)
        out += "    " + padded(plan.set.profiles[profile.baseline].job.name, 26) +
               std::to_string(computed_anew(plan.set, profile)) + " of " +
               std::to_string(profile.leaf_indicator.size()) + " indicators anew\n";
  }
  return out;
}

Json variants_json(const RunPlan& plan) {
  Json list = Json::array();
  for (std::size_t v = 0; v < plan.job.variants.size(); ++v) {
    const auto& variant = plan.job.variants[v];
    Json layers = Json::array(), profiles = Json::array();
    for (const auto& layer : variant.layers)
      layers.push_back({{"name", layer.name}, {"sources", layer.sources}, {"period", layer.period}});
    for (const auto& profile : plan.set.profiles)
      if (profile.variant == v)
        profiles.push_back({{"name", plan.set.profiles[profile.baseline].job.name},
                            {"indicators_anew", computed_anew(plan.set, profile)}});
    list.push_back({{"name", variant.name},
                    {"scenario", variant.scenario},
                    {"horizon", variant.horizon},
                    {"model", variant.model},
                    {"layers", layers},
                    {"profiles", profiles}});
  }
  return list;
}

}  // namespace firnline
