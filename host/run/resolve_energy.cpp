// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/resolve_energy.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "host/job/names.hpp"

namespace firnline {
namespace {

class EnergyResolver {
 public:
  EnergyResolver(const JobEnergy& job, IndicatorFinder& finder, LayerSet& set, Complaints complaints)
      : job_(job), finder_(finder), set_(set), complaints_(complaints) {}

  /// in: the place of the block's list
  void resolve(std::size_t sites) {
    out_.job = job_;
    out_.sites = sites;
    read_columns();
    if (!job_.panels.empty() && job_.pv_yield.empty()) out_.pv_indicator = measured("pv_yield");
    if (job_.degree_days.empty()) out_.degree_day_indicator = measured("heating_degree_days");
    add_results();
    set_.energy.push_back(std::move(out_));
  }

 private:
  void read_columns() {
    std::optional<EnergyColumn>* const columns[] = {&out_.demand,     &out_.fuel_emissions, &out_.panels,
                                                    &out_.pv_yield,   &out_.battery,        &out_.heat_loss,
                                                    &out_.degree_days};
    const auto named = attributes_named_by(job_);
    for (std::size_t i = 0; i < named.size(); ++i)
      if (const auto& [key, attribute] = named[i]; !attribute.empty())
        *columns[i] = column(key, attribute, energy_units[i]);
  }

  /// A column of the list in the unit that the screening counts in; nothing after a mistake.
  std::optional<EnergyColumn> column(const std::string& key, const std::string& name, const char* unit) {
    const auto found = finder_.attribute_of(name, out_.sites);
    if (!found) return std::nullopt;
    const std::string& own = set_.attributes[found->attribute]->written.unit;
    if (const auto to_unit = conversion(own, unit)) {
      columns_.push_back(set_.sites[out_.sites].attributes[found->column].column);
      return EnergyColumn{found->column, *to_unit};
    }
    complaints_.add(job_.line, "energy." + job_.name + "." + key,
                    "names '" + name + "', which does not fit: " + why_not_convertible(own, unit));
    return std::nullopt;
  }

  /// What the ground says at the sites' points, where the job has the layers; nothing where it has not.
  std::optional<std::size_t> measured(const std::string& indicator) {
    ProfileIndicator entry;
    entry.id = entry.indicator = indicator;
    const JobProfile nobody;
    if (!finder_.layers_lacking(entry, nobody).empty()) return std::nullopt;
    auto resolved = finder_.indicator_of(entry, nobody, "energy." + job_.name);
    if (!resolved) return std::nullopt;
    out_.footprint = 1 + ask_for(FootprintRequest{Footprint::point, 0}, set_.sites[out_.sites]);
    return finder_.use(std::move(*resolved));
  }

  void add_results() {
    const bool gives[] = {true, out_.panels.has_value(), out_.battery.has_value(), out_.has_heat_demand()};
    for (std::size_t i = 0; i < energy_results.size(); ++i) {
      if (!gives[i]) continue;
      const EnergyResult& result = energy_result_of[i];
      JobAttribute written;
      written.name = result.name;
      written.title = result.title;
      written.column = joined(columns_);
      written.unit = written.column_unit = result.unit;
      written.low = result.low;
      written.high = result.high;
      written.source = job_.factor_source;
      out_.results[i] = add_worked_out("energy", written, out_.sites, set_);
    }
  }

  const JobEnergy& job_;
  IndicatorFinder& finder_;
  LayerSet& set_;
  Complaints complaints_;
  ResolvedEnergy out_;
  std::vector<std::string> columns_;  ///< of the list, that are read
};

}  // namespace

void resolve_energy(const Job& job, IndicatorFinder& finder, LayerSet& set, Complaints complaints) {
  for (const JobEnergy& energy : job.energy)
    for (std::size_t sites = 0; sites < job.sites.size(); ++sites)
      if (job.sites[sites].name == energy.name)
        EnergyResolver(energy, finder, set, complaints).resolve(sites);
}

}  // namespace firnline
