// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/finished_run/site_requirements.hpp"

#include <cstddef>

#include "host/job/requirements.hpp"

namespace firnline {

std::string_view name_of(Comparator comparator) {
  return comparator_names[static_cast<std::size_t>(comparator)];
}

std::optional<Comparator> comparator_named(std::string_view word) {
  for (std::size_t i = 0; i < comparator_names.size(); ++i)
    if (comparator_names[i] == word) return static_cast<Comparator>(i);
  return std::nullopt;
}

std::string_view name_of(Verdict verdict) {
  return verdict == Verdict::pass ? "pass" : verdict == Verdict::fail ? "fail" : "unknown";
}

std::string_view name_of(Meets meets) {
  return meets == Meets::yes       ? "yes"
         : meets == Meets::no      ? "no"
         : meets == Meets::unknown ? "unknown"
                                   : "not_applicable";
}

RequirementSummary summary_of(const FinishedRequirements& requirements, const std::vector<double>& values) {
  std::vector<JudgedRequirement> judged;
  judged.reserve(values.size());
  for (std::size_t i = 0; i < values.size(); ++i)
    judged.push_back({verdict_of(requirements.list[i], values[i]), requirements.list[i].mandatory});
  return summarise(judged);
}

std::string failed_ids(const FinishedRequirements& requirements, const std::vector<double>& values) {
  std::string ids;
  for (const bool mandatory : {true, false})
    for (std::size_t i = 0; i < values.size(); ++i) {
      const FinishedRequirement& one = requirements.list[i];
      if (one.mandatory != mandatory || verdict_of(one, values[i]) != Verdict::fail) continue;
      ids += (ids.empty() ? "" : " ") + one.id;
    }
  return ids;
}

}  // namespace firnline
