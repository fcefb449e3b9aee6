// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/comparison_page.hpp"

#include <algorithm>
#include <cmath>

#include "host/report/html.hpp"
#include "host/report/page.hpp"
#include "host/report/rank_figure.hpp"
#include "host/report/reader.hpp"
#include "host/words/catalogue/comparison.hpp"
#include "host/words/catalogue/names.hpp"
#include "host/words/retold.hpp"

namespace firnline {
namespace {

constexpr std::size_t most_rows = 100, most_names = 12;
constexpr const char* tau_b = "τ<sub>b</sub>";

std::string head(const std::string& kind, const std::string& text) {
  return "<th class=\"" + kind + "\">" + text + "</th>";
}

std::string number(const std::string& text) {
  return "<td class=\"n\">" + text + "</td>";
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

std::string names_of(const words::Words& words, const std::vector<LoneSite>& sites) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(sites.size(), most_names); ++i) names.push_back(label(sites[i]));
  const std::string row = words.row(names);
  if (sites.size() <= most_names) return row;
  return html(words, words::comparison::and_others, row,
              words.integer(static_cast<std::int64_t>(sites.size() - most_names)));
}

std::string answer(const words::Words& words, const ListComparison& list) {
  const auto count = moved(list);
  std::string text = "<p class=\"answer\">";
  if (count == 0)
    text += html(words, words::comparison::no_site_moved);
  else
    text +=
        html(words, words::comparison::changed_rank,
             "<strong>" +
                 html(words, words::comparison::count_of, words.integer(count),
                      words.integer(static_cast<std::int64_t>(list.sites.size())), escaped(list.sites_name)) +
                 "</strong>");
  if (!list.into_top.empty())
    text += words.gap() + html(words, words::comparison::came_into_top, words.integer(list.top_k),
                               "<strong>" + names_of(words, list.into_top) + "</strong>");
  if (!list.out_of_top.empty())
    text += words.gap() + html(words, words::comparison::fell_out_of_top, names_of(words, list.out_of_top));
  const int chief = chief_kind(list);
  if (chief >= 0)
    text += words.gap() +
            html(words, words::comparison::moved_scores_most, html(words, words::comparison::kinds[chief]));
  return text + words.gap() +
         html(words, words::comparison::agreement, tau_b, words.number(list.agreement.kendall_tau_b, 3)) +
         "</p>";
}

std::string side(const words::Words& words, const std::string& text) {
  return text.empty() ? html(words, words::comparison::not_judged_by)
                      : breakable(escaped(words::said(words, text, words::comparison::things)));
}

std::string differences_table(const words::Words& words, const ListComparison& list) {
  if (list.differences.empty()) return "<p>" + html(words, words::comparison::nothing_differs) + "</p>";
  std::string out =
      "<h3>" + html(words, words::comparison::what_differs) +
      "</h3><div class=\"scroll\"><table><thead><tr><th>" + html(words, words::comparison::kind) + "</th>" +
      head("w", html(words, words::comparison::what)) + head("w", html(words, words::comparison::before)) +
      head("w", html(words, words::comparison::after)) + "</tr></thead><tbody>";
  for (const auto& one : list.differences)
    out += "<tr><td class=\"s\">" + html(words, kind_of(one.kind)) + "</td><td>" + side(words, one.what) +
           "</td><td>" + side(words, one.before) + "</td><td>" + side(words, one.after) + "</td></tr>";
  return out + "</tbody></table></div>";
}

std::string agreement_table(const words::Words& words, const ListComparison& list) {
  std::string out = "<h3>" + html(words, words::comparison::how_far_lists_agree) +
                    "</h3><div class=\"scroll\"><table><thead><tr><th>" +
                    html(words, words::comparison::measure) + "</th>" +
                    head("n", html(words, words::comparison::value)) +
                    head("w", html(words, words::comparison::one_means)) + "</tr></thead><tbody>";
  const auto row = [&](const std::string& what, double value, const words::Message& means) {
    out += "<tr><td>" + what + "</td>" + number(words.number(value, 3)) + "<td>" + html(words, means) +
           "</td></tr>";
  };
  row(html(words, words::comparison::kendall, tau_b), list.agreement.kendall_tau_b,
      words::comparison::kendall_means);
  row(html(words, words::comparison::spearman), list.agreement.spearman_rho,
      words::comparison::spearman_means);
  row(html(words, words::comparison::jaccard, words.integer(list.top_k)), list.agreement.jaccard_at_k,
      words::comparison::jaccard_means);
  row(html(words, words::comparison::overlap), list.agreement.rank_biased_overlap,
      words::comparison::overlap_means);
  const auto kinds = kinds_that_moved(list);
  for (const ChangeKind kind : kinds)
    if (kinds.size() > 1)
      row(html(words, words::comparison::with_only, tau_b, html(words, kind_of(kind))),
          list.tau_with_only[static_cast<std::size_t>(kind)], words::comparison::with_only_means);
  return out + "</tbody></table></div>";
}

std::string site_row(const words::Words& words, const ComparedSite& site,
                     const std::vector<ChangeKind>& kinds) {
  std::string out = "<tr><td class=\"w\">" + escaped_short(site.name.empty() ? site.id : site.name, 80) +
                    "</td>" + number(shown_rank(words, site.rank_before)) +
                    number(shown_rank(words, site.rank_after)) + number(words.number(site.score_before, 3)) +
                    number(words.number(site.score_after, 3));
  for (const ChangeKind kind : kinds)
    out += number(words.change(site.by_kind[static_cast<std::size_t>(kind)], 3));
  const bool ranked = site.rank_before > 0 && site.rank_after > 0;
  return out + "<td class=\"w\">" +
         escaped(ranked ? what_moved(words, site)
                        : status_title(words, site.status_before) + " → " +
                              status_title(words, site.status_after)) +
         "</td></tr>";
}

std::string heads_of_sites(const words::Words& words, const std::vector<ChangeKind>& kinds) {
  std::string heads = head("w", html(words, words::comparison::site)) +
                      head("n", html(words, words::comparison::rank_before)) +
                      head("n", html(words, words::comparison::rank_after)) +
                      head("n", html(words, words::comparison::score_before)) +
                      head("n", html(words, words::comparison::score_after));
  for (const ChangeKind kind : kinds) heads += head("n", html(words, kind_of(kind)));
  return heads + head("w", html(words, words::comparison::what_moved_it));
}

std::string sites_table(const words::Words& words, const ListComparison& list) {
  const auto kinds = kinds_that_moved(list);
  std::string rows;
  std::size_t shown = 0;
  for (const auto& site : list.sites) {
    if (site.rank_before == site.rank_after || shown == most_rows) continue;
    rows += site_row(words, site, kinds);
    ++shown;
  }
  if (shown == 0) return {};
  const auto all = moved(list), told = static_cast<std::int64_t>(shown);
  return "<h3>" + html(words, words::comparison::what_moved_sites) + "</h3><p>" +
         html(words, words::comparison::farthest_first) + words.gap() +
         (told < all ? html(words, words::comparison::shown_of, words.integer(told), words.integer(all)) +
                           words.gap()
                     : "") +
         html(words, words::comparison::columns_of_kinds) +
         "</p><div class=\"scroll\"><table class=\"change\"><thead><tr>" + heads_of_sites(words, kinds) +
         "</tr></thead><tbody>" + rows + "</tbody></table></div>";
}

std::string lone_sites(const words::Words& words, const std::vector<LoneSite>& sites,
                       const words::Message& where) {
  return sites.empty() ? "" : "<p>" + html(words, where, names_of(words, sites)) + "</p>";
}

std::string figure_of(const words::Words& words, const ListComparison& list) {
  const std::string figure = rank_figure(words, list);
  if (figure.empty()) return {};
  return "<h3>" + html(words, words::comparison::the_first, words.integer(list.top_k)) +
         "</h3><div class=\"scroll\">" + figure + "</div><p class=\"quiet\">" +
         html(words, words::comparison::lines_of_figure) + "</p>";
}

std::string list_section(const words::Words& words, const ListComparison& list) {
  const std::string title = profile_text(words, list.title_after);
  const std::string name = list.profile_before == list.profile_after
                               ? title
                               : title + " (" + list.profile_before + " → " + list.profile_after + ")";
  return "<section class=\"wide\"><h2>" + escaped(name) + "</h2>" + answer(words, list) +
         figure_of(words, list) + differences_table(words, list) + sites_table(words, list) +
         lone_sites(words, list.only_before, words::comparison::only_before) +
         lone_sites(words, list.only_after, words::comparison::only_after) + agreement_table(words, list) +
         "</section>\n";
}

}  // namespace

std::string comparison_html(const RunComparison& comparison, const words::Words& words) {
  std::string out = page_head(words, words(words::comparison::title, comparison.title_after)) +
                    "<p class=\"quiet\">" +
                    html(words, words::comparison::before_and_after, escaped(comparison.title_before),
                         escaped(comparison.folder_before), escaped(comparison.version_before),
                         escaped(comparison.title_after), escaped(comparison.folder_after),
                         escaped(comparison.version_after)) +
                    words.gap() + html(words, words::names::how_to_read_scores) + "</p>\n";
  for (const auto& list : comparison.lists) out += list_section(words, list);
  return out + "<h2>" + html(words, words::comparison::method) + "</h2><p>" +
         html(words, words::comparison::how_changes_are_shared_out) + "</p>" + page_end;
}

}  // namespace firnline
