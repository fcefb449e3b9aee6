// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <utility>

#include "host/job/job_blocks.hpp"
#include "host/job/names.hpp"
#include "host/job/toml_reader.hpp"

namespace firnline {
namespace {

void read_factor(TableReader& reader, JobEnergy& out) {
  const auto missing = [&](const char* key, const std::string& what) {
    if (!reader.has(key)) reader.mistake(key, "is missing; " + what);
  };
  out.factor_t_mwh = reader.number("emission_factor_t_mwh", 0, 0, 3);
  missing("emission_factor_t_mwh", "write the tonnes of CO2 of a megawatt hour of the grid");
  out.factor_year = static_cast<int>(reader.integer("emission_factor_year", 0, 1990, 2200));
  missing("emission_factor_year", "a factor means nothing without its year");
  out.factor_source = reader.required_text("emission_factor_source");
  out.demand_year = static_cast<int>(reader.integer("demand_year", out.factor_year, 1990, 2200));
}

}  // namespace

std::vector<std::pair<std::string, std::string>> attributes_named_by(const JobEnergy& energy) {
  return {{"demand", energy.demand},          {"fuel_emissions", energy.fuel_emissions},
          {"panels", energy.panels},          {"pv_yield", energy.pv_yield},
          {"battery", energy.battery},        {"heat_loss", energy.heat_loss},
          {"degree_days", energy.degree_days}};
}

JobEnergy read_energy_block(const std::string& name, const toml::table& table, const std::string& file,
                            std::vector<Mistake>& mistakes) {
  TableReader reader(table, "energy." + name, file, mistakes);
  JobEnergy out;
  out.name = name;
  out.line = reader.line();
  out.demand = reader.required_text("demand");
  read_factor(reader, out);
  for (const auto& [key, attribute] : {std::pair("fuel_emissions", &out.fuel_emissions),
                                       {"panels", &out.panels},
                                       {"pv_yield", &out.pv_yield},
                                       {"battery", &out.battery},
                                       {"heat_loss", &out.heat_loss},
                                       {"degree_days", &out.degree_days}})
    *attribute = reader.text(key);
  out.pv_efficiency = reader.number("pv_efficiency", 1, 0.01, 1);
  out.critical_share = reader.number("critical_share", 1, 0.01, 1);
  const auto needs = [&](const char* key, const std::string& other, const char* other_key) {
    if (reader.has(key) && other.empty())
      reader.mistake(key, std::string("has no effect without ") + other_key + " = \"ATTRIBUTE\"");
  };
  needs("pv_efficiency", out.panels, "panels");
  needs("pv_yield", out.panels, "panels");
  needs("critical_share", out.battery, "battery");
  reader.finish();
  return out;
}

void check_energy(const Job& job, std::vector<Mistake>& mistakes) {
  const auto attributes = names_of(job.attributes), sites = names_of(job.sites);
  for (const JobEnergy& energy : job.energy) {
    const std::string key = "energy." + energy.name;
    if (!holds(sites, energy.name))
      mistakes.push_back({job.file, energy.line, 0, key,
                          "has the name of no site list of this job" + did_you_mean(energy.name, sites) +
                              "; write [energy.LIST]"});
    for (const auto& [word, attribute] : attributes_named_by(energy))
      if (!attribute.empty() && !holds(attributes, attribute))
        mistakes.push_back({job.file, energy.line, 0, key + "." + word,
                            "names no attribute of this job: '" + attribute + "'" +
                                did_you_mean(attribute, attributes) + "; add [attributes." + attribute +
                                "]"});
  }
  if (job.energy.empty()) return;
  for (const JobAttribute& attribute : job.attributes)
    for (const std::string_view name : energy_results)
      if (attribute.name == name)
        mistakes.push_back({job.file, attribute.line, 0, "attributes." + attribute.name,
                            "has the name of what [energy] works out; choose another"});
}

}  // namespace firnline
