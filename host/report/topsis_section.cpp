// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/topsis_section.hpp"

#include <algorithm>
#include <cstdint>

#include "host/report/html.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace {

constexpr std::int64_t most_rows = 20;  // of the list's first; all ranks stand in sites.csv

std::string shown(std::int64_t rank) {
  return rank > 0 ? std::to_string(rank) : "–";
}

std::string row(const FinishedSite& site) {
  return "<tr><td class=\"n\">" + shown(site.rank) + "</td><td class=\"n\">" + shown(site.topsis_rank) +
         "</td><td class=\"n\">" + (site.topsis_rank > 0 ? number_text(site.topsis, 3) : "–") +
         "</td><td class=\"w\">" + escaped_short(label_of(site), 80) + "</td></tr>";
}

}  // namespace

std::string topsis_section(const FinishedProfile& profile) {
  if (!profile.topsis) return {};
  const auto compared = std::count_if(profile.sites.begin(), profile.sites.end(),
                                      [](const FinishedSite& site) { return site.topsis_rank > 0; });
  if (compared == 0)
    return "<h3>Second opinion: TOPSIS</h3><p>TOPSIS says nothing here: it needs at least two sites that "
           "have "
           "all indicators and differ in one.</p>";
  const std::int64_t top = std::min<std::int64_t>(profile.top_k, most_rows);
  const auto first_here = [&](const FinishedSite& site) { return site.rank > 0 && site.rank <= top; };
  const auto first_there = [&](const FinishedSite& site) {
    return site.topsis_rank > 0 && site.topsis_rank <= top;
  };
  std::string here, only_there;
  std::int64_t both = 0, listed = 0;
  for (const FinishedSite& site : profile.sites) {
    if (first_here(site)) here += row(site), ++listed;
    if (first_here(site) && first_there(site)) ++both;
    if (!first_here(site) && first_there(site)) only_there += row(site);
  }
  return "<h3>Second opinion: TOPSIS</h3><p>TOPSIS orders the same sites by how close each is to the worst "
         "of "
         "this list in all indicators at once (1 = the worst), with the same weights and without value "
         "functions. Its order belongs to this list: another site may change it. " +
         std::to_string(both) + " of the first " + std::to_string(listed) + " sites are among its first " +
         std::to_string(top) + "; " + std::to_string(compared) +
         " sites have all the indicators it needs.</p><div class=\"scroll\"><table><thead><tr><th "
         "class=\"n\">Rank</th><th class=\"n\">By TOPSIS</th><th class=\"n\">Closeness</th><th "
         "class=\"w\">Site</th></tr></thead><tbody>" +
         here + only_there + "</tbody></table></div>";
}

}  // namespace firnline
