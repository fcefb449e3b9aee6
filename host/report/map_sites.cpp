// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/map_sites.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "host/report/html.hpp"
#include "host/report/map_figure.hpp"
#include "host/report/svg.hpp"
#include "host/words/catalogue/map.hpp"

namespace firnline {
namespace {

namespace say = words::map;

constexpr double widest_name = 240;

std::string name_or_id(const FinishedSite& site) {
  return site.name.empty() ? site.id : site.name;
}

/// With the id where another site has the same name. Asks all sites: for the few that get a label.
std::string unmistakable(const FinishedProfile& profile, const FinishedSite& site) {
  const auto namesakes = std::count_if(profile.sites.begin(), profile.sites.end(),
                                       [&](const FinishedSite& other) { return other.name == site.name; });
  return name_or_id(site) + (site.name.empty() || namesakes < 2 ? "" : " (" + site.id + ")");
}

/// The first sites of the list that are on the map, by rank.
std::vector<NamedSite> first_sites(const MapFrame& frame, const FinishedProfile& profile) {
  std::vector<NamedSite> first;
  for (const auto& site : profile.sites) {
    if (site.rank == 0 || std::isnan(site.grid_row)) continue;
    if (first.size() == named_sites) break;
    first.push_back({&site, frame.x(site.grid_col), frame.y(site.grid_row), {}, {}, false});
  }
  return first;
}

/// From the mark to the nearest point of the name's box.
std::string leader(const NamedSite& named) {
  const double x = std::clamp(named.x, named.label.box.left, named.label.box.right);
  const double y = std::clamp(named.y, named.label.box.top, named.label.box.bottom);
  return "<path class=\"leader\" d=\"M0 0L" + n1(x - named.x) + " " + n1(y - named.y) + "\"/>";
}

std::string mark(const NamedSite& named, const std::string& id) {
  std::string out = "<g class=\"site\" id=\"" + id + "\" transform=\"translate(" + n1(named.x) + " " +
                    n1(named.y) + ")\"><g class=\"k\">";
  if (named.labelled && named.label.led) out += leader(named);
  out += "<circle r=\"10\" class=\"first\"/><text class=\"rank\">" + std::to_string(named.site->rank) +
         "</text>";
  if (named.labelled)
    out += "<text x=\"" + n1(named.label.x - named.x) + "\" y=\"" + n1(named.label.y - named.y) +
           "\" class=\"name\">" + escaped(named.text) + "</text>";
  return out + "</g></g>";
}

std::string other_site(const MapFrame& frame, const FinishedSite& site, const std::string& id,
                       const words::Words& words) {
  const std::string name = escaped_short(name_or_id(site), 80);
  return "<g" + (site.rank > 0 ? " id=\"" + id + "\"" : std::string()) + " transform=\"translate(" +
         n1(frame.x(site.grid_col)) + " " + n1(frame.y(site.grid_row)) + ")\"><circle r=\"4\" class=\"other" +
         (site.rank > 0 ? "" : " unscored") + "\"><title>" +
         (site.rank > 0 ? words(say::has_rank, name, words.integer(site.rank))
                        : words(say::has_no_rank, name)) +
         "</title></circle></g>";
}

}  // namespace

std::vector<NamedSite> named_on_map(const MapFrame& frame, const FinishedProfile& profile,
                                    LabelPlacer& placer) {
  std::vector<NamedSite> named = first_sites(frame, profile);
  for (const auto& one : named)
    placer.keep_free(
        {one.x - named_radius, one.y - named_radius, one.x + named_radius, one.y + named_radius});
  const auto on_map = rows_on_map(profile);
  for (std::size_t row = 0; row < on_map.size(); ++row)
    if (on_map[row])
      placer.avoid(frame.x(profile.sites[row].grid_col), frame.y(profile.sites[row].grid_row), 4);
  for (auto& one : named) {
    one.text = fitting(unmistakable(profile, *one.site), widest_name);
    auto place = placer.beside(one.x, one.y, label_width(one.text), named_radius);
    if (!place) {  // a line leads to it then, and its mark may lie below others
      one.text =
          fitting(std::to_string(one.site->rank) + " " + unmistakable(profile, *one.site), widest_name);
      place = placer.anywhere(one.x, one.y, label_width(one.text), named_radius);
    }
    one.labelled = place.has_value();
    if (place) one.label = *place;
  }
  return named;
}

std::string sites_on_map(const MapFrame& frame, const FinishedProfile& profile,
                         const std::vector<NamedSite>& named, const std::string& anchor,
                         const words::Words& words) {
  std::string out;
  const auto on_map = rows_on_map(profile);
  const auto row_of = [&](const FinishedSite& site) {
    return static_cast<std::size_t>(&site - profile.sites.data());
  };
  for (const auto& site : profile.sites) {
    const bool is_named =
        std::any_of(named.begin(), named.end(), [&](const NamedSite& one) { return one.site == &site; });
    if (on_map[row_of(site)] && !is_named)
      out += other_site(frame, site, dot_anchor(anchor, row_of(site)), words);
  }
  for (auto one = named.rbegin(); one != named.rend(); ++one)
    out += mark(*one, dot_anchor(anchor, row_of(*one->site)));
  return out;
}

std::vector<bool> rows_on_map(const FinishedProfile& profile) {
  std::vector<bool> on_map(profile.sites.size(), false);
  std::size_t drawn = 0;
  for (std::size_t row = 0; row < on_map.size() && drawn < most_dots; ++row)
    if (!std::isnan(profile.sites[row].grid_row)) on_map[row] = true, ++drawn;
  return on_map;
}

std::string dot_anchor(const std::string& anchor, std::size_t row) {
  return anchor + "-" + std::to_string(row + 1);
}

}  // namespace firnline
