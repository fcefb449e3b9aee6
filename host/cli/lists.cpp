// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include "host/cli/columns.hpp"
#include "host/cli/describe.hpp"
#include "host/finished_run/names.hpp"
#include "host/job/profile.hpp"
#include "host/run/plan.hpp"
#include "kernels/grid/error.hpp"
#include "nlohmann/json.hpp"
#include "rasters/catalogue/catalogue.hpp"

namespace firnline {
namespace {

using Json = nlohmann::ordered_json;

std::string shape_of(const IndicatorInfo& info) {
  if (info.shape == Shape::focal) return "focal(" + std::to_string(info.reach) + ")";
  return info.shape == Shape::series ? "series" : "local";
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
  for (const auto& registered : indicators()) {
    const IndicatorInfo& info = registered.info;
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

std::string text_of(const Json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

std::string devices_text(const Json& list) {
  std::vector<std::vector<std::string>> rows = {{"device", "name", "usable"}};
  for (const auto& entry : list) {
    const std::string note = text_of(entry.at("note"));
    const bool usable = entry.at("usable").get<bool>();
    rows.push_back({text_of(entry.at("device")), text_of(entry.at("name")),
                    (usable ? "yes" : "no") + (note.empty() ? std::string() : ": " + note)});
  }
  return table_text(rows);
}

std::string profiles_text(const Json& list) {
  std::string out;
  for (const auto& entry : list) {
    out += text_of(entry.at("id")) + ": " + text_of(entry.at("title")) + "\n";
    for (const auto& indicator : entry.at("indicators"))
      out += "  " + padded(text_of(indicator.at("id")), 28) + padded(text_of(indicator.at("dimension")), 15) +
             "weight " + text_of(indicator.at("weight")) + "\n";
  }
  return out +
         "\nWeights count inside a dimension. A profile of your own is a file beside the job "
         "(docs/job_file.md).\n";
}

std::string layers_text(const Json& list) {
  std::vector<std::vector<std::string>> rows = {{"layer", "kind", "unit", "what it is"}};
  for (const auto& entry : list)
    rows.push_back({text_of(entry.at("id")), text_of(entry.at("kind")),
                    unit_or_dash(text_of(entry.at("unit"))), text_of(entry.at("title"))});
  return table_text(rows) +
         "\nThe kind says how a layer may be brought onto another grid: intensive is averaged, extensive (a "
         "total per\n"
         "cell) is shared out and keeps its sum, max_type keeps the greatest, categorical and topological "
         "are never\n"
         "mixed. docs/layers.md says where to get each.\n";
}

std::string indicators_text(const Json& list) {
  std::vector<std::vector<std::string>> rows = {{"indicator", "unit", "needs the layers", "what it is"}};
  for (const auto& entry : list) {
    std::string needs;
    for (const auto& need : entry.at("needs"))
      needs += (needs.empty() ? "" : ", ") + text_of(need.at("name"));
    rows.push_back({text_of(entry.at("id")), unit_or_dash(text_of(entry.at("unit"))), needs,
                    text_of(entry.at("title"))});
  }
  return table_text(rows) + "\ndocs/indicators.md has the formulas and their sources.\n";
}

}  // namespace

std::string list_json(const std::string& what) {
  return list_of(what).dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string list_text(const std::string& what) {
  const Json list = list_of(what);
  if (what == "profiles") return profiles_text(list);
  if (what == "devices") return devices_text(list);
  return what == "layers" ? layers_text(list) : indicators_text(list);
}

}  // namespace firnline
