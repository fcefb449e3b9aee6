// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/site_water_panel.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "host/report/html.hpp"
#include "host/report/reader.hpp"
#include "host/report/svg.hpp"
#include "host/words/catalogue/sites.hpp"
#include "host/words/catalogue/water.hpp"

namespace firnline {
namespace {

namespace say = words::water;

constexpr double tallest_px = 56;
constexpr std::size_t most_names = 5, most_pairs = 20;

std::string share(const words::Words& words, double value) {
  return std::isnan(value) ? "–" : words.percent(value);
}

std::string meaning(const words::Words& words, const std::string& definition) {
  return html(words, definition == "imbalance"  ? say::imbalance
                     : definition == "ice_melt" ? say::ice_melt
                                                : say::glacier_area_runoff);
}

/// The month's water, and the part of glaciers at its foot. in: highest, of all months
std::string bar(double discharge, double share, double highest) {
  if (!(discharge > 0)) return {};
  const double whole = discharge / highest * tallest_px, ice = share > 0 ? share * whole : 0;
  return "<i class=\"other\" style=\"height:" + n1(whole - ice) +
         "px\"></i><i class=\"ice\" style=\"height:" + n1(ice) + "px\"></i>";
}

std::string cells(const std::array<std::string, 12>& months, const std::string& year, const char* tag) {
  std::string out;
  for (const auto& text : months) out += std::string("<") + tag + ">" + text + "</" + tag + ">";
  return out + "<" + tag + " class=\"y\">" + year + "</" + tag + ">";
}

std::string by_month(const words::Words& words, const FinishedWater& water) {
  std::array<std::string, 12> names, bars, amounts, shares;
  double highest = 0;
  for (const double one : water.discharge_m3_s) highest = std::max(highest, std::isnan(one) ? 0 : one);
  for (std::size_t m = 0; m < names.size(); ++m) {
    names[m] = html(words, say::months[m]);
    bars[m] = bar(water.discharge_m3_s[m], water.glacier_share[m], highest);
    amounts[m] = words.figure(water.discharge_m3_s[m]);
    shares[m] = share(words, water.glacier_share[m]);
  }
  return "<div class=\"scroll\"><table class=\"water\"><thead><tr><th>" + html(words, say::month) + "</th>" +
         cells(names, html(words, say::year), "th") +
         "</tr></thead><tbody><tr class=\"bars\" aria-hidden=\"true\"><td>" +
         "<span class=\"quiet\"><b class=\"other\"></b>" + html(words, say::other_water) +
         "<br><b class=\"ice\"></b>" + html(words, say::glacier_water) + "</span></td>" +
         cells(bars, "", "td") + "</tr><tr><td>" +
         html(words, say::discharge, escaped(words.unit("m3 s-1"))) + "</td>" +
         cells(amounts, words.figure(water.discharge_of_year_m3_s), "td") + "</tr><tr><td>" +
         html(words, say::from_glaciers) + "</td>" +
         cells(shares, share(words, water.glacier_share_of_year), "td") + "</tr></tbody></table></div>";
}

std::string of_glaciers(const words::Words& words, const FinishedUpstream& upstream,
                        const FinishedWater& water) {
  if (std::isnan(water.discharge_of_year_m3_s))
    return "<p>" + html(words, say::too_little_known, share(words, water.known_share)) + "</p>";
  return "<p>" +
         html(words, say::of_the_year, escaped(words.figure(water.discharge_of_year_m3_s, "m3 s-1")),
              share(words, water.glacier_share_of_year), meaning(words, upstream.definition)) +
         words.gap() +
         html(words, upstream.with_abstraction ? say::with_abstraction : say::without_abstraction) +
         words.gap() + html(words, say::known, share(words, water.known_share)) + words.gap() +
         html(words, say::how_to_read_bars) + "</p>" + by_month(words, water);
}

std::string names_of(const words::Words& words, const FinishedProfile& profile,
                     const std::vector<std::size_t>& rows) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(rows.size(), most_names); ++i)
    names.push_back(escaped_short(site_label(words, profile.sites[rows[i]]), 60));
  if (rows.size() > most_names)
    names.push_back(html(words, say::and_more, static_cast<std::int64_t>(rows.size() - most_names)));
  return words.list(names);
}

std::string pair_row(const words::Words& words, const FinishedProfile& profile, const FinishedOverlap& pair) {
  const FinishedSite &site = profile.sites[pair.site], &in = profile.sites[pair.in];
  return "<tr><td>" + escaped_short(site_label(words, site), 80) + "</td><td>" +
         escaped_short(site_label(words, in), 80) + "</td><td class=\"n\">" +
         escaped(words.figure(site.water->upstream_km2, "km2")) + "</td><td class=\"n\">" +
         share(words, site.water->upstream_km2 / in.water->upstream_km2) + "</td></tr>";
}

}  // namespace

std::string water_of_site(const words::Words& words, const FinishedProfile& profile, const Overlaps& overlaps,
                          std::size_t row) {
  const FinishedSite& site = profile.sites[row];
  if (site.water == nullptr || !profile.upstream) return {};
  const FinishedWater& water = *site.water;
  std::string out =
      "<p>" + html(words, say::comes_together, words.number(water.lat, 5), words.number(water.lon, 5),
                   words.number(water.moved_m, 0) + "\u00a0" + escaped(words.unit("m")),
                   escaped(words.figure(water.upstream_km2, "km2")));
  if (water.lower_bound) out += words.gap() + "<strong>" + html(words, say::lower_bound) + "</strong>";
  if (const auto around = overlaps.around(row); !around.empty())
    out += words.gap() + html(words, say::lies_inside, names_of(words, profile, around));
  if (const auto inside = overlaps.inside(row); !inside.empty())
    out += words.gap() + html(words, say::holds, names_of(words, profile, inside));
  return out + "</p>" +
         (profile.upstream->definition.empty() ? "" : of_glaciers(words, *profile.upstream, water));
}

std::string overlaps_section(const words::Words& words, const FinishedProfile& profile) {
  if (profile.overlaps.empty()) return {};
  std::int64_t all = 0, inside = 0;
  for (const auto& site : profile.sites) {
    all += site.water != nullptr ? 1 : 0;
    inside += site.water != nullptr && site.water->inside > 0 ? 1 : 0;
  }
  std::string out = "<h3>" + html(words, say::shared_land) + "</h3><p>" +
                    html(words, say::inside_others, inside, words.integer(all)) + words.gap() +
                    html(words, say::all_pairs, escaped(profile.name) + "/overlaps.csv") +
                    "</p><div class=\"scroll\"><table><thead><tr><th>" + html(words, words::sites::site) +
                    "</th><th>" + html(words, say::inside_that_of) + "</th><th class=\"n\">" +
                    html(words, say::shared_area) + "</th><th class=\"n\">" +
                    html(words, say::share_of_larger) + "</th></tr></thead><tbody>";
  const std::size_t shown = std::min(profile.overlaps.size(), most_pairs);
  for (std::size_t i = 0; i < shown; ++i) out += pair_row(words, profile, profile.overlaps[i]);
  out += "</tbody></table></div>";
  if (shown < profile.overlaps.size())
    out += "<p class=\"quiet\">" +
           html(words, say::first_pairs, words.integer(static_cast<std::int64_t>(shown)),
                words.integer(static_cast<std::int64_t>(profile.overlaps.size()))) +
           "</p>";
  return out;
}

}  // namespace firnline
