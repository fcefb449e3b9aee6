// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/repairs.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>

#include "host/job/names.hpp"
#include "host/run/resolve.hpp"
#include "kernels/composition/compose.hpp"
#include "kernels/ranking/rank.hpp"

namespace firnline {
namespace {

const std::string& source_of(const Requirement& requirement) {
  return requirement.attribute.empty() ? requirement.measured.indicator : requirement.attribute;
}

/// Everything in a profile that a repair can set.
std::vector<std::string> settable(const ResolvedProfile& profile) {
  std::vector<std::string> names;
  for (const std::size_t entry : profile.leaf_source) names.push_back(profile.profile.indicators[entry].id);
  for (const auto& one : profile.judged)
    if (one.absent.empty()) names.push_back(source_of(one.written));
  return names;
}

bool concerns(const JobRepair& repair, const ResolvedProfile& profile) {
  const auto names = settable(profile);
  return std::any_of(repair.sets.begin(), repair.sets.end(),
                     [&](const auto& one) { return holds(names, one.first); });
}

/// One list with its scores in falling order.
class Mended {
 public:
  Mended(const ResolvedProfile& resolved, const FinishedProfile& list) : resolved_(resolved), list_(list) {
    for (const auto& site : list.sites)
      if (site.rank > 0) falling_.push_back(quantised(site.score));
  }

  [[nodiscard]] RepairedSite with(const JobRepair& repair, const FinishedSite& site) const {
    RepairedSite out;
    if (site.rank > 0) {
      out.score = compose(list_.composition, better_values(repair, site).data()).score;
      if (std::isnan(out.score)) out.score = site.score;
      out.rank = rank_of(quantised(out.score), quantised(site.score));
    }
    const std::vector<double> held = better_requirements(repair, site);
    const RequirementSummary now = summary_of(list_.requirements, site.requirement_value),
                             then = summary_of(list_.requirements, held);
    out.requirements_gained = then.passes - now.passes;
    out.meets = then.meets;
    return out;
  }

 private:
  [[nodiscard]] std::vector<double> better_values(const JobRepair& repair, const FinishedSite& site) const {
    std::vector<double> values = site.value;
    for (std::size_t leaf = 0; leaf < values.size(); ++leaf) {
      const auto set = repair.sets.find(list_.indicators[leaf].id);
      if (set == repair.sets.end() || std::isnan(values[leaf])) continue;
      const ValueFunction& judged = list_.composition.leaf[leaf].value;
      if (score_of(judged, set->second) < score_of(judged, values[leaf])) values[leaf] = set->second;
    }
    return values;
  }

  [[nodiscard]] std::vector<double> better_requirements(const JobRepair& repair,
                                                        const FinishedSite& site) const {
    std::vector<double> values = site.requirement_value;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const auto set = repair.sets.find(source_of(resolved_.judged[i].written));
      if (set == repair.sets.end() || std::isnan(values[i])) continue;
      const double value = resolved_.judged[i].conversion.apply(set->second);
      const FinishedRequirement& one = list_.requirements.list[i];
      if (verdict_of(one, value) == Verdict::pass && verdict_of(one, values[i]) == Verdict::fail)
        values[i] = value;
    }
    return values;
  }

  /// Among the others as they are.
  [[nodiscard]] std::int64_t rank_of(std::int64_t score, std::int64_t own) const {
    const auto above = std::lower_bound(falling_.begin(), falling_.end(), score, std::greater<>());
    return 1 + (above - falling_.begin()) - (own > score ? 1 : 0);
  }

  const ResolvedProfile& resolved_;
  const FinishedProfile& list_;
  std::vector<std::int64_t> falling_;
};

}  // namespace

void check_repairs(const Job& job, const LayerSet& set, std::vector<Mistake>& mistakes) {
  std::vector<std::string> names;
  for (const auto& profile : set.profiles)
    for (auto& name : settable(profile))
      if (!holds(names, name)) names.push_back(std::move(name));
  for (const JobRepair& repair : job.repairs)
    for (const auto& [name, value] : repair.sets)
      if (!holds(names, name))
        mistakes.push_back({job.file, repair.line, 0, "repairs." + repair.name + ".sets." + name,
                            "is neither an indicator of a profile of this job nor what a requirement asks" +
                                did_you_mean(name, names)});
}

void add_repairs(const Job& job, const ResolvedProfile& resolved, FinishedProfile& list) {
  std::vector<const JobRepair*> repairs;
  for (const JobRepair& repair : job.repairs)
    if (concerns(repair, resolved)) repairs.push_back(&repair);
  if (repairs.empty()) return;
  for (const JobRepair* repair : repairs) list.repairs.push_back({repair->name, repair->title, repair->sets});
  const Mended mended(resolved, list);
  for (auto& site : list.sites)
    for (const JobRepair* repair : repairs) site.repaired.push_back(mended.with(*repair, site));
}

}  // namespace firnline
