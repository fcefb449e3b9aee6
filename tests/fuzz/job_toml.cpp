// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/job_toml.hpp"

#include <array>
#include <charconv>
#include <span>

namespace firnline::fuzz {
namespace {

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') out += '\\';
    out += letter;
  }
  return out + "\"";
}

std::string number(double value) {
  std::array<char, 40> digits{};
  std::string text(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
  return text.find_first_of(".e") == std::string::npos ? text + ".0"
                                                       : text;  // whole numbers are another type of TOML
}

template <class Items, class Write>
std::string list(const Items& items, const Write& write) {
  std::string text = "[ ";
  for (const auto& item : items) text += (text.size() > 2 ? ", " : "") + write(item);
  return text + " ]";
}

class Writer {
 public:
  void table(const std::string& name) { text_ += "[" + name + "]\n"; }
  void raw(const std::string& key, const std::string& value) { text_ += key + " = " + value + "\n"; }
  void text(const std::string& key, const std::string& value) {
    if (!value.empty() || replaces_) raw(key, quoted(value));
  }
  template <class Items>
  void numbers(const std::string& key, const Items& items) {
    if (!items.empty() || replaces_) raw(key, list(items, number));
  }
  void integers(const std::string& key, const std::vector<int>& items) {
    if (!items.empty() || replaces_) raw(key, list(items, [](int item) { return std::to_string(item); }));
  }
  /// A key of a variant replaces what the layer itself says, also by nothing: it is written then too.
  void replace(bool replaces) { replaces_ = replaces; }
  [[nodiscard]] std::string all() const { return text_; }

 private:
  std::string text_;
  bool replaces_ = false;
};

void write_layer(Writer& out, const JobLayer& layer, const std::string& key) {
  out.table(key);
  out.raw("source", list(layer.sources, quoted));
  if (layer.variant.empty()) out.raw("is", quoted(layer.is));
  out.text("period", layer.period);
  out.text("licence", layer.licence);
  out.text("citation", layer.citation);
  if (!layer.has_files()) return;
  out.replace(!layer.variant.empty());
  out.text("unit", layer.unit);
  if (layer.no_data) out.raw("no_data", number(*layer.no_data));
  out.text("crs", layer.crs);
  if (layer.missing) out.text("missing", *layer.missing);
  if (layer.impute) out.raw("impute", number(*layer.impute));
  out.text("method", layer.method);
  out.integers("classes", layer.classes);
  out.text("vertical_datum", layer.vertical_datum);
  out.text("variable", layer.variable);
  out.integers("bands", layer.bands);
  out.numbers("band_values", layer.band_values);
  out.replace(false);
  if (!layer.rasterise) return;
  out.table(key + ".rasterise");
  out.text("layer", layer.rasterise->layer);
  out.text("attribute", layer.rasterise->attribute);
  const bool spreads = layer.rasterise->spread != "none";
  out.text("spread",
           layer.rasterise->spread + (spreads ? "(" + number(layer.rasterise->spread_km) + ")" : ""));
}

void write_grid(Writer& out, const Job& job) {
  out.table("grid");
  out.text("like", job.grid.like);
  out.text("crs", job.grid.crs);
  if (job.grid.extent) out.numbers("extent", *job.grid.extent);
  if (job.grid.cell_size) out.numbers("cell_size", *job.grid.cell_size);
  if (!job.area_bbox && job.area_polygons.empty()) return;
  out.table("area");
  if (job.area_bbox) out.numbers("bbox", *job.area_bbox);
  out.text("polygons", job.area_polygons);
}

void write_melt(Writer& out, const JobMelt& one) {
  out.table("hydrology.melt");
  out.text("temperature", one.temperature);
  out.text("temperature_elevation", one.temperature_elevation);
  if (!one.temperature_elevation.empty()) out.raw("lapse_k_m", number(one.lapse_k_m));
  out.text("precipitation", one.precipitation);
  out.raw("precipitation_factor", number(one.precipitation_factor));
  out.text("glaciers", one.glaciers);
  out.text("debris_factor", one.debris_factor);
  out.text("method", one.positive_degree_days ? "positive_degree_day" : "degree_day");
  if (one.positive_degree_days) out.raw("deviation_k", number(one.deviation_k));
  out.raw("snow_mm_d_k", number(one.snow_mm_d_k));
  out.raw("ice_mm_d_k", number(one.ice_mm_d_k));
  out.raw("melt_temperature_c", number(one.melt_temperature_c));
  out.raw("all_solid_c", number(one.all_solid_c));
  out.raw("all_liquid_c", number(one.all_liquid_c));
  out.text("evaporation", one.evaporation);
  if (one.runoff_coefficient) out.raw("runoff_coefficient", number(*one.runoff_coefficient));
}

void write_hydrology(Writer& out, const JobHydrology& one) {
  out.table("hydrology");
  out.text("elevation", one.elevation);
  out.text("terminal_lakes", one.terminal_lakes);
  out.text("voids", one.fill_voids ? "fill" : "refuse");
  out.text("depressions", one.breach ? "breach" : "fill");
  if (one.breach_length_m) out.raw("breach_length_m", number(*one.breach_length_m));
  if (one.breach_depth_m) out.raw("breach_depth_m", number(*one.breach_depth_m));
  out.raw("stream_km2", number(one.stream_km2));
  out.raw("snap_m", number(one.snap_m));
  if (one.melt) write_melt(out, *one.melt);
  if (!one.glaciers) return;
  out.table("hydrology.glaciers");
  out.text("melt", one.glaciers->melt);
  out.text("runoff", one.glaciers->runoff);
  out.text("abstraction", one.glaciers->abstraction);
  if (one.glaciers->intake_km2) out.raw("intake_km2", number(*one.glaciers->intake_km2));
  out.text("definition", one.glaciers->definition);
}

void write_indicator(Writer& out, const JobIndicator& one) {
  out.table("indicators." + one.name);
  out.text("title", one.title);
  out.text("formula", one.formula);
  out.text("unit", one.unit);
  out.numbers("range", std::array{one.low, one.high});
  out.text("extraction", one.extraction);
  out.raw("source", quoted(one.source));
  out.table("indicators." + one.name + ".layers");
  for (const auto& [name, layer] : one.layers) out.raw(quoted(name), quoted(layer));
}

void write_attribute(Writer& out, const JobAttribute& one) {
  out.table("attributes." + one.name);
  out.text("title", one.title);
  out.raw("column", quoted(one.column));
  out.text("unit", one.unit);
  out.raw("column_unit", quoted(one.column_unit));
  out.numbers("range", std::array{one.low, one.high});
  out.raw("source", quoted(one.source));
  out.text("licence", one.licence);
  out.text("citation", one.citation);
}

void write_sites(Writer& out, const JobSites& one) {
  out.table("sites." + one.name);
  out.text("source", one.source);
  out.text("layer", one.layer);
  for (const auto& [key, value] :
       {std::pair("id", one.id), {"name", one.label}, {"lon", one.lon}, {"lat", one.lat}})
    out.raw(key, quoted(value));
  out.raw("separator", one.separator == '\t' ? quoted("tab") : quoted(std::string(1, one.separator)));
  out.text("crs", one.crs);
  out.text("footprint", one.footprint);
  if (one.buffer_km > 0) out.raw("buffer_km", number(one.buffer_km));
  if (one.segment_km > 0) out.raw("segment_km", number(one.segment_km));
  out.text("bad_rows", one.bad_rows);
  out.text("licence", one.licence);
  out.text("citation", one.citation);
}

void write_profile(Writer& out, const JobProfile& one) {
  out.table("profiles." + one.name);
  out.raw("use", quoted(one.use));
  out.text("sites", one.sites);
  out.text("scope", one.scope);
  out.raw("maps", one.maps ? "true" : "false");
  out.raw("keep_indicators", one.keep_indicators ? "true" : "false");
  out.table("profiles." + one.name + ".bind");
  for (const auto& [need, layer] : one.bind) out.raw(quoted(need), quoted(layer));
  out.table("profiles." + one.name + ".set");
  for (const auto& [key, value] : one.set) out.raw(quoted(key), number(value));
}

}  // namespace

std::string toml_of(const Job& job) {
  Writer out;
  out.text("title", job.title);
  if (job.align_by_kind) out.text("align", "by_kind");
  out.text("reference_date", job.reference_date);
  write_grid(out, job);
  for (const JobLayer& layer : job.layers) write_layer(out, layer, "layers." + layer.name);
  if (job.hydrology) write_hydrology(out, *job.hydrology);
  for (const JobIndicator& one : job.indicators) write_indicator(out, one);
  for (const JobAttribute& one : job.attributes) write_attribute(out, one);
  for (const JobVariant& one : job.variants) {
    out.table("variants." + one.name);
    out.text("scenario", one.scenario);
    out.text("horizon", one.horizon);
    out.text("model", one.model);
    for (const JobLayer& layer : one.layers)
      write_layer(out, layer, "variants." + one.name + ".layers." + layer.name);
  }
  for (const JobSites& one : job.sites) write_sites(out, one);
  for (const JobProfile& one : job.profiles) write_profile(out, one);
  return out.all();
}

}  // namespace firnline::fuzz
