// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/conduct.hpp"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <map>
#include <set>
#include <utility>

#include "firnline_version.hpp"
#include "host/job/names.hpp"
#include "host/report/report.hpp"
#include "host/run/cell_robustness.hpp"
#include "host/run/complete_list.hpp"
#include "host/run/finished_context.hpp"
#include "host/run/finished_units.hpp"
#include "host/run/hydrology_pass.hpp"
#include "host/run/indicator_relations.hpp"
#include "host/run/input_files.hpp"
#include "host/run/inputs_apart.hpp"
#include "host/run/progress.hpp"
#include "host/run/repairs.hpp"
#include "host/run/resolved_job.hpp"
#include "host/run/site_cells.hpp"
#include "host/run/site_scores.hpp"
#include "host/run/stage_costs.hpp"
#include "host/run/stop_signal.hpp"
#include "host/run/survey_pass.hpp"
#include "host/run/tile_pass.hpp"
#include "host/run/travel_pass.hpp"
#include "host/run/unit_pass.hpp"
#include "host/run/variant_lists.hpp"
#include "host/run/write_maps.hpp"
#include "host/run/write_tables.hpp"
#include "kernels/grid/error.hpp"
#include "kernels/grid/number_text.hpp"
#include "rasters/catalogue/licence.hpp"
#include "rasters/opener/digest.hpp"
#include "rasters/opener/versions.hpp"
#include "spdlog/spdlog.h"

namespace firnline {
namespace {

/// What a checkpoint must agree with: program, job, settings, inputs, tiles.
std::string identity_of(const RunPlan& plan, const std::vector<InputDigest>& digests) {
  Sha256 sha;
  const auto add = [&](const std::string& text) { sha.update(std::to_string(text.size()) + ":" + text); };
  add(firnline_version);
  add(plan.job.text);
  for (const auto& profile : plan.set.profiles) {
    add(profile.profile.text);
    add(profile.requirements.text);
    for (const auto& [key, value] : profile.job.set) add(key + "=" + number_text(value));
  }
  for (const auto& input : digests) add(input.written + "=" + input.sha256);
  add(std::to_string(plan.tiles.tile_rows) + "x" + std::to_string(plan.tiles.tile_cols));
  return sha.hex();
}

FinishedLayer describe_layer(const RunPlan& plan, std::size_t index,
                             const std::vector<InputDigest>& digests) {
  const auto& request = plan.set.layers[index];
  FinishedLayer out;
  out.name = request.name;
  out.catalogue_id = request.spec.id;
  out.title = request.spec.title;
  out.kind = std::string(name_of(request.spec.kind));
  out.unit = request.spec.unit;
  out.period = request.spec.period;
  out.vertical_datum = request.spec.vertical_datum;
  out.licence = request.spec.licence;
  out.citation = request.spec.citation;
  out.sources = request.sources;
  out.transformation = plan.layers[index].transformation();
  for (const auto& path : request.paths)
    for (const auto& digest : digests)
      if (digest.path == path) {
        out.sha256.push_back(digest.sha256);
        out.bytes.push_back(digest.bytes);
      }
  return out;
}

void add_audit(const RunPlan& plan, FinishedRun& run) {
  for (const auto& layer : plan.layers)
    for (const auto& row : layer.audit()) {
      FinishedAudit out{row.layer,       row.source,    row.step,          row.method,
                        row.cells_in,    row.cells_out, row.cells_no_data, row.total_before,
                        row.total_after, row.seen_low,  row.seen_high,     {}};
      for (const auto& warning : row.warnings) out.warning += (out.warning.empty() ? "" : " ") + warning;
      run.audit.push_back(std::move(out));
    }
  for (const auto& list : plan.sites) {
    FinishedAudit row;
    row.layer = "sites." + list.request.id;
    row.source = list.request.source;
    row.step = "read";
    row.method = list.geometry_summary;
    row.cells_in = static_cast<std::int64_t>(list.sites.size() + list.rejected.size());
    row.cells_out = static_cast<std::int64_t>(list.sites.size());
    row.cells_no_data = static_cast<std::int64_t>(list.rejected.size());
    for (const auto& warning : list.warnings) row.warning += (row.warning.empty() ? "" : " ") + warning;
    if (!list.rejected.empty())
      row.warning += std::string(row.warning.empty() ? "" : " ") + std::to_string(list.rejected.size()) +
                     " rows were set aside; they stand in sites_rejected.csv with line, column and reason.";
    run.audit.push_back(std::move(row));
  }
}

/// A formula that divides by zero leaves holes that no layer has; who reads the map must know.
void add_audit_of_formulas(const RunPlan& plan, const std::vector<std::int64_t>& undefined,
                           FinishedRun& run) {
  for (std::size_t i = 0; i < plan.set.indicators.size(); ++i) {
    const ResolvedIndicator& indicator = plan.set.indicators[i];
    if (indicator.formula == nullptr) continue;
    FinishedAudit row;
    row.layer = "indicators." + indicator.formula->written.name;
    row.source = joined(plan.set.layer_names(indicator));
    row.step = "formula";
    row.method = indicator.formula->written.formula;
    row.cells_in = row.cells_out = plan.tiles.grid.cells();
    row.cells_no_data = undefined[i];
    if (undefined[i] > 0)
      row.warning =
          std::to_string(undefined[i]) +
          " cells have a value in every layer that the formula reads and none of the formula: it divides "
          "by zero there, or takes the logarithm or the root of a number that has none. They count as "
          "missing; coalesce(a / b, 0) in the formula would say what they should be.";
    run.audit.push_back(std::move(row));
  }
}

/// Layers and site lists owe alike: a list of OpenStreetMap's facilities makes the ranked table a derived
/// database. A list without a licence is the user's own.
void add_licences(const RunPlan& plan, FinishedRun& run) {
  std::vector<std::string> licences;
  std::set<std::string> seen;
  const auto owe = [&](const std::string& licence, std::string line) {
    licences.push_back(licence);
    if (!licence.empty()) line += " (" + licence + ")";
    if (seen.insert(line).second) run.attributions.push_back(line);
  };
  for (const auto& layer : run.layers)
    owe(layer.licence, layer.citation.empty() ? layer.title : layer.citation);
  for (const auto& list : plan.job.sites)
    if (!list.licence.empty() || !list.citation.empty())
      owe(list.licence, list.citation.empty() ? "Sites '" + list.name + "'" : list.citation);
  for (const auto& list : plan.job.units)
    if (!list.licence.empty() || !list.citation.empty())
      owe(list.licence, list.citation.empty() ? "Units '" + list.name + "'" : list.citation);
  for (const auto& one : plan.job.context)
    if (!one.licence.empty() || !one.citation.empty())
      owe(one.licence, one.citation.empty() ? "Map: " + one.kind : one.citation);
  for (const auto& one : plan.job.attributes)
    if (!one.licence.empty() || !one.citation.empty())
      owe(one.licence, one.citation.empty() ? one.title : one.citation);
  run.licence_duty = strictest_duty(licences);
}

FinishedRun describe_run(const RunPlan& plan, const std::vector<InputDigest>& digests) {
  FinishedRun run;
  run.program_version = firnline_version;
  run.title = plan.job.title;
  run.job_file = plan.job.file;
  run.job_text = plan.job.text;
  run.job_sha256 = sha256_of_text(plan.job.text);
  for (const auto& profile : plan.job.profiles)
    for (const auto& [key, value] : profile.set) run.overrides[profile.name + "." + key] = number_text(value);
  run.resolved_job = resolved_job_json(plan);
  run.grid = plan.tiles.grid;
  for (std::size_t i = 0; i < plan.set.layers.size(); ++i)
    run.layers.push_back(describe_layer(plan, i, digests));
  for (const auto& sites : plan.set.sites)
    for (const auto& digest : digests)
      if (digest.path == sites.path) run.site_files.emplace_back(sites.source, digest.sha256);
  for (const auto& units : plan.set.units)
    for (const auto& digest : digests)
      if (digest.path == units.request.path) run.site_files.emplace_back(units.request.source, digest.sha256);
  run.warnings = plan.warnings;
  run.scenery.context = finished_context(plan, digests);
  return run;
}

/// What maps say of the run that is known before it has computed anything.
MapFacts facts_of_maps(const RunPlan& plan, const std::vector<InputDigest>& digests) {
  FinishedRun run = describe_run(plan, digests);
  add_licences(plan, run);
  return {run.licence_duty, run.job_sha256};
}

std::string utc_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

std::string device_name(const Device& device) {
  for (const auto& info : list_devices())
    if (info.device.kind == device.kind && info.device.index == device.index) return info.name;
  return "cpu";
}

void add_run_facts(const RunPlan& plan, const std::string& started, double seconds, FinishedRun& run) {
  run.run_facts["started"] = started;
  run.run_facts["seconds"] = number_text(seconds, 1);
  run.run_facts["device"] = device_name(plan.device);
  run.run_facts["threads"] = std::to_string(plan.device.threads);
  run.run_facts["tile"] = std::to_string(plan.tiles.tile_rows) + " x " + std::to_string(plan.tiles.tile_cols);
  for (const auto& [library, version] : library_versions()) run.run_facts[library] = version;
}

/// Counts drivers before and after: nothing in a run may widen the fence.
void require_unchanged_fence(const std::vector<std::string>& before) {
  if (registered_drivers() != before)
    throw BugError("the set of registered GDAL drivers changed during the run", "opener",
                   "report this with the job file");
}

/// Before a result gets its name. Tiles of an input that changed must not be taken for those of the one whose
/// hash the store carries, should it come back.
void require_sound_inputs(const RunPlan& plan, TileStore& store, const std::filesystem::path& store_path) {
  try {
    require_unchanged(plan.input_files);
  } catch (const Error&) {
    { const TileStore useless = std::move(store); }
    std::error_code ignored;
    std::filesystem::remove_all(store_path, ignored);
    throw;
  }
}

void summarise(const FinishedRun& run) {
  for (const auto& warning : run.warnings) spdlog::warn("{}", warning);
  for (const auto& row : run.audit)
    if (!row.warning.empty()) spdlog::warn("{}: {}", row.layer, row.warning);
  for (const auto& profile : run.profiles) {
    spdlog::info(
        "profile '{}': {} of {} sites scored{}", profile.name, scored_sites(profile), profile.sites.size(),
        profile.rejected.empty() ? "" : ", " + std::to_string(profile.rejected.size()) + " rows set aside");
    if (!profile.changes.empty())
      spdlog::info("profile '{}': {} variants, side by side in {}/change.csv", profile.name,
                   profile.changes.size(), profile.name);
    for (const auto& units : profile.units)
      spdlog::info("profile '{}': {} of {} units of '{}' ranked", profile.name, units.ranked, units.count,
                   units.name);
  }
}

}  // namespace

FinishedRun conduct(RunPlan& plan, const RunOptions& options) {
  const auto clock_start = std::chrono::steady_clock::now();
  const std::string started = utc_now();
  const auto drivers = registered_drivers();
  Progress progress(options.quiet ? Progress::Style::none : Progress::Style::automatic);
  progress.expect(expected_stages(plan));
  require_inputs_apart(plan, options.out);
  OutputFolder folder = OutputFolder::claim(options.out, options.overwrite, options.resume);
  folder.require_space(plan.disk_bytes);
  folder.remove_leftovers(files_named_by_manifest(folder.path()));

  const auto digests = digest_inputs(plan.input_files, plan.device.threads, progress);
  const std::string identity = identity_of(plan, digests);
  const auto store_path = folder.path() / ".store";
  TileStore store = options.resume && TileStore::exists(store_path)
                        ? TileStore::resume(store_path, identity, plan.stored, plan.tiles.tiles())
                        : TileStore::create(store_path, identity, plan.stored, plan.tiles.tiles());
  if (options.resume) spdlog::info("resuming: {} of {} tiles are done", store.tiles_done(), store.tiles());

  const auto scratch = folder.path() / ".hydrology";
  const auto audit_of_water = work_out_hydrology(plan, {scratch, identity, options.resume}, progress);
  const auto ways = folder.path() / ".travel";
  const FoundTravel travel = find_travel(plan, {ways, folder, facts_of_maps(plan, digests)}, progress);
  survey_percentiles(plan, progress);
  PassResult pass = run_tiles(plan, store, progress);
  work_out_energy(plan, pass.sums);
  FinishedRun run = describe_run(plan, digests);
  add_licences(plan, run);
  run.travel = travel.told;
  run.files = travel.files;
  run.ways = travel.ways;
  add_audit(plan, run);
  run.audit.insert(run.audit.end(), audit_of_water.begin(), audit_of_water.end());
  run.audit.insert(run.audit.end(), travel.audit.begin(), travel.audit.end());
  for (auto& row : audit_of_attributes(plan)) run.audit.push_back(std::move(row));
  for (auto& row : audit_of_energy(plan)) run.audit.push_back(std::move(row));
  add_audit_of_formulas(plan, pass.undefined, run);
  for (auto& row : audit_of_units(plan)) run.audit.push_back(std::move(row));
  for (std::size_t p = 0; p < plan.set.baselines; ++p) {
    const auto of_cells = statistics_of_cells(plan, p, store, progress);
    run.profiles.push_back(score_sites(plan, p, pass.sums, of_cells));
    add_variant_lists(plan, p, {pass.sums, of_cells, store, progress}, folder, run.profiles.back(), run);
  }
  require_sound_inputs(plan, store, store_path);
  pass = {};  // of a million sites: hundreds of megabytes
  for (std::size_t p = 0; p < run.profiles.size(); ++p) {
    FinishedProfile& profile = run.profiles[p];
    complete_list(plan, p, profile);
    add_repairs(plan.job, plan.set.profiles[p], profile);
    for (auto& warning : warnings_of_twins(profile)) run.warnings.push_back(std::move(warning));
  }
  add_units(plan, sum_over_units(plan, store, progress), run);
  write_tables(plan, folder, run);
  write_robustness_maps(plan, store, folder, progress, run);
  write_maps(plan, store, folder, words::Words(options.language), progress, run);
  require_unchanged_fence(drivers);

  add_run_facts(plan, started,
                std::chrono::duration<double>(std::chrono::steady_clock::now() - clock_start).count(), run);
  run.run_files.push_back(folder.write("report.html", report_html(run, words::Words(options.language))));
  folder.write("manifest.json", manifest_text(run));
  { const TileStore done = std::move(store); }
  std::error_code ignored;
  for (const auto& useless : {store_path, scratch, ways})
    std::filesystem::remove_all(useless,
                                ignored);  // the maps hold everything now; a leftover is only disk space
  summarise(run);
  return run;
}

}  // namespace firnline
