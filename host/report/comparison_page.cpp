// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/comparison_page.hpp"

#include <algorithm>
#include <cmath>

#include "host/job/names.hpp"
#include "host/report/html.hpp"
#include "host/report/page.hpp"
#include "host/report/rank_figure.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace {

constexpr std::size_t most_rows = 100, most_names = 12;

std::string shown_rank(std::int64_t rank) {
  return rank > 0 ? std::to_string(rank) : "–";
}

std::string three(double value) {
  return std::isnan(value) ? "–" : number_text(value, 3);
}

std::string label(const LoneSite& site) {
  return escaped_short(site.name.empty() ? site.id : site.name, 60);
}

std::int64_t moved(const ListComparison& list) {
  return std::count_if(list.sites.begin(), list.sites.end(),
                       [](const ComparedSite& site) { return site.rank_before != site.rank_after; });
}

/// The kind whose changes moved scores most, over the sites where that is known; -1 = none did.
int chief_kind(const ListComparison& list) {
  std::array<double, change_kinds> sum{};
  for (const auto& site : list.sites)
    for (std::size_t kind = 0; kind < change_kinds; ++kind)
      if (!std::isnan(site.by_kind[kind])) sum[kind] += std::abs(site.by_kind[kind]);
  const auto most = std::max_element(sum.begin(), sum.end());
  return *most > 0 ? static_cast<int>(most - sum.begin()) : -1;
}

std::string names_of(const std::vector<LoneSite>& sites) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(sites.size(), most_names); ++i) names.push_back(label(sites[i]));
  return joined(names) +
         (sites.size() > most_names ? " and " + std::to_string(sites.size() - most_names) + " others" : "");
}

std::string answer(const ListComparison& list) {
  const auto count = moved(list);
  std::string text = "<p class=\"answer\">";
  if (count == 0)
    text += "No site changed its rank.";
  else
    text += "<strong>" + std::to_string(count) + " of " + std::to_string(list.sites.size()) + " " +
            escaped(list.sites_name) + "</strong> changed rank.";
  if (!list.into_top.empty())
    text += " Into the first " + std::to_string(list.top_k) + " came <strong>" + names_of(list.into_top) +
            "</strong>.";
  if (!list.out_of_top.empty()) text += " Out of them fell " + names_of(list.out_of_top) + ".";
  const int chief = chief_kind(list);
  if (chief >= 0)
    text += " What moved scores most: " + std::string(name_of(static_cast<ChangeKind>(chief))) + ".";
  return text + " Kendall's τ<sub>b</sub> between the lists is " + three(list.agreement.kendall_tau_b) +
         ", 1 = the same order.</p>";
}

std::string differences_table(const ListComparison& list) {
  if (list.differences.empty()) return "<p>Inputs, value functions, weights and rules are the same.</p>";
  std::string out =
      "<h3>What differs</h3><div class=\"scroll\"><table><thead><tr><th>Kind</th><th "
      "class=\"w\">What</th><th class=\"w\">Before</th><th class=\"w\">After</th></tr></thead><tbody>";
  for (const auto& one : list.differences)
    out += "<tr><td class=\"s\">" + std::string(name_of(one.kind)) + "</td><td>" +
           breakable(escaped(one.what)) + "</td><td>" +
           (one.before.empty() ? "not judged by" : breakable(escaped(one.before))) + "</td><td>" +
           (one.after.empty() ? "not judged by" : breakable(escaped(one.after))) + "</td></tr>";
  return out + "</tbody></table></div>";
}

std::string agreement_table(const ListComparison& list) {
  std::string out =
      "<h3>How far the lists agree</h3><div class=\"scroll\"><table><thead><tr><th>Measure</th><th "
      "class=\"n\">Value</th><th class=\"w\">1 means</th></tr></thead><tbody>";
  const auto row = [&](const std::string& what, double value, const char* means) {
    out += "<tr><td>" + what + "</td><td class=\"n\">" + three(value) + "</td><td>" + means + "</td></tr>";
  };
  row("Kendall's τ<sub>b</sub>", list.agreement.kendall_tau_b, "every pair of sites in the same order");
  row("Spearman's ρ", list.agreement.spearman_rho, "the same ranks");
  row("Jaccard of the first " + std::to_string(list.top_k), list.agreement.jaccard_at_k,
      "the same sites in any order");
  row("Rank-biased overlap", list.agreement.rank_biased_overlap,
      "the same order, the urgent end counting most");
  const auto kinds = kinds_that_moved(list);
  for (const ChangeKind kind : kinds)
    if (kinds.size() > 1)
      row("τ<sub>b</sub> if only the " + std::string(name_of(kind)) + " had changed",
          list.tau_with_only[static_cast<std::size_t>(kind)], "this alone changed no order");
  return out + "</tbody></table></div>";
}

std::string site_row(const ComparedSite& site, const std::vector<ChangeKind>& kinds) {
  std::string out = "<tr><td class=\"w\">" + escaped_short(site.name.empty() ? site.id : site.name, 80) +
                    "</td><td class=\"n\">" + shown_rank(site.rank_before) + "</td><td class=\"n\">" +
                    shown_rank(site.rank_after) + "</td><td class=\"n\">" + three(site.score_before) +
                    "</td><td class=\"n\">" + three(site.score_after) + "</td>";
  for (const ChangeKind kind : kinds)
    out += "<td class=\"n\">" + signed_three(site.by_kind[static_cast<std::size_t>(kind)]) + "</td>";
  const bool ranked = site.rank_before > 0 && site.rank_after > 0;
  return out + "<td class=\"w\">" +
         escaped(ranked ? what_moved(site)
                        : std::string(name_of(site.status_before)) + " → " +
                              std::string(name_of(site.status_after))) +
         "</td></tr>";
}

std::string sites_table(const ListComparison& list) {
  const auto kinds = kinds_that_moved(list);
  std::string rows;
  std::size_t shown = 0;
  for (const auto& site : list.sites) {
    if (site.rank_before == site.rank_after || shown == most_rows) continue;
    rows += site_row(site, kinds);
    ++shown;
  }
  if (shown == 0) return {};
  std::string heads;
  for (const ChangeKind kind : kinds) heads += "<th class=\"n\">" + std::string(name_of(kind)) + "</th>";
  return "<h3>What moved the sites</h3><p>Those whose rank moved farthest come first" +
         (static_cast<std::int64_t>(shown) < moved(list)
              ? ", " + std::to_string(shown) + " of " + std::to_string(moved(list))
              : "") +
         ". The columns of kinds say what each adds to the change of the score.</p><div "
         "class=\"scroll\"><table class=\"change\"><thead><tr><th class=\"w\">Site</th><th class=\"n\">Rank "
         "before</th><th class=\"n\">after</th><th class=\"n\">Score before</th><th "
         "class=\"n\">after</th>" +
         heads + "<th class=\"w\">What moved it</th></tr></thead><tbody>" + rows + "</tbody></table></div>";
}

std::string lone_sites(const std::vector<LoneSite>& sites, const char* where) {
  return sites.empty() ? "" : "<p>Only in the list " + std::string(where) + ": " + names_of(sites) + ".</p>";
}

std::string list_section(const ListComparison& list) {
  const std::string name =
      list.profile_before == list.profile_after
          ? list.title_after
          : list.title_after + " (" + list.profile_before + " → " + list.profile_after + ")";
  const std::string figure = rank_figure(list);
  return "<section class=\"wide\"><h2>" + escaped(name) + "</h2>" + answer(list) +
         (figure.empty() ? ""
                         : "<h3>The first " + std::to_string(list.top_k) +
                               ", before and after</h3><div class=\"scroll\">" + figure + "</div>" +
                               "<p class=\"quiet\">Red lines rise in rank, blue ones fall, grey ones "
                               "stay. – = no rank.</p>") +
         differences_table(list) + sites_table(list) + lone_sites(list.only_before, "before") +
         lone_sites(list.only_after, "after") + agreement_table(list) + "</section>\n";
}

}  // namespace

std::string comparison_html(const RunComparison& comparison, const words::Words& words) {
  std::string out = page_head(words, "What moved: " + comparison.title_after) +
                    "<p class=\"quiet\">Before: " + escaped(comparison.title_before) + " (" +
                    escaped(comparison.folder_before) + ", firnline " + escaped(comparison.version_before) +
                    "). After: " + escaped(comparison.title_after) + " (" + escaped(comparison.folder_after) +
                    ", firnline " + escaped(comparison.version_after) +
                    "). Score 1 = highest risk. Rank 1 = act here first.</p>\n";
  for (const auto& list : comparison.lists) out += list_section(list);
  return out +
         "<h2>Method</h2><p>Sites are matched by their id. Every score of either run is composed again from "
         "its own table of values; what a thing adds to a change is the mean, over all orders in which the "
         "things that differ could have changed, of what the score changes by when it does (Owen value: "
         "orders of kinds, then of things inside a kind). The parts sum to the change. Where a mixture of "
         "the "
         "two has no score, the parts are not known (–).</p>" +
         page_end;
}

}  // namespace firnline
