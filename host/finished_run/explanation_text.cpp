// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "host/finished_run/energy_text.hpp"
#include "host/finished_run/explain.hpp"
#include "host/finished_run/figure.hpp"
#include "host/finished_run/json.hpp"
#include "host/finished_run/requirement_text.hpp"
#include "host/finished_run/water_text.hpp"
#include "host/job/names.hpp"
#include "kernels/grid/number_text.hpp"
#include "kernels/grid/unseen_text.hpp"

namespace firnline {
namespace {

std::string with_unit(double value, const std::string& unit) {
  return figure_with_unit(value, unit, "no value");
}
std::string effect_text(double contribution) {
  if (std::abs(contribution) < 0.0005) return "It hardly changes the score.";
  return std::string("It ") + (contribution < 0 ? "lowers" : "raises") + " the score by " +
         number_text(std::abs(contribution), 3) + ".";
}
std::string origin_text(const ExplainedContribution& c) {
  if (c.worked_out_by == "travel") return "the ways of [travel]";
  if (!c.column.empty())
    return (c.worked_out_by.empty() ? "" : "[" + c.worked_out_by + "] from ") + "column '" + c.column +
           "' of the site list (" + c.sources + ")";
  return std::string("layer") + (c.layers.find(", ") == std::string::npos ? " " : "s ") + c.layers + " (" +
         c.sources + (c.period.empty() ? "" : "; " + c.period) + ")";
}
std::string label(const std::string& id, const std::string& name) {
  return name.empty() ? "site " + shown_text(id) : shown_text(name) + " (" + shown_text(id) + ")";
}

std::string swap_text(const Explanation& e, const ExplainedSwap& swap, bool above) {
  std::string text = std::string(above ? "Just above: " : "Just below: ") + label(swap.id, swap.name) +
                     ", rank " + std::to_string(swap.rank) + ", score " + number_text(swap.score, 6) + ". ";
  const std::string verb = above ? "rise to that score" : "fall to that score";
  if (!std::isnan(swap.value_needed))
    text += "The site would " + verb + " if its " + swap.indicator + " went from " +
            with_unit(swap.value_now, swap.unit) + " to " + with_unit(swap.value_needed, swap.unit) +
            ", all else unchanged. ";
  else
    text += "No change of a single indicator of " + label(e.id, e.name) + " alone would do that. ";
  if (!std::isnan(swap.weight_needed))
    text += "The two would change places if the weight of " + swap.weight_of + " went from " +
            figure(swap.weight_now, "no value") + " to " + figure(swap.weight_needed, "no value") + ".";
  else
    text += "No change of a single weight would swap the two.";
  return text + "\n";
}

std::string percent_text(double share) {
  const bool nearly = share > 0 && share < 1 && (share < 0.01 || share > 0.99);
  return number_text(100 * share, nearly ? 1 : 0) + " %";
}

std::string robustness_text(const ExplainedRobustness& drawn) {
  const SiteRobustness& ranks = drawn.ranks;
  return "How sure: in nine of ten of " + std::to_string(drawn.draws) + " draws of other weights" +
         (drawn.with_errors ? " and values" : "") + " it ranks between " + std::to_string(ranks.rank_p05) +
         " and " + std::to_string(ranks.rank_p95) + " (in the middle one " + std::to_string(ranks.rank_p50) +
         "); it is among the first " + std::to_string(drawn.top_k) + " in " + percent_text(ranks.p_top_k) +
         " of them (standard error " + number_text(100 * ranks.p_top_k_se, 1) + " %).\n";
}

std::string choices_text(const ExplainedChoices& ranks) {
  return "Other ways to make scores: in " + std::to_string(ranks.choices) +
         " combinations of a normalisation with an aggregation it ranks between " +
         std::to_string(ranks.best) + " and " + std::to_string(ranks.worst) + " (in the middle one " +
         std::to_string(ranks.median) + "); it is among the first " + std::to_string(ranks.top_k) + " in " +
         std::to_string(ranks.in_first) + " of them.\n";
}

nlohmann::ordered_json json_of(const std::optional<ExplainedChoices>& ranks) {
  if (!ranks) return nullptr;
  return {{"choices", ranks->choices},  {"rank_best", ranks->best}, {"rank_median", ranks->median},
          {"rank_worst", ranks->worst}, {"top_k", ranks->top_k},    {"in_top_k", ranks->in_first}};
}

nlohmann::ordered_json json_of(const std::optional<ExplainedRobustness>& drawn) {
  if (!drawn) return nullptr;
  return {{"draws", drawn->draws},
          {"with_errors", drawn->with_errors},
          {"rank_p05", drawn->ranks.rank_p05},
          {"rank_p50", drawn->ranks.rank_p50},
          {"rank_p95", drawn->ranks.rank_p95},
          {"top_k", drawn->top_k},
          {"p_top_k", drawn->ranks.p_top_k},
          {"p_top_k_se", drawn->ranks.p_top_k_se}};
}

nlohmann::ordered_json json_of(const std::optional<ExplainedSwap>& swap) {
  if (!swap) return nullptr;
  return {{"rank", swap->rank},
          {"id", swap->id},
          {"name", swap->name},
          {"score", swap->score},
          {"indicator", swap->indicator},
          {"unit", swap->unit},
          {"value_now", json_number(swap->value_now)},
          {"value_needed", json_number(swap->value_needed)},
          {"weight_of", swap->weight_of},
          {"weight_now", json_number(swap->weight_now)},
          {"weight_needed", json_number(swap->weight_needed)}};
}

}  // namespace

std::string explanation_text(const Explanation& e) {
  const std::string who = label(e.id, e.name);
  if (e.rank == 0) {
    return who + " has no rank in profile '" + e.profile + "' (" + e.profile_title + "). " + e.reason + "\n" +
           (e.water ? water_text(*e.water) : "") + (e.energy ? energy_text(*e.energy) : "") +
           (e.requirements ? requirements_text(*e.requirements) : "") + repairs_text(e);
  }
  std::string text = who + " ranks " + std::to_string(e.rank) + " of " + std::to_string(e.scored_sites) +
                     " scored " + e.sites_name + " in profile '" + e.profile + "' (" + e.profile_title +
                     "), with a score of " + number_text(e.score, 6) +
                     ". Score 1 = highest risk, rank 1 = act here first.\n";
  if (e.tied_with > 0)
    text += "It shares this rank with " + std::to_string(e.tied_with) + " other site" +
            (e.tied_with > 1 ? "s" : "") + " of equal score.\n";
  if (e.robustness) text += robustness_text(*e.robustness);
  if (e.choices) text += choices_text(*e.choices);
  text += "\nWhat makes the difference to the median site, whose score is " +
          number_text(e.reference_score, 6) + ":\n";
  for (std::size_t i = 0; i < e.contributions.size() && i < 3; ++i) {
    const auto& c = e.contributions[i];
    text += "  " + std::to_string(i + 1) + ". " + c.title + " (" + c.indicator + "): " +
            (std::isnan(c.value) ? "no value here, its weight goes to the others"
                                 : with_unit(c.value, c.unit) + ", a score of " + number_text(c.score, 3)) +
            ". " + effect_text(c.contribution) + " Source: " + origin_text(c) + ".\n";
  }
  double rest = 0;
  for (std::size_t i = 3; i < e.contributions.size(); ++i) rest += e.contributions[i].contribution;
  if (e.contributions.size() == 4) text += "  The fourth indicator: " + signed_figure(rest) + ".\n";
  if (e.contributions.size() > 4)
    text += "  The other " + std::to_string(e.contributions.size() - 3) +
            " indicators together: " + signed_figure(rest) + ".\n";
  text += e.missing.empty() ? "\nNothing is missing here.\n"
                            : "\nMissing here: " + joined(e.missing) + ". " +
                                  number_text(100 * e.coverage, 0) + " % of the weight has data.\n";
  if (e.water) text += water_text(*e.water);
  if (e.energy) text += energy_text(*e.energy);
  if (e.requirements) text += requirements_text(*e.requirements);
  text += repairs_text(e);
  if (e.above || e.below) text += "\n";
  if (e.above) text += swap_text(e, *e.above, true);
  if (e.below) text += swap_text(e, *e.below, false);
  text += "\nEvery figure can be recomputed from " + e.profile +
          "/sites.csv (value_, score_ and contribution_ columns) and manifest.json (value functions and "
          "weights).\n";
  return text;
}

std::string explanation_json(const Explanation& e) {
  nlohmann::ordered_json contributions = nlohmann::ordered_json::array();
  for (const auto& c : e.contributions)
    contributions.push_back({{"indicator", c.indicator},
                             {"title", c.title},
                             {"unit", c.unit},
                             {"value", json_number(c.value)},
                             {"score", json_number(c.score)},
                             {"contribution", c.contribution},
                             {"layers", c.layers},
                             {"column", c.column},
                             {"worked_out_by", c.worked_out_by},
                             {"sources", c.sources},
                             {"period", c.period}});
  const nlohmann::ordered_json json = {
      {"profile", e.profile},
      {"id", e.id},
      {"name", e.name},
      {"status", e.status},
      {"reason", e.reason},
      {"rank", e.rank > 0 ? nlohmann::ordered_json(e.rank) : nlohmann::ordered_json()},
      {"scored_sites", e.scored_sites},
      {"tied_with", e.tied_with},
      {"score", json_number(e.score)},
      {"coverage", e.coverage},
      {"reference_score", json_number(e.reference_score)},
      {"contributions", contributions},
      {"missing", e.missing},
      {"above", json_of(e.above)},
      {"below", json_of(e.below)},
      {"water", water_json(e.water)},
      {"robustness", json_of(e.robustness)},
      {"choices", json_of(e.choices)},
      {"energy", energy_json(e.energy)},
      {"repairs", repairs_json(e.repairs)},
      {"requirements", requirements_json(e.requirements)}};
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace firnline
