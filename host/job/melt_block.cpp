// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/job/melt_block.hpp"

#include "host/job/toml_reader.hpp"

namespace firnline {
namespace {

/// Degree days of a month's mean were calibrated with a threshold of their own: what days above the mean melt
/// is in it, and not in that of positive degree days.
void read_factors(TableReader& reader, JobMelt& out) {
  out.positive_degree_days =
      reader.word("method", {"degree_day", "positive_degree_day"}, "degree_day") == "positive_degree_day";
  out.snow_mm_d_k = reader.number("snow_mm_d_k", out.snow_mm_d_k, 0.1, 20);
  out.ice_mm_d_k = reader.number("ice_mm_d_k", out.positive_degree_days ? 6 : out.ice_mm_d_k, 0.1, 20);
  out.melt_temperature_c =
      reader.number("melt_temperature_c", out.positive_degree_days ? 0 : out.melt_temperature_c, -5, 3);
  out.deviation_k = reader.number("deviation_k", out.deviation_k, 0.5, 12);
  if (reader.has("deviation_k") && !out.positive_degree_days)
    reader.mistake("deviation_k", "has no effect without method = \"positive_degree_day\"");
}

void read_losses(TableReader& reader, JobMelt& out) {
  out.evaporation = reader.text("evaporation");
  if (reader.has("runoff_coefficient")) out.runoff_coefficient = reader.number("runoff_coefficient", 1, 0, 1);
  if (out.runoff_coefficient.has_value() == out.evaporation.empty()) return;
  if (out.runoff_coefficient)
    reader.mistake("runoff_coefficient", "and evaporation exclude each other; keep one of the two");
  else
    reader.mistake("evaporation",
                   "is missing, and so is runoff_coefficient: name a layer of actual evapotranspiration, or "
                   "say what share of rain and snow melt runs off (1.0 = all of it)");
}

}  // namespace

JobMelt read_melt_block(const toml::table& table, const std::string& file, std::vector<Mistake>& mistakes) {
  TableReader reader(table, "hydrology.melt", file, mistakes);
  JobMelt out;
  out.line = reader.line();
  out.temperature = reader.required_text("temperature");
  out.temperature_elevation = reader.text("temperature_elevation");
  out.lapse_k_m = reader.number("lapse_k_m", out.lapse_k_m, -0.012, 0.005);
  if (reader.has("lapse_k_m") && out.temperature_elevation.empty())
    reader.mistake("lapse_k_m",
                   "has no effect without temperature_elevation, the heights that the temperatures are of");
  out.precipitation = reader.required_text("precipitation");
  out.precipitation_factor = reader.number("precipitation_factor", out.precipitation_factor, 0.1, 10);
  out.glaciers = reader.required_text("glaciers");
  out.debris_factor = reader.text("debris_factor");
  out.all_solid_c = reader.number("all_solid_c", out.all_solid_c, -10, 10);
  out.all_liquid_c = reader.number("all_liquid_c", out.all_liquid_c, -10, 10);
  if (!(out.all_solid_c < out.all_liquid_c))
    reader.mistake("all_liquid_c", "must be above all_solid_c: in between the share of snow falls");
  read_factors(reader, out);
  read_losses(reader, out);
  reader.finish();
  return out;
}

std::array<std::pair<const char*, std::string>, 6> named_by(const JobMelt& melt) {
  return {{{"temperature", melt.temperature},
           {"temperature_elevation", melt.temperature_elevation},
           {"precipitation", melt.precipitation},
           {"glaciers", melt.glaciers},
           {"debris_factor", melt.debris_factor},
           {"evaporation", melt.evaporation}}};
}

}  // namespace firnline
