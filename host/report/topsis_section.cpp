// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/topsis_section.hpp"

#include <algorithm>
#include <cstdint>

#include "host/report/html.hpp"
#include "host/report/reader.hpp"
#include "host/words/catalogue/promethee.hpp"
#include "host/words/catalogue/topsis.hpp"

namespace firnline {
namespace {

constexpr std::int64_t most_rows = 20;  // of the list's first; all ranks stand in sites.csv

/// What a method says of a list.
struct Opinion {
  const words::Message &heading, &says_nothing, &what_it_does, &rank_by, &figure;
  std::int64_t FinishedSite::*rank;
  double FinishedSite::*value;
};
constexpr Opinion topsis = {words::topsis::heading,      words::topsis::says_nothing,
                            words::topsis::what_it_does, words::topsis::rank_by_topsis,
                            words::topsis::closeness,    &FinishedSite::topsis_rank,
                            &FinishedSite::topsis};
constexpr Opinion promethee = {words::promethee::heading,      words::promethee::says_nothing,
                               words::promethee::what_it_does, words::promethee::rank_by_promethee,
                               words::promethee::net_flow,     &FinishedSite::net_flow_rank,
                               &FinishedSite::net_flow};

std::string row(const FinishedSite& site, const Opinion& opinion, const words::Words& words) {
  const std::int64_t rank = site.*opinion.rank;
  return "<tr><td class=\"n\">" + shown_rank(words, site.rank) + "</td><td class=\"n\">" +
         shown_rank(words, rank) + "</td><td class=\"n\">" +
         (rank > 0 ? words.number(site.*opinion.value, 3) : "–") + "</td><td class=\"w\">" +
         escaped_short(site_label(words, site), 80) + "</td></tr>";
}

std::string table_head(const Opinion& opinion, const words::Words& words) {
  return "<div class=\"scroll\"><table><thead><tr><th class=\"n\">" + html(words, words::topsis::rank) +
         "</th><th class=\"n\">" + html(words, opinion.rank_by) + "</th><th class=\"n\">" +
         html(words, opinion.figure) + "</th><th class=\"w\">" + html(words, words::topsis::site) +
         "</th></tr></thead><tbody>";
}

std::string section_of(const Opinion& opinion, const FinishedProfile& profile, const words::Words& words) {
  const std::string heading = "<h3>" + html(words, opinion.heading) + "</h3>";
  const auto compared = std::count_if(profile.sites.begin(), profile.sites.end(),
                                      [&](const FinishedSite& site) { return site.*opinion.rank > 0; });
  if (compared == 0) return heading + "<p>" + html(words, opinion.says_nothing) + "</p>";
  const std::int64_t top = std::min<std::int64_t>(profile.top_k, most_rows);
  const auto first_here = [&](const FinishedSite& site) { return site.rank > 0 && site.rank <= top; };
  const auto first_there = [&](const FinishedSite& site) {
    return site.*opinion.rank > 0 && site.*opinion.rank <= top;
  };
  std::string here, only_there;
  std::int64_t both = 0, listed = 0;
  for (const FinishedSite& site : profile.sites) {
    if (first_here(site)) here += row(site, opinion, words), ++listed;
    if (first_here(site) && first_there(site)) ++both;
    if (!first_here(site) && first_there(site)) only_there += row(site, opinion, words);
  }
  return heading + "<p>" + html(words, opinion.what_it_does) + words.gap() +
         html(words, words::topsis::in_common, words.integer(both), words.integer(listed),
              words.integer(top)) +
         words.gap() + html(words, words::topsis::comparable, compared) + "</p>" +
         table_head(opinion, words) + here + only_there + "</tbody></table></div>";
}

}  // namespace

std::string topsis_section(const FinishedProfile& profile, const words::Words& words) {
  return profile.topsis ? section_of(topsis, profile, words) : "";
}

std::string promethee_section(const FinishedProfile& profile, const words::Words& words) {
  return profile.promethee ? section_of(promethee, profile, words) : "";
}

}  // namespace firnline
