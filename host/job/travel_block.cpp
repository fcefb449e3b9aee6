// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/job/travel_block.hpp"

#include <algorithm>
#include <cmath>

#include "host/job/job_blocks.hpp"
#include "host/job/names.hpp"
#include "host/job/toml_reader.hpp"
#include "kernels/grid/lower_case.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace {

constexpr double fastest_km_h = 300;
constexpr std::size_t most_events = 64;

/// "10" = 3.2 and the like. 0 closes a class; a negative speed is none.
void read_speeds(TableReader& reader, const std::string& key, std::map<int, double>& out) {
  for (const auto& [name, speed] : reader.number_map(key)) {
    const auto code = number_from(name);
    const std::string place = key + "." + name;
    if (!code || *code != std::floor(*code) || std::abs(*code) > 1e6)
      reader.mistake(key, "entry '" + name + "' is no class; write the code of a class: \"10\" = 3.2");
    else if (speed < 0 || speed > fastest_km_h)
      reader.mistake(key, "entry '" + name + "' is outside 0 to " + number_text(fastest_km_h) +
                              " km/h; 0 closes the class");
    else
      out[static_cast<int>(*code)] = speed;
  }
}

/// Keys that build a friction have no place beside one that is given.
void read_friction(TableReader& reader, JobTravel& out) {
  out.friction = reader.text("friction");
  out.land_cover = reader.text("land_cover");
  out.walking_km_h = reader.number("walking_km_h", out.walking_km_h, 0.1, 20);
  if (reader.has("walking_km_h") && !out.land_cover.empty())
    reader.mistake("walking_km_h", "has no effect beside land_cover, whose classes have speeds of their own");
  if (!out.land_cover.empty()) out.speeds_km_h = walking_speeds_of_world_cover();
  read_speeds(reader, "speeds_km_h", out.speeds_km_h);
  if (reader.has("speeds_km_h") && out.land_cover.empty())
    reader.mistake("speeds_km_h", "has no effect without land_cover, whose classes it speaks of");
  out.roads = reader.text("roads");
  read_speeds(reader, "road_speeds_km_h", out.road_speeds_km_h);
  if (reader.has("road_speeds_km_h") && out.roads.empty())
    reader.mistake("road_speeds_km_h", "has no effect without roads");
  out.slope = reader.word("slope", {"none", "isotropic", "towards_facility", "from_facility"}, out.slope);
  out.altitude = reader.flag("altitude", out.altitude);
  out.elevation = reader.text("elevation");
  if (out.elevation.empty() && (out.slope != "none" || out.altitude))
    reader.mistake(out.slope != "none" ? "slope" : "altitude", "needs heights; add elevation = \"LAYER\"");
  if (!out.elevation.empty() && out.slope == "none" && !out.altitude)
    reader.mistake("elevation", "has no effect without slope or altitude = true");
  if (out.friction.empty()) return;
  for (const char* key : {"land_cover", "speeds_km_h", "walking_km_h", "roads", "road_speeds_km_h", "slope",
                          "altitude", "elevation"})
    if (reader.has(key))
      reader.mistake(key, "has no effect beside friction, which says already how long a metre takes");
}

void read_barriers(TableReader& reader, JobTravel& out) {
  out.barriers = reader.texts("barriers");
  out.bridges = reader.texts("bridges");
  out.barrier_share = reader.number("barrier_share", out.barrier_share, 1e-6, 1);
  out.bridge_km_h = reader.number("bridge_km_h", out.bridge_km_h, 0.1, fastest_km_h);
  for (const char* key : {"bridges", "barrier_share"})
    if (reader.has(key) && out.barriers.empty() && (key != std::string("bridges") || out.land_cover.empty()))
      reader.mistake(key, "has no effect without barriers");
  if (reader.has("bridge_km_h") && out.bridges.empty())
    reader.mistake("bridge_km_h", "has no effect without bridges");
}

void read_thresholds(TableReader& reader, JobTravel& out) {
  if (!reader.has("thresholds_min")) return;
  out.thresholds_min = reader.numbers("thresholds_min", 1, 16);
  for (std::size_t i = 0; i < out.thresholds_min.size(); ++i)
    if (!(out.thresholds_min[i] > 0) || (i > 0 && out.thresholds_min[i] <= out.thresholds_min[i - 1])) {
      reader.mistake("thresholds_min", "must be minutes above 0, each above the one before it");
      return;
    }
}

/// What closes a way, or a facility: a number in the layer's unit, or classes of a layer of codes.
void read_closing(TableReader& reader, const std::string& prefix, std::optional<double>& at,
                  std::vector<int>& classes) {
  at = reader.maybe_number(prefix + "_at");
  if (at && !(*at > 0))
    reader.mistake(prefix + "_at", "must be above 0: where nothing happens nothing may close");
  classes = reader.integers(prefix + "_classes", -32768, 65535);
  if (at && !classes.empty())
    reader.mistake(prefix + "_classes", "and " + prefix + "_at exclude each other; keep one of the two");
}

JobTravelEvent read_event(const toml::table& table, const std::string& file, std::size_t number,
                          std::vector<Mistake>& mistakes) {
  TableReader reader(table, "travel.events[" + std::to_string(number) + "]", file, mistakes);
  JobTravelEvent out;
  out.line = reader.line();
  out.name = reader.required_text("name");
  if (!out.name.empty() && !is_plain_name(out.name))
    reader.mistake("name",
                   "'" + out.name + "' may only hold letters, digits, '_' and '-' (it becomes a file name)");
  out.hazard = reader.required_text("hazard");
  out.band = reader.maybe_number("band");
  read_closing(reader, "closes", out.closes_at, out.closes_classes);
  read_closing(reader, "facility_closes", out.facility_closes_at, out.facility_closes_classes);
  out.slows = reader.word("slows", {"none", "pregnolato"}, out.slows);
  if (reader.has("return_period_years"))
    out.return_period_years = reader.number("return_period_years", 1, 1, 1e6);
  if (reader.has("rate_per_year")) out.rate_per_year = reader.number("rate_per_year", 1, 1e-6, 365);
  if (out.return_period_years && out.rate_per_year)
    reader.mistake("rate_per_year",
                   "and return_period_years exclude each other: a rate is that of this event alone, a "
                   "return period that of all that are as large or larger");
  out.outage_days = reader.number("outage_days", out.outage_days, 1e-3, 3650);
  reader.finish();
  return out;
}

void read_events(TableReader& reader, const std::string& file, std::vector<Mistake>& mistakes,
                 JobTravel& out) {
  const toml::array* events = reader.array("events");
  if (events == nullptr) return;
  if (events->size() > most_events) {
    reader.mistake("events", "has " + std::to_string(events->size()) + " entries; at most " +
                                 std::to_string(most_events) + " are allowed");
    return;
  }
  for (const auto& item : *events) {
    if (const auto* table = item.as_table())
      out.events.push_back(read_event(*table, file, out.events.size() + 1, mistakes));
    else
      reader.mistake("events", "holds something that is no table; write [[travel.events]]");
  }
  for (std::size_t i = 0; i < out.events.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (!out.events[i].name.empty() && lower_case(out.events[i].name) == lower_case(out.events[j].name))
        mistakes.push_back({file, out.events[i].line, 0, "travel.events",
                            "two events are called '" + lower_case(out.events[i].name) +
                                "' when upper and lower case are ignored; rename one"});
}

/// Return periods and rates are added up in different ways: a job has one of the two.
void check_rates(const JobTravel& travel, const std::string& file, std::vector<Mistake>& mistakes) {
  const JobTravelEvent *period = nullptr, *rate = nullptr;
  for (const auto& event : travel.events) {
    if (event.return_period_years) period = &event;
    if (event.rate_per_year) rate = &event;
  }
  if (period != nullptr && rate != nullptr)
    mistakes.push_back(
        {file, rate->line, 0, "travel.events",
         "'" + rate->name + "' has a rate_per_year and '" + period->name +
             "' a return_period_years: events of return periods hold each other, those of rates do not. "
             "Give all of them the one or the other"});
}

}  // namespace

const std::map<int, double>& walking_speeds_of_world_cover() {
  static const std::map<int, double> speeds = {{10, 3.24}, {20, 3.0},  {30, 4.86}, {40, 2.5},
                                               {50, 5.0},  {60, 3.0},  {70, 1.62}, {80, 0.0},
                                               {90, 2.0},  {95, 1.62}, {100, 3.0}};
  return speeds;
}

JobTravel read_travel_block(const toml::table& table, const std::string& file,
                            std::vector<Mistake>& mistakes) {
  TableReader reader(table, "travel", file, mistakes);
  JobTravel out;
  out.line = reader.line();
  out.facilities = reader.text("facilities");
  read_friction(reader, out);
  read_barriers(reader, out);
  out.neighbours = static_cast<int>(reader.integer("neighbours", out.neighbours, 8, 16));
  if (out.neighbours != 8 && out.neighbours != 16) reader.mistake("neighbours", "is neither 8 nor 16");
  out.second_nearest = reader.flag("second_nearest", out.second_nearest);
  read_thresholds(reader, out);
  out.population = reader.text("population");
  read_events(reader, file, mistakes, out);
  reader.finish();
  check_rates(out, file, mistakes);
  return out;
}

std::vector<std::pair<std::string, std::string>> layers_named_by(const JobTravel& travel) {
  std::vector<std::pair<std::string, std::string>> out;
  const auto add = [&](const std::string& key, const std::string& layer) {
    if (!layer.empty()) out.emplace_back(key, layer);
  };
  add("friction", travel.friction);
  add("land_cover", travel.land_cover);
  add("roads", travel.roads);
  for (const auto& layer : travel.barriers) add("barriers", layer);
  for (const auto& layer : travel.bridges) add("bridges", layer);
  add("elevation", travel.elevation);
  add("population", travel.population);
  for (std::size_t e = 0; e < travel.events.size(); ++e)
    add("events[" + std::to_string(e + 1) + "].hazard", travel.events[e].hazard);
  return out;
}

void check_travel(Job& job, std::vector<Mistake>& mistakes) {
  const auto mistake = [&](int line, const std::string& key, const std::string& message) {
    mistakes.push_back({job.file, line, 0, key, message});
  };
  for (const JobLayer& layer : job.layers)
    if (layer.from_travel() && !job.travel)
      mistake(layer.line, layer.key() + ".source",
              "is 'travel', and the job has no [travel]; add it with friction = \"LAYER\" or land_cover = "
              "\"LAYER\" (a file of that name is written \"./travel\")");
  if (!job.travel) return;
  JobTravel& travel = *job.travel;
  const auto layers = names_of(job.layers), lists = names_of(job.sites);
  for (const auto& [key, name] : layers_named_by(travel)) {
    if (!holds(layers, name))
      mistake(travel.line, "travel." + key,
              "names no layer of this job: '" + name + "'" + did_you_mean(name, layers));
    for (const JobLayer& layer : job.layers)
      if (layer.name == name && layer.from_travel())
        mistake(travel.line, "travel." + key, "names '" + name + "', which is itself worked out by [travel]");
  }
  if (travel.facilities.empty() && lists.size() == 1) travel.facilities = lists.front();
  if (travel.facilities.empty())
    mistake(travel.line, "travel.facilities",
            lists.empty()
                ? "is missing, and the job has no list of sites; add [sites.NAME]"
                : "is missing, and the job has several lists of sites; choose one of: " + joined(lists));
  else if (!holds(lists, travel.facilities))
    mistake(travel.line, "travel.facilities",
            "names no site list of this job: '" + travel.facilities + "'" +
                did_you_mean(travel.facilities, lists));
}

}  // namespace firnline
