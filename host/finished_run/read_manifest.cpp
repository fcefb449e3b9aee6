// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <fstream>
#include <iterator>
#include <optional>

#include "host/finished_run/energy_rows.hpp"
#include "host/finished_run/finished_run.hpp"
#include "host/finished_run/json.hpp"
#include "host/finished_run/manifest_schema.hpp"
#include "host/finished_run/read_profile.hpp"
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

FinishedShock shock_of(const Json& json) {
  FinishedShock out;
  out.name = json.at("name");
  out.hazard = json.at("hazard");
  out.band = optional_number(json.at("band"));
  out.return_period_years = optional_number(json.at("return_period_years"));
  out.rate_per_year = optional_number(json.at("rate_per_year"));
  out.outage_days = json.at("outage_days");
  out.closed_cells = whole_number(json.at("closed_cells"));
  out.slowed_cells = whole_number(json.at("slowed_cells"));
  out.closed_facilities = whole_number(json.at("closed_facilities"));
  out.coverage = real_numbers(json.at("coverage"));
  out.people_losing = real_numbers(json.at("people_losing"));
  out.people_cut_off = real_number(json.at("people_cut_off"));
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
  out.people = real_number(json.at("people"));
  out.people_cut_off = real_number(json.at("people_cut_off"));
  out.people_within = real_numbers(json.at("people_within"));
  out.coverage = real_numbers(json.at("coverage"));
  for (const auto& shock : json.at("shocks")) out.shocks.push_back(shock_of(shock));
  out.annual = json.at("annual");
  out.person_days_per_year = real_numbers(json.at("person_days_per_year"));
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
          optional_number(json.at("total_before")),
          optional_number(json.at("total_after")),
          optional_number(json.at("seen_low")),
          optional_number(json.at("seen_high")),
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
    for (const auto& profile : result.at("profiles")) run.profiles.push_back(profile_of_manifest(profile));
    for (const auto& profile : result.at("variants")) {
      run.variants.push_back(profile_of_manifest(profile));
      run.variants.back().variant = variant_of_manifest(profile.at("variant"));
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
