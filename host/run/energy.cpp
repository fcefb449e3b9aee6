// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/energy.hpp"

#include <cmath>
#include <memory>
#include <utility>

#include "host/run/plan.hpp"
#include "host/run/tile_pass.hpp"
#include "kernels/grid/number_text.hpp"
#include "kernels/indicators/energy/facility_energy.hpp"

namespace firnline {
namespace {

constexpr double unknown = FinishedSiteEnergy::unknown;

/// The numbers of one list, by the row of a site.
class ListEnergy {
 public:
  ListEnergy(const RunPlan& plan, const ResolvedEnergy& energy, const std::vector<SiteSums>& sums)
      : plan_(plan), energy_(energy), sums_(sums) {}

  [[nodiscard]] FinishedSiteEnergy of(std::size_t site) const {
    FinishedSiteEnergy out;
    out.demand_mwh = read(energy_.demand, site);
    out.fuel_t = read(energy_.fuel_emissions, site);
    out.emissions_t =
        emissions_t(out.demand_mwh, energy_.job.factor_t_mwh, energy_.fuel_emissions ? out.fuel_t : 0);
    out.panels_kw = read(energy_.panels, site);
    out.pv_yield_kwh_kw =
        energy_.pv_yield ? read(energy_.pv_yield, site) : measured(energy_.pv_indicator, site);
    out.pv_share = pv_share(out.panels_kw, out.pv_yield_kwh_kw, energy_.job.pv_efficiency, out.demand_mwh);
    out.battery_kwh = read(energy_.battery, site);
    out.battery_hours = battery_hours(out.battery_kwh, out.demand_mwh, energy_.job.critical_share);
    out.degree_days =
        energy_.degree_days ? read(energy_.degree_days, site) : measured(energy_.degree_day_indicator, site);
    out.heat_loss_w_k = read(energy_.heat_loss, site);
    out.heat_demand_mwh = heat_demand_mwh(out.degree_days, out.heat_loss_w_k);
    return out;
  }

 private:
  [[nodiscard]] double read(const std::optional<EnergyColumn>& from, std::size_t site) const {
    if (!from) return unknown;
    return from->conversion.apply(plan_.sites[energy_.sites].attributes[from->column][site]);
  }
  /// The mean of an indicator in the cell of the site's point.
  [[nodiscard]] double measured(const std::optional<std::size_t>& indicator, std::size_t site) const {
    if (!indicator) return unknown;
    const SiteSums& found = sums_[zone_list_of(plan_, energy_.sites, energy_.footprint)];
    return zone_mean(found.at(site, *indicator), plan_.quantities[*indicator].quantum);
  }

  const RunPlan& plan_;
  const ResolvedEnergy& energy_;
  const std::vector<SiteSums>& sums_;
};

std::string origin(const RunPlan& plan, const std::string& attribute,
                   const std::optional<std::size_t>& indicator) {
  if (!attribute.empty()) return "attributes." + attribute;
  if (!indicator) return {};
  return plan.set.layer_names(plan.set.indicators[*indicator]).front();
}

FinishedEnergy describe(const RunPlan& plan, const ResolvedEnergy& energy) {
  const JobEnergy& job = energy.job;
  FinishedEnergy out;
  out.factor_t_mwh = job.factor_t_mwh;
  out.factor_year = job.factor_year;
  out.demand_year = job.demand_year;
  out.factor_source = job.factor_source;
  out.with_fuel = energy.fuel_emissions.has_value();
  out.with_panels = energy.panels.has_value();
  out.with_battery = energy.battery.has_value();
  out.pv_efficiency = job.pv_efficiency;
  out.critical_share = job.critical_share;
  out.pv_yield_from = origin(plan, job.pv_yield, energy.pv_indicator);
  out.degree_days_from = origin(plan, job.degree_days, energy.degree_day_indicator);
  return out;
}

}  // namespace

void work_out_energy(RunPlan& plan, const std::vector<SiteSums>& sums) {
  for (const ResolvedEnergy& energy : plan.set.energy) {
    const std::size_t sites = plan.sites[energy.sites].sites.size();
    SitesEnergy out{describe(plan, energy), {}};
    auto& columns = plan.worked_out[energy.sites];
    for (const auto& number : energy.results)
      if (number && *number >= columns.size()) columns.resize(*number + 1);
    const auto put = [&](std::size_t result, double value) {
      if (energy.results[result]) columns[*energy.results[result]].push_back(value);
    };
    const ListEnergy numbers(plan, energy, sums);
    for (std::size_t site = 0; site < sites; ++site) {
      const FinishedSiteEnergy one = numbers.of(site);
      put(0, one.emissions_t);
      put(1, one.pv_share);
      put(2, one.battery_hours);
      put(3, one.heat_demand_mwh);
      out.of_site.push_back(std::make_shared<const FinishedSiteEnergy>(one));
    }
    plan.energy[energy.sites] = std::move(out);
  }
}

std::vector<FinishedAudit> audit_of_energy(const RunPlan& plan) {
  std::vector<FinishedAudit> rows;
  for (const ResolvedEnergy& energy : plan.set.energy) {
    const JobEnergy& job = energy.job;
    const SitesEnergy& of_list = plan.energy.at(energy.sites);
    FinishedAudit row;
    row.layer = "energy." + job.name;
    row.source = plan.sites[energy.sites].request.source;
    row.step = "attribute";
    row.method = "electricity at " + number_text(job.factor_t_mwh) + " t CO2 per MWh (" +
                 std::to_string(job.factor_year) + ", " + job.factor_source + ")" +
                 (energy.fuel_emissions ? ", plus fuel" : ", no fuel");
    row.cells_in = row.cells_out = static_cast<std::int64_t>(of_list.of_site.size());
    for (const auto& one : of_list.of_site) row.cells_no_data += std::isnan(one->emissions_t) ? 1 : 0;
    if (job.demand_year != job.factor_year)
      row.warning = "The emission factor is of " + std::to_string(job.factor_year) + " and the demand of " +
                    std::to_string(job.demand_year) + ".";
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace firnline
