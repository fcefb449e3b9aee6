// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/energy_section.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "host/report/html.hpp"
#include "host/report/page_budget.hpp"
#include "host/report/reader.hpp"
#include "host/words/catalogue/energy.hpp"
#include "host/words/catalogue/sites.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace {

namespace say = words::energy;

constexpr std::size_t most_printed_rows = 100;  // paper; the style sheet hides the rest

/// Sums over the sites with an answer, and how many these are.
struct Totals {
  double emissions_t = 0, demand_mwh = 0, sun_mwh = 0;
  std::int64_t with_emissions = 0, with_share = 0;
};

Totals totals_of(const FinishedProfile& profile) {
  Totals out;
  for (const auto& site : profile.sites) {
    if (site.energy == nullptr) continue;
    if (!std::isnan(site.energy->emissions_t)) {
      out.emissions_t += site.energy->emissions_t;
      ++out.with_emissions;
    }
    if (std::isnan(site.energy->pv_share)) continue;
    out.demand_mwh += site.energy->demand_mwh;
    out.sun_mwh += site.energy->demand_mwh * site.energy->pv_share;
    ++out.with_share;
  }
  return out;
}

std::string cell(double key, const std::string& shown) {
  return "<td class=\"n\" data-v=\"" + (std::isnan(key) ? std::string() : number_text(key)) + "\">" +
         (std::isnan(key) ? "–" : shown) + "</td>";
}

std::string share_cell(const words::Words& words, double share) {
  if (std::isnan(share)) return cell(share, "");
  return cell(share, "<span class=\"verdicts\"><i class=\"pass\" style=\"width:" +
                         number_text(100 * share, 1) + "%\"></i></span>" + words.percent(share));
}

std::string row_of(const words::Words& words, const FinishedEnergy& of, const FinishedSite& site) {
  const FinishedSiteEnergy none;
  const FinishedSiteEnergy& energy = site.energy == nullptr ? none : *site.energy;
  const auto figure = [&](double value) { return cell(value, escaped(words.figure(value))); };
  return "<tr><td>" + escaped_short(site_label(words, site), 60) + "</td>" + figure(energy.emissions_t) +
         figure(energy.demand_mwh) + (of.with_panels ? share_cell(words, energy.pv_share) : "") +
         (of.with_battery ? figure(energy.battery_hours) : "") +
         (of.degree_days_from.empty() ? "" : figure(energy.degree_days) + figure(energy.heat_demand_mwh)) +
         "</tr>";
}

std::string summary(const words::Words& words, const FinishedProfile& profile) {
  const FinishedEnergy& of = *profile.energy;
  const Totals totals = totals_of(profile);
  std::string out = html(words, say::together, words.integer(totals.with_emissions),
                         escaped(words.figure(totals.emissions_t, "t yr-1"))) +
                    words.gap() +
                    html(words, say::factor, words.number(of.factor_t_mwh), std::to_string(of.factor_year),
                         escaped(of.factor_source));
  out += words.gap() + html(words, of.with_fuel ? say::fuel_in : say::no_fuel);
  if (of.demand_year != of.factor_year)
    out += words.gap() + "<strong>" + html(words, say::years_differ, std::to_string(of.demand_year)) +
           "</strong>";
  if (totals.with_share > 0)
    out += words.gap() + html(words, say::sun_gives, words.integer(totals.with_share),
                              words.percent(totals.sun_mwh / totals.demand_mwh));
  if (of.with_battery) out += words.gap() + html(words, say::batteries, words.percent(of.critical_share));
  return out;
}

std::vector<std::size_t> by_emissions(const FinishedProfile& profile) {
  std::vector<std::size_t> order(profile.sites.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto key = [&](std::size_t i) {
    const auto& energy = profile.sites[i].energy;
    return energy == nullptr || std::isnan(energy->emissions_t) ? -1.0 : energy->emissions_t;
  };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) > key(b); });
  return order;
}

}  // namespace

std::string energy_section(const words::Words& words, const FinishedProfile& profile, std::size_t rows) {
  if (!profile.energy) return {};
  const FinishedEnergy& of = *profile.energy;
  const auto head = [&](const words::Message& text, const char* unit) {
    return "<th class=\"n\">" + html(words, text) + (*unit == '\0' ? "" : ", " + escaped(words.unit(unit))) +
           "</th>";
  };
  const std::size_t all = profile.sites.size(), shown = std::min(rows, all);
  std::string out = "<h3>" + html(words, say::heading) + "</h3><p>" + summary(words, profile) +
                    "</p><div class=\"scroll long" + (shown > rows_on_one_screen ? " tall" : "") +
                    "\" tabindex=\"0\"><table class=\"sortable energy\"><thead><tr><th>" +
                    html(words, words::sites::site) + "</th>" + head(say::emissions, "t yr-1") +
                    head(say::demand, "MW h yr-1") + (of.with_panels ? head(say::from_panels, "") : "") +
                    (of.with_battery ? head(say::battery_hours, "h") : "") +
                    (of.degree_days_from.empty()
                         ? ""
                         : head(say::degree_days, "K d yr-1") + head(say::heat_demand, "MW h yr-1")) +
                    "</tr></thead><tbody>";
  const auto order = by_emissions(profile);
  for (std::size_t row = 0; row < shown; ++row) out += row_of(words, of, profile.sites[order[row]]);
  out += "</tbody></table></div>";
  const auto count = [&](std::size_t number) { return words.integer(static_cast<std::int64_t>(number)); };
  const std::string file = escaped(profile.name) + "/energy.csv";
  if (shown > most_printed_rows)
    out += "<p class=\"quiet printed\">" +
           html(words, words::sites::printed_rows, count(most_printed_rows), count(all), file) + "</p>";
  if (all > shown)
    out += "<p class=\"quiet\">" + html(words, words::sites::first_rows, count(shown), count(all), file) +
           "</p>";
  return out;
}

}  // namespace firnline
