// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/units_section.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "host/report/html.hpp"
#include "host/report/map_legend.hpp"
#include "host/report/reader.hpp"
#include "host/report/units_figure.hpp"
#include "host/words/catalogue/sites.hpp"
#include "host/words/catalogue/units.hpp"

namespace firnline {
namespace {

namespace said = words::units;

constexpr std::int64_t most_rows = 1000;  // as of sites; all stand in the tables
constexpr std::int64_t printed_rows = 100;
constexpr std::size_t first_named = 3;

std::string label(const FinishedUnit& unit) {
  return escaped_short(unit.name.empty() ? unit.id : unit.name, 80);
}

bool by_people(const FinishedUnits& list) {
  return !list.population.empty();
}

std::string head(const std::string& cell, const char* kind) {
  return "<th" + (*kind == '\0' ? std::string() : " class=\"" + std::string(kind) + "\"") + ">" + cell +
         "</th>";
}

std::string cell(const std::string& content, const char* kind = "n") {
  return "<td" + (*kind == '\0' ? std::string() : " class=\"" + std::string(kind) + "\"") + ">" + content +
         "</td>";
}

std::string answer(const FinishedUnits& list, const words::Words& words) {
  std::vector<std::string> first;
  for (const FinishedUnit& unit : list.units)
    if (unit.rank > 0 && first.size() < first_named)
      first.push_back(html(words, said::with_score, "<strong>" + label(unit) + "</strong>",
                           escaped(words.number(unit.score, 3))));
  const std::string counted = html(words, said::ranked, list.ranked, words.integer(list.count));
  const std::string start =
      first.empty() ? std::string() : html(words, said::first, words.list(first)) + words.gap();
  return "<p class=\"answer\">" + start + counted + "</p><p class=\"quiet\">" +
         (by_people(list) ? html(words, said::by_people, breakable(escaped(list.population)))
                          : html(words, said::by_area));
}

/// Shares of each class; unknown where nobody or nothing has a score.
struct Shares {
  double of_class[risk_classes];
  [[nodiscard]] double high() const { return of_class[risk_classes - 2] + of_class[risk_classes - 1]; }
};

Shares shares_of(const double (&amounts)[risk_classes]) {
  double all = 0;
  for (const double amount : amounts) all += amount;
  Shares shares{};
  for (std::size_t c = 0; c < risk_classes; ++c) shares.of_class[c] = amounts[c] / all;
  return shares;
}

/// A bar, and the share of the classes that are to be acted on.
std::string classes_cell(const double (&amounts)[risk_classes], const words::Words& words) {
  const Shares shares = shares_of(amounts);
  if (std::isnan(shares.high())) return cell("–", "");
  return cell(class_bar(shares.of_class, words) + "<br><span class=\"quiet\">" +
                  html(words, said::in_high, escaped(words.percent(shares.high()))) + "</span>",
              "");
}

std::string first_site(const FinishedUnit& unit, const words::Words& words) {
  if (unit.best_rank == 0) return "–";
  const std::string name =
      breakable(escaped_short(unit.best_name.empty() ? unit.best_id : unit.best_name, 60));
  return html(words, said::site_of_rank, name, words.integer(unit.best_rank)) + " <span class=\"quiet\">" +
         html(words, said::of_sites, unit.sites) + "</span>";
}

std::string row(const FinishedUnits& list, const FinishedUnit& unit, const words::Words& words) {
  const std::string id =
      unit.name.empty() ? std::string()
                        : "<br><span class=\"quiet\">" + breakable(escaped_short(unit.id, 40)) + "</span>";
  std::string out = "<tr>" + cell(words.integer(unit.rank)) + cell(label(unit) + id, "u") +
                    cell(escaped(words.number(unit.score, 3)));
  if (by_people(list))
    out += cell(escaped(words.number(unit.by_area[0], 3))) + cell(escaped(words.number(unit.people, 0))) +
           classes_cell(unit.people_in_class, words);
  return out + cell(escaped(words.figure(unit.area_km2))) + classes_cell(unit.area_in_class, words) +
         cell(escaped(words.percent(unit.share_scored * unit.share_on_grid))) +
         cell(first_site(unit, words), "w") + "</tr>";
}

std::string ranked_table(const FinishedUnits& list, const words::Words& words) {
  const auto head_of = [&](const words::Message& message, const char* kind = "n") {
    return head(html(words, message), kind);
  };
  std::string out = "<div class=\"scroll long\"><table><thead><tr>" + head_of(said::rank) +
                    head_of(said::unit, "u") + head_of(said::score);
  if (by_people(list))
    out += head_of(said::score_by_area) + head_of(said::people) + head_of(said::people_by_class, "");
  out += head_of(said::area) + head_of(said::area_by_class, "") + head_of(said::scored) +
         head_of(said::first_site, "w") + "</tr></thead><tbody>";
  std::int64_t shown = 0;
  for (const FinishedUnit& unit : list.units)
    if (unit.rank > 0 && shown < most_rows) out += row(list, unit, words), ++shown;
  out += "</tbody></table></div>";
  if (shown > printed_rows) out += "<p class=\"printed quiet\">" + html(words, said::printed) + "</p>";
  if (list.ranked > most_rows)
    out += "<p class=\"quiet\">" +
           html(words, said::shown, words.integer(most_rows), words.integer(list.ranked)) + "</p>";
  return list.ranked == 0 ? std::string() : out;
}

std::string reason(const FinishedUnits& list, const FinishedUnit& unit, const words::Words& words) {
  switch (unit.status) {
    case SiteStatus::outside:
      return html(words, said::outside);
    case SiteStatus::under_covered:
      return html(words, said::too_little, escaped(words.percent(unit.share_scored * unit.share_on_grid)),
                  escaped(words.percent(list.min_valid_share)));
    default:
      return unit.share_scored > 0 ? html(words, said::nobody) : html(words, said::no_cell);
  }
}

std::string unranked_table(const FinishedUnits& list, const words::Words& words) {
  std::string rows;
  std::int64_t shown = 0;
  for (const FinishedUnit& unit : list.units)
    if (unit.rank == 0 && shown++ < most_rows)
      rows += "<tr>" + cell(label(unit), "") + cell(breakable(escaped_short(unit.id, 40)), "") +
              cell(reason(list, unit, words), "w") + "</tr>";
  if (rows.empty()) return {};
  return "<h4>" + html(words, said::not_ranked_heading) +
         "</h4><div class=\"scroll long\"><table><thead><tr>" + head(html(words, said::unit), "") +
         head(html(words, words::sites::id), "") + head(html(words, said::reason), "w") +
         "</tr></thead><tbody>" + rows + "</tbody></table></div>";
}

std::string legend(const FinishedProfile& profile, const words::Words& words) {
  std::string items;
  for (const auto& entry : legend_of_classes(words, profile)) items += legend_item(entry);
  return "<ul class=\"legend\">" + items + legend_item({colour_of_class(0), words(said::not_ranked)}) +
         "</ul>";
}

std::string section_of(const GridSpec& grid, const FinishedProfile& profile, const FinishedUnits& list,
                       const words::Words& words) {
  const std::string file = profile.name + "/units_" + list.name + ".csv";
  std::string out =
      "<section><div class=\"whole\"><h3>" +
      html(words, said::heading, escaped(profile_text(words, profile.title)), escaped(list.name)) + "</h3>" +
      answer(list, words) + words.gap() +
      html(words, said::how, breakable(escaped_short(list.source, 80)), breakable(escaped(file))) + "</p>";
  if (const auto map = units_figure(grid, list, profile.class_breaks, words); !map.empty())
    out += "<figure class=\"areas\">" + map + legend(profile, words) + "<figcaption class=\"quiet\">" +
           html(words, said::map_numbers) + "</figcaption></figure>";
  return out + "</div>" + ranked_table(list, words) + unranked_table(list, words) + "</section>";
}

}  // namespace

std::string units_section(const GridSpec& grid, const FinishedProfile& profile, const words::Words& words) {
  std::string out;
  for (const FinishedUnits& list : profile.units)
    if (!list.units.empty()) out += section_of(grid, profile, list, words);
  return out;
}

}  // namespace firnline
