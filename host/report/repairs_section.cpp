// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/repairs_section.hpp"

#include <algorithm>
#include <vector>

#include "host/report/html.hpp"
#include "host/report/reader.hpp"
#include "host/words/catalogue/requirements.hpp"

namespace firnline {
namespace {

namespace say = words::requirements;

constexpr std::size_t most_named = 5;

bool helps(const FinishedSite& site, std::size_t repair) {
  return site.rank > 0 && site.repaired[repair].score < site.score;
}

std::string then_text(const words::Words& words, const FinishedSite& site, const RepairedSite& then) {
  return html(words, say::then, words.number(site.score, 3), shown_rank(words, site.rank),
              words.number(then.score, 3), shown_rank(words, then.rank));
}

/// Rows of the sites that the repair helps, most first.
std::vector<std::size_t> helped(const FinishedProfile& profile, std::size_t repair) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < profile.sites.size(); ++row)
    if (helps(profile.sites[row], repair)) rows.push_back(row);
  std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
    const auto drop = [&](std::size_t row) {
      return profile.sites[row].score - profile.sites[row].repaired[repair].score;
    };
    return drop(a) > drop(b);
  });
  return rows;
}

std::string repair_row(const words::Words& words, const FinishedProfile& profile, std::size_t repair) {
  const auto rows = helped(profile, repair);
  std::string most;
  for (std::size_t i = 0; i < std::min(rows.size(), most_named); ++i) {
    const FinishedSite& site = profile.sites[rows[i]];
    most += "<div>" + escaped_short(site_label(words, site), 60) + ": " +
            then_text(words, site, site.repaired[repair]) + "</div>";
  }
  std::int64_t gained = 0;
  for (const auto& site : profile.sites) gained += site.repaired[repair].requirements_gained;
  const std::string how_many =
      rows.empty() ? html(words, say::no_change)
                   : html(words, say::sites_it_helps, words.integer(static_cast<std::int64_t>(rows.size())));
  return "<tr><td>" + escaped(profile.repairs[repair].title) + "<br><span class=\"quiet\">" + how_many +
         "</span></td><td>" + most + "</td>" +
         (profile.requirements.list.empty() ? "" : "<td class=\"n\">" + words.integer(gained) + "</td>") +
         "</tr>";
}

std::string gained_head(const words::Words& words, const FinishedProfile& profile) {
  return profile.requirements.list.empty() ? "" : "<th class=\"n\">" + html(words, say::gained) + "</th>";
}

}  // namespace

std::string repairs_section(const words::Words& words, const FinishedProfile& profile) {
  if (profile.repairs.empty()) return {};
  std::string out = "<h3>" + html(words, say::repairs) + "</h3><p>" + html(words, say::repairs_how) +
                    words.gap() + html(words, say::all_repairs, escaped(profile.name) + "/repairs.csv") +
                    "</p><div class=\"scroll\"><table class=\"method\"><thead><tr><th>" +
                    html(words, say::repair) + "</th><th>" + html(words, say::changes_most) + "</th>" +
                    gained_head(words, profile) + "</tr></thead><tbody>";
  for (std::size_t i = 0; i < profile.repairs.size(); ++i) out += repair_row(words, profile, i);
  return out + "</tbody></table></div>";
}

std::string repairs_of_site(const words::Words& words, const FinishedProfile& profile,
                            const FinishedSite& site) {
  if (profile.repairs.empty()) return {};
  std::string out = "<div class=\"scroll\"><table><thead><tr><th>" + html(words, say::repair) + "</th><th>" +
                    html(words, say::score_and_rank) + "</th>" + gained_head(words, profile) +
                    "</tr></thead><tbody>";
  for (std::size_t i = 0; i < profile.repairs.size(); ++i) {
    const RepairedSite& then = site.repaired[i];
    out += "<tr><td>" + escaped(profile.repairs[i].title) + "</td><td>" +
           (helps(site, i) ? then_text(words, site, then) : "–") + "</td>" +
           (profile.requirements.list.empty()
                ? ""
                : "<td class=\"n\">" + words.integer(then.requirements_gained) + "</td>") +
           "</tr>";
  }
  return out + "</tbody></table></div>";
}

}  // namespace firnline
