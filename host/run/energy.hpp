// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "host/finished_run/finished_run.hpp"
#include "host/job/job.hpp"
#include "rasters/catalogue/units.hpp"

namespace firnline {

struct RunPlan;
struct SiteSums;

/// A number of the site list in the unit that the screening counts in.
struct EnergyColumn {
  std::size_t column = 0;  ///< index into the attributes of the list
  UnitConversion conversion;
};

/// A block [energy.LIST] whose names all mean something.
struct ResolvedEnergy {
  JobEnergy job;
  std::size_t sites = 0;  ///< index into LayerSet::sites
  std::optional<EnergyColumn> demand, fuel_emissions, panels, pv_yield, battery, heat_loss, degree_days;
  /// Measured at the sites' points where no column says it: indices into LayerSet::indicators.
  std::optional<std::size_t> pv_indicator, degree_day_indicator;
  std::size_t footprint = 0;  ///< of these, as SiteList::zone counts
  /// In the order of energy_results: among what is worked out for the list; nothing where it is not.
  std::array<std::optional<std::size_t>, energy_results.size()> results;

  [[nodiscard]] bool has_heat_demand() const { return heat_loss && (degree_days || degree_day_indicator); }
};

/// What a block works out that profiles and requirements may judge.
struct EnergyResult {
  std::string_view name;
  const char* title;
  const char* unit;
  double low, high;
};
inline constexpr EnergyResult energy_result_of[] = {
    {energy_results[0], "Emissions of energy use", "t yr-1", 0, 1e9},
    {energy_results[1], "Share of the electricity that panels give", "1", 0, 1},
    {energy_results[2], "Hours that batteries last", "h", 0, 1e9},
    {energy_results[3], "Heat demand", "MW h yr-1", 0, 1e9}};

/// The unit that each key of the block is converted to, in the order of attributes_named_by.
inline constexpr const char* energy_units[] = {"MW h yr-1", "t yr-1", "kW",      "kW h kW-1 yr-1",
                                               "kW h",      "W K-1",  "K d yr-1"};

/// Works out the energy of every list that has a block. Once, when the tile pass is done. Sets plan.energy
/// and plan.worked_out.
void work_out_energy(RunPlan& plan, const std::vector<SiteSums>& sums);

/// One row for each block: the factor, its year and its source.
[[nodiscard]] std::vector<FinishedAudit> audit_of_energy(const RunPlan& plan);

}  // namespace firnline
