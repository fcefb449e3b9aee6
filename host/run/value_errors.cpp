// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/value_errors.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "host/job/names.hpp"

namespace firnline {
namespace {

void add_source(std::string& sources, const LayerRequest& layer) {
  const std::string one = layer.name + ": " + layer.spec.error_source;
  if (sources.find(one) == std::string::npos) sources += (sources.empty() ? "" : "; ") + one;
}

/// What the catalogue knows of the layers that an indicator reads.
FinishedValueError error_by_catalogue(const LayerSet& set, const ResolvedIndicator& indicator) {
  FinishedValueError out;
  double variance = 0;
  const std::set<std::size_t> layers(indicator.need_layer.begin(), indicator.need_layer.end());
  for (const std::size_t number : layers) {
    const LayerRequest& layer = set.layers[number];
    const LayerSpec& spec = layer.spec;
    const bool same_unit = layers.size() == 1 && spec.unit == indicator.info().unit;
    if (spec.error_absolute > 0 && same_unit) out.absolute = spec.error_absolute;
    variance += spec.error_relative * spec.error_relative;
    if (spec.error_relative > 0 || (spec.error_absolute > 0 && same_unit)) add_source(out.source, layer);
  }
  out.relative = std::sqrt(variance);
  return out;
}

}  // namespace

std::vector<FinishedValueError> errors_of_values(const Job& job, const LayerSet& set,
                                                 const ResolvedProfile& profile) {
  std::vector<FinishedValueError> errors(profile.leaf_indicator.size());
  if (!job.robustness.errors) return errors;
  for (std::size_t leaf = 0; leaf < errors.size(); ++leaf) {
    const std::string& id = profile.profile.indicators[profile.leaf_source[leaf]].id;
    const auto own = std::find_if(job.robustness.error.begin(), job.robustness.error.end(),
                                  [&](const JobValueError& error) { return error.indicator == id; });
    if (own != job.robustness.error.end())
      errors[leaf] = {own->absolute, own->relative, own->source.empty() ? "the job" : own->source};
    else if (!profile.is_attribute(leaf))
      errors[leaf] = error_by_catalogue(set, set.indicators[profile.leaf_indicator[leaf]]);
  }
  return errors;
}

void check_value_errors(const Job& job, const LayerSet& set, std::vector<Mistake>& mistakes) {
  std::vector<std::string> known;
  for (const auto& profile : set.profiles)
    for (const std::size_t source : profile.leaf_source)
      known.push_back(profile.profile.indicators[source].id);
  for (const auto& error : job.robustness.error)
    if (!holds(known, error.indicator))
      mistakes.push_back({job.file, error.line, 0, "robustness.error." + error.indicator,
                          "names no indicator of this job's profiles: '" + error.indicator + "'" +
                              did_you_mean(error.indicator, known)});
}

}  // namespace firnline
