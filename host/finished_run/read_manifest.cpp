// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <fstream>
#include <iterator>
#include <limits>
#include <optional>

#include "host/finished_run/energy_rows.hpp"
#include "host/finished_run/finished_run.hpp"
#include "host/finished_run/json.hpp"
#include "host/finished_run/manifest_schema.hpp"
#include "host/finished_run/names.hpp"
#include "host/finished_run/repair_rows.hpp"
#include "host/finished_run/requirement_rows.hpp"
#include "host/finished_run/site_rows.hpp"
#include "host/finished_run/water_rows.hpp"
#include "host/job/names.hpp"
#include "kernels/grid/error.hpp"
#include "nlohmann/json.hpp"
#include "rasters/opener/digest.hpp"

namespace firnline {
namespace {

using Json = nlohmann::ordered_json;
constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();

double number_of(const Json& json) {
  return json.is_null() ? nan_value : json.get<double>();
}
std::optional<double> optional_of(const Json& json) {
  return json.is_null() ? std::nullopt : std::optional(json.get<double>());
}

std::vector<WrittenFile> files_of(const Json& list) {
  std::vector<WrittenFile> files;
  for (const auto& file : list)
    files.push_back({file.at("name"), whole_number(file.at("bytes")), file.at("sha256")});
  return files;
}

GridSpec grid_of(const Json& json) {
  GridSpec grid;
  grid.rows = whole_number(json.at("rows"));
  grid.cols = whole_number(json.at("cols"));
  grid.west = json.at("west");
  grid.north = json.at("north");
  grid.cell_width = json.at("cell_width");
  grid.cell_height = json.at("cell_height");
  grid.geographic = json.at("geographic");
  grid.crs_wkt = json.at("crs");
  return grid;
}

Node node_of(const Json& json) {
  const int how = whole_number<int>(json.at("aggregation"));
  if (how < 0 || how > static_cast<int>(Aggregation::owa))
    throw CheckpointError("the manifest names an aggregation that does not exist", "manifest.json");
  Node out{static_cast<Aggregation>(how), json.at("weight"), json.at("min_coverage"),
           json.at("geometric_may_renormalise"), json.at("exponent")};
  const auto weights = json.at("order_weights").get<std::vector<double>>();
  if (weights.size() > most_ordered)
    throw CheckpointError("the manifest names more than 12 order weights", "manifest.json");
  for (const double weight : weights) out.order_weight[out.order_weights++] = weight;
  return out;
}

FinishedIndicator indicator_of(const Json& json) {
  FinishedIndicator out;
  out.id = json.at("id");
  out.title = json.at("title");
  out.unit = json.at("unit");
  out.dimension = json.at("dimension");
  out.weight = json.at("weight");
  out.stated_weight = json.at("stated_weight");
  out.effective_weight = number_of(json.at("effective_weight"));
  for (const auto& rho : json.at("correlation")) out.correlation.push_back(number_of(rho));
  out.extraction = json.at("extraction");
  out.column = json.at("column");
  out.indicator = json.at("indicator");
  out.place = json.at("place");
  out.footprint_km2 = json.at("footprint_km2");
  out.transform = json.at("transform");
  out.curve = json.at("curve");
  out.middle = json.at("middle");
  out.steepness = json.at("steepness");
  out.value = json.at("value").get<std::vector<std::pair<double, double>>>();
  if (const Json& survey = json.at("percentiles_of"); !survey.is_null())
    out.survey = FinishedSurvey{whole_number(survey.at("cells")), survey.at("by_area"), survey.at("falling")};
  out.missing = json.at("missing");
  out.min_valid_share = json.at("min_valid_share");
  out.layers = json.at("layers").get<std::vector<std::string>>();
  out.params = json.at("params").get<std::map<std::string, double>>();
  out.source = json.at("source");
  out.formula = json.at("formula");
  out.why = json.at("why");
  out.histogram = whole_numbers(json.at("histogram"));
  return out;
}

/// The composition is stored once, as its indicators and nodes, and rebuilt from them.
Composition composition_of(const FinishedProfile& profile, const Json& json) {
  Composition out;
  for (std::size_t d = 0; d < dimensions; ++d) out.node[d] = node_of(json.at("dimensions").at(d));
  out.root = node_of(json.at("root"));
  for (const auto& indicator : profile.indicators) {
    Leaf& leaf = out.leaf[out.leaves++];
    leaf.dimension = dimension_named(indicator.dimension);
    leaf.weight = indicator.weight;
    leaf.missing = missing_rule_named(indicator.missing);
    leaf.value.transform = transform_named(indicator.transform);
    leaf.value.curve = curve_named(indicator.curve);
    leaf.value.middle = indicator.middle;
    leaf.value.steepness = indicator.steepness;
    for (const auto& [x, v] : indicator.value) {
      leaf.value.x[leaf.value.knots] = x;
      leaf.value.v[leaf.value.knots++] = v;
    }
  }
  return out;
}

void require_sound_shape(const FinishedProfile& profile, const Json& json) {
  const auto require = [](bool sound, const std::string& what) {
    if (!sound)
      throw CheckpointError("the manifest " + what, "manifest.json", "repeat the run with --overwrite");
  };
  require(profile.indicators.size() <= most_leaves, "names more than 48 indicators");
  require(json.at("dimensions").size() == dimensions, "does not name three dimensions");
  for (const auto& indicator : profile.indicators)
    require(indicator.value.size() >= 2 && indicator.value.size() <= most_knots,
            "has a value function with fewer than 2 or more than " + std::to_string(most_knots) + " knots");
}

FinishedUnits units_of(const Json& json) {
  FinishedUnits out;
  out.name = json.at("name");
  out.source = json.at("source");
  out.summary = json.at("summary");
  out.population = json.at("population");
  out.min_valid_share = json.at("min_valid_share");
  out.count = whole_number(json.at("count"));
  out.ranked = whole_number(json.at("ranked"));
  if (json.at("ranked_by") != (out.population.empty() ? "area" : "people"))
    throw CheckpointError("the manifest ranks units by what it does not name", "manifest.json",
                          "repeat the run with --overwrite");
  return out;
}

std::optional<FinishedUpstream> upstream_of(const Json& json) {
  if (json.is_null()) return std::nullopt;
  FinishedUpstream out;
  out.snap_m = json.at("snap_m");
  out.definition = json.at("definition");
  out.with_abstraction = json.at("with_abstraction");
  out.layers = json.at("layers").get<std::vector<std::string>>();
  return out;
}

std::vector<double> numbers_of(const Json& list) {
  std::vector<double> numbers;
  for (const auto& one : list) numbers.push_back(number_of(one));
  return numbers;
}

FinishedShock shock_of(const Json& json) {
  FinishedShock out;
  out.name = json.at("name");
  out.hazard = json.at("hazard");
  out.band = optional_of(json.at("band"));
  out.return_period_years = optional_of(json.at("return_period_years"));
  out.rate_per_year = optional_of(json.at("rate_per_year"));
  out.outage_days = json.at("outage_days");
  out.closed_cells = whole_number(json.at("closed_cells"));
  out.slowed_cells = whole_number(json.at("slowed_cells"));
  out.closed_facilities = whole_number(json.at("closed_facilities"));
  out.coverage = numbers_of(json.at("coverage"));
  out.people_losing = numbers_of(json.at("people_losing"));
  out.people_cut_off = number_of(json.at("people_cut_off"));
  return out;
}

std::optional<FinishedTravel> travel_of(const Json& json) {
  if (json.is_null()) return std::nullopt;
  FinishedTravel out;
  out.facilities = json.at("facilities");
  out.population = json.at("population");
  out.neighbours = whole_number<int>(json.at("neighbours"));
  out.slope = json.at("slope");
  out.thresholds_min = json.at("thresholds_min").get<std::vector<double>>();
  out.facility_count = whole_number(json.at("facility_count"));
  out.outside = whole_number(json.at("outside"));
  out.on_barrier = whole_number(json.at("on_barrier"));
  out.sharing_a_cell = whole_number(json.at("sharing_a_cell"));
  out.people = number_of(json.at("people"));
  out.people_cut_off = number_of(json.at("people_cut_off"));
  out.people_within = numbers_of(json.at("people_within"));
  out.coverage = numbers_of(json.at("coverage"));
  for (const auto& shock : json.at("shocks")) out.shocks.push_back(shock_of(shock));
  out.annual = json.at("annual");
  out.person_days_per_year = numbers_of(json.at("person_days_per_year"));
  return out;
}

/// indicators: of the profile, already read
std::optional<FinishedRobustness> robustness_of(const Json& json, const FinishedProfile& profile) {
  if (json.is_null()) return std::nullopt;
  FinishedRobustness out;
  out.draws = whole_number(json.at("draws"));
  out.seed = whole_number(json.at("seed"));
  out.concentration = json.at("concentration");
  out.shared_error = json.at("shared_error");
  out.rank_resolution = json.at("rank_resolution");
  for (const auto& indicator : profile.indicators) {
    const Json& error = json.at("errors").at(indicator.id);
    out.errors.push_back({error.at("absolute"), error.at("relative"), error.at("source")});
  }
  return out;
}

std::optional<FinishedEnergy> energy_of(const Json& json) {
  if (json.is_null()) return std::nullopt;
  FinishedEnergy out;
  out.factor_t_mwh = json.at("emission_factor_t_mwh");
  out.factor_year = whole_number<int>(json.at("emission_factor_year"));
  out.factor_source = json.at("emission_factor_source");
  out.demand_year = whole_number<int>(json.at("demand_year"));
  out.with_fuel = json.at("with_fuel");
  out.with_panels = json.at("with_panels");
  out.with_battery = json.at("with_battery");
  out.pv_efficiency = json.at("pv_efficiency");
  out.critical_share = json.at("critical_share");
  out.pv_yield_from = json.at("pv_yield_from");
  out.degree_days_from = json.at("degree_days_from");
  return out;
}

Comparator comparator_of(const std::string& word) {
  const auto comparator = comparator_named(word);
  if (!comparator)
    throw CheckpointError("the manifest names a comparator that does not exist", "manifest.json",
                          "repeat the run with --overwrite");
  return *comparator;
}

FinishedRequirement requirement_of(const Json& json) {
  FinishedRequirement out;
  out.id = json.at("id");
  out.pillar = json.at("pillar");
  out.metric = json.at("metric");
  out.why = json.at("why");
  out.source = json.at("source");
  out.column = json.at("column");
  out.place = json.at("place");
  out.extraction = json.at("extraction");
  out.layers = json.at("layers").get<std::vector<std::string>>();
  out.comparator = comparator_of(json.at("comparator"));
  out.threshold = json.at("threshold");
  out.unit = json.at("unit");
  out.evidence_date = json.at("evidence_date");
  out.mandatory = json.at("mandatory");
  out.absent = json.at("absent");
  return out;
}

FinishedRequirements requirements_of(const Json& json) {
  FinishedRequirements out;
  if (json.is_null()) return out;
  out.id = json.at("id");
  out.title = json.at("title");
  out.inspired_by = json.at("inspired_by");
  for (const auto& one : json.at("list")) out.list.push_back(requirement_of(one));
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
  out.top_k = whole_number<int>(json.at("top_k"));
  out.topsis = json.at("topsis");
  out.footprint_km2 = json.at("footprint_km2");
  out.class_breaks = json.at("class_breaks").get<std::vector<double>>();
  for (const auto& indicator : json.at("indicators")) out.indicators.push_back(indicator_of(indicator));
  require_sound_shape(out, json);
  out.composition = composition_of(out, json);
  out.sites_name = json.at("sites").at("name");
  out.sites_source = json.at("sites").at("source");
  out.sites_summary = json.at("sites").at("summary");
  out.upstream = upstream_of(json.at("upstream"));
  if (!json.at("access").is_null())
    out.access = FinishedAccess{json.at("access").get<std::vector<std::string>>()};
  out.robustness = robustness_of(json.at("robustness"), out);
  out.energy = energy_of(json.at("energy"));
  out.safety_index = json.at("safety_index");
  out.requirements = requirements_of(json.at("requirements"));
  for (const auto& one : json.at("repairs"))
    out.repairs.push_back(
        {one.at("name"), one.at("title"), one.at("sets").get<std::map<std::string, double>>()});
  for (const auto& value : json.at("reference")) out.reference.push_back(number_of(value));
  out.reference_score = number_of(json.at("reference_score"));
  out.cells_per_class = whole_numbers(json.at("cells_per_class"));
  for (const auto& units : json.at("units")) out.units.push_back(units_of(units));
  return out;
}

FinishedVariant variant_of(const Json& json) {
  FinishedVariant out;
  out.name = json.at("name");
  out.of = json.at("of");
  out.scenario = json.at("scenario");
  out.horizon = json.at("horizon");
  out.model = json.at("model");
  out.group = json.at("group");
  out.sites = whole_number(json.at("sites"));
  out.scored_in_both = whole_number(json.at("scored_in_both"));
  out.kendall_tau_b = number_of(json.at("kendall_tau_b"));
  out.spearman_rho = number_of(json.at("spearman_rho"));
  out.jaccard_at_top_k = number_of(json.at("jaccard_at_top_k"));
  out.rank_biased_overlap = number_of(json.at("rank_biased_overlap"));
  return out;
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
  out.bytes = whole_numbers(json.at("bytes"));
  out.sha256 = json.at("sha256").get<std::vector<std::string>>();
  out.transformation = json.at("transformation");
  return out;
}

FinishedAudit audit_of(const Json& json) {
  return {json.at("layer"),
          json.at("source"),
          json.at("step"),
          json.at("method"),
          whole_number(json.at("cells_in")),
          whole_number(json.at("cells_out")),
          whole_number(json.at("cells_no_data")),
          optional_of(json.at("total_before")),
          optional_of(json.at("total_after")),
          optional_of(json.at("seen_low")),
          optional_of(json.at("seen_high")),
          json.at("warning")};
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

FinishedContext context_of(const Json& json) {
  FinishedContext context;
  context.kind = json.at("kind");
  context.source = json.at("source");
  context.sha256 = json.at("sha256");
  context.licence = json.at("licence");
  context.citation = json.at("citation");
  return context;
}

/// A variant has the water of the profile itself: heights and what glaciers give do not change with it.
void read_rows(const std::filesystem::path& folder, const std::vector<WrittenFile>& files,
               FinishedProfile& profile) {
  const std::string of = profile.variant ? profile.variant->of : profile.name;
  const auto read = [&](const std::string& name,
                        void (*rows)(const std::filesystem::path&, FinishedProfile&)) {
    for (const auto& file : files)
      if (file.name == name) {
        require_unchanged(folder, file);
        rows(folder / file.name, profile);
      }
  };
  read(profile.name + "/sites.csv", read_site_rows);
  read(profile.name + "/requirements.csv", read_requirement_rows);
  read(profile.name + "/repairs.csv", read_repair_rows);
  read(of + "/energy.csv", read_energy_rows);
  read(of + "/water.csv", read_water_rows);
  read(of + "/overlaps.csv", read_overlap_rows);
}

}  // namespace

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

namespace {

/// All that the manifest says, without the rows of any list.
FinishedRun run_without_rows(const std::filesystem::path& folder) {
  const Json json = read_json(folder / "manifest.json");
  FinishedRun run;
  try {
    if (whole_number<int>(json.at("schema")) != manifest_schema)
      throw CheckpointError("manifest.json was written by another version",
                            (folder / "manifest.json").string(), "repeat the run with this version");
    const Json& result = json.at("result");
    run.program_version = json.at("firnline");
    run.title = result.at("title");
    run.job_file = result.at("job").at("file");
    run.job_sha256 = result.at("job").at("sha256");
    run.job_text = result.at("job").at("text");
    run.overrides = result.at("job").at("overrides").get<std::map<std::string, std::string>>();
    if (const Json& resolved = result.at("resolved_job"); !resolved.is_null())
      run.resolved_job = resolved.dump(-1, ' ', false, Json::error_handler_t::replace);
    run.grid = grid_of(result.at("grid"));
    for (const auto& layer : result.at("layers")) run.layers.push_back(layer_of(layer));
    for (const auto& file : result.at("site_files"))
      run.site_files.emplace_back(file.at("source"), file.at("sha256"));
    if (result.contains("context"))
      for (const auto& one : result.at("context")) run.scenery.context.push_back(context_of(one));
    for (const auto& profile : result.at("profiles")) run.profiles.push_back(profile_of(profile));
    for (const auto& profile : result.at("variants")) {
      run.variants.push_back(profile_of(profile));
      run.variants.back().variant = variant_of(profile.at("variant"));
    }
    run.travel = travel_of(result.at("travel"));
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
  return run;
}

}  // namespace

FinishedRun read_finished_run(const std::filesystem::path& folder) {
  FinishedRun run = run_without_rows(folder);
  for (auto& profile : run.profiles) read_rows(folder, run.files, profile);
  return run;
}

FinishedProfile read_list(const std::filesystem::path& folder, const std::string& name) {
  FinishedRun run = run_without_rows(folder);
  std::vector<std::string> names;
  for (auto* lists : {&run.profiles, &run.variants})
    for (auto& profile : *lists) {
      names.push_back(profile.name);
      const bool alone = name.empty() && run.profiles.size() == 1 && lists == &run.profiles;
      if (profile.name != name && !alone) continue;
      read_rows(folder, run.files, profile);
      return std::move(profile);
    }
  throw UsageError(name.empty() ? "the run has several profiles" : "the run has no profile '" + name + "'",
                   "--profile", "use one of: " + joined(names));
}

void read_variant_rows(const std::filesystem::path& folder, const std::string& name, FinishedRun& run) {
  for (auto& profile : run.variants)
    if (profile.name == name) read_rows(folder, run.files, profile);
}

}  // namespace firnline
