// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/requirements.hpp"

#include <limits>

#include "host/job/names.hpp"
#include "host/run/plan.hpp"
#include "host/run/tile_pass.hpp"
#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

constexpr double nobody_knows = std::numeric_limits<double>::quiet_NaN();

std::string key_of(const Requirement& requirement, const std::string& word) {
  return "requirement." + requirement.id + "." + word;
}

/// The period of the layers, where the author gives the evidence no date.
std::string evidence_date(const LayerSet& set, const ResolvedRequirement& requirement) {
  if (!requirement.written.evidence_date.empty() || !requirement.indicator)
    return requirement.written.evidence_date;
  std::vector<std::string> periods;
  for (const std::size_t layer : set.indicators[*requirement.indicator].need_layer) {
    const std::string& period = set.layers[layer].spec.period;
    if (!period.empty() && !holds(periods, period)) periods.push_back(period);
  }
  return joined(periods);
}

FinishedRequirement describe(const LayerSet& set, const ResolvedProfile& profile,
                             const ResolvedRequirement& requirement) {
  const Requirement& written = requirement.written;
  FinishedRequirement out;
  out.id = written.id;
  out.pillar = written.pillar;
  out.metric = written.metric;
  out.why = written.why;
  out.comparator = comparator_named(written.comparator).value();
  out.threshold = written.threshold;
  out.unit = written.unit;
  out.evidence_date = evidence_date(set, requirement);
  out.mandatory = written.mandatory;
  out.absent = requirement.absent;
  out.source = written.attribute.empty() ? written.measured.indicator : "attributes." + written.attribute;
  if (requirement.column) out.column = set.attributes[requirement.attribute]->written.column;
  if (!requirement.indicator) return out;
  out.place = place_words(set, profile.sites, requirement.footprint);
  out.extraction = name_of(requirement.statistic);
  out.layers = set.layer_names(set.indicators[*requirement.indicator]);
  return out;
}

/// In the unit of the indicator; NaN where too little of the footprint has data.
double ground_value(const RunPlan& plan, std::size_t sites, const ResolvedRequirement& requirement,
                    std::size_t number, const std::vector<SiteSums>& sums) {
  const std::size_t indicator = *requirement.indicator;
  const ZoneSums& found = sums[zone_list_of(plan, sites, requirement.footprint)].at(number, indicator);
  const double share = valid_share(plan.sites[sites].zone(number, requirement.footprint), found);
  if (!(share > 0) || share < requirement.written.measured.min_valid_share) return nobody_knows;
  return value_of(requirement.statistic, found, plan.quantities[indicator].quantum);
}

}  // namespace

std::optional<UnitConversion> conversion_to(const Requirement& requirement, const std::string& unit,
                                            const std::string& file, std::vector<Mistake>& mistakes) {
  try {
    if (const auto found = conversion(unit, requirement.unit)) return found;
    mistakes.push_back({file, requirement.line, 0, key_of(requirement, "unit"),
                        "does not fit what is measured: " + why_not_convertible(unit, requirement.unit)});
  } catch (const RasterError& error) {
    mistakes.push_back({file, requirement.line, 0, key_of(requirement, "unit"),
                        error.what_happened() + " " + error.remedy()});
  }
  return std::nullopt;
}

void refuse_statistic_of_cells(const Requirement& requirement, const SiteStatistic& statistic,
                               const std::string& file, std::vector<Mistake>& mistakes) {
  if (!statistic.needs_cells()) return;
  mistakes.push_back({file, requirement.line, 0, key_of(requirement, "extract"),
                      "is '" + name_of(statistic) +
                          "', which a requirement cannot ask for; write mean, sum, min, max or range"});
}

std::vector<std::string> warnings_of_absent(const LayerSet& set) {
  std::vector<std::string> warnings;
  for (std::size_t p = 0; p < set.baselines; ++p) {
    const ResolvedProfile& profile = set.profiles[p];
    std::vector<std::string> ids;
    for (const auto& one : profile.judged)
      if (!one.absent.empty()) ids.push_back(one.written.id);
    if (ids.empty()) continue;
    warnings.push_back(
        "Of " + std::to_string(profile.judged.size()) + " requirements of profile '" + profile.job.name +
        "', " + std::to_string(ids.size()) +
        " are unknown for every site, because the job has nothing to judge them by: " + joined(ids) + ".");
  }
  return warnings;
}

FinishedRequirements describe_requirements(const RunPlan& plan, const ResolvedProfile& profile) {
  FinishedRequirements out;
  out.id = profile.requirements.id;
  out.title = profile.requirements.title;
  out.inspired_by = profile.requirements.inspired_by;
  for (const auto& one : profile.judged) out.list.push_back(describe(plan.set, profile, one));
  return out;
}

std::vector<double> requirement_values(const RunPlan& plan, const ResolvedProfile& profile,
                                       std::size_t number, const std::vector<SiteSums>& sums) {
  std::vector<double> values;
  values.reserve(profile.judged.size());
  for (const auto& one : profile.judged) {
    double value = nobody_knows;
    if (one.column) value = plan.values_of(one.attribute, *one.column, profile.sites)[number];
    if (one.indicator) value = ground_value(plan, profile.sites, one, number, sums);
    values.push_back(one.conversion.apply(value));
  }
  return values;
}

}  // namespace firnline
