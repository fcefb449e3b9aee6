// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <limits>
#include <string>

namespace firnline {

/// What a site's energy does to the climate, and what carries it when the grid fails. NaN where nothing is
/// known.
struct FinishedSiteEnergy {
  static constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

  double demand_mwh = unknown;   ///< of a year
  double fuel_t = unknown;       ///< t CO2 a year
  double emissions_t = unknown;  ///< t CO2 a year, of electricity and fuel
  double panels_kw = unknown;
  double pv_yield_kwh_kw = unknown;  ///< of a year
  double pv_share = unknown;         ///< of the year's demand, 0..1
  double battery_kwh = unknown;
  double battery_hours = unknown;
  double degree_days = unknown;  ///< heating degree days below 18 degC, K d yr-1
  double heat_loss_w_k = unknown;
  double heat_demand_mwh = unknown;  ///< of a year

  [[nodiscard]] bool operator==(const FinishedSiteEnergy&) const = default;
};

/// Its numbers in the order of energy.csv.
template <class Energy>
[[nodiscard]] auto numbers_of(Energy& one) {
  return std::array{&one.demand_mwh,      &one.fuel_t,        &one.emissions_t,    &one.panels_kw,
                    &one.pv_yield_kwh_kw, &one.pv_share,      &one.battery_kwh,    &one.battery_hours,
                    &one.degree_days,     &one.heat_loss_w_k, &one.heat_demand_mwh};
}

/// What the energy of a list's sites rests on.
struct FinishedEnergy {
  double factor_t_mwh = 0;  ///< tonnes of CO2 of a megawatt hour of the grid
  int factor_year = 0, demand_year = 0;
  std::string factor_source;
  bool with_fuel = false, with_panels = false, with_battery = false;
  double pv_efficiency = 1, critical_share = 1;
  std::string pv_yield_from, degree_days_from;  ///< a layer, "attributes.NAME", or empty where nothing says
};

}  // namespace firnline
