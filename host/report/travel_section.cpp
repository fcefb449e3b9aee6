// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/travel_section.hpp"

#include <algorithm>
#include <cmath>

#include "host/report/html.hpp"
#include "host/report/travel_curve.hpp"
#include "host/report/travel_maps.hpp"
#include "host/words/catalogue/travel.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace {

namespace say = words::travel;

constexpr std::size_t most_drawn = 4;

std::string people_text(const words::Words& words, double people) {
  return words.integer(static_cast<std::int64_t>(std::llround(people)));
}

std::string headline(const words::Words& words, const FinishedTravel& travel) {
  if (travel.coverage.empty()) return html(words, say::nobody_counted);
  std::vector<std::string> shares;
  for (std::size_t t = 0; t < travel.coverage.size(); ++t)
    shares.push_back(words(say::share_within, words.percent(travel.coverage[t], 1),
                           words.number(travel.thresholds_min[t])));
  const std::int64_t serving = travel.facility_count - travel.outside - travel.on_barrier;
  return html(words, say::of_people, people_text(words, travel.people), words.integer(serving),
              escaped(words.row(shares)), people_text(words, travel.people_cut_off));
}

/// "flood_depth 100, once in 100 years, lasts 10 d"
std::string facts_of(const words::Words& words, const FinishedShock& shock) {
  std::vector<std::string> facts = {shock.hazard + (shock.band ? " " + words.number(*shock.band) : "")};
  if (shock.return_period_years)
    facts.push_back(words(say::once_in, words.number(*shock.return_period_years)));
  if (shock.rate_per_year) facts.push_back(words(say::times_a_year, words.number(*shock.rate_per_year)));
  facts.push_back(words(say::lasts, words.number(shock.outage_days)));
  return escaped(words.row(facts));
}

std::string number_cell(double key, const std::string& shown, const std::string& below) {
  return "<td class=\"n\" data-v=\"" + number_text(key) + "\">" + shown +
         (below.empty() ? "" : "<br><span class=\"quiet\">" + below + "</span>") + "</td>";
}

std::string row_of(const words::Words& words, const FinishedShock& shock) {
  std::string out =
      "<tr><td>" + escaped(shock.name) + "<br><span class=\"quiet\">" + facts_of(words, shock) +
      "</span></td>" +
      number_cell(static_cast<double>(shock.closed_facilities), words.integer(shock.closed_facilities), {});
  for (std::size_t t = 0; t < shock.people_losing.size(); ++t)
    out += number_cell(shock.people_losing[t], people_text(words, shock.people_losing[t]),
                       html(words, say::still, words.percent(shock.coverage[t], 1)));
  if (!shock.people_losing.empty())
    out += number_cell(shock.people_cut_off, people_text(words, shock.people_cut_off), {});
  return out + "</tr>";
}

std::string mean_year(const words::Words& words, const FinishedTravel& travel) {
  if (travel.person_days_per_year.empty()) return {};
  std::string out = "<tr class=\"sum\"><td>" + html(words, say::mean_year) + "</td><td></td>";
  for (const double days : travel.person_days_per_year)
    out += number_cell(days, people_text(words, days), {});
  return out + "<td></td></tr>";
}

std::string table_of_shocks(const words::Words& words, const FinishedTravel& travel) {
  if (travel.shocks.empty()) return {};
  const bool counted = !travel.coverage.empty();
  const auto head = [](const std::string& text) { return "<th class=\"n\">" + text + "</th>"; };
  std::string out = "<h3>" + html(words, say::what_is_lost) +
                    "</h3><div class=\"scroll\" tabindex=\"0\"><table class=\"shocks\"><thead><tr><th>" +
                    html(words, say::event) + "</th>" + head(html(words, say::closed_facilities));
  for (std::size_t t = 0; counted && t < travel.thresholds_min.size(); ++t)
    out += head(html(words, say::lose_within, words.number(travel.thresholds_min[t])));
  if (counted) out += head(html(words, say::cut_off));
  out += "</tr></thead><tbody>";
  for (const FinishedShock& shock : travel.shocks) out += row_of(words, shock);
  out += mean_year(words, travel) + "</tbody></table></div>";
  if (!counted) return out;
  out += "<p class=\"quiet\">" + html(words, say::who_loses);
  if (!travel.annual.empty())
    out += words.gap() + html(words, travel.annual == "rates" ? say::from_rates : say::from_return_periods);
  return out + "</p>";
}

std::string files_of(const FinishedTravel& travel) {
  std::string out = "<code>health/travel_time.tif</code>, <code>health/catchments.gpkg</code>";
  if (!travel.coverage.empty()) out += ", <code>health/people_by_travel_time.csv</code>";
  if (!travel.shocks.empty()) out += ", <code>health/access_loss_*.tif</code>";
  return out;
}

}  // namespace

std::vector<std::size_t> shocks_to_draw(const FinishedTravel& travel) {
  std::vector<std::size_t> order(travel.shocks.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto taken = [&](std::size_t i) {
    const auto& losing = travel.shocks[i].people_losing;
    return losing.empty() ? 0.0 : losing.back();
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return taken(a) > taken(b); });
  order.resize(std::min(order.size(), most_drawn));
  std::sort(order.begin(), order.end());
  return order;
}

std::string travel_section(const words::Words& words, const FinishedRun& run) {
  if (!run.travel) return {};
  const FinishedTravel& travel = *run.travel;
  const std::vector<std::size_t> drawn = shocks_to_draw(travel);
  std::string out = "<section id=\"ways\"><h2>" + html(words, say::heading, escaped(travel.facilities)) +
                    "</h2><p class=\"answer\">" + headline(words, travel) + "</p>" +
                    travel_maps(words, run, drawn);
  if (drawn.size() < travel.shocks.size())
    out += "<p class=\"quiet\">" +
           html(words, say::more_events, words.integer(static_cast<std::int64_t>(drawn.size()))) + "</p>";
  return out + travel_curve(words, run, drawn) + table_of_shocks(words, travel) + "<p class=\"quiet\">" +
         html(words, say::files, files_of(travel)) + "</p></section>";
}

}  // namespace firnline
