// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "host/finished_run/comparison.hpp"
#include "host/finished_run/figure.hpp"
#include "host/finished_run/json.hpp"
#include "host/job/names.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace {

constexpr std::size_t most_told = 10;  ///< sites that moved, and names in one sentence
constexpr double least_told = 0.0005;  ///< a smaller share of a change shows as 0.000
constexpr const char* key_of_kind[] = {"input", "value_function", "weight", "rule"};

using Json = nlohmann::ordered_json;

std::string label(const std::string& id, const std::string& name) {
  return name.empty() || name == id ? id : id + " " + name;
}

std::string two(double value) {
  return std::isnan(value) ? "unknown" : number_text(value, 2);
}

std::string rank_text(std::int64_t rank) {
  return rank > 0 ? std::to_string(rank) : "unranked";
}

std::string names_of(const std::vector<LoneSite>& sites, const char* rank_word) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(sites.size(), most_told); ++i)
    names.push_back(label(sites[i].id, sites[i].name) + " (" + rank_word + rank_text(sites[i].rank) + ")");
  return joined(names) +
         (sites.size() > most_told ? " and " + std::to_string(sites.size() - most_told) + " others" : "");
}

std::string differences_text(const ListComparison& list) {
  if (list.differences.empty()) return "Nothing differs between the two lists' inputs, weights and rules.\n";
  std::string text = "What differs:\n";
  for (const auto& one : list.differences)
    text += "  " + one.what + ": " + (one.before.empty() ? "not judged by" : one.before) + " -> " +
            (one.after.empty() ? "not judged by" : one.after) + "\n";
  return text;
}

std::string agreement_text(const ListComparison& list) {
  std::string text = std::to_string(list.scored_in_both) + " " + list.sites_name +
                     " have a rank in both. Agreement of the ranks: Kendall's tau_b " +
                     two(list.agreement.kendall_tau_b) + ", Spearman's rho " +
                     two(list.agreement.spearman_rho) + ", of the first " + std::to_string(list.top_k) +
                     " (Jaccard) " + two(list.agreement.jaccard_at_k) + ", rank-biased overlap " +
                     two(list.agreement.rank_biased_overlap) + "; 1 = the same.\n";
  std::vector<std::string> alone;
  for (const ChangeKind kind : kinds_that_moved(list))
    alone.push_back(std::string(name_of(kind)) + " " +
                    two(list.tau_with_only[static_cast<std::size_t>(kind)]));
  if (alone.size() > 1)
    text += "Had only one kind of thing changed, tau_b would be: " + joined(alone) + ".\n";
  return text;
}

std::string part_text(const MovingPart& part) {
  std::string text = part.what + " " + signed_figure(part.share);
  if (part.kind == ChangeKind::input)
    text += " (" + figure_with_unit(part.value_before, part.unit, "no value") + " -> " +
            figure_with_unit(part.value_after, part.unit, "no value") + ")";
  return text;
}

std::string site_text(const ComparedSite& site) {
  std::string text = "  " + label(site.id, site.name) + ": rank " + rank_text(site.rank_before) + " -> " +
                     rank_text(site.rank_after);
  if (site.rank_before == 0 || site.rank_after == 0)
    return text + " (" + std::string(name_of(site.status_before)) + " -> " +
           std::string(name_of(site.status_after)) + ")\n";
  return text + ", score " + number_text(site.score_before, 3) + " -> " + number_text(site.score_after, 3) +
         ". " + what_moved(site) + "\n";
}

std::string movers_text(const ListComparison& list) {
  std::string text;
  std::size_t told = 0, moved = 0;
  for (const auto& site : list.sites) {
    if (site.rank_before == site.rank_after) continue;
    ++moved;
    if (told == most_told) continue;
    text += site_text(site);
    ++told;
  }
  if (moved == 0) return "No site changed its rank.\n";
  return std::to_string(moved) + " of " + std::to_string(list.sites.size()) + " changed rank" +
         (moved > told ? "; those that moved farthest:\n" : ":\n") + text;
}

std::string list_text(const ListComparison& list) {
  const bool same_name = list.profile_before == list.profile_after;
  std::string text = list.profile_before + (same_name ? "" : " -> " + list.profile_after) + ": " +
                     list.title_after + "\n" + differences_text(list) + agreement_text(list);
  const std::string first = "the first " + std::to_string(list.top_k) + ": ";
  if (!list.into_top.empty()) text += "Into " + first + names_of(list.into_top, "from ") + ".\n";
  if (!list.out_of_top.empty()) text += "Out of " + first + names_of(list.out_of_top, "to ") + ".\n";
  if (!list.only_before.empty())
    text += "Only in the list before: " + names_of(list.only_before, "rank ") + ".\n";
  if (!list.only_after.empty())
    text += "Only in the list after: " + names_of(list.only_after, "rank ") + ".\n";
  return text + movers_text(list);
}

Json json_of(const std::array<double, change_kinds>& by_kind) {
  Json json;
  for (std::size_t kind = 0; kind < change_kinds; ++kind)
    json[key_of_kind[kind]] = json_number(by_kind[kind]);
  return json;
}

Json rank_json(std::int64_t rank) {
  return rank > 0 ? Json(rank) : Json();
}

Json json_of(const std::vector<LoneSite>& sites) {
  Json list = Json::array();
  for (const auto& site : sites)
    list.push_back({{"id", site.id}, {"name", site.name}, {"rank", rank_json(site.rank)}});
  return list;
}

Json json_of(const ComparedSite& site) {
  Json parts = Json::array(), with_only;
  for (const auto& part : site.parts) {
    Json one = {{"kind", key_of_kind[static_cast<std::size_t>(part.kind)]},
                {"what", part.what},
                {"share", json_number(part.share)}};
    if (part.kind == ChangeKind::input) {
      one["unit"] = part.unit;
      one["value_before"] = json_number(part.value_before);
      one["value_after"] = json_number(part.value_after);
    }
    parts.push_back(std::move(one));
  }
  for (std::size_t kind = 0; kind < change_kinds; ++kind)
    with_only[key_of_kind[kind]] = rank_json(site.rank_with_only[kind]);
  return {{"id", site.id},
          {"name", site.name},
          {"rank_before", rank_json(site.rank_before)},
          {"rank_after", rank_json(site.rank_after)},
          {"score_before", json_number(site.score_before)},
          {"score_after", json_number(site.score_after)},
          {"status_before", name_of(site.status_before)},
          {"status_after", name_of(site.status_after)},
          {"change_by_kind", json_of(site.by_kind)},
          {"change_by_part", parts},
          {"rank_with_only", with_only}};
}

Json json_of(const ListComparison& list) {
  Json differences = Json::array(), sites = Json::array();
  for (const auto& one : list.differences)
    differences.push_back({{"kind", key_of_kind[static_cast<std::size_t>(one.kind)]},
                           {"what", one.what},
                           {"before", one.before},
                           {"after", one.after}});
  for (const auto& site : list.sites) sites.push_back(json_of(site));
  return {{"profile_before", list.profile_before},
          {"profile_after", list.profile_after},
          {"title", list.title_after},
          {"differences", differences},
          {"scored_in_both", list.scored_in_both},
          {"top_k", list.top_k},
          {"kendall_tau_b", json_number(list.agreement.kendall_tau_b)},
          {"spearman_rho", json_number(list.agreement.spearman_rho)},
          {"jaccard_at_top_k", json_number(list.agreement.jaccard_at_k)},
          {"rank_biased_overlap", json_number(list.agreement.rank_biased_overlap)},
          {"kendall_tau_b_with_only", json_of(list.tau_with_only)},
          {"into_top_k", json_of(list.into_top)},
          {"out_of_top_k", json_of(list.out_of_top)},
          {"only_before", json_of(list.only_before)},
          {"only_after", json_of(list.only_after)},
          {"sites", sites}};
}

}  // namespace

std::string_view name_of(ChangeKind kind) {
  static constexpr std::string_view names[] = {"inputs", "value functions", "weights", "rules"};
  return names[static_cast<std::size_t>(kind)];
}

std::vector<ChangeKind> kinds_that_moved(const ListComparison& list) {
  std::vector<ChangeKind> kinds;
  for (std::size_t kind = 0; kind < change_kinds; ++kind)
    if (std::any_of(list.sites.begin(), list.sites.end(), [&](const ComparedSite& site) {
          return !std::isnan(site.by_kind[kind]) && site.by_kind[kind] != 0;
        }))
      kinds.push_back(static_cast<ChangeKind>(kind));
  return kinds;
}

std::string what_moved(const ComparedSite& site) {
  if (std::isnan(site.by_kind[0]))
    return "What moved it cannot be shared out: a mixture of the two has no score.";
  std::vector<std::string> parts;
  double rest = 0;
  for (const auto& part : site.parts) {
    if (parts.size() < 3 && std::abs(part.share) >= least_told)
      parts.push_back(part_text(part));
    else
      rest += part.share;
  }
  if (std::abs(rest) >= least_told) parts.push_back("the rest " + signed_figure(rest));
  return parts.empty() ? "Its own score hardly changed; others passed it." : joined(parts) + ".";
}

std::string comparison_text(const RunComparison& comparison) {
  std::string text = "Before: " + comparison.folder_before + " (" + comparison.title_before +
                     ")\nAfter:  " + comparison.folder_after + " (" + comparison.title_after + ")\n";
  if (comparison.version_before != comparison.version_after)
    text +=
        "The program was another: " + comparison.version_before + " -> " + comparison.version_after + ".\n";
  if (!comparison.profiles_only_before.empty())
    text += "Profiles only before: " + joined(comparison.profiles_only_before) + ".\n";
  if (!comparison.profiles_only_after.empty())
    text += "Profiles only after: " + joined(comparison.profiles_only_after) + ".\n";
  for (const auto& list : comparison.lists) text += "\n" + list_text(list);
  return text +
         "\nScore 1 = highest risk, rank 1 = act here first. What a thing adds to a change is its share "
         "over all orders in which the things could have changed (Owen value; docs/outputs.md).\n";
}

std::string comparison_json(const RunComparison& comparison) {
  Json lists = Json::array();
  for (const auto& list : comparison.lists) lists.push_back(json_of(list));
  const Json json = {{"before",
                      {{"folder", comparison.folder_before},
                       {"title", comparison.title_before},
                       {"version", comparison.version_before}}},
                     {"after",
                      {{"folder", comparison.folder_after},
                       {"title", comparison.title_after},
                       {"version", comparison.version_after}}},
                     {"profiles_only_before", comparison.profiles_only_before},
                     {"profiles_only_after", comparison.profiles_only_after},
                     {"lists", lists}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace firnline
