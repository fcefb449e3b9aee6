// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/finished_run/water_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "host/finished_run/figure.hpp"
#include "host/finished_run/json.hpp"
#include "host/job/names.hpp"
#include "kernels/grid/number_text.hpp"
#include "kernels/grid/unseen_text.hpp"

namespace firnline {
namespace {

constexpr std::array months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::size_t most_names = 5;

std::string share_text(double share) {
  return std::isnan(share) ? "no share" : number_text(100 * share, 1) + " %";
}

std::string right(const std::string& text, std::size_t width) {
  return std::string(width - std::min(width, text.size()), ' ') + text;
}

std::string meaning_of(const std::string& definition) {
  if (definition == "imbalance") return "what glaciers lose for good";
  if (definition == "ice_melt") return "the melt of ice beyond that of snow";
  return "all water that leaves the area of the glaciers";
}

std::string names_of(const std::vector<ExplainedOverlap>& sites) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(sites.size(), most_names); ++i)
    names.push_back(shown_text(sites[i].name.empty() ? sites[i].id : sites[i].name) + " (" +
                    (sites[i].name.empty() ? "" : shown_text(sites[i].id) + ", ") +
                    figure_with_unit(sites[i].shared_km2, "km2", "") + " shared)");
  if (sites.size() > most_names) names.push_back(std::to_string(sites.size() - most_names) + " more");
  return joined(names);
}

std::string of_glaciers(const ExplainedWater& water) {
  const FinishedWater& at = water.water;
  if (std::isnan(at.discharge_of_year_m3_s))
    return "  Only " + share_text(at.known_share) +
           " of the land upstream has data: too little to say what share of its water glaciers give.\n";
  std::string text = "  Of the year's water there, " +
                     figure_with_unit(at.discharge_of_year_m3_s, "m3 s-1", "") + ", glaciers give " +
                     share_text(at.glacier_share_of_year) + ": " + meaning_of(water.upstream.definition) +
                     " (" + water.upstream.definition + "; layers " + joined(water.upstream.layers) + ").\n";
  text += water.upstream.with_abstraction
              ? "  What is taken from the river upstream has taken its part of that water with it.\n"
              : "  What is taken from the river upstream is not accounted for: below large intakes the "
                "shares are "
                "too high.\n";
  text += "  " + share_text(at.known_share) +
          " of the land upstream has data.\n\n  month    water m3/s   from glaciers\n";
  for (std::size_t month = 0; month < months.size(); ++month)
    text += std::string("  ") + months[month] + right(figure(at.discharge_m3_s[month], "none"), 15) +
            right(share_text(at.glacier_share[month]), 16) + "\n";
  return text;
}

nlohmann::ordered_json json_of(const std::vector<ExplainedOverlap>& sites) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const auto& site : sites)
    list.push_back({{"id", site.id}, {"name", site.name}, {"shared_km2", site.shared_km2}});
  return list;
}

}  // namespace

std::string water_text(const ExplainedWater& water) {
  const FinishedWater& at = water.water;
  std::string text = "\nIts water comes together at latitude " + number_text(at.lat, 5) + ", longitude " +
                     number_text(at.lon, 5) + ", " + number_text(at.moved_m, 0) +
                     " m from the site: the cell within " + number_text(water.upstream.snap_m) +
                     " m that drains most, " + figure_with_unit(at.upstream_km2, "km2", "") + ".\n";
  if (at.lower_bound)
    text +=
        "  Its catchment reaches the edge of the grid or cells without data, and may go on beyond: what is "
        "measured "
        "upstream of this site is a lower bound.\n";
  if (!water.upstream.definition.empty()) text += of_glaciers(water);
  if (!water.around.empty())
    text += "  Its catchment lies inside that of: " + names_of(water.around) +
            ". What is measured upstream is not independent of theirs.\n";
  if (!water.inside.empty()) text += "  Inside its catchment lies that of: " + names_of(water.inside) + ".\n";
  return text;
}

nlohmann::ordered_json water_json(const std::optional<ExplainedWater>& water) {
  if (!water) return nullptr;
  const FinishedWater& at = water->water;
  nlohmann::ordered_json by_month = nlohmann::ordered_json::array();
  if (!water->upstream.definition.empty())
    for (std::size_t month = 0; month < months.size(); ++month)
      by_month.push_back({{"month", month + 1},
                          {"discharge_m3_s", json_number(at.discharge_m3_s[month])},
                          {"glacier_share", json_number(at.glacier_share[month])}});
  return {{"lon", json_number(at.lon)},
          {"lat", json_number(at.lat)},
          {"moved_m", at.moved_m},
          {"snap_m", water->upstream.snap_m},
          {"upstream_km2", at.upstream_km2},
          {"lower_bound", at.lower_bound},
          {"definition", water->upstream.definition},
          {"with_abstraction", water->upstream.with_abstraction},
          {"layers", water->upstream.layers},
          {"share_with_data", json_number(at.known_share)},
          {"discharge_m3_s", json_number(at.discharge_of_year_m3_s)},
          {"glacier_share", json_number(at.glacier_share_of_year)},
          {"months", by_month},
          {"inside", json_of(water->around)},
          {"holds", json_of(water->inside)}};
}

}  // namespace firnline
