// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/finished_run/energy_text.hpp"

#include <cmath>

#include "host/finished_run/figure.hpp"
#include "host/finished_run/json.hpp"
#include "kernels/grid/number_text.hpp"
#include "kernels/grid/unseen_text.hpp"

namespace firnline {

std::string energy_text(const ExplainedEnergy& energy) {
  const FinishedEnergy& of = energy.of;
  const FinishedSiteEnergy& site = energy.site;
  std::string text =
      "\nIts energy emits " + figure_with_unit(site.emissions_t, "t yr-1", "an unknown amount") +
      " of CO2: " + figure_with_unit(site.demand_mwh, "MW h yr-1", "an unknown amount") + " at " +
      number_text(of.factor_t_mwh) + " t per MWh (" + std::to_string(of.factor_year) + ", " +
      shown_text(of.factor_source) + ")" +
      (of.with_fuel ? ", and " + figure_with_unit(site.fuel_t, "t yr-1", "an unknown amount") + " of fuel"
                    : "; fuel is not counted") +
      ".\n";
  if (of.with_panels)
    text += "  Panels of " + figure_with_unit(site.panels_kw, "kW", "unknown size") + ", at " +
            figure_with_unit(site.pv_yield_kwh_kw, "kW h kW-1 yr-1", "an unknown yield") + ", give " +
            (std::isnan(site.pv_share) ? "an unknown share" : number_text(100 * site.pv_share, 1) + " %") +
            " of a year's electricity.\n";
  if (of.with_battery)
    text += "  Batteries of " + figure_with_unit(site.battery_kwh, "kW h", "unknown size") + " carry " +
            number_text(100 * of.critical_share, 0) + " % of the mean load for " +
            figure_with_unit(site.battery_hours, "h", "unknown hours") + ".\n";
  if (!std::isnan(site.degree_days)) {
    text += "  It has " + figure_with_unit(site.degree_days, "K d yr-1", "") + " of heating degree days";
    if (!std::isnan(site.heat_demand_mwh))
      text += "; what it loses is " + figure_with_unit(site.heat_demand_mwh, "MW h yr-1", "") + " of heat";
    text += ".\n";
  }
  return text;
}

nlohmann::ordered_json energy_json(const std::optional<ExplainedEnergy>& energy) {
  if (!energy) return nullptr;
  const FinishedSiteEnergy& site = energy->site;
  return {{"emission_factor_t_mwh", energy->of.factor_t_mwh},
          {"emission_factor_year", energy->of.factor_year},
          {"emission_factor_source", energy->of.factor_source},
          {"demand_year", energy->of.demand_year},
          {"demand_mwh", json_number(site.demand_mwh)},
          {"fuel_t_co2", json_number(site.fuel_t)},
          {"emissions_t_co2", json_number(site.emissions_t)},
          {"panels_kw", json_number(site.panels_kw)},
          {"pv_yield_kwh_kw", json_number(site.pv_yield_kwh_kw)},
          {"pv_share", json_number(site.pv_share)},
          {"battery_kwh", json_number(site.battery_kwh)},
          {"battery_hours", json_number(site.battery_hours)},
          {"heating_degree_days", json_number(site.degree_days)},
          {"heat_loss_w_k", json_number(site.heat_loss_w_k)},
          {"heat_demand_mwh", json_number(site.heat_demand_mwh)}};
}

}  // namespace firnline
