// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/series.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "kernels/grid/error.hpp"

namespace firnline {

void require_usable_series(const LayerSet& set, const ResolvedIndicator& resolved, const Binding& binding,
                           const std::vector<double>& plane_values) {
  if (resolved.indicator->refusal == nullptr) return;
  const char* refusal = resolved.indicator->refusal(binding, plane_values.data());
  if (refusal == nullptr) return;
  throw RasterError("indicator '" + std::string(resolved.info().id) + "' cannot be computed from the " +
                        std::to_string(binding.plane_count[0]) + " bands of its series: " + refusal,
                    "layer '" + set.layers[resolved.need_layer.front()].name + "'",
                    "give the layer other bands (bands, band_values), or the indicator other parameters "
                    "([indicator.set] of the profile)");
}

std::vector<std::string> warnings_of_single_models(const Job& job, const LayerSet& set) {
  // Of each indicator, the layers that stand for it in each group of variants that differ by model alone.
  std::map<std::string, std::map<std::string, std::set<std::size_t>>> layers;
  for (const auto& profile : set.profiles)
    for (const std::size_t leaf : profile.leaf_indicator) {
      if (leaf == no_indicator || !set.indicators[leaf].info().projected) continue;
      auto& groups = layers[set.indicators[leaf].info().id];
      if (profile.variant)
        groups[job.variants[*profile.variant].group()].insert(set.indicators[leaf].need_layer.front());
    }
  std::vector<std::string> warnings;
  for (const auto& [id, groups] : layers)
    if (std::none_of(groups.begin(), groups.end(), [](const auto& group) { return group.second.size() > 1; }))
      warnings.push_back("Indicator '" + id +
                         "' is of one model's future, and other models may lie decades apart: give their "
                         "files as [variants.NAME] that differ by model, and change.csv shows the spread.");
  return warnings;
}

}  // namespace firnline
