// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/profile_section.hpp"

#include <vector>

#include "host/report/answer.hpp"
#include "host/report/change_section.hpp"
#include "host/report/choices_section.hpp"
#include "host/report/energy_section.hpp"
#include "host/report/html.hpp"
#include "host/report/map_figure.hpp"
#include "host/report/method_section.hpp"
#include "host/report/reader.hpp"
#include "host/report/repairs_section.hpp"
#include "host/report/requirements_section.hpp"
#include "host/report/robustness_section.hpp"
#include "host/report/site_panels.hpp"
#include "host/report/site_water_panel.hpp"
#include "host/report/sites_table.hpp"
#include "host/report/topsis_section.hpp"
#include "host/report/weights_section.hpp"
#include "host/words/catalogue/page.hpp"
#include "host/words/catalogue/sites.hpp"

namespace firnline {
namespace {

/// What a reader of the map must know where the sites are judged by more than it can show.
std::string note_on_attributes(const words::Words& words, const FinishedProfile& profile) {
  std::vector<std::string> titles;
  for (std::size_t i = 0; i < profile.indicators.size(); ++i)
    if (!profile.indicators[i].column.empty()) titles.push_back(indicator_title(words, profile, i));
  if (titles.empty()) return {};
  return words.gap() + html(words, words::page::map_without_attributes, escaped(words.row(titles)));
}

/// Where indicators are measured on another footprint than that of the list.
std::string note_on_footprints(const words::Words& words, const FinishedProfile& profile) {
  std::vector<std::string> others;
  for (std::size_t i = 0; i < profile.indicators.size(); ++i) {
    const auto& indicator = profile.indicators[i];
    if (indicator.column.empty() && indicator.place != "over the footprint")
      others.push_back(words(words::page::measured_elsewhere, plain_title(words, indicator),
                             method_title(words, indicator.place),
                             words.number(indicator.footprint_km2, 1) + " " + words.unit("km2")));
  }
  if (others.empty()) return {};
  return words.gap() + html(words, words::page::own_footprints, escaped(words.row(others)));
}

std::string class_shares(const words::Words& words, const FinishedProfile& profile) {
  std::int64_t all = 0;
  for (const auto count : profile.cells_per_class) all += count;
  if (all == 0 || profile.cells_per_class.size() < 6) return {};
  const auto share = [&](std::size_t c) {
    return words.percent(static_cast<double>(profile.cells_per_class[c]) / static_cast<double>(all), 1);
  };
  return "<p class=\"quiet\">" +
         html(words, words::page::class_shares, share(5), share(4), share(3), share(2), share(1), share(0)) +
         words.gap() +
         html(words, words::page::what_a_cell_stands_for,
              words.number(profile.footprint_km2, 1) + "\u00a0" + words.unit("km2")) +
         note_on_footprints(words, profile) + note_on_attributes(words, profile) + "</p>";
}

/// The profile, where its idea comes from, and whom it ranks.
std::string origin(const words::Words& words, const FinishedProfile& profile) {
  namespace say = words::page;
  const std::string id = escaped(profile.id);
  return html(words, say::profile_and_sites,
              profile.inspired_by.empty()
                  ? id
                  : html(words, say::inspired_by, id, escaped(profile_text(words, profile.inspired_by))),
              escaped(profile.sites_name), escaped(method_title(words, profile.sites_summary))) +
         (profile.scope.empty() ? "" : " " + html(words, say::scope, escaped(profile.scope)));
}

}  // namespace

ProfileSection profile_section(const words::Words& words, const FinishedRun& run,
                               const FinishedProfile& profile, const MapLayers& layers, std::size_t number,
                               std::size_t rows) {
  ProfileSection out;
  out.before = "<section class=\"profile\" id=\"profile-" + std::to_string(number) + "\"><h2>" +
               escaped(profile_text(words, profile.title)) + "</h2><p class=\"quiet\">" +
               origin(words, profile) + "</p>" + answer(words, profile);
  if (const auto map = map_figure(words, run, profile, layers, map_anchor(number)); !map.empty())
    out.before += map + class_shares(words, profile);
  out.before += "<h3>" + html(words, words::sites::ranked_sites) + "</h3>";
  out.after = requirements_section(words, profile, rows) + repairs_section(words, profile) +
              energy_section(words, profile, rows) + overlaps_section(words, profile) +
              change_section(profile, words) + unscored_table(words, profile, rows) +
              method_section(words, profile) + robustness_section(profile, words) +
              choices_section(profile, words) + weights_section(profile, words) +
              topsis_section(profile, words) + promethee_section(profile, words) + "</section>";
  return out;
}

}  // namespace firnline
