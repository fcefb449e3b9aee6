// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/variant_layers.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "rasters/alignment/contradictions.hpp"

namespace firnline {
namespace {

/// Whether two tables ask for the same cells with the same words, wherever they stand in the job.
bool ask_the_same(JobLayer a, const JobLayer& b) {
  a.variant = b.variant;
  a.line = b.line;
  return a == b;
}

/// Whether some profile reads a layer of the job.
bool is_read(const LayerSet& set, const std::string& layer) {
  return std::any_of(set.layers.begin(), set.layers.end(),
                     [&](const LayerRequest& one) { return one.name == layer && !one.grid_only; });
}

/// Whether the run's water, which is that of the job in every variant, is worked out from a layer of the job.
bool feeds_water(const LayerSet& set, const std::string& layer) {
  if (!set.hydrology) return false;
  const auto read = set.hydrology->layers_read();
  return std::any_of(read.begin(), read.end(),
                     [&](std::size_t place) { return set.layers[place].name == layer; });
}

bool is_computed(const LayerSet& set, std::size_t variant) {
  return std::any_of(set.profiles.begin(), set.profiles.end(),
                     [&](const ResolvedProfile& profile) { return profile.variant == variant; });
}

/// Of the layers that one indicator reads, the ratios whose years do not meet, if a variant has part in them.
std::vector<std::string> ratios_apart_in(const LayerSet& set, const ResolvedIndicator& indicator) {
  std::vector<LayerRequest> read;
  bool varied = false;
  for (const auto layer : indicator.need_layer) {
    read.push_back(set.layers[layer]);
    varied = varied || read.back().of_variant;
  }
  return varied ? ratios_apart(read) : std::vector<std::string>();
}

}  // namespace

std::vector<Replacements> add_variant_layers(const Job& job, JobRequests& requests,
                                             std::vector<LayerRequest>& all_layers) {
  std::vector<const JobLayer*> written;
  for (const auto& layer : job.layers) written.push_back(&layer);
  std::vector<Replacements> all;
  for (const auto& variant : job.variants) {
    Replacements& replaced = all.emplace_back();
    for (const auto& layer : variant.layers) {
      const auto known = std::find_if(written.begin(), written.end(),
                                      [&](const JobLayer* one) { return ask_the_same(layer, *one); });
      const auto place = static_cast<std::size_t>(known - written.begin());
      if (known == written.end()) {
        written.push_back(&layer);
        all_layers.push_back(requests.layer(layer));
      }
      for (std::size_t own = 0; own < job.layers.size(); ++own)
        if (job.layers[own].name == layer.name && place != own) replaced[own] = place;
    }
  }
  return all;
}

std::vector<std::string> variant_warnings(const Job& job, const LayerSet& set) {
  std::vector<std::string> warnings;
  for (std::size_t v = 0; v < job.variants.size(); ++v) {
    const auto& variant = job.variants[v];
    for (const auto& layer : variant.layers)
      if (!is_read(set, layer.name))
        warnings.push_back("Variant '" + variant.name + "' replaces layer '" + layer.name +
                           "', which no profile reads.");
    for (const auto& layer : variant.layers)
      if (feeds_water(set, layer.name))
        warnings.push_back(
            "Variant '" + variant.name + "' replaces layer '" + layer.name +
            "', which [hydrology] reads. Water is worked out once, from the job's own layers, so it is the "
            "same in the variant; to see the variant's water, run a second job with its layers and compare "
            "the two.");
    if (!is_computed(set, v))
      warnings.push_back(
          "Variant '" + variant.name +
          "' changes nothing that a profile computes, so it is left out; replace a layer that an "
          "indicator reads.");
  }
  std::set<std::string> said;
  for (const auto& indicator : set.indicators)
    for (const auto& sentence : ratios_apart_in(set, indicator))
      if (said.insert(sentence).second)
        warnings.push_back("In a variant " + sentence.substr(0, sentence.find('\n')) + ".");
  return warnings;
}

}  // namespace firnline
