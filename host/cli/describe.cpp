// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/cli/describe.hpp"

#include <cmath>

#include "firnline_version.hpp"
#include "host/finished_run/json.hpp"
#include "host/finished_run/names.hpp"
#include "host/job/profile.hpp"
#include "kernels/grid/error.hpp"
#include "kernels/grid/number_text.hpp"
#include "rasters/catalogue/catalogue.hpp"
#include "rasters/opener/versions.hpp"

namespace firnline {
namespace {

using Json = nlohmann::ordered_json;

std::string megabytes(std::int64_t bytes) {
  return number_text(static_cast<double>(bytes) / (1 << 20), 0) + " MiB";
}

std::string grid_text(const GridSpec& grid) {
  const std::string unit = grid.geographic ? " degrees" : " m";
  return std::to_string(grid.rows) + " rows x " + std::to_string(grid.cols) + " columns, cells of " +
         number_text(grid.cell_width) + " x " + number_text(grid.cell_height) + unit + ", west " +
         number_text(grid.west) + ", north " + number_text(grid.north);
}

std::string shape_of(const IndicatorInfo& info) {
  if (info.shape == Shape::focal) return "focal(" + std::to_string(info.reach) + ")";
  return info.shape == Shape::series ? "series" : "local";
}

/// As --device takes it.
std::string name_of(const Device& device) {
  return device.kind == DeviceKind::cpu ? "cpu" : "cuda:" + std::to_string(device.index);
}

Json layers_json() {
  Json list = Json::array();
  for (const auto& layer : catalogue())
    list.push_back({{"id", layer.id},
                    {"title", layer.title},
                    {"kind", name_of(layer.kind)},
                    {"unit", layer.unit},
                    {"plausible", {layer.plausible_low, layer.plausible_high}},
                    {"period", layer.period},
                    {"licence", layer.licence},
                    {"citation", layer.citation},
                    {"where_to_get", layer.where_to_get}});
  return list;
}

Json indicators_json() {
  Json list = Json::array();
  for (const auto& [info, cpu, cuda] : indicators()) {
    Json needs = Json::array(), params = Json::array();
    for (int n = 0; n < need_count(info); ++n)
      needs.push_back(
          {{"name", info.needs[n].name}, {"unit", info.needs[n].unit}, {"bands", info.needs[n].bands}});
    for (int p = 0; p < param_count(info); ++p)
      params.push_back({{"name", info.params[p].name},
                        {"default", info.params[p].value},
                        {"low", info.params[p].low},
                        {"high", info.params[p].high},
                        {"unit", info.params[p].unit},
                        {"source", info.params[p].source}});
    list.push_back({{"id", info.id},
                    {"title", info.title},
                    {"unit", info.unit},
                    {"range", {info.low, info.high}},
                    {"shape", shape_of(info)},
                    {"site_value", name_of(info.extraction)},
                    {"higher_is_worse", info.direction == Direction::higher_is_worse},
                    {"coarsest_cell_m", info.coarsest_cell_m},
                    {"needs", needs},
                    {"params", params},
                    {"source", info.source}});
  }
  return list;
}

Json profiles_json() {
  Json list = Json::array();
  for (const auto& shipped : shipped_profiles()) {
    std::vector<Mistake> mistakes;
    const Profile profile = read_profile(shipped.text, std::string(shipped.id), mistakes);
    Json entries = Json::array();
    for (const auto& entry : profile.indicators)
      entries.push_back(
          {{"id", entry.id}, {"dimension", entry.dimension}, {"weight", entry.weight}, {"why", entry.why}});
    list.push_back({{"id", profile.id},
                    {"title", profile.title},
                    {"inspired_by", profile.inspired_by},
                    {"indicators", entries},
                    {"text", shipped.text}});
  }
  return list;
}

Json devices_json() {
  Json list = Json::array();
  for (const auto& info : list_devices())
    list.push_back({{"device", name_of(info.device)},
                    {"name", info.name},
                    {"memory_bytes", info.memory_bytes},
                    {"usable", info.usable},
                    {"note", info.note}});
  return list;
}

Json list_of(const std::string& what) {
  if (what == "layers") return layers_json();
  if (what == "indicators") return indicators_json();
  if (what == "profiles") return profiles_json();
  if (what == "devices") return devices_json();
  throw UsageError("there is no list of '" + what + "'", "list",
                   "use one of: layers, indicators, profiles, devices");
}

/// Pads to a column; counts UTF-8 letters, not bytes.
std::string padded(const std::string& text, std::size_t width) {
  std::size_t letters = 0;
  for (const char c : text) letters += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
  return text + std::string(letters < width ? width - letters : 1, ' ');
}

std::string text_of(const Json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

}  // namespace

std::string plan_text(const RunPlan& plan) {
  std::string out = plan.job.title + "\n\ngrid     " + grid_text(plan.tiles.grid) + "\n";
  out += "tiles    " + std::to_string(plan.tiles.tiles()) + " of " + std::to_string(plan.tiles.tile_rows) +
         " x " + std::to_string(plan.tiles.tile_cols) + " cells, halo " + std::to_string(plan.tiles.halo) +
         "\n";
  out += "passes   1 (every input cell is decoded once)\n";
  out += "memory   " + megabytes(plan.memory_bytes) + " for tiles and block cache, " +
         megabytes(plan.tiles.cache_bytes) + " of them for the cache\n";
  out += "disk     " + megabytes(plan.disk_bytes) + " at most while it runs\n";
  out += "device   " + name_of(plan.device) + ", " + std::to_string(plan.device.threads) +
         " threads\n\nlayers\n";
  for (const auto& layer : plan.layers)
    out += "  " + padded(layer.request().name, 28) +
           padded(std::string(name_of(layer.request().spec.kind)), 12) +
           padded(layer.request().spec.unit, 8) + layer.transformation() + "\n";
  for (std::size_t p = 0; p < plan.set.profiles.size(); ++p) {
    const auto& profile = plan.set.profiles[p];
    const auto& sites = plan.sites[profile.sites];
    out += "\nprofile  " + profile.job.name + ": " + profile.profile.title + "\n  sites  " +
           sites.request.id + ": " + sites.geometry_summary;
    if (!sites.rejected.empty()) out += ", " + std::to_string(sites.rejected.size()) + " rows set aside";
    out += "\n";
    for (std::size_t leaf = 0; leaf < profile.leaf_indicator.size(); ++leaf) {
      const auto& entry = profile.profile.indicators[profile.leaf_source[leaf]];
      out += "  " + padded(entry.id, 28) + padded(entry.dimension, 15) + "weight " +
             number_text(profile.composition.leaf[leaf].weight) + "\n";
    }
  }
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
  for (const auto& profile : plan.set.profiles) {
    Json leaves = Json::array();
    for (std::size_t leaf = 0; leaf < profile.leaf_indicator.size(); ++leaf)
      leaves.push_back({{"id", profile.profile.indicators[profile.leaf_source[leaf]].id},
                        {"weight", profile.composition.leaf[leaf].weight}});
    const auto& sites = plan.sites[profile.sites];
    profiles.push_back(
        {{"name", profile.job.name},
         {"title", profile.profile.title},
         {"indicators", leaves},
         {"sites",
          {{"name", sites.request.id}, {"count", sites.sites.size()}, {"rejected", sites.rejected.size()}}}});
  }
  const Json json = {{"schema", 1},
                     {"title", plan.job.title},
                     {"grid", to_json(plan.tiles.grid)},
                     {"tiles",
                      {{"count", plan.tiles.tiles()},
                       {"rows", plan.tiles.tile_rows},
                       {"cols", plan.tiles.tile_cols},
                       {"halo", plan.tiles.halo}}},
                     {"passes", 1},
                     {"memory_bytes", plan.memory_bytes},
                     {"cache_bytes", plan.tiles.cache_bytes},
                     {"disk_bytes", plan.disk_bytes},
                     {"device", plan.device.kind == DeviceKind::cpu ? "cpu" : "cuda"},
                     {"threads", plan.device.threads},
                     {"layers", layers},
                     {"profiles", profiles},
                     {"warnings", plan.warnings}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string list_json(const std::string& what) {
  return list_of(what).dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string list_text(const std::string& what) {
  std::string out;
  for (const auto& entry : list_of(what)) {
    if (what == "devices") {
      out += padded(text_of(entry.at("device")), 10) + text_of(entry.at("name"));
      if (!entry.at("note").get<std::string>().empty()) out += ": " + text_of(entry.at("note"));
    } else if (what == "profiles") {
      out += padded(text_of(entry.at("id")), 10) + text_of(entry.at("title"));
      for (const auto& indicator : entry.at("indicators"))
        out += "\n  " + padded(text_of(indicator.at("id")), 28) +
               padded(text_of(indicator.at("dimension")), 15) + "weight " + text_of(indicator.at("weight"));
    } else {
      const std::string kind =
          entry.contains("kind") ? text_of(entry.at("kind")) : text_of(entry.at("shape"));
      out += padded(text_of(entry.at("id")), 28) + padded(kind, 13) + padded(text_of(entry.at("unit")), 12) +
             text_of(entry.at("title"));
    }
    out += "\n";
  }
  return out;
}

std::string version_text() {
  std::string out = std::string("firnline ") + firnline_version + "\n";
  for (const auto& [library, version] : library_versions()) out += "  " + padded(library, 8) + version + "\n";
  out += std::string("  CUDA    ") + (built_with_cuda() ? "built in" : "not built in") + "\n";
  return out;
}

}  // namespace firnline
