// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "host/job/job_blocks.hpp"
#include "host/job/melt_block.hpp"
#include "host/job/names.hpp"
#include "host/job/toml_reader.hpp"

namespace firnline {
namespace {

/// modelled: the job has [hydrology.melt]
JobGlacierWater read_glaciers(const toml::table& table, const std::string& file, bool modelled,
                              std::vector<Mistake>& mistakes) {
  TableReader reader(table, "hydrology.glaciers", file, mistakes);
  JobGlacierWater out;
  out.line = reader.line();
  for (const auto& [key, layer] : {std::pair("melt", &out.melt), {"runoff", &out.runoff}}) {
    *layer = reader.text(key);
    if (!modelled && layer->empty())
      reader.mistake(key, "is missing; name a layer of this job, or let [hydrology.melt] work it out");
    if (modelled && !layer->empty())
      reader.mistake(key, "has no effect beside [hydrology.melt], which works it out; remove one of the two");
  }
  out.abstraction = reader.text("abstraction");
  if (reader.has("intake_km2")) out.intake_km2 = reader.number("intake_km2", 1, 1e-6, 1e6);
  if (out.intake_km2 && out.abstraction.empty())
    reader.mistake("intake_km2", "has no effect without abstraction, the water that fields ask for");
  if (reader.has("definition"))
    out.definition = reader.word("definition", {"imbalance", "ice_melt", "glacier_area_runoff"}, "ice_melt");
  else
    reader.mistake(
        "definition",
        "is missing; what counts as water from glaciers differs several times over: imbalance (what "
        "they lose for good), ice_melt (melt of ice beyond snow) or glacier_area_runoff (all that "
        "leaves the area they cover)");
  if (modelled && out.definition == "imbalance")
    reader.mistake("definition",
                   "is 'imbalance', which [hydrology.melt] does not work out; write ice_melt or "
                   "glacier_area_runoff, or take layers of a glacier model");
  reader.finish();
  return out;
}

/// Directions that are given, and what has no effect beside them.
void read_directions(TableReader& reader, JobHydrology& out) {
  out.directions = reader.text("directions");
  if (reader.has("direction_codes"))
    out.direction_codes = reader.word("direction_codes", {"esri", "taudem", "grass", "richdem"}, "esri");
  if (out.directions.empty()) {
    if (!out.direction_codes.empty())
      reader.mistake("direction_codes", "has no effect without directions = \"LAYER\"");
    return;
  }
  if (!reader.has("direction_codes"))
    reader.mistake(
        "direction_codes",
        "is missing: programs number directions in ways of their own. esri (1 E, 2 SE, 4 S ... 128 NE; "
        "HydroSHEDS too), taudem (1 E to 8 SE, counter-clockwise), grass (1 NE to 8 E, "
        "counter-clockwise; r.watershed) or richdem (1 W to 8 SW, clockwise)");
  for (const char* key : {"terminal_lakes", "voids", "depressions"})
    if (reader.has(key))
      reader.mistake(key, "has no effect beside directions, which say already where water runs and ends");
  if (out.routing != "d8")
    reader.mistake(
        "routing",
        "spreads water by the heights, and directions say already where it runs; remove one of the two");
}

}  // namespace

JobHydrology read_hydrology_block(const toml::table& table, const std::string& file,
                                  std::vector<Mistake>& mistakes) {
  TableReader reader(table, "hydrology", file, mistakes);
  JobHydrology out;
  out.line = reader.line();
  out.elevation = reader.required_text("elevation");
  out.terminal_lakes = reader.text("terminal_lakes");
  out.fill_voids = reader.word("voids", {"refuse", "fill"}, "refuse") == "fill";
  out.breach = reader.word("depressions", {"fill", "breach"}, "fill") == "breach";
  for (const auto& [key, limit] :
       {std::pair("breach_length_m", &out.breach_length_m), {"breach_depth_m", &out.breach_depth_m}}) {
    *limit = reader.maybe_number(key);
    if (*limit && !(**limit > 0)) reader.mistake(key, "must be above 0");
    if (*limit && !out.breach) reader.mistake(key, "has no effect without depressions = \"breach\"");
  }
  out.routing = reader.word("routing", {"d8", "dinf", "mfd"}, out.routing);
  for (const char* key : {"mfd_exponent", "mfd_contour_lengths"})
    if (reader.has(key) && out.routing != "mfd")
      reader.mistake(key, "has no effect without routing = \"mfd\"");
  out.mfd_exponent = reader.number("mfd_exponent", out.mfd_exponent, 0.1, 50);
  out.mfd_contour_lengths = reader.flag("mfd_contour_lengths", out.mfd_contour_lengths);
  read_directions(reader, out);
  out.snap_m = reader.number("snap_m", out.snap_m, 0, 1e5);
  out.stream_km2 = reader.number("stream_km2", out.stream_km2, 1e-6, 1e6);
  if (const auto* melt = reader.table("melt")) out.melt = read_melt_block(*melt, file, mistakes);
  if (const auto* glaciers = reader.table("glaciers"))
    out.glaciers = read_glaciers(*glaciers, file, out.melt.has_value(), mistakes);
  reader.finish();
  return out;
}

void check_hydrology(const Job& job, std::vector<Mistake>& mistakes) {
  const auto mistake = [&](int line, const std::string& key, const std::string& message) {
    mistakes.push_back({job.file, line, 0, key, message});
  };
  for (const JobLayer& layer : job.layers)
    if (layer.from_hydrology() && !job.hydrology)
      mistake(layer.line, layer.key() + ".source",
              "is 'hydrology', and the job has no [hydrology]; add it with elevation = \"LAYER\" (a file of "
              "that name is written \"./hydrology\")");
  if (!job.hydrology) return;
  const auto check_layer = [&](int line, const std::string& key, const std::string& name) {
    if (name.empty()) return;
    const auto layers = names_of(job.layers);
    if (!holds(layers, name)) {
      mistake(line, "hydrology." + key,
              "names no layer of this job: '" + name + "'" + did_you_mean(name, layers));
      return;
    }
    for (const JobLayer& layer : job.layers)
      if (layer.name == name && layer.from_hydrology())
        mistake(line, "hydrology." + key, "names '" + name + "', which is itself worked out by [hydrology]");
  };
  check_layer(job.hydrology->line, "elevation", job.hydrology->elevation);
  check_layer(job.hydrology->line, "terminal_lakes", job.hydrology->terminal_lakes);
  check_layer(job.hydrology->line, "directions", job.hydrology->directions);
  if (job.hydrology->melt)
    for (const auto& [key, name] : named_by(*job.hydrology->melt))
      check_layer(job.hydrology->melt->line, std::string("melt.") + key, name);
  if (!job.hydrology->glaciers) return;
  check_layer(job.hydrology->glaciers->line, "glaciers.melt", job.hydrology->glaciers->melt);
  check_layer(job.hydrology->glaciers->line, "glaciers.runoff", job.hydrology->glaciers->runoff);
  check_layer(job.hydrology->glaciers->line, "glaciers.abstraction", job.hydrology->glaciers->abstraction);
}

}  // namespace firnline
