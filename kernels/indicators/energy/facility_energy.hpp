// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>

namespace firnline {

// Screening of what a building's energy does to the climate, and what the sun and batteries could carry of
// it. Every function gives NaN where one of its arguments is. source: domain-spec X10

/// Ratios over less than this have no data (domain-spec 15, "Ratios").
inline constexpr double least_demand_mwh = 1e-9;

inline constexpr double hours_of_year = 365.25 * 24;

/// t CO2 yr-1 of electricity and fuel. in: MWh yr-1, t MWh-1, t yr-1
[[nodiscard]] constexpr double emissions_t(double demand_mwh, double factor_t_mwh, double fuel_t) {
  return demand_mwh * factor_t_mwh + fuel_t;
}

/// Share of a year's demand that the panels give, 0..1. in: kW of panels, kWh a year of each (what reaches
/// the grid: its losses are in it), the part of it that storage and curtailment leave, MWh yr-1
[[nodiscard]] constexpr double pv_share(double panels_kw, double yield_kwh_kw, double efficiency,
                                        double demand_mwh) {
  if (!(demand_mwh >= least_demand_mwh)) return std::numeric_limits<double>::quiet_NaN();
  const double share = panels_kw * yield_kwh_kw * efficiency / (1000 * demand_mwh);
  return share > 1 ? 1 : share;
}

/// Hours that full batteries carry the part of the year's mean load that must not fail. in: usable kWh, MWh
/// yr-1, 0..1
[[nodiscard]] constexpr double battery_hours(double battery_kwh, double demand_mwh, double critical_share) {
  const double critical_mwh = demand_mwh * critical_share;
  if (!(critical_mwh >= least_demand_mwh)) return std::numeric_limits<double>::quiet_NaN();
  return battery_kwh * hours_of_year / (1000 * critical_mwh);
}

/// MWh a year that leave a heated building. in: heating degree days K d yr-1, W K-1 that it loses per kelvin
[[nodiscard]] constexpr double heat_demand_mwh(double degree_days, double loss_w_k) {
  constexpr double hours_of_day = 24, w_of_mw = 1e6;
  return degree_days * hours_of_day * loss_w_k / w_of_mw;
}

}  // namespace firnline
