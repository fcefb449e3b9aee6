// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <fstream>
#include <iterator>
#include <limits>
#include <string>
#include <utility>

#include "host/finished_run/finished_run.hpp"
#include "host/finished_run/site_rows.hpp"
#include "kernels/grid/error.hpp"
#include "kernels/grid/number_text.hpp"
#include "nlohmann/json.hpp"
#include "rasters/opener/digest.hpp"

namespace firnline {
namespace {

using Json = nlohmann::ordered_json;
constexpr int manifest_schema = 1;
constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();

Json number(double value) {
  return std::isnan(value) ? Json() : Json(value);
}
Json number(const std::optional<double>& value) {
  return value ? number(*value) : Json();
}
double number_of(const Json& json) {
  return json.is_null() ? nan_value : json.get<double>();
}
std::optional<double> optional_of(const Json& json) {
  return json.is_null() ? std::nullopt : std::optional(json.get<double>());
}

Json to_json(const std::vector<WrittenFile>& files) {
  Json list = Json::array();
  for (const auto& file : files)
    list.push_back({{"name", file.name}, {"bytes", file.bytes}, {"sha256", file.sha256}});
  return list;
}

std::vector<WrittenFile> files_of(const Json& list) {
  std::vector<WrittenFile> files;
  for (const auto& file : list) files.push_back({file.at("name"), file.at("bytes"), file.at("sha256")});
  return files;
}

Json to_json(const GridSpec& grid) {
  return {{"rows", grid.rows},
          {"cols", grid.cols},
          {"west", grid.west},
          {"north", grid.north},
          {"cell_width", grid.cell_width},
          {"cell_height", grid.cell_height},
          {"geographic", grid.geographic},
          {"crs", grid.crs_wkt}};
}

GridSpec grid_of(const Json& json) {
  GridSpec grid;
  grid.rows = json.at("rows");
  grid.cols = json.at("cols");
  grid.west = json.at("west");
  grid.north = json.at("north");
  grid.cell_width = json.at("cell_width");
  grid.cell_height = json.at("cell_height");
  grid.geographic = json.at("geographic");
  grid.crs_wkt = json.at("crs");
  return grid;
}

Json to_json(const Node& node) {
  return {{"aggregation", static_cast<int>(node.how)},
          {"weight", node.weight},
          {"min_coverage", node.min_coverage},
          {"geometric_may_renormalise", node.geometric_may_renormalise},
          {"exponent", node.exponent},
          {"order_weights", std::vector<double>(node.order_weight, node.order_weight + node.order_weights)}};
}

Node node_of(const Json& json) {
  Node out{static_cast<Aggregation>(json.at("aggregation").get<int>()), json.at("weight"),
           json.at("min_coverage"), json.at("geometric_may_renormalise"), json.at("exponent")};
  const auto weights = json.at("order_weights").get<std::vector<double>>();
  if (weights.size() > most_ordered)
    throw CheckpointError("the manifest names more than 12 order weights", "manifest.json");
  for (const double weight : weights) out.order_weight[out.order_weights++] = weight;
  return out;
}

Json to_json(const FinishedIndicator& indicator) {
  return {{"id", indicator.id},
          {"title", indicator.title},
          {"unit", indicator.unit},
          {"dimension", indicator.dimension},
          {"weight", indicator.weight},
          {"extraction", indicator.extraction},
          {"transform", indicator.transform},
          {"curve", indicator.curve},
          {"middle", indicator.middle},
          {"steepness", indicator.steepness},
          {"value", indicator.value},
          {"missing", indicator.missing},
          {"min_valid_share", indicator.min_valid_share},
          {"layers", indicator.layers},
          {"params", indicator.params},
          {"source", indicator.source},
          {"why", indicator.why},
          {"histogram", indicator.histogram}};
}

FinishedIndicator indicator_of(const Json& json) {
  FinishedIndicator out;
  out.id = json.at("id");
  out.title = json.at("title");
  out.unit = json.at("unit");
  out.dimension = json.at("dimension");
  out.weight = json.at("weight");
  out.extraction = json.at("extraction");
  out.transform = json.at("transform");
  out.curve = json.at("curve");
  out.middle = json.at("middle");
  out.steepness = json.at("steepness");
  out.value = json.at("value").get<std::vector<std::pair<double, double>>>();
  out.missing = json.at("missing");
  out.min_valid_share = json.at("min_valid_share");
  out.layers = json.at("layers").get<std::vector<std::string>>();
  out.params = json.at("params").get<std::map<std::string, double>>();
  out.source = json.at("source");
  out.why = json.at("why");
  out.histogram = json.at("histogram").get<std::vector<std::int64_t>>();
  return out;
}

Json to_json(const FinishedProfile& profile) {
  Json indicators = Json::array(), nodes = Json::array(), reference = Json::array();
  for (const auto& indicator : profile.indicators) indicators.push_back(to_json(indicator));
  for (const auto& node : profile.composition.node) nodes.push_back(to_json(node));
  for (const double value : profile.reference) reference.push_back(number(value));
  return {{"name", profile.name},
          {"id", profile.id},
          {"title", profile.title},
          {"inspired_by", profile.inspired_by},
          {"scope", profile.scope},
          {"aggregation", profile.aggregation},
          {"min_coverage", profile.min_coverage},
          {"top_k", profile.top_k},
          {"footprint_km2", profile.footprint_km2},
          {"class_breaks", profile.class_breaks},
          {"dimensions", nodes},
          {"root", to_json(profile.composition.root)},
          {"indicators", indicators},
          {"sites",
           {{"name", profile.sites_name},
            {"source", profile.sites_source},
            {"summary", profile.sites_summary},
            {"count", profile.sites.size()},
            {"rejected", profile.rejected.size()}}},
          {"reference", reference},
          {"reference_score", number(profile.reference_score)},
          {"cells_per_class", profile.cells_per_class}};
}

/// The composition is stored once, as its indicators and nodes, and rebuilt from them.
Composition composition_of(const FinishedProfile& profile, const Json& json) {
  Composition out;
  for (std::size_t d = 0; d < dimensions; ++d) out.node[d] = node_of(json.at("dimensions").at(d));
  out.root = node_of(json.at("root"));
  for (const auto& indicator : profile.indicators) {
    Leaf& leaf = out.leaf[out.leaves++];
    leaf.dimension = indicator.dimension == "exposure"        ? Dimension::exposure
                     : indicator.dimension == "vulnerability" ? Dimension::vulnerability
                                                              : Dimension::hazard;
    leaf.weight = indicator.weight;
    leaf.missing = indicator.missing == "propagate" ? MissingRule::propagate : MissingRule::renormalise;
    leaf.value.transform = indicator.transform == "log1p"         ? Transform::log1p
                           : indicator.transform == "square_root" ? Transform::square_root
                                                                  : Transform::none;
    leaf.value.curve = indicator.curve == "logistic"      ? Curve::logistic
                       : indicator.curve == "normal"      ? Curve::normal
                       : indicator.curve == "logarithmic" ? Curve::logarithmic
                                                          : Curve::knots;
    leaf.value.middle = indicator.middle;
    leaf.value.steepness = indicator.steepness;
    for (const auto& [x, v] : indicator.value) {
      leaf.value.x[leaf.value.knots] = x;
      leaf.value.v[leaf.value.knots++] = v;
    }
  }
  return out;
}

FinishedProfile profile_of(const Json& json) {
  FinishedProfile out;
  out.name = json.at("name");
  out.id = json.at("id");
  out.title = json.at("title");
  out.inspired_by = json.at("inspired_by");
  out.scope = json.at("scope");
  out.aggregation = json.at("aggregation");
  out.min_coverage = json.at("min_coverage");
  out.top_k = json.at("top_k");
  out.footprint_km2 = json.at("footprint_km2");
  out.class_breaks = json.at("class_breaks").get<std::vector<double>>();
  for (const auto& indicator : json.at("indicators")) out.indicators.push_back(indicator_of(indicator));
  if (out.indicators.size() > most_leaves)
    throw CheckpointError("the manifest names more than 48 indicators", "manifest.json");
  for (const auto& indicator : out.indicators)
    if (indicator.value.size() > most_knots)
      throw CheckpointError("a value function has more than 12 knots", "manifest.json");
  out.composition = composition_of(out, json);
  out.sites_name = json.at("sites").at("name");
  out.sites_source = json.at("sites").at("source");
  out.sites_summary = json.at("sites").at("summary");
  for (const auto& value : json.at("reference")) out.reference.push_back(number_of(value));
  out.reference_score = number_of(json.at("reference_score"));
  out.cells_per_class = json.at("cells_per_class").get<std::vector<std::int64_t>>();
  return out;
}

Json to_json(const FinishedLayer& layer) {
  return {{"name", layer.name},
          {"is", layer.catalogue_id},
          {"title", layer.title},
          {"kind", layer.kind},
          {"unit", layer.unit},
          {"period", layer.period},
          {"vertical_datum", layer.vertical_datum},
          {"licence", layer.licence},
          {"citation", layer.citation},
          {"sources", layer.sources},
          {"bytes", layer.bytes},
          {"sha256", layer.sha256},
          {"transformation", layer.transformation}};
}

FinishedLayer layer_of(const Json& json) {
  FinishedLayer out;
  out.name = json.at("name");
  out.catalogue_id = json.at("is");
  out.title = json.at("title");
  out.kind = json.at("kind");
  out.unit = json.at("unit");
  out.period = json.at("period");
  out.vertical_datum = json.at("vertical_datum");
  out.licence = json.at("licence");
  out.citation = json.at("citation");
  out.sources = json.at("sources").get<std::vector<std::string>>();
  out.bytes = json.at("bytes").get<std::vector<std::int64_t>>();
  out.sha256 = json.at("sha256").get<std::vector<std::string>>();
  out.transformation = json.at("transformation");
  return out;
}

Json to_json(const FinishedAudit& row) {
  return {{"layer", row.layer},
          {"source", row.source},
          {"step", row.step},
          {"method", row.method},
          {"cells_in", row.cells_in},
          {"cells_out", row.cells_out},
          {"cells_no_data", row.cells_no_data},
          {"total_before", number(row.total_before)},
          {"total_after", number(row.total_after)},
          {"seen_low", number(row.seen_low)},
          {"seen_high", number(row.seen_high)},
          {"warning", row.warning}};
}

FinishedAudit audit_of(const Json& json) {
  return {json.at("layer"),
          json.at("source"),
          json.at("step"),
          json.at("method"),
          json.at("cells_in"),
          json.at("cells_out"),
          json.at("cells_no_data"),
          optional_of(json.at("total_before")),
          optional_of(json.at("total_after")),
          optional_of(json.at("seen_low")),
          optional_of(json.at("seen_high")),
          json.at("warning")};
}

Json result_part(const FinishedRun& run) {
  Json layers = Json::array(), profiles = Json::array(), audit = Json::array(), sites = Json::array();
  for (const auto& layer : run.layers) layers.push_back(to_json(layer));
  for (const auto& profile : run.profiles) profiles.push_back(to_json(profile));
  for (const auto& row : run.audit) audit.push_back(to_json(row));
  for (const auto& [source, sha] : run.site_files) sites.push_back({{"source", source}, {"sha256", sha}});
  return {{"title", run.title},
          {"job",
           {{"file", run.job_file},
            {"sha256", run.job_sha256},
            {"text", run.job_text},
            {"overrides", run.overrides}}},
          {"grid", to_json(run.grid)},
          {"layers", layers},
          {"site_files", sites},
          {"profiles", profiles},
          {"audit", audit},
          {"warnings", run.warnings},
          {"attributions", run.attributions},
          {"licence_duty", run.licence_duty},
          {"files", to_json(run.files)}};
}

Json read_json(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in)
    throw InputError("there is no manifest.json here, so this is not the folder of a finished run",
                     file.parent_path().string(),
                     "check the name, or finish the run first: firnline run JOB.toml --out DIR --resume");
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  try {
    return Json::parse(text);
  } catch (const Json::exception&) {
    throw CheckpointError("manifest.json is not valid JSON", file.string(),
                          "repeat the run with --overwrite");
  }
}

void require_unchanged(const std::filesystem::path& folder, const WrittenFile& file) {
  const auto path = folder / file.name;
  if (!std::filesystem::is_regular_file(path))
    throw CheckpointError("a file that the manifest names is missing", path.string(),
                          "repeat the run with --overwrite");
  if (sha256_of_file(path) != file.sha256)
    throw CheckpointError("a file was changed after the run wrote it", path.string(),
                          "repeat the run with --overwrite");
}

}  // namespace

std::string manifest_text(const FinishedRun& run) {
  const Json json = {{"firnline", run.program_version},
                     {"schema", manifest_schema},
                     {"result", result_part(run)},
                     {"run", {{"facts", run.run_facts}, {"files", to_json(run.run_files)}}}};
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::vector<std::string> files_named_by_manifest(const std::filesystem::path& folder) {
  std::ifstream in(folder / "manifest.json", std::ios::binary);
  const Json json = Json::parse(in, nullptr, false);
  std::vector<std::string> names;
  for (const char* part : {"result", "run"}) {
    if (!json.is_object() || !json.contains(part) || !json[part].is_object() || !json[part].contains("files"))
      continue;
    for (const auto& file : json[part]["files"])
      if (file.is_object() && file.contains("name") && file["name"].is_string())
        names.push_back(file["name"]);
  }
  return names;
}

FinishedRun read_finished_run(const std::filesystem::path& folder) {
  const Json json = read_json(folder / "manifest.json");
  FinishedRun run;
  try {
    if (json.at("schema").get<int>() != manifest_schema)
      throw CheckpointError("manifest.json was written by another version",
                            (folder / "manifest.json").string(), "repeat the run with this version");
    const Json& result = json.at("result");
    run.program_version = json.at("firnline");
    run.title = result.at("title");
    run.job_file = result.at("job").at("file");
    run.job_sha256 = result.at("job").at("sha256");
    run.job_text = result.at("job").at("text");
    run.overrides = result.at("job").at("overrides").get<std::map<std::string, std::string>>();
    run.grid = grid_of(result.at("grid"));
    for (const auto& layer : result.at("layers")) run.layers.push_back(layer_of(layer));
    for (const auto& file : result.at("site_files"))
      run.site_files.emplace_back(file.at("source"), file.at("sha256"));
    for (const auto& profile : result.at("profiles")) run.profiles.push_back(profile_of(profile));
    for (const auto& row : result.at("audit")) run.audit.push_back(audit_of(row));
    run.warnings = result.at("warnings").get<std::vector<std::string>>();
    run.attributions = result.at("attributions").get<std::vector<std::string>>();
    run.licence_duty = result.at("licence_duty");
    run.files = files_of(result.at("files"));
    run.run_facts = json.at("run").at("facts").get<std::map<std::string, std::string>>();
    run.run_files = files_of(json.at("run").at("files"));
  } catch (const Json::exception& error) {
    throw CheckpointError("manifest.json lacks something it must hold (" + std::string(error.what()) + ")",
                          (folder / "manifest.json").string(), "repeat the run with --overwrite");
  }
  for (auto& profile : run.profiles)
    for (const auto& file : run.files)
      if (file.name == profile.name + "/sites.csv") {
        require_unchanged(folder, file);
        read_site_rows(folder / file.name, profile);
      }
  return run;
}

}  // namespace firnline
