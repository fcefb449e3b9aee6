// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/sites_table.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "host/finished_run/figure.hpp"
#include "host/report/html.hpp"
#include "host/report/profile_text.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace {

constexpr std::size_t most_printed_rows = 100;  // paper; the style sheet hides the rest
constexpr std::size_t rows_on_one_screen = 20;  // longer tables scroll below a head that stays
constexpr const char* class_words[] = {"no score", "1 very low", "2 low",
                                       "3 medium", "4 high",     "5 very high"};

std::string contribution_bars(const FinishedProfile& profile, const FinishedSite& site) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < site.contribution.size(); ++i)
    if (std::abs(site.contribution[i]) >= 0.0005) order.push_back(i);  // less shows as 0.000
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::abs(site.contribution[a]) > std::abs(site.contribution[b]);
  });
  std::string out;
  for (std::size_t k = 0; k < order.size() && k < 3; ++k) {
    const double c = site.contribution[order[k]];
    out += "<div><span class=\"bar " + std::string(c < 0 ? "down" : "up") +
           "\" style=\"width:" + number_text(std::min(std::abs(c) * 160, 120.0), 0) + "px\"></span> " +
           escaped(title_in(profile, order[k])) + " " + (c < 0 ? "" : "+") + three(c) + "</div>";
  }
  return out;
}

/// What a reader of the printed page must know where rows are left out on paper.
std::string note_for_paper(const FinishedProfile& profile, std::size_t rows) {
  if (rows <= most_printed_rows) return {};
  return "<p class=\"quiet printed\">Printed are the first " + std::to_string(most_printed_rows) + " of " +
         std::to_string(rows) + " rows; all stand in " + escaped(profile.name) + "/sites.csv.</p>";
}

std::size_t class_of(const FinishedProfile& profile, const FinishedSite& site) {
  return site.rank == 0 ? 0 : std::min<std::size_t>(risk_class(site.score, profile.class_breaks), 5);
}

/// A cell that is shown as readers write it, and sorted by its key; an empty key is a missing number.
std::string sorted_cell(const std::string& key, const std::string& shown, const char* kind = "n") {
  return "<td class=\"" + std::string(kind) + "\" data-v=\"" + key + "\">" + shown + "</td>";
}

/// By all digits that rank sites.
std::string score_cell(double value, const std::string& shown, const char* kind = "n") {
  return sorted_cell(std::isnan(value) ? std::string() : number_text(value, 6), shown, kind);
}

/// Shown by the script alone: without it there is nothing that they could do.
std::string tools(const FinishedProfile& profile) {
  std::string out =
      "<div class=\"tools\" hidden data-count=\"{0} of {1} sites are shown\"><label>Find <input "
      "type=\"search\" "
      "autocomplete=\"off\" placeholder=\"name, id, driver\"></label> <label>Class <select><option "
      "value=\"\">all</option>";
  for (const std::size_t c : {5U, 4U, 3U, 2U, 1U, 0U}) {
    const bool there = std::any_of(profile.sites.begin(), profile.sites.end(),
                                   [&](const FinishedSite& site) { return class_of(profile, site) == c; });
    if (there) out += "<option value=\"" + std::to_string(c) + "\">" + class_words[c] + "</option>";
  }
  return out + "</select></label> <output></output></div>";
}

std::string table_head(std::size_t rows, const std::string& kind, const std::string& columns) {
  return std::string("<div class=\"scroll long") + (rows > rows_on_one_screen ? " tall" : "") +
         "\" tabindex=\"0\"><table class=\"sortable " + kind + "\"><thead><tr>" + columns +
         "</tr></thead><tbody class=\"sites\">";
}

std::string row_head(const FinishedProfile& profile, const FinishedSite& site) {
  return "<tr data-c=\"" + std::to_string(class_of(profile, site)) + "\">";
}

std::string ranked_row(const FinishedProfile& profile, const FinishedSite& site) {
  std::string out =
      row_head(profile, site) + sorted_cell(std::to_string(site.rank), std::to_string(site.rank)) + "<td>" +
      escaped_short(site.name, 80) + "</td><td>" + breakable(escaped_short(site.id, 40)) + "</td>" +
      score_cell(site.score, "<i class=\"chip c" + std::to_string(class_of(profile, site)) + "\"></i>" +
                                 three(site.score));
  for (const auto& [name, at] : used_dimensions(profile))
    out += score_cell(site.dimension[at], three(site.dimension[at]), "n d");
  return out + score_cell(site.coverage, percent(site.coverage)) + "<td class=\"w\">" +
         contribution_bars(profile, site) + "</td></tr>";
}

std::string rejected_table(const FinishedProfile& profile) {
  if (profile.rejected.empty()) return {};
  std::string out =
      "<h3>Rows of the site list that were set aside</h3><div class=\"scroll\"><table><thead><tr><th "
      "class=\"n\">Line</th><th>Column</th><th>Value</th><th>Reason</th></tr></thead><tbody>";
  for (std::size_t i = 0; i < profile.rejected.size() && i < most_rows; ++i) {
    const auto& row = profile.rejected[i];
    out += "<tr><td class=\"n\">" + std::to_string(row.line) + "</td><td>" + escaped(row.column) +
           "</td><td>" + escaped_short(row.value, 60) + "</td><td>" + escaped(row.reason) + "</td></tr>";
  }
  return out + "</tbody></table></div>";
}

/// Where the rows are that the table has not.
std::string note_on_the_rest(const FinishedProfile& profile, std::size_t rows) {
  if (rows <= most_rows) return {};
  return "<p class=\"quiet\">The first " + std::to_string(most_rows) + " of " + std::to_string(rows) +
         " sites; all stand in " + escaped(profile.name) + "/sites.csv.</p>";
}

}  // namespace

std::string ranked_table(const FinishedProfile& profile) {
  const auto scored = static_cast<std::size_t>(scored_sites(profile));
  std::string columns =
      "<th class=\"n rising\" aria-sort=\"ascending\">Rank</th><th>Site</th><th>Id</th><th "
      "class=\"n\">Score</th>";
  for (const auto& [name, at] : used_dimensions(profile))
    columns += "<th class=\"n d\">" + capitalised(name) + "</th>";
  std::string out =
      tools(profile) + table_head(scored, "ranked",
                                  columns +
                                      "<th class=\"n\">Data</th><th class=\"w fixed\">What moves its score "
                                      "most, against the median site</th>");
  std::size_t shown = 0;
  for (const auto& site : profile.sites) {
    if (site.rank == 0 || shown++ == most_rows) break;
    out += ranked_row(profile, site);
  }
  return out + "</tbody></table></div>" + note_for_paper(profile, scored) + note_on_the_rest(profile, scored);
}

std::string unscored_table(const FinishedProfile& profile) {
  const std::size_t unscored = profile.sites.size() - static_cast<std::size_t>(scored_sites(profile));
  if (unscored == 0) return rejected_table(profile);
  std::string out = "<h3>Not scored, and why</h3>" +
                    table_head(unscored, "unscored", "<th>Site</th><th>Id</th><th class=\"w\">Reason</th>");
  std::size_t shown = 0;
  for (const auto& site : profile.sites)
    if (site.rank == 0 && shown++ < most_rows)
      out += row_head(profile, site) + "<td>" + escaped_short(site.name, 80) + "</td><td>" +
             breakable(escaped_short(site.id, 40)) + "</td><td class=\"w\">" + escaped(site.reason) +
             "</td></tr>";
  return out + "</tbody></table></div>" + note_for_paper(profile, unscored) +
         note_on_the_rest(profile, unscored) + rejected_table(profile);
}

}  // namespace firnline
