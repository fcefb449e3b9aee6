// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/finished_run/requirement_text.hpp"

#include <cmath>

#include "host/finished_run/figure.hpp"
#include "host/finished_run/json.hpp"
#include "kernels/grid/number_text.hpp"
#include "kernels/grid/unseen_text.hpp"

namespace firnline {
namespace {

std::string headline(const ExplainedRequirements& all, const RequirementSummary& summary) {
  const std::string of = " the requirements '" + shown_text(all.requirements.id) + "': ";
  const std::string counts = std::to_string(summary.passes) + " passed, " + std::to_string(summary.fails) +
                             " failed, " + std::to_string(summary.unknowns) + " unknown.\n";
  switch (summary.meets) {
    case Meets::yes:
      return "\nIt meets" + of + "every mandatory one is passed; of all, " + counts;
    case Meets::no:
      return "\nIt does not meet" + of + "a mandatory one is failed; of all, " + counts;
    case Meets::unknown:
      return "\nWhether it meets" + of.substr(0, of.size() - 2) +
             " is unknown, because a mandatory one is; of all, " + counts;
    case Meets::not_applicable:
      break;
  }
  return "\nIt is held against" + of + "none is mandatory; of all, " + counts;
}

std::string line_of(const FinishedRequirement& one, double value) {
  const Verdict verdict = verdict_of(one, value);
  const double by = margin(one.comparator, value, one.threshold);
  std::string text = std::string("  ") + (verdict == Verdict::pass   ? "passed   "
                                          : verdict == Verdict::fail ? "FAILED   "
                                                                     : "unknown  ");
  text += shown_text(one.metric) + " (" + one.id + (one.mandatory ? ", mandatory" : "") + "): ";
  if (verdict == Verdict::unknown)
    text += one.absent.empty() ? "no value here" : one.absent;
  else
    text += figure_with_unit(value, one.unit, "no value");
  const std::string unit = unit_text(one.unit);
  text += "; asked for " + std::string(name_of(one.comparator)) + " " + number_text(one.threshold) +
          (unit.empty() ? "" : " " + unit);
  if (verdict != Verdict::unknown && !std::isnan(by))
    text += ", margin " + figure_with_unit(by, one.unit, "none");
  if (!one.evidence_date.empty()) text += " (evidence of " + shown_text(one.evidence_date) + ")";
  return text + "\n";
}

}  // namespace

std::string requirements_text(const ExplainedRequirements& all) {
  const RequirementSummary summary = summary_of(all.requirements, all.values);
  std::string text = headline(all, summary);
  for (std::size_t i = 0; i < all.values.size(); ++i)
    text += line_of(all.requirements.list[i], all.values[i]);
  return text;
}

std::string repairs_text(const Explanation& e) {
  if (e.repairs.empty()) return {};
  std::string text = "\nWhat one repair would change, all else unchanged:\n";
  for (const auto& one : e.repairs) {
    text += "  " + shown_text(one.title) + " (" + one.name + "): ";
    text += e.rank == 0 ? "no rank"
            : one.then.score < e.score
                ? "score " + number_text(one.then.score, 6) + ", rank " + std::to_string(one.then.rank)
                : "the same score";
    if (e.requirements)
      text += "; requirements gained: " + std::to_string(one.then.requirements_gained) +
              ", meets: " + std::string(name_of(one.then.meets));
    text += ".\n";
  }
  return text;
}

nlohmann::ordered_json repairs_json(const std::vector<ExplainedRepair>& repairs) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const auto& one : repairs)
    list.push_back(
        {{"repair", one.name},
         {"title", one.title},
         {"score", json_number(one.then.score)},
         {"rank", one.then.rank > 0 ? nlohmann::ordered_json(one.then.rank) : nlohmann::ordered_json()},
         {"requirements_gained", one.then.requirements_gained},
         {"meets", name_of(one.then.meets)}});
  return list;
}

nlohmann::ordered_json requirements_json(const std::optional<ExplainedRequirements>& all) {
  if (!all) return nullptr;
  const RequirementSummary summary = summary_of(all->requirements, all->values);
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < all->values.size(); ++i) {
    const FinishedRequirement& one = all->requirements.list[i];
    const double value = all->values[i];
    list.push_back({{"requirement", one.id},
                    {"metric", one.metric},
                    {"comparator", name_of(one.comparator)},
                    {"threshold", one.threshold},
                    {"unit", one.unit},
                    {"value", json_number(value)},
                    {"result", name_of(verdict_of(one, value))},
                    {"margin", json_number(margin(one.comparator, value, one.threshold))},
                    {"mandatory", one.mandatory},
                    {"evidence_date", one.evidence_date},
                    {"absent", one.absent}});
  }
  return {{"id", all->requirements.id},
          {"meets", name_of(summary.meets)},
          {"passes", summary.passes},
          {"fails", summary.fails},
          {"unknowns", summary.unknowns},
          {"score", json_number(summary.score())},
          {"coverage", json_number(summary.coverage())},
          {"list", list}};
}

}  // namespace firnline
