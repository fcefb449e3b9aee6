// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <set>

#include "host/job/job_blocks.hpp"
#include "host/job/names.hpp"
#include "kernels/grid/lower_case.hpp"

namespace firnline {
namespace {

/// The profiles that are meant: those named, or all that draw maps.
void check_profiles(const Job& job, const JobUnits& units, std::vector<Mistake>& mistakes) {
  const auto mistake = [&](const std::string& message) {
    mistakes.push_back({job.file, units.line, 0, "units." + units.name + ".profiles", message});
  };
  const auto profiles = names_of(job.profiles);
  for (const auto& name : units.profiles)
    if (!holds(profiles, name))
      mistake("names no profile of this job: '" + name + "'" + did_you_mean(name, profiles));
  bool any = false;
  for (const auto& profile : job.profiles) {
    any = any || profile.maps;
    if (!profile.maps && holds(units.profiles, profile.name))
      mistake(
          "names '" + profile.name +
          "', which has maps = false, so that no cell has a score to take a mean of; leave it out, or set "
          "maps = true there");
  }
  if (!any && !job.profiles.empty())
    mistake("finds no profile with maps; units take means of the cells' scores, so set maps = true in one");
}

}  // namespace

JobUnits read_units_block(const std::string& name, const toml::table& table, const std::string& file,
                          std::vector<Mistake>& mistakes) {
  TableReader reader(table, "units." + name, file, mistakes);
  JobUnits out;
  out.name = name;
  out.line = reader.line();
  out.source = reader.required_text("source");
  out.layer = reader.text("layer");
  out.id = reader.text("id", "id");
  out.label = reader.text("name", "name");
  out.crs = reader.text("crs");
  out.population = reader.text("population");
  out.profiles = reader.texts("profiles");
  out.min_valid_share = reader.number("min_valid_share", out.min_valid_share, 0, 1);
  out.bad_rows = reader.word("bad_rows", {"refuse", "set_aside"}, "refuse");
  out.licence = reader.text("licence");
  out.citation = reader.text("citation");
  reader.finish();
  return out;
}

void check_units(const Job& job, std::vector<Mistake>& mistakes) {
  const auto layers = names_of(job.layers);
  std::set<std::string> lower;
  for (const auto& units : job.units) {
    if (!units.population.empty() && !holds(layers, units.population))
      mistakes.push_back({job.file, units.line, 0, "units." + units.name + ".population",
                          "names no layer of this job: '" + units.population + "'" +
                              did_you_mean(units.population, layers)});
    check_profiles(job, units, mistakes);
    if (!lower.insert(lower_case(units.name)).second)
      mistakes.push_back({job.file, units.line, 0, "units",
                          "two lists of units are called '" + lower_case(units.name) +
                              "' when upper and lower case are ignored; rename one"});
  }
}

}  // namespace firnline
