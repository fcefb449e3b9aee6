// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/cli/describe.hpp"

#include "firnline_version.hpp"
#include "host/cli/columns.hpp"
#include "host/cli/variants.hpp"
#include "host/finished_run/json.hpp"
#include "host/job/names.hpp"
#include "host/run/hydrology_plan.hpp"
#include "host/run/resolved_job.hpp"
#include "host/run/survey_pass.hpp"
#include "host/run/travel_plan.hpp"
#include "kernels/grid/number_text.hpp"
#include "rasters/catalogue/catalogue.hpp"
#include "rasters/opener/versions.hpp"

namespace firnline {
namespace {

using Json = nlohmann::ordered_json;

const char* name_of_kind(DeviceKind kind) {
  return kind == DeviceKind::cpu ? "cpu" : "cuda";
}

std::string document(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string grid_text(const GridSpec& grid) {
  const std::string unit = grid.geographic ? " degrees" : " m";
  return std::to_string(grid.rows) + " rows x " + std::to_string(grid.cols) + " columns, cells of " +
         number_text(grid.cell_width) + " x " + number_text(grid.cell_height) + unit + ", west " +
         number_text(grid.west) + ", north " + number_text(grid.north);
}

/// Passes over layers before the one that computes risk.
int passes_before(const RunPlan& plan) {
  return survey_passes(plan) + (plan.hydrology ? 1 : 0) + layer_passes_of_travel(plan);
}

std::string words_of_layers(const RunPlan& plan, const std::vector<std::size_t>& layers) {
  std::vector<std::string> names;
  for (const std::size_t layer : layers)
    if (const std::string& name = plan.set.layers[layer].name;
        std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(name);
  return joined(names);
}

/// How often input cells are decoded, and why more than once.
std::string passes_text(const RunPlan& plan) {
  const int surveys = survey_passes(plan), before = passes_before(plan);
  if (before == 0) return "1 (every input cell is decoded once)";
  std::string text = std::to_string(1 + before) + " (";
  if (plan.hydrology)
    text += "the first finds where water runs, and decodes " +
            words_of_layers(plan, plan.set.hydrology->layers_read()) + " only";
  if (plan.hydrology && (plan.travel || surveys > 0)) text += "; ";
  if (plan.travel) {
    text += "one finds ways to facilities, and decodes their layers only";
    if (const int events = layer_passes_of_travel(plan) - 1; events > 0)
      text +=
          ", and " + std::to_string(events) + (events == 1 ? " decodes a hazard" : " decode a hazard each");
    if (surveys > 0) text += "; ";
  }
  if (surveys > 0)
    text +=
        std::string(plan.hydrology || plan.travel ? "the next " : "the first ") + std::to_string(surveys) +
        " count the cells that percentiles are taken from, and decode the layers of those indicators only";
  return text + ")";
}

/// How areas upstream are added up where water goes to more than one neighbour.
std::string spread_text(const ResolvedHydrology& hydrology) {
  if (!hydrology.spread) return {};
  return hydrology.spread->kind == SpreadLaw::Kind::d_infinity
             ? ",\n  areas and wetness by D-infinity"
             : ",\n  areas and wetness by multiple flow, exponent " + number_text(hydrology.spread->exponent);
}

std::string indented_line(const std::string& text) {
  return text.empty() ? text : "  " + text + "\n";
}

/// Where water runs: from which heights, and where the planes between the passes lie.
std::string hydrology_text(const RunPlan& plan) {
  if (!plan.hydrology) return {};
  const ResolvedHydrology& hydrology = *plan.set.hydrology;
  return "\nwater    from " + plan.set.layers[hydrology.elevation].name + ", " +
         (hydrology.terminal_lakes ? "ending in " + plan.set.layers[*hydrology.terminal_lakes].name
                                   : std::string("all of it leaving the grid")) +
         ", streams from " + number_text(hydrology.stream_km2) + " km2 on" + spread_text(hydrology) +
         "\n  planes " + mebibytes_text(plan.hydrology->bytes) +
         (plan.hydrology->in_memory ? " in memory" : " on disk") + ", tiles of " +
         std::to_string(plan.hydrology->tiling.tile_rows) + " x " +
         std::to_string(plan.hydrology->tiling.tile_cols) + "\n" + indented_line(breaching_text(plan)) +
         indented_line(routing_text(plan));
}

/// Where water runs, as a run finds it; null without [hydrology].
Json hydrology_json(const RunPlan& plan) {
  if (!plan.hydrology) return {};
  const PlannedHydrology& planned = *plan.hydrology;
  return {{"device", name_of_kind(planned.on_gpu ? DeviceKind::cuda : DeviceKind::cpu)},
          {"gpu_bytes", planned.gpu_bytes ? Json(*planned.gpu_bytes) : Json()},
          {"planes", planned.in_memory ? "memory" : "disk"},
          {"planes_bytes", planned.bytes},
          {"breaching_bytes", planned.breaching_bytes}};
}

/// Who walks where, and where the planes between the passes lie.
std::string travel_text(const RunPlan& plan) {
  if (!plan.travel) return {};
  const JobTravel& job = *plan.job.travel;
  std::string out = "\nways      to " + job.facilities + ", over " +
                    (job.friction.empty() ? std::string("speeds of layers") : job.friction) + ", " +
                    std::to_string(job.neighbours) + " neighbours, slope " + job.slope +
                    (job.population.empty() ? "" : ", people of " + job.population) + "\n  planes " +
                    mebibytes_text(plan.travel->bytes) +
                    (plan.travel->in_memory ? " in memory" : " on disk") + ", tiles of " +
                    std::to_string(plan.travel->tiling.tile_rows) + " x " +
                    std::to_string(plan.travel->tiling.tile_cols) + "\n";
  for (const auto& event : job.events) out += "  event  " + event.name + " of " + event.hazard + "\n";
  return out;
}

/// The formula that a leaf judges; nullptr for any other indicator.
std::shared_ptr<const ResolvedFormula> formula_of(const LayerSet& set, const ResolvedProfile& profile,
                                                  std::size_t leaf) {
  return profile.is_attribute(leaf) ? nullptr : set.indicators[profile.leaf_indicator[leaf]].formula;
}

const JobAttribute& written_attribute(const LayerSet& set, const ResolvedProfile& profile, std::size_t leaf) {
  return set.attributes[profile.leaf_attribute.at(leaf).attribute]->written;
}

std::string attribute_line(const LayerSet& set, const ResolvedProfile& profile, std::size_t leaf) {
  if (!profile.is_attribute(leaf)) return {};
  const JobAttribute& written = written_attribute(set, profile, leaf);
  return "    = column '" + written.column + "' of the sites, not in the map\n      [" + written.unit +
         "], " + number_text(written.low) + " to " + number_text(written.high) + "\n";
}

/// Where a leaf is measured, if not on the list's own footprint, and of what.
std::string place_line(const LayerSet& set, const ResolvedProfile& profile, std::size_t leaf) {
  const auto& entry = profile.profile.indicators[profile.leaf_source[leaf]];
  std::string words = entry.id == entry.indicator ? "" : entry.indicator;
  if (profile.footprint(leaf) != 0) words += (words.empty() ? "" : " ") + place_words(set, profile, leaf);
  return words.empty() ? words : "    = " + words + "\n";
}

/// Lists of administrative units, what weighs their cells, and which profiles they sum up.
std::string units_text(const RunPlan& plan) {
  std::string out;
  for (std::size_t u = 0; u < plan.units.size(); ++u) {
    const SiteList& list = plan.units[u].list;
    const ResolvedUnits& units = plan.set.units[u];
    out += "\nunits    " + list.request.id + ": " + list.geometry_summary;
    if (!list.rejected.empty()) out += ", " + std::to_string(list.rejected.size()) + " rows set aside";
    out += "\n  of     " + joined(plan.set.profile_names(units)) + ", ranked by " +
           (units.population ? "people of " + units.job.population : "area") + "\n";
  }
  return out;
}

Json units_json(const RunPlan& plan) {
  Json lists = Json::array();
  for (std::size_t u = 0; u < plan.units.size(); ++u) {
    const SiteList& list = plan.units[u].list;
    lists.push_back({{"name", list.request.id},
                     {"count", list.sites.size()},
                     {"rejected", list.rejected.size()},
                     {"population", plan.set.units[u].job.population},
                     {"profiles", plan.set.profile_names(plan.set.units[u])}});
  }
  return lists;
}

}  // namespace

std::string plan_text(const RunPlan& plan) {
  std::string out = plan.job.title + "\n\ngrid     " + grid_text(plan.tiles.grid) + "\n";
  out += "tiles    " + std::to_string(plan.tiles.tiles()) + " of " + std::to_string(plan.tiles.tile_rows) +
         " x " + std::to_string(plan.tiles.tile_cols) + " cells, each read with a rim of " +
         std::to_string(plan.tiles.halo) + (plan.tiles.halo == 1 ? " cell" : " cells") + " around it\n";
  out += "passes   " + passes_text(plan) + "\n";
  out += "memory   " + mebibytes_text(plan.memory_bytes) + " for tiles and block cache, " +
         mebibytes_text(plan.tiles.cache_bytes) + " of them for the cache\n";
  out += "disk     " + mebibytes_text(plan.disk_bytes) + " at most while it runs\n";
  out += "device   " + name_of(plan.device) + ", " + std::to_string(plan.device.threads) +
         " threads\n\nlayers\n";
  for (const auto& layer : plan.layers)
    out += "  " + padded(layer.request().name, 28) +
           padded(std::string(name_of(layer.request().spec.kind)), 12) +
           padded(unit_or_dash(layer.request().spec.unit), 10) + layer.transformation() + "\n";
  out += hydrology_text(plan) + travel_text(plan);
  for (std::size_t p = 0; p < plan.set.baselines; ++p) {
    const auto& profile = plan.set.profiles[p];
    const auto& sites = plan.sites[profile.sites];
    out += "\nprofile  " + profile.job.name + ": " + profile.profile.title + "\n  sites  " +
           sites.request.id + ": " + sites.geometry_summary;
    if (!sites.rejected.empty()) out += ", " + std::to_string(sites.rejected.size()) + " rows set aside";
    out += "\n";
    for (std::size_t leaf = 0; leaf < profile.leaf_indicator.size(); ++leaf) {
      const auto& entry = profile.profile.indicators[profile.leaf_source[leaf]];
      out += "  " + padded(entry.id, 28) + padded(entry.dimension, 15) + "weight " +
             number_text(profile.composition.leaf[leaf].weight) +
             (entry.percentile ? "  percentile of the grid's cells" : "") + "\n";
      out += attribute_line(plan.set, profile, leaf) + place_line(plan.set, profile, leaf);
      if (const auto formula = formula_of(plan.set, profile, leaf))
        out += "    = " + formula->written.formula + "\n      [" + formula->written.unit + "], " +
               number_text(formula->written.low) + " to " + number_text(formula->written.high) + "\n";
    }
  }
  out += units_text(plan) + variants_text(plan);
  for (const auto& warning : plan.warnings) out += "\nwarning  " + warning + "\n";
  return out + "\nThe job is valid. No cell has been read.\n";
}

std::string plan_json(const RunPlan& plan) {
  Json layers = Json::array(), profiles = Json::array();
  for (const auto& layer : plan.layers)
    layers.push_back({{"name", layer.request().name},
                      {"is", layer.request().spec.id},
                      {"kind", name_of(layer.request().spec.kind)},
                      {"unit", layer.request().spec.unit},
                      {"planes", layer.planes()},
                      {"transformation", layer.transformation()}});
  for (std::size_t p = 0; p < plan.set.baselines; ++p) {
    const auto& profile = plan.set.profiles[p];
    Json leaves = Json::array();
    for (std::size_t leaf = 0; leaf < profile.leaf_indicator.size(); ++leaf) {
      const auto& entry = profile.profile.indicators[profile.leaf_source[leaf]];
      leaves.push_back({{"id", entry.id},
                        {"dimension", entry.dimension},
                        {"weight", profile.composition.leaf[leaf].weight}});
      if (entry.percentile) leaves.back()["percentile"] = true;
      if (profile.footprint(leaf) != 0) leaves.back()["place"] = place_words(plan.set, profile, leaf);
      if (profile.is_attribute(leaf))
        leaves.back()["column"] = written_attribute(plan.set, profile, leaf).column;
      if (const auto formula = formula_of(plan.set, profile, leaf))
        leaves.back()["formula"] = formula->written.formula;
    }
    const auto& sites = plan.sites[profile.sites];
    profiles.push_back(
        {{"name", profile.job.name},
         {"title", profile.profile.title},
         {"indicators", leaves},
         {"sites",
          {{"name", sites.request.id}, {"count", sites.sites.size()}, {"rejected", sites.rejected.size()}}}});
  }
  const Json json = {{"schema", 7},
                     {"title", plan.job.title},
                     {"grid", to_json(plan.tiles.grid)},
                     {"tiles",
                      {{"count", plan.tiles.tiles()},
                       {"rows", plan.tiles.tile_rows},
                       {"cols", plan.tiles.tile_cols},
                       {"halo", plan.tiles.halo}}},
                     {"passes", 1 + passes_before(plan)},
                     {"memory_bytes", plan.memory_bytes},
                     {"cache_bytes", plan.tiles.cache_bytes},
                     {"disk_bytes", plan.disk_bytes},
                     {"device", name_of_kind(plan.device.kind)},
                     {"threads", plan.device.threads},
                     {"hydrology", hydrology_json(plan)},
                     {"layers", layers},
                     {"profiles", profiles},
                     {"units", units_json(plan)},
                     {"variants", variants_json(plan)},
                     {"data", plan.data_roots},
                     {"job", Json::parse(resolved_job_json(plan))},
                     {"warnings", plan.warnings}};
  return document(json);
}

std::string version_text() {
  std::string out = std::string("firnline ") + firnline_version + "\n";
  for (const auto& [library, version] : library_versions()) out += "  " + padded(library, 8) + version + "\n";
  out += std::string("  CUDA    ") + (built_with_cuda() ? "built in" : "not built in") + "\n";
  return out;
}

std::string version_json() {
  return document(
      {{"firnline", firnline_version}, {"libraries", library_versions()}, {"cuda", built_with_cuda()}});
}

std::string sample_json(const std::string& folder, std::uint64_t seed) {
  return document({{"folder", folder}, {"job", folder + "/job.toml"}, {"seed", seed}});
}

std::string made_json(const std::string& what, const std::string& text) {
  return document({{"of", what}, {"text", text}});
}

}  // namespace firnline
