// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/sites_table.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "host/finished_run/risk_classes.hpp"
#include "host/report/html.hpp"
#include "host/report/page_budget.hpp"
#include "host/report/profile_text.hpp"
#include "host/report/reader.hpp"
#include "host/report/site_panels.hpp"
#include "host/report/what_if.hpp"
#include "host/words/catalogue/sites.hpp"
#include "host/words/catalogue/water.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace {

namespace say = words::sites;

constexpr std::size_t most_printed_rows = 100;  // paper; the style sheet hides the rest
constexpr std::size_t most_reason_letters =
    400;                                // of fifty indicators that are missing; all stand in sites.csv
constexpr double least_shown = 0.0005;  // less shows as 0.000

std::size_t class_of(const FinishedProfile& profile, const FinishedSite& site) {
  return site.rank == 0 ? 0 : std::min<std::size_t>(risk_class(site.score, profile.class_breaks), 5);
}

/// The three contributions that move the site's score most.
std::string contribution_bars(const words::Words& words, const FinishedProfile& profile,
                              const FinishedSite& site) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < site.contribution.size(); ++i)
    if (std::abs(site.contribution[i]) >= least_shown) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::abs(site.contribution[a]) > std::abs(site.contribution[b]);
  });
  std::string out;
  for (std::size_t k = 0; k < order.size() && k < 3; ++k) {
    const double c = site.contribution[order[k]];
    out += "<div><span class=\"bar " + std::string(c < 0 ? "down" : "up") +
           "\" style=\"width:" + number_text(std::min(std::abs(c) * 160, 120.0), 0) + "px\"></span> " +
           escaped(indicator_title(words, profile, order[k])) + " " + words.change(c, 3) + "</div>";
  }
  return out;
}

/// A cell that is shown as readers write it, and sorted by its key; an empty key is a missing number.
std::string sorted_cell(const std::string& key, const std::string& shown, const char* kind = "n") {
  return "<td class=\"" + std::string(kind) + "\" data-v=\"" + key + "\">" + shown + "</td>";
}

/// By all digits that rank sites.
std::string score_cell(double value, const std::string& shown, const char* kind = "n") {
  return sorted_cell(std::isnan(value) ? std::string() : number_text(value, 6), shown, kind);
}

std::string head_cell(const words::Words& words, const words::Message& text, const char* attributes) {
  return std::string("<th") + attributes + ">" + html(words, text) + "</th>";
}

/// Shown by the script alone: without it there is nothing that they could do.
std::string tools(const words::Words& words, const FinishedProfile& profile) {
  bool there[6] = {};
  for (const auto& site : profile.sites) there[class_of(profile, site)] = true;
  std::string out = "<div class=\"tools\" hidden data-count=\"" + html(words, say::shown, "{0}", "{1}") +
                    "\"><label>" + html(words, say::find) +
                    " <input type=\"search\" autocomplete=\"off\" placeholder=\"" +
                    html(words, say::find_what) + "\"></label> <label>" + html(words, say::risk_class) +
                    " <select><option value=\"\">" + html(words, say::all_classes) + "</option>";
  for (const std::size_t c : {5U, 4U, 3U, 2U, 1U, 0U})
    if (there[c])
      out += "<option value=\"" + std::to_string(c) + "\">" + escaped(class_words(words, c)) + "</option>";
  return out + "</select></label> <output></output></div>";
}

std::string table_head(std::size_t rows, const std::string& kind, const std::string& columns) {
  return std::string("<div class=\"scroll long") + (rows > rows_on_one_screen ? " tall" : "") +
         "\" tabindex=\"0\"><table class=\"sortable " + kind + "\"><thead><tr>" + columns +
         "</tr></thead><tbody class=\"sites\">";
}

/// What stands below a table: which rows paper has, and where those are that the page has not.
std::string notes(const words::Words& words, const FinishedProfile& profile, std::size_t all,
                  std::size_t rows) {
  const auto text = [&](std::size_t count) { return words.integer(static_cast<std::int64_t>(count)); };
  const std::string file = escaped(profile.name) + "/sites.csv";
  std::string out;
  if (std::min(all, rows) > most_printed_rows)
    out += "<p class=\"quiet printed\">" +
           html(words, say::printed_rows, text(most_printed_rows), text(all), file) + "</p>";
  if (all > rows)
    out += "<p class=\"quiet\">" + html(words, say::first_rows, text(rows), text(all), file) + "</p>";
  return out;
}

/// more: attributes
std::string row_head(const FinishedProfile& profile, const FinishedSite& site, const std::string& more = {}) {
  return "<tr data-c=\"" + std::to_string(class_of(profile, site)) + "\"" + more + ">";
}

/// anchor: of the site's panel; empty without one. attributes: of the row
std::string ranked_row(const words::Words& words, const FinishedProfile& profile, const FinishedSite& site,
                       const std::string& anchor, const std::string& attributes) {
  const std::string name = escaped_short(site_label(words, site), 80),
                    chip = "<i class=\"chip c" + std::to_string(class_of(profile, site)) + "\"></i>";
  std::string out = row_head(profile, site, attributes) +
                    sorted_cell(std::to_string(site.rank), words.integer(site.rank)) + "<td>" +
                    (anchor.empty() ? name : "<a href=\"#" + anchor + "\">" + name + "</a>") + "</td><td>" +
                    breakable(escaped_short(site.id, 40)) + "</td>" +
                    score_cell(site.score, chip + words.number(site.score, 3));
  for (const auto& [dimension, at] : used_dimensions(profile))
    out += score_cell(site.dimension[at], words.number(site.dimension[at], 3), "n d");
  const std::string bound =
      site.water != nullptr && site.water->lower_bound
          ? "<br><span class=\"quiet\">" + html(words, words::water::is_lower_bound) + "</span>"
          : "";
  return out + score_cell(site.coverage, words.percent(site.coverage) + bound) + "<td class=\"w\">" +
         contribution_bars(words, profile, site) + "</td></tr>";
}

/// Why a site has no score.
std::string reason_of(const words::Words& words, const FinishedSite& site) {
  return site.reason.size() <= most_reason_letters ? remark_html(words, site.reason)
                                                   : escaped_short(site.reason, most_reason_letters);
}

std::string rejected_table(const words::Words& words, const FinishedProfile& profile, std::size_t rows) {
  if (profile.rejected.empty()) return {};
  std::string out = "<h3>" + html(words, say::set_aside) + "</h3><div class=\"scroll\"><table><thead><tr>" +
                    head_cell(words, say::line, " class=\"n\"") + head_cell(words, say::column, "") +
                    head_cell(words, say::value, "") + head_cell(words, say::reason, "") +
                    "</tr></thead><tbody>";
  for (std::size_t i = 0; i < profile.rejected.size() && i < rows; ++i) {
    const auto& row = profile.rejected[i];
    out += "<tr><td class=\"n\">" + std::to_string(row.line) + "</td><td>" + escaped(row.column) +
           "</td><td>" + escaped_short(row.value, 60) + "</td><td>" + remark_html(words, row.reason) +
           "</td></tr>";
  }
  return out + "</tbody></table></div>";
}

}  // namespace

std::string ranked_table(const words::Words& words, const FinishedProfile& profile, std::size_t number,
                         std::size_t rows, std::size_t panels) {
  const auto scored = static_cast<std::size_t>(scored_sites(profile));
  std::string columns = head_cell(words, say::rank, " class=\"n rising\" aria-sort=\"ascending\"") +
                        head_cell(words, say::site, "") + head_cell(words, say::id, "") +
                        head_cell(words, say::score, " class=\"n\"");
  for (const auto& [dimension, at] : used_dimensions(profile))
    columns += "<th class=\"n d\">" + escaped(dimension_heading(words, at)) + "</th>";
  columns +=
      head_cell(words, say::data, " class=\"n\"") + head_cell(words, say::drivers, " class=\"w fixed\"");
  const bool in_page = ranks_in_page(profile, rows);
  std::string out = (in_page ? what_if_block(words, profile) : std::string()) + tools(words, profile) +
                    table_head(scored, "ranked", columns);
  for (std::size_t row = 0; row < std::min(scored, rows); ++row)
    out += ranked_row(words, profile, profile.sites[row],
                      row < panels ? panel_anchor(number, row) : std::string(),
                      in_page ? what_if_scores(profile.sites[row]) : std::string());
  return out + "</tbody></table></div>" + notes(words, profile, scored, rows);
}

std::string unscored_table(const words::Words& words, const FinishedProfile& profile, std::size_t rows) {
  const auto scored = static_cast<std::size_t>(scored_sites(profile)),
             unscored = profile.sites.size() - scored;
  if (unscored == 0) return rejected_table(words, profile, rows);
  std::string out = "<h3>" + html(words, say::not_scored) + "</h3>" +
                    table_head(unscored, "unscored",
                               head_cell(words, say::site, "") + head_cell(words, say::id, "") +
                                   head_cell(words, say::reason, " class=\"w\""));
  for (std::size_t at = scored; at < scored + std::min(unscored, rows); ++at) {
    const FinishedSite& site = profile.sites[at];
    out += row_head(profile, site) + "<td>" + escaped_short(site.name, 80) + "</td><td>" +
           breakable(escaped_short(site.id, 40)) + "</td><td class=\"w\">" + reason_of(words, site) +
           "</td></tr>";
  }
  return out + "</tbody></table></div>" + notes(words, profile, unscored, rows) +
         rejected_table(words, profile, rows);
}

}  // namespace firnline
