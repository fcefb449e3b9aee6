// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/topsis_section.hpp"

#include <algorithm>
#include <cstdint>

#include "host/report/html.hpp"
#include "host/report/reader.hpp"
#include "host/words/catalogue/topsis.hpp"

namespace firnline {
namespace {

constexpr std::int64_t most_rows = 20;  // of the list's first; all ranks stand in sites.csv

std::string row(const FinishedSite& site, const words::Words& words) {
  return "<tr><td class=\"n\">" + shown_rank(words, site.rank) + "</td><td class=\"n\">" +
         shown_rank(words, site.topsis_rank) + "</td><td class=\"n\">" +
         (site.topsis_rank > 0 ? words.number(site.topsis, 3) : "–") + "</td><td class=\"w\">" +
         escaped_short(site_label(words, site), 80) + "</td></tr>";
}

std::string table_head(const words::Words& words) {
  return "<div class=\"scroll\"><table><thead><tr><th class=\"n\">" + html(words, words::topsis::rank) +
         "</th><th class=\"n\">" + html(words, words::topsis::rank_by_topsis) + "</th><th class=\"n\">" +
         html(words, words::topsis::closeness) + "</th><th class=\"w\">" + html(words, words::topsis::site) +
         "</th></tr></thead><tbody>";
}

}  // namespace

std::string topsis_section(const FinishedProfile& profile, const words::Words& words) {
  if (!profile.topsis) return {};
  const std::string heading = "<h3>" + html(words, words::topsis::heading) + "</h3>";
  const auto compared = std::count_if(profile.sites.begin(), profile.sites.end(),
                                      [](const FinishedSite& site) { return site.topsis_rank > 0; });
  if (compared == 0) return heading + "<p>" + html(words, words::topsis::says_nothing) + "</p>";
  const std::int64_t top = std::min<std::int64_t>(profile.top_k, most_rows);
  const auto first_here = [&](const FinishedSite& site) { return site.rank > 0 && site.rank <= top; };
  const auto first_there = [&](const FinishedSite& site) {
    return site.topsis_rank > 0 && site.topsis_rank <= top;
  };
  std::string here, only_there;
  std::int64_t both = 0, listed = 0;
  for (const FinishedSite& site : profile.sites) {
    if (first_here(site)) here += row(site, words), ++listed;
    if (first_here(site) && first_there(site)) ++both;
    if (!first_here(site) && first_there(site)) only_there += row(site, words);
  }
  return heading + "<p>" + html(words, words::topsis::what_it_does) + words.gap() +
         html(words, words::topsis::in_common, words.integer(both), words.integer(listed),
              words.integer(top)) +
         words.gap() + html(words, words::topsis::comparable, compared) + "</p>" + table_head(words) + here +
         only_there + "</tbody></table></div>";
}

}  // namespace firnline
