// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/resolve_requirements.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "host/job/names.hpp"

namespace firnline {
namespace {

class RequirementResolver {
 public:
  /// file: of the requirements, as messages call it
  RequirementResolver(const Job& job, IndicatorFinder& finder, LayerSet& set, Complaints complaints,
                      const ResolvedProfile& profile, const std::string& file)
      : job_(job), finder_(finder), set_(set), complaints_(complaints), profile_(profile), file_(file) {}

  ResolvedRequirement resolve(const Requirement& written) {
    ResolvedRequirement out;
    out.written = written;
    if (written.attribute.empty())
      measure(out);
    else
      ask(out);
    return out;
  }

 private:
  /// A requirement on what the site list holds.
  void ask(ResolvedRequirement& out) {
    const std::string& name = out.written.attribute;
    if (!finder_.is_attribute(name, profile_.sites)) {
      const bool of_energy =
          std::find(energy_results.begin(), energy_results.end(), name) != energy_results.end();
      out.absent = of_energy ? "the job has no [energy." + profile_.job.sites + "] that works it out"
                             : "the job has no [attributes." + name + "]" +
                                   did_you_mean(name, names_of(job_.attributes));
      return;
    }
    const auto found = finder_.attribute_of(name, profile_.sites);
    if (!found) return;
    const auto to_unit =
        conversion_to(out.written, set_.attributes[found->attribute]->info.unit, file_, complaints_.mistakes);
    if (!to_unit) return;
    out.attribute = found->attribute;
    out.column = found->column;
    out.conversion = *to_unit;
  }

  /// A requirement on what cells are measured by. Settings of the job speak of the profile's own indicators.
  void measure(ResolvedRequirement& out) {
    const ProfileIndicator& entry = out.written.measured;
    const std::string key = "profiles." + profile_.job.name + ".requirements." + entry.id;
    if (const auto lacking = finder_.layers_lacking(entry, profile_.job); !lacking.empty()) {
      out.absent = "the job has no layer for " + joined(lacking);
      return;
    }
    if (finder_.is_attribute(entry.indicator, profile_.sites)) {
      complaints_.mistakes.push_back({file_, out.written.line, 0, "requirement." + entry.id + ".indicator",
                                      "is '" + entry.indicator +
                                          "', an attribute of the sites; write attribute = \"" +
                                          entry.indicator + "\""});
      return;
    }
    JobProfile settings = profile_.job;
    settings.set.clear();
    auto resolved = finder_.indicator_of(entry, settings, key);
    if (!resolved) return;
    const auto to_unit = conversion_to(out.written, resolved->info().unit, file_, complaints_.mistakes);
    out.statistic = statistic_of(resolved->info(), entry, settings, complaints_);
    refuse_statistic_of_cells(out.written, out.statistic, file_, complaints_.mistakes);
    require_hydrology(job_, entry, profile_.job.line, key, complaints_);
    if (const auto asked = footprint_of(entry))
      out.footprint = 1 + ask_for(*asked, set_.sites[profile_.sites]);
    if (to_unit) out.conversion = *to_unit;
    out.indicator = finder_.use(std::move(*resolved));
  }

  const Job& job_;
  IndicatorFinder& finder_;
  LayerSet& set_;
  Complaints complaints_;
  const ResolvedProfile& profile_;
  const std::string& file_;
};

}  // namespace

void resolve_requirements(const Job& job, JobRequests& requests, IndicatorFinder& finder, LayerSet& set,
                          Complaints complaints, ResolvedProfile& profile) {
  if (profile.job.requirements.empty() || profile.sites >= set.sites.size()) return;
  std::string file;
  const std::string text = requests.requirements_text(profile.job, file);
  if (text.empty()) return;
  const auto before = complaints.mistakes.size();
  profile.requirements = read_requirements(text, file, complaints.mistakes);
  if (complaints.mistakes.size() > before) return;
  RequirementResolver resolver(job, finder, set, complaints, profile, file);
  for (const Requirement& written : profile.requirements.list)
    profile.judged.push_back(resolver.resolve(written));
}

}  // namespace firnline
