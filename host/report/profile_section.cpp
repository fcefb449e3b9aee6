// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/profile_section.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "host/finished_run/figure.hpp"
#include "host/job/names.hpp"
#include "host/report/change_section.hpp"
#include "host/report/html.hpp"
#include "host/report/map_figure.hpp"
#include "host/report/profile_text.hpp"
#include "host/report/sites_table.hpp"
#include "host/report/topsis_section.hpp"
#include "host/report/weights_section.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace {

/// Indicator that moves the sites most: the greatest mean absolute contribution.
std::size_t main_driver(const FinishedProfile& profile) {
  std::size_t best = 0;
  double most = -1;
  for (std::size_t i = 0; i < profile.indicators.size(); ++i) {
    double sum = 0;
    for (const auto& site : profile.sites)
      if (!std::isnan(site.contribution[i])) sum += std::abs(site.contribution[i]);
    if (sum > most) most = sum, best = i;
  }
  return best;
}

/// The site's name, with its id where another site has the same name.
std::string unmistakable(const FinishedProfile& profile, const FinishedSite& site) {
  const bool repeated = std::count_if(profile.sites.begin(), profile.sites.end(),
                                      [&](const FinishedSite& other) { return other.name == site.name; }) > 1;
  return label_of(site) + (repeated && !site.name.empty() ? " (" + site.id + ")" : "");
}

std::string answer(const FinishedProfile& profile) {
  const auto scored = static_cast<std::size_t>(scored_sites(profile));
  if (scored == 0)
    return "<p class=\"answer\">No site could be scored; the reasons stand in the list below.</p>";
  std::string names;
  std::size_t shown = 0;
  for (const auto& site : profile.sites) {
    if (site.rank == 0 || shown == 3) break;
    names += (shown == 0                          ? ""
              : shown == 2 || shown + 1 == scored ? " and "
                                                  : ", ") +
             std::string("<strong>") + escaped_short(unmistakable(profile, site), 60) + "</strong> (score " +
             three(site.score) + ")";
    ++shown;
  }
  std::string text = "<p class=\"answer\">Act first at " + names + ". " + std::to_string(scored) + " of " +
                     std::to_string(profile.sites.size()) + " sites could be scored. ";
  text += "What sets the sites apart most is <strong>" + escaped(title_in(profile, main_driver(profile))) +
          "</strong>. ";
  double coverage = 0;
  for (const auto& site : profile.sites)
    if (site.rank > 0) coverage += site.coverage;
  text += "On average " + percent(coverage / static_cast<double>(scored)) +
          " of the indicator weight had data at a scored site. ";
  text += profile.changes.empty()
              ? "This list says nothing yet about how far ranks move when weights or data change.</p>"
              : "How far ranks move in other scenarios stands under \"What changes\"; how far they move when "
                "weights or "
                "data of today change, this list does not say yet.</p>";
  return text;
}

std::string legend(const FinishedProfile& profile) {
  const char* words[] = {"no score: too little or no data", "1 very low", "2 low", "3 medium", "4 high",
                         "5 very high: act here first"};
  std::string out = "<ul class=\"legend\">";
  for (std::size_t c : {5u, 4u, 3u, 2u, 1u, 0u}) {
    const auto& rgb = class_colours[c];
    out += "<li><b style=\"background:rgb(" + std::to_string(rgb[0]) + "," + std::to_string(rgb[1]) + "," +
           std::to_string(rgb[2]) + ")\"></b>" + words[c];
    if (c >= 1 && c <= 5) {
      const double low = c == 1 ? 0 : profile.class_breaks[c - 2],
                   high = c == 5 ? 1 : profile.class_breaks[c - 1];
      out += " (" + number_text(low) + "–" + number_text(high) + ")";
    }
    out += "</li>";
  }
  const std::string others = profile.sites.size() > most_dots
                                 ? "the next sites, " + std::to_string(most_dots) + " in all"
                                 : "other sites";
  return out + "<li>● first ten sites by rank</li><li>○ " + others + "; dashed: not scored</li></ul>";
}

/// Which dimensions the profile has, and how they become one score.
std::string dimensions_sentence(const FinishedProfile& profile) {
  const auto used = used_dimensions(profile);
  if (used.size() == 1) return "The profile looks at " + used.front().first + " alone.";
  std::string list = used.front().first;
  for (std::size_t i = 1; i < used.size(); ++i)
    list += (i + 1 == used.size() ? " and " : ", ") + used[i].first;
  std::string how = profile.aggregation;
  std::replace(how.begin(), how.end(), '_', ' ');
  if (profile.aggregation == "power_mean")
    how += " (exponent " + number_text(profile.composition.root.exponent) + ")";
  return "The scores of " + list + " are combined by the " + escaped(how) + " aggregation.";
}

std::string method_table(const FinishedProfile& profile) {
  std::string out =
      "<h3>How the score is made</h3><p>" + dimensions_sentence(profile) +
      " A site needs data for at least " + percent(profile.min_coverage) +
      " of the weight. Raw values become scores from 0 to 1, 1 = highest risk, by the red "
      "curves; the bars show how many sites got which score.</p>"
      "<div class=\"scroll\"><table><thead><tr><th class=\"w\">Indicator</th><th>Dimension</th><th "
      "class=\"n\">Weight</th><th>From value to score</th><th class=\"n\">Median "
      "site</th><th>Layers</th><th class=\"w\">Why</th></tr></thead><tbody>";
  for (std::size_t i = 0; i < profile.indicators.size(); ++i) {
    const auto& indicator = profile.indicators[i];
    const std::string unit = unit_text(indicator.unit);
    out +=
        "<tr><td class=\"w\">" + escaped(indicator.title) + "<br><span class=\"quiet\">" +
        breakable(escaped(indicator.id)) + (unit.empty() ? "" : " [" + escaped(unit) + "]") + ", " +
        (indicator.column.empty() ? escaped(indicator.extraction + " " + indicator.place)
                                  : "attribute of the sites, not in the map") +
        (indicator.survey
             ? "<br>percentile among " + std::to_string(indicator.survey->cells) + " cells of the map's grid"
             : "") +
        (indicator.formula.empty() ? "" : "<br>= " + breakable(escaped(indicator.formula))) +
        "</span></td><td>" + escaped(indicator.dimension) + "</td><td class=\"n\">" +
        number_text(indicator.weight) + "</td><td>" + value_function_figure(indicator) +
        "</td><td class=\"n\">" +
        (i < profile.reference.size() ? escaped(figure_with_unit(profile.reference[i], indicator.unit, "–"))
                                      : "–") +
        "</td><td>" +
        (indicator.column.empty() ? breakable(escaped(joined(indicator.layers)))
                                  : "column " + breakable(escaped(indicator.column)) + " of the list") +
        "</td><td class=\"w\">" + escaped(indicator.why) + "</td></tr>";
  }
  return out + "</tbody></table></div>";
}

/// What a reader of the map must know where the sites are judged by more than it can show.
std::string note_on_attributes(const FinishedProfile& profile) {
  const auto titles = attribute_titles(profile);
  if (titles.empty()) return {};
  return " The map is made of the ground alone: it does not hold what only the sites have (" +
         escaped(joined(titles)) + "), whose weight goes to the other indicators.";
}

/// Where indicators are measured on another footprint than that of the list.
std::string note_on_footprints(const FinishedProfile& profile) {
  std::vector<std::string> others;
  for (const auto& indicator : profile.indicators)
    if (indicator.column.empty() && indicator.place != "over the footprint")
      others.push_back(indicator.title + " (" + indicator.place + ", " +
                       number_text(indicator.footprint_km2, 1) + " km²)");
  return others.empty()
             ? std::string()
             : " Measured, and judged on the map, by a footprint of their own: " + escaped(joined(others)) +
                   ".";
}

std::string class_shares(const FinishedProfile& profile) {
  std::int64_t all = 0;
  for (const auto count : profile.cells_per_class) all += count;
  if (all == 0 || profile.cells_per_class.size() < 6) return {};
  const auto share = [&](std::size_t c) {
    return number_text(100 * static_cast<double>(profile.cells_per_class[c]) / static_cast<double>(all), 1) +
           " %";
  };
  return "<p class=\"quiet\">Of the map's cells, " + share(5) + " are very high, " + share(4) + " high, " +
         share(3) + " medium, " + share(2) + " low, " + share(1) + " very low; " + share(0) +
         " have no score. A cell is judged as a place of " + number_text(profile.footprint_km2, 1) +
         " km² (the median footprint of the sites) that is everywhere like the cell, so that counts of "
         "people or hectares mean the same on the map and in the list." +
         note_on_footprints(profile) + note_on_attributes(profile) + "</p>";
}

}  // namespace

std::string profile_section(const FinishedRun& run, const FinishedProfile& profile,
                            const words::Words& words) {
  std::string out = "<section><h2>" + escaped(profile.title) + "</h2>";
  out += "<p class=\"quiet\">Profile " + escaped(profile.id) +
         (profile.inspired_by.empty() ? "" : ", inspired by " + escaped(profile.inspired_by)) +
         ". Sites: " + escaped(profile.sites_name) + " (" + escaped(profile.sites_summary) + ")." +
         (profile.scope.empty() ? "" : " Scope: " + escaped(profile.scope) + ".") + "</p>" + answer(profile);
  if (const auto map = map_figure(run.grid, profile); !map.empty())
    out += "<figure style=\"margin:0\">" + map + legend(profile) + "</figure>" + class_shares(profile);
  return out + "<h3>Ranked sites</h3>" + ranked_table(profile) + change_section(profile, words) +
         unscored_table(profile) + method_table(profile) + weights_section(profile, words) +
         topsis_section(profile, words) + "</section>";
}

}  // namespace firnline
