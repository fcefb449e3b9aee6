// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/finished_run/explain.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "host/finished_run/figure.hpp"
#include "host/job/read_job.hpp"
#include "kernels/composition/compose.hpp"
#include "kernels/composition/contributions.hpp"
#include "kernels/grid/error.hpp"
#include "kernels/grid/number_text.hpp"
#include "kernels/ranking/rank.hpp"
#include "nlohmann/json.hpp"

namespace firnline {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const auto& part : parts) all += (all.empty() ? "" : ", ") + part;
  return all;
}

std::vector<std::string> names_of(const std::vector<const FinishedProfile*>& profiles) {
  std::vector<std::string> names;
  names.reserve(profiles.size());
  for (const auto* profile : profiles) names.push_back(profile->name);
  return names;
}

/// By id, or by name where no id of the profile is the same.
bool has_site(const FinishedProfile& profile, const std::string& wanted) {
  return std::any_of(profile.sites.begin(), profile.sites.end(),
                     [&](const FinishedSite& one) { return one.id == wanted || one.name == wanted; });
}

UsageError unknown_site(const FinishedRun& run, const std::string& wanted) {
  std::vector<std::string> ids, names;
  for (const auto& profile : run.profiles) {
    names.push_back(profile.name);
    for (const auto& site : profile.sites) ids.push_back(site.id);
  }
  const auto near = nearest_name(wanted, ids);
  return UsageError(
      "no profile of this run (" + joined(names) + ") has a site '" + wanted + "'", "explain",
      near.empty() ? "look in the column id of PROFILE/sites.csv" : "did you mean '" + near + "'?");
}

const FinishedProfile& choose_profile(const FinishedRun& run, const std::string& wanted,
                                      const std::string& site) {
  std::vector<std::string> names;
  std::vector<const FinishedProfile*> holding;
  for (const auto& profile : run.profiles) {
    names.push_back(profile.name);
    if (!wanted.empty() && profile.name == wanted) return profile;
    if (has_site(profile, site)) holding.push_back(&profile);
  }
  if (!wanted.empty())
    throw UsageError("the run has no profile '" + wanted + "'", "--profile", "use one of: " + joined(names));
  if (holding.size() > 1)
    throw UsageError("site '" + site + "' is ranked by several profiles", "explain",
                     "add --profile with one of: " + joined(names_of(holding)));
  if (holding.size() == 1) return *holding.front();
  if (run.profiles.size() == 1) return run.profiles.front();
  throw unknown_site(run, site);
}

const FinishedSite& find_site(const FinishedProfile& profile, const std::string& wanted) {
  std::vector<std::string> ids;
  for (const auto& site : profile.sites) {
    if (site.id == wanted) return site;
    ids.push_back(site.id);
  }
  for (const auto& site : profile.sites)
    if (site.name == wanted) return site;
  const auto near = nearest_name(wanted, ids);
  throw UsageError("profile '" + profile.name + "' has no site '" + wanted + "'", "explain",
                   near.empty() ? "look in the column id of " + profile.name + "/sites.csv"
                                : "did you mean '" + near + "'?");
}

ExplainedContribution contribution_of(const FinishedRun& run, const FinishedIndicator& indicator,
                                      const FinishedSite& site, std::size_t leaf) {
  ExplainedContribution out;
  out.indicator = indicator.id;
  out.title = indicator.title;
  out.unit = indicator.unit;
  out.value = site.value[leaf];
  out.score = site.score_of[leaf];
  out.contribution = site.contribution[leaf];
  std::vector<std::string> sources, periods;
  for (const auto& name : indicator.layers)
    for (const auto& layer : run.layers)
      if (layer.name == name) {
        sources.insert(sources.end(), layer.sources.begin(), layer.sources.end());
        if (!layer.period.empty()) periods.push_back(layer.period);
      }
  out.layers = joined(indicator.layers);
  out.sources = joined(sources);
  out.period = joined(periods);
  return out;
}

/// Raw values are compared across indicators as shares of their value function's range.
double range_of(const ValueFunction& value) {
  return value.x[value.knots - 1] - value.x[0];
}

double transformed(const ValueFunction& value, double raw) {
  if (value.transform == Transform::log1p) return std::log1p(std::max(raw, 0.0));
  if (value.transform == Transform::square_root) return std::sqrt(std::max(raw, 0.0));
  return raw;
}

void smallest_value_change(const FinishedProfile& profile, const FinishedSite& site, ExplainedSwap& swap) {
  double least = std::numeric_limits<double>::infinity();
  swap.value_needed = missing;
  for (std::size_t leaf = 0; leaf < profile.indicators.size(); ++leaf) {
    if (std::isnan(site.value[leaf])) continue;
    const auto& function = profile.composition.leaf[leaf].value;
    const double needed =
        raw_value_reaching(profile.composition, site.value, static_cast<int>(leaf), swap.score);
    const double change = std::abs(transformed(function, needed) - transformed(function, site.value[leaf])) /
                          range_of(function);
    if (!(change < least)) continue;
    least = change;
    swap.indicator = profile.indicators[leaf].id;
    swap.unit = profile.indicators[leaf].unit;
    swap.value_now = site.value[leaf];
    swap.value_needed = needed;
  }
}

void smallest_weight_change(const FinishedProfile& profile, const FinishedSite& site,
                            const FinishedSite& other, ExplainedSwap& swap) {
  double least = std::numeric_limits<double>::infinity();
  swap.weight_needed = missing;
  for (std::size_t leaf = 0; leaf < profile.indicators.size(); ++leaf) {
    const double now = profile.composition.leaf[leaf].weight;
    const double needed =
        weight_swapping(profile.composition, other.value, site.value, static_cast<int>(leaf));
    const double change = std::abs(std::log((needed > 0 ? needed : 1e-9) / now));
    if (std::isnan(needed) || !(change < least)) continue;
    least = change;
    swap.weight_of = profile.indicators[leaf].id;
    swap.weight_now = now;
    swap.weight_needed = needed;
  }
}

ExplainedSwap swap_with(const FinishedProfile& profile, const FinishedSite& site, const FinishedSite& other) {
  ExplainedSwap swap;
  swap.rank = other.rank;
  swap.id = other.id;
  swap.name = other.name;
  swap.score = other.score;
  smallest_value_change(profile, site, swap);
  smallest_weight_change(profile, site, other, swap);
  return swap;
}

void add_neighbours(const FinishedProfile& profile, const FinishedSite& site, Explanation& out) {
  const FinishedSite* above = nullptr;
  const FinishedSite* below = nullptr;
  for (const auto& other : profile.sites) {
    if (other.rank == 0) continue;
    ++out.scored_sites;
    if (other.rank == site.rank && other.id != site.id) ++out.tied_with;
    if (other.rank < site.rank) above = &other;
    if (other.rank > site.rank && below == nullptr) below = &other;
  }
  if (above != nullptr) out.above = swap_with(profile, site, *above);
  if (below != nullptr) out.below = swap_with(profile, site, *below);
}

std::string with_unit(double value, const std::string& unit) {
  return figure_with_unit(value, unit, "no value");
}
std::string signed_figure(double value) {
  return (value < 0 ? "" : "+") + number_text(value, 3);
}
std::string effect_text(double contribution) {
  if (std::abs(contribution) < 0.0005) return "It hardly changes the score.";
  return std::string("It ") + (contribution < 0 ? "lowers" : "raises") + " the score by " +
         number_text(std::abs(contribution), 3) + ".";
}
std::string label(const std::string& id, const std::string& name) {
  return name.empty() ? "site " + id : name + " (" + id + ")";
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

nlohmann::ordered_json json_number(double value) {
  return std::isnan(value) ? nlohmann::ordered_json() : nlohmann::ordered_json(value);
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

Explanation explain(const FinishedRun& run, const std::string& site_wanted,
                    const std::string& profile_wanted) {
  const FinishedProfile& profile = choose_profile(run, profile_wanted, site_wanted);
  const FinishedSite& site = find_site(profile, site_wanted);
  Explanation out;
  out.profile = profile.name;
  out.profile_title = profile.title;
  out.sites_name = profile.sites_name;
  out.id = site.id;
  out.name = site.name;
  out.status = std::string(name_of(site.status));
  out.reason = site.reason;
  out.rank = site.rank;
  out.score = site.score;
  out.coverage = site.coverage;
  out.reference_score = profile.reference_score;
  for (std::size_t leaf = 0; leaf < profile.indicators.size(); ++leaf) {
    if (std::isnan(site.value[leaf])) out.missing.push_back(profile.indicators[leaf].id);
    if (!std::isnan(site.contribution[leaf]))
      out.contributions.push_back(contribution_of(run, profile.indicators[leaf], site, leaf));
  }
  std::stable_sort(out.contributions.begin(), out.contributions.end(), [](const auto& a, const auto& b) {
    return std::abs(a.contribution) > std::abs(b.contribution);
  });
  if (site.rank > 0) add_neighbours(profile, site, out);
  return out;
}

std::string explanation_text(const Explanation& e) {
  const std::string who = label(e.id, e.name);
  if (e.rank == 0) {
    return who + " has no rank in profile '" + e.profile + "' (" + e.profile_title + "). " + e.reason + "\n";
  }
  std::string text = who + " ranks " + std::to_string(e.rank) + " of " + std::to_string(e.scored_sites) +
                     " scored " + e.sites_name + " in profile '" + e.profile + "' (" + e.profile_title +
                     "), with a score of " + number_text(e.score, 6) +
                     ". Score 1 = highest risk, rank 1 = act here first.\n";
  if (e.tied_with > 0)
    text += "It shares this rank with " + std::to_string(e.tied_with) + " other site" +
            (e.tied_with > 1 ? "s" : "") + " of equal score.\n";
  text += "\nWhat makes the difference to the median site, whose score is " +
          number_text(e.reference_score, 6) + ":\n";
  for (std::size_t i = 0; i < e.contributions.size() && i < 3; ++i) {
    const auto& c = e.contributions[i];
    text += "  " + std::to_string(i + 1) + ". " + c.title + " (" + c.indicator + "): " +
            (std::isnan(c.value) ? "no value here, its weight goes to the others"
                                 : with_unit(c.value, c.unit) + ", a score of " + number_text(c.score, 3)) +
            ". " + effect_text(c.contribution) + " Source: layer" +
            (c.layers.find(", ") == std::string::npos ? " " : "s ") + c.layers + " (" + c.sources +
            (c.period.empty() ? "" : "; " + c.period) + ").\n";
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
      {"below", json_of(e.below)}};
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace firnline
