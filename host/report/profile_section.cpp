// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/profile_section.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "host/finished_run/figure.hpp"
#include "host/job/names.hpp"
#include "host/report/answer.hpp"
#include "host/report/change_section.hpp"
#include "host/report/html.hpp"
#include "host/report/map_figure.hpp"
#include "host/report/method_section.hpp"
#include "host/report/reader.hpp"
#include "host/report/site_panels.hpp"
#include "host/report/sites_table.hpp"
#include "host/report/topsis_section.hpp"
#include "host/report/weights_section.hpp"
#include "host/words/catalogue/page.hpp"
#include "host/words/catalogue/sites.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace {

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

/// The profile, where its idea comes from, and whom it ranks.
std::string origin(const words::Words& words, const FinishedProfile& profile) {
  namespace say = words::page;
  const std::string id = escaped(profile.id);
  return html(words, say::profile_and_sites,
              profile.inspired_by.empty()
                  ? id
                  : html(words, say::inspired_by, id, escaped(profile_text(words, profile.inspired_by))),
              escaped(profile.sites_name), escaped(profile.sites_summary)) +
         (profile.scope.empty() ? "" : " " + html(words, say::scope, escaped(profile.scope)));
}

}  // namespace

ProfileSection profile_section(const words::Words& words, const FinishedRun& run,
                               const FinishedProfile& profile, const MapLayers& layers, std::size_t number,
                               std::size_t rows) {
  ProfileSection out;
  out.before = "<section id=\"profile-" + std::to_string(number) + "\"><h2>" +
               escaped(profile_text(words, profile.title)) + "</h2><p class=\"quiet\">" +
               origin(words, profile) + "</p>" + answer(words, profile);
  if (const auto map = map_figure(words, run, profile, layers, map_anchor(number)); !map.empty())
    out.before += map + class_shares(profile);
  out.before += "<h3>" + html(words, words::sites::ranked_sites) + "</h3>";
  out.after = change_section(profile, words) + unscored_table(words, profile, rows) +
              method_section(words, profile) + weights_section(profile, words) +
              topsis_section(profile, words) + "</section>";
  return out;
}

}  // namespace firnline
