// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernels/composition/requirements.hpp"

namespace firnline {

/// One requirement that the sites of a list are held against.
struct FinishedRequirement {
  std::string id, pillar, metric, why;
  std::string source;               ///< "attributes.NAME", or the indicator that cells are measured by
  std::string column;               ///< of the site list, for an attribute
  std::string place, extraction;    ///< as of FinishedIndicator; empty for an attribute
  std::vector<std::string> layers;  ///< names of the job's layers that the indicator reads
  Comparator comparator = Comparator::at_most;
  double threshold = 0;
  std::string unit, evidence_date;
  bool mandatory = false;
  std::string absent;  ///< why nothing is known of it anywhere; empty where the job has its source
};

struct FinishedRequirements {
  std::string id, title, inspired_by;
  std::vector<FinishedRequirement> list;  ///< empty where the profile names no requirements
};

/// One of comparator_names.
[[nodiscard]] std::string_view name_of(Comparator comparator);
/// Of one of comparator_names; nothing for any other word.
[[nodiscard]] std::optional<Comparator> comparator_named(std::string_view word);
/// "pass", "fail", "unknown"; "yes", "no", "unknown", "not_applicable".
[[nodiscard]] std::string_view name_of(Verdict verdict);
[[nodiscard]] std::string_view name_of(Meets meets);

[[nodiscard]] inline Verdict verdict_of(const FinishedRequirement& requirement, double value) {
  return judge(requirement.comparator, value, requirement.threshold);
}

/// in: a value for each requirement, in its unit; NaN = nobody knows
[[nodiscard]] RequirementSummary summary_of(const FinishedRequirements& requirements,
                                            const std::vector<double>& values);

/// The ids of those that a site fails, the mandatory first, with a blank between two.
[[nodiscard]] std::string failed_ids(const FinishedRequirements& requirements,
                                     const std::vector<double>& values);

}  // namespace firnline
