// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/job/job_blocks.hpp"

#include <cmath>

#include "host/job/toml_reader.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace {

/// "hexagon(55)" -> kind and kilometres.
void read_spread(TableReader& reader, JobRasterise& out) {
  const std::string text = reader.text("spread", "none");
  if (!reader.has("spread")) return;
  out.spread = "none";
  out.spread_km = 0;
  if (text == "none") return;
  const auto open = text.find('('), close = text.rfind(')');
  const std::string kind = text.substr(0, open);
  const bool has_brackets = open != std::string::npos && close == text.size() - 1;
  const std::string inside = has_brackets ? text.substr(open + 1, close - open - 1) : std::string();
  const double km = number_from(inside).value_or(0);
  if ((kind != "nearest" && kind != "hexagon") || !(km > 0) || !std::isfinite(km)) {
    reader.mistake("spread",
                   "'" + text + "' is not one of: none, nearest(KM), hexagon(KM) with KM greater than 0");
    return;
  }
  out.spread = kind;
  out.spread_km = km;
}

/// inherited: what the keys say that are not there.
JobRasterise read_rasterise(const toml::table& table, const std::string& prefix, const std::string& file,
                            const JobRasterise& inherited, std::vector<Mistake>& mistakes) {
  TableReader reader(table, prefix, file, mistakes);
  JobRasterise out = inherited;
  out.layer = reader.text("layer", out.layer);
  out.attribute = reader.text("attribute", out.attribute);
  if (reader.has("values")) out.values = reader.number_map("values");
  if (!out.values.empty() && out.attribute.empty())
    reader.mistake("values", "has no effect without attribute, whose texts it speaks of");
  read_spread(reader, out);
  reader.finish();
  return out;
}

/// A layer without a file has nothing that these keys could speak of.
void refuse_keys_of_files(TableReader& reader, const std::string& source) {
  for (const char* key : {"unit", "no_data", "crs", "missing", "impute", "method", "classes",
                          "vertical_datum", "variable", "bands", "band_values", "rasterise"})
    if (reader.has(key)) reader.mistake(key, "has no effect with source = \"" + source + "\"; remove it");
}

}  // namespace

namespace {

/// A key that is there replaces what was said before. The value was read in any case, so that the key counts
/// as known.
template <class Value, class Out>
void replace(const TableReader& reader, const char* key, Value value, Out& out) {
  if (reader.has(key)) out = std::move(value);
}

/// Keys about missing values: what is imputed goes when nothing is imputed any more.
void read_missing(TableReader& reader, JobLayer& out) {
  replace(reader, "missing", reader.word("missing", {"propagate", "structural_zero", "impute"}, "propagate"),
          out.missing);
  if (reader.has("missing") && out.missing != "impute") out.impute.reset();
  replace(reader, "impute", reader.maybe_number("impute"), out.impute);
  if (out.missing == "impute" && !out.impute)
    reader.mistake("missing", "is 'impute' but no value is given; add impute = NUMBER");
  if (out.impute && out.missing != "impute")
    reader.mistake("impute", "has no effect without missing = \"impute\"");
}

/// Keys about bands, and what each of them stands for.
void read_bands(TableReader& reader, JobLayer& out) {
  out.variable = reader.text("variable", out.variable);
  replace(reader, "bands", reader.integers("bands", 1, 65534), out.bands);
  replace(reader, "band_values", reader.numbers("band_values"), out.band_values);
  if (!out.bands.empty() && !out.band_values.empty() && out.bands.size() != out.band_values.size())
    reader.mistake("band_values", "has " + std::to_string(out.band_values.size()) + " numbers for " +
                                      std::to_string(out.bands.size()) + " bands");
}

}  // namespace

void read_layer_keys(TableReader& reader, const std::string& file, std::vector<Mistake>& mistakes,
                     JobLayer& out) {
  replace(reader, "source", reader.texts("source"), out.sources);
  for (const auto& source : out.sources)
    if (source.empty()) reader.mistake("source", "is empty; name the file");
  out.unit = reader.text("unit", out.unit);
  replace(reader, "no_data", reader.maybe_number("no_data"), out.no_data);
  out.crs = reader.text("crs", out.crs);
  read_missing(reader, out);
  out.method = reader.word(
      "method", {"", "nearest", "bilinear", "average", "sum", "mode", "maximum", "fraction"}, out.method);
  replace(reader, "classes", reader.integers("classes", -32768, 65535), out.classes);
  if (out.method == "fraction" && out.classes.empty())
    reader.mistake("method", "is 'fraction' but no classes are named; add classes = [ 1, 2 ]");
  if (out.method != "fraction" && !out.classes.empty())
    reader.mistake("classes", "has no effect without method = \"fraction\"");
  out.period = reader.text("period", out.period);
  out.vertical_datum = reader.text("vertical_datum", out.vertical_datum);
  out.licence = reader.text("licence", out.licence);
  out.citation = reader.text("citation", out.citation);
  read_bands(reader, out);
  if (const auto* inner = reader.table("rasterise"))
    out.rasterise = read_rasterise(*inner, out.key() + ".rasterise", file,
                                   out.rasterise.value_or(JobRasterise{}), mistakes);
}

JobLayer read_layer(const std::string& name, const toml::table& table, const std::string& file,
                    std::vector<Mistake>& mistakes) {
  TableReader reader(table, "layers." + name, file, mistakes);
  JobLayer out;
  out.name = name;
  out.line = reader.line();
  if (!reader.has("source"))
    reader.mistake("source", "is missing; name the file, or a list of files for a mosaic");
  out.is = reader.text("is", name);
  read_layer_keys(reader, file, mistakes, out);
  if (!out.has_files()) refuse_keys_of_files(reader, out.sources.front());
  reader.finish();
  return out;
}

JobIndicator read_indicator_block(const std::string& name, const toml::table& table, const std::string& file,
                                  std::vector<Mistake>& mistakes) {
  TableReader reader(table, "indicators." + name, file, mistakes);
  JobIndicator out;
  out.name = name;
  out.line = reader.line();
  out.title = reader.required_title();
  out.formula = reader.required_text("formula");
  const auto [line, column] = reader.place_of("formula");
  out.formula_line = line;
  out.formula_column = column + 1;  // behind the quotation mark
  out.unit = reader.required_text("unit");
  read_range(reader, "result", out.low, out.high);
  out.layers = reader.text_map("layers");
  out.extraction = reader.word("extraction", {"mean", "sum", "max"}, "mean");
  out.source = reader.text("source", "formula of the job");
  reader.finish();
  return out;
}

JobSites read_sites_block(const std::string& name, const toml::table& table, const std::string& file,
                          std::vector<Mistake>& mistakes) {
  TableReader reader(table, "sites." + name, file, mistakes);
  JobSites out;
  out.name = name;
  out.line = reader.line();
  out.source = reader.required_text("source");
  out.layer = reader.text("layer");
  out.id = reader.text("id", "id");
  out.label = reader.text("name", "name");
  out.lon = reader.text("lon", "lon");
  out.lat = reader.text("lat", "lat");
  const std::string separator =
      reader.has("separator") ? reader.word("separator", {",", ";", "|", "tab"}, ",") : ",";
  out.separator = separator.empty() ? ',' : separator == "tab" ? '\t' : separator.front();
  out.crs = reader.text("crs");
  out.footprint = reader.word("footprint", {"point", "buffer", "polygon", "line"}, "point");
  out.buffer_km = reader.number("buffer_km", 0, 0.001, 500);
  if (out.footprint == "buffer" && !reader.has("buffer_km"))
    reader.mistake("footprint", "is 'buffer' but buffer_km is not given; add buffer_km = KM");
  if (out.footprint != "buffer" && out.footprint != "line" && out.buffer_km > 0)
    reader.mistake("buffer_km", "has no effect without footprint = \"buffer\" or \"line\"");
  out.segment_km = reader.number("segment_km", 0, 0.1, 10000);
  if (out.footprint != "line" && out.segment_km > 0)
    reader.mistake("segment_km", "has no effect without footprint = \"line\"");
  out.bad_rows = reader.word("bad_rows", {"refuse", "set_aside"}, "refuse");
  out.licence = reader.text("licence");
  out.citation = reader.text("citation");
  reader.finish();
  return out;
}

JobProfile read_profile_block(const std::string& name, const toml::table& table, const std::string& file,
                              std::vector<Mistake>& mistakes) {
  TableReader reader(table, "profiles." + name, file, mistakes);
  JobProfile out;
  out.name = name;
  out.line = reader.line();
  out.use = reader.text("use", name);
  out.sites = reader.required_text("sites");
  out.requirements = reader.text("requirements");
  out.scope = reader.text("scope");
  out.maps = reader.flag("maps", true);
  out.keep_indicators = reader.flag("keep_indicators", false);
  out.bind = reader.text_map("bind");
  out.set = reader.number_map("set");
  reader.finish();
  return out;
}

JobGrid read_grid(const toml::table& table, const std::string& file, std::vector<Mistake>& mistakes) {
  TableReader reader(table, "grid", file, mistakes);
  JobGrid out;
  out.like = reader.text("like");
  out.crs = reader.text("crs");
  if (const auto extent = reader.numbers("extent", 4, 4); extent.size() == 4) {
    out.extent = {extent[0], extent[1], extent[2], extent[3]};
    if (!(extent[0] < extent[2]) || !(extent[1] < extent[3]))
      reader.mistake("extent", "is empty or inverted; write [ west, south, east, north ]");
  }
  if (const auto size = reader.numbers("cell_size", 1, 2); !size.empty()) {
    out.cell_size = {size.front(), size.back()};
    if (!(size.front() > 0) || !(size.back() > 0)) reader.mistake("cell_size", "must be greater than 0");
  }
  const bool own = !out.crs.empty() || out.extent || out.cell_size;
  if (out.like.empty() && !own)
    reader.mistake("like", "is missing; name a layer, or give crs, extent and cell_size");
  if (!out.like.empty() && own)
    reader.mistake("like", "and crs/extent/cell_size exclude each other; keep one of the two");
  if (out.like.empty() && own && (out.crs.empty() || !out.extent || !out.cell_size))
    reader.mistake("crs", "extent and cell_size must be given together");
  reader.finish();
  return out;
}

void read_area(const toml::table& table, const std::string& file, std::vector<Mistake>& mistakes, Job& job) {
  TableReader reader(table, "area", file, mistakes);
  if (const auto box = reader.numbers("bbox", 4, 4); box.size() == 4) {
    job.area_bbox = {box[0], box[1], box[2], box[3]};
    if (box[0] == box[2] || !(box[1] < box[3]) || std::abs(box[1]) > 90 || std::abs(box[3]) > 90 ||
        std::abs(box[0]) > 360 || std::abs(box[2]) > 360)
      reader.mistake(
          "bbox", "is empty, inverted or outside the Earth; write [ west, south, east, north ] in degrees");
  }
  job.area_polygons = reader.text("polygons");
  reader.finish();
}

}  // namespace firnline
