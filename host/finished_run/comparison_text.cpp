// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "host/finished_run/comparison.hpp"
#include "host/finished_run/json.hpp"
#include "host/words/catalogue/comparison.hpp"
#include "host/words/catalogue/indicators.hpp"
#include "host/words/catalogue/names.hpp"
#include "host/words/catalogue/profiles.hpp"
#include "host/words/retold.hpp"

namespace firnline {
namespace {

constexpr std::size_t most_told = 10;  ///< sites that moved, and names in one sentence
constexpr double least_told = 0.0005;  ///< a smaller share of a change shows as 0.000
constexpr const char* key_of_kind[] = {"input", "value_function", "weight", "rule"};

using Json = nlohmann::ordered_json;

std::string label(const std::string& id, const std::string& name) {
  return name.empty() || name == id ? id : id + " " + name;
}

std::string two(const words::Words& words, double value) {
  return std::isnan(value) ? words(words::comparison::unknown) : words.number(value, 2);
}

std::string rank_text(const words::Words& words, std::int64_t rank) {
  return rank > 0 ? words.integer(rank) : words(words::comparison::unranked);
}

std::string names_of(const words::Words& words, const std::vector<LoneSite>& sites,
                     const words::Message& with_rank) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(sites.size(), most_told); ++i)
    names.push_back(words(with_rank, label(sites[i].id, sites[i].name), rank_text(words, sites[i].rank)));
  const std::string row = words.row(names);
  if (sites.size() <= most_told) return row;
  return words(words::comparison::and_others, row,
               words.integer(static_cast<std::int64_t>(sites.size() - most_told)));
}

std::string differences_text(const words::Words& words, const ListComparison& list) {
  if (list.differences.empty()) return words(words::comparison::nothing_differs) + "\n";
  const auto side = [&](const std::string& text) {
    return text.empty() ? words(words::comparison::not_judged_by)
                        : words::said(words, text, words::comparison::things);
  };
  std::string text = words(words::comparison::differs) + "\n";
  for (const auto& one : list.differences)
    text += "  " + side(one.what) + ": " + side(one.before) + " -> " + side(one.after) + "\n";
  return text;
}

std::string agreement_text(const words::Words& words, const ListComparison& list) {
  const auto& agreement = list.agreement;
  std::string text = words(words::comparison::agreement_in_a_sentence, words.integer(list.scored_in_both),
                           list.sites_name, two(words, agreement.kendall_tau_b),
                           two(words, agreement.spearman_rho), words.integer(list.top_k),
                           two(words, agreement.jaccard_at_k), two(words, agreement.rank_biased_overlap)) +
                     "\n";
  std::vector<std::string> alone;
  for (const ChangeKind kind : kinds_that_moved(list))
    alone.push_back(words(kind_of(kind)) + " " +
                    two(words, list.tau_with_only[static_cast<std::size_t>(kind)]));
  if (alone.size() > 1) text += words(words::comparison::had_only_one_kind_changed, words.row(alone)) + "\n";
  return text;
}

/// What of a part: a title of an indicator, or a thing that differs.
std::string name_of_part(const words::Words& words, const MovingPart& part) {
  const auto thing = words::retold(words, part.what, words::comparison::things);
  return thing ? *thing : words::said(words, part.what, words::indicators::titles);
}

std::string part_text(const words::Words& words, const MovingPart& part) {
  const std::string what = name_of_part(words, part), share = words.change(part.share, 3);
  if (part.kind != ChangeKind::input) return what + " " + share;
  const auto value = [&](double raw) {
    return std::isnan(raw) ? words(words::comparison::no_value) : words.figure(raw, part.unit);
  };
  return words(words::comparison::part_of_input, what, share, value(part.value_before),
               value(part.value_after));
}

std::string site_text(const words::Words& words, const ComparedSite& site) {
  const std::string text =
      "  " + words(words::comparison::rank_moves, label(site.id, site.name),
                   rank_text(words, site.rank_before), rank_text(words, site.rank_after));
  const auto status = [&](SiteStatus one) {
    const auto* known = words::names::find(words::names::statuses, name_of(one));
    return known == nullptr ? std::string(name_of(one)) : words(*known);
  };
  if (site.rank_before == 0 || site.rank_after == 0)
    return text + " (" + status(site.status_before) + " -> " + status(site.status_after) + ")\n";
  return text +
         words(words::comparison::score_moves, words.number(site.score_before, 3),
               words.number(site.score_after, 3)) +
         what_moved(words, site) + "\n";
}

std::string movers_text(const words::Words& words, const ListComparison& list) {
  std::string text;
  std::size_t told = 0;
  std::int64_t moved = 0;
  for (const auto& site : list.sites) {
    if (site.rank_before == site.rank_after) continue;
    ++moved;
    if (told == most_told) continue;
    text += site_text(words, site);
    ++told;
  }
  if (moved == 0) return words(words::comparison::no_site_moved) + "\n";
  return words(moved > static_cast<std::int64_t>(told) ? words::comparison::moved_of_and_farthest
                                                       : words::comparison::moved_of,
               words.integer(moved), words.integer(static_cast<std::int64_t>(list.sites.size()))) +
         "\n" + text;
}

std::string list_text(const words::Words& words, const ListComparison& list) {
  const bool same_name = list.profile_before == list.profile_after;
  const std::string title =
      words::retold(words, list.title_after, words::profiles::texts).value_or(list.title_after);
  std::string text = list.profile_before + (same_name ? "" : " -> " + list.profile_after) + ": " + title +
                     "\n" + differences_text(words, list) + agreement_text(words, list);
  const auto add = [&](const std::vector<LoneSite>& sites, const words::Message& sentence,
                       const words::Message& with_rank) {
    if (!sites.empty()) text += words(sentence, names_of(words, sites, with_rank)) + "\n";
  };
  const auto add_top = [&](const std::vector<LoneSite>& sites, const words::Message& sentence,
                           const words::Message& with_rank) {
    if (!sites.empty())
      text += words(sentence, words.integer(list.top_k), names_of(words, sites, with_rank)) + "\n";
  };
  add_top(list.into_top, words::comparison::into_first, words::comparison::from_rank);
  add_top(list.out_of_top, words::comparison::out_of_first, words::comparison::to_rank);
  add(list.only_before, words::comparison::only_before, words::comparison::with_rank);
  add(list.only_after, words::comparison::only_after, words::comparison::with_rank);
  return text + movers_text(words, list);
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

const words::Message& kind_of(ChangeKind kind) {
  return words::comparison::kinds[static_cast<std::size_t>(kind)];
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

std::string what_moved(const words::Words& words, const ComparedSite& site) {
  if (std::isnan(site.by_kind[0])) return words(words::comparison::cannot_be_shared_out);
  std::vector<std::string> parts;
  double rest = 0;
  for (const auto& part : site.parts) {
    if (parts.size() < 3 && std::abs(part.share) >= least_told)
      parts.push_back(part_text(words, part));
    else
      rest += part.share;
  }
  if (std::abs(rest) >= least_told)
    parts.push_back(words(words::comparison::the_rest, words.change(rest, 3)));
  return parts.empty() ? words(words::comparison::hardly_changed)
                       : words(words::comparison::one_sentence, words.row(parts));
}

std::string comparison_text(const RunComparison& comparison, const words::Words& words) {
  std::string text =
      words(words::comparison::folder_before, comparison.folder_before, comparison.title_before) + "\n" +
      words(words::comparison::folder_after, comparison.folder_after, comparison.title_after) + "\n";
  if (comparison.version_before != comparison.version_after)
    text +=
        words(words::comparison::program_was_another, comparison.version_before, comparison.version_after) +
        "\n";
  if (!comparison.profiles_only_before.empty())
    text += words(words::comparison::profiles_only_before, words.row(comparison.profiles_only_before)) + "\n";
  if (!comparison.profiles_only_after.empty())
    text += words(words::comparison::profiles_only_after, words.row(comparison.profiles_only_after)) + "\n";
  for (const auto& list : comparison.lists) text += "\n" + list_text(words, list);
  return text + "\n" + words(words::names::how_to_read_scores) + words.gap() +
         words(words::comparison::how_to_read_shares) + "\n";
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
