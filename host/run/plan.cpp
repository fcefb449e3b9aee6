// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/plan.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

#include "host/job/read_job.hpp"
#include "host/run/cell_robustness.hpp"
#include "host/run/finished_context.hpp"
#include "host/run/hydrology_plan.hpp"
#include "host/run/job_requests.hpp"
#include "host/run/pictures.hpp"
#include "host/run/series.hpp"
#include "host/run/site_cells.hpp"
#include "host/run/survey_pass.hpp"
#include "host/run/tile_height.hpp"
#include "host/run/travel_plan.hpp"
#include "host/run/variant_layers.hpp"
#include "kernels/grid/error.hpp"
#include "kernels/grid/number_text.hpp"
#include "rasters/export/map.hpp"
#include "rasters/opener/opener.hpp"

namespace firnline {
namespace {

constexpr std::int64_t mib = 1 << 20;
constexpr std::int64_t default_memory = 640 * mib;
constexpr std::int64_t program_share = 400 * mib;  // code, GDAL, PROJ tables, tables of sites: not tiles
constexpr int bands_of_risk = 5;

/// The memory for tiles and block cache: what was asked for, else a default that fits the address-space
/// limit.
std::int64_t tile_memory(const RunOptions& options) {
  if (options.memory_mb > 0) return options.memory_mb * mib;
  rlimit limit{};
  if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return default_memory;
  const auto room =
      static_cast<std::int64_t>(std::min<rlim_t>(limit.rlim_cur, rlim_t{1} << 50)) - program_share;
  return std::clamp<std::int64_t>(room / 2, 32 * mib, default_memory);
}

Job read_whole_job(const std::filesystem::path& job_file, const RunOptions& options) {
  const std::filesystem::path folder =
      job_file.has_parent_path() ? job_file.parent_path() : std::filesystem::path(".");
  const Opener at_home(folder, {}, {});
  const auto path = at_home.resolve(job_file.filename().string());
  std::vector<Mistake> mistakes;
  Job job = read_job(read_job_text(at_home, path), job_file.filename().string(), mistakes);
  if (!mistakes.empty())
    throw JobMistakes(std::move(mistakes),
                      "mend these first; files and profiles are looked at once the job can be read");
  for (const auto& assignment : options.set) apply_override(job, assignment);
  return job;
}

/// Planes of a tile in the order AlignedTile delivers them: quantities and codes are counted apart.
void place_planes(RunPlan& plan) {
  RiskProgram& program = plan.program;
  int quantities = 0;
  for (const auto& layer : plan.layers) {
    int& next = layer.categorical() ? program.code_planes : quantities;
    plan.first_plane.push_back(next);
    next += layer.planes();
    if (!layer.categorical())
      program.plane_values.insert(program.plane_values.end(), layer.plane_values().begin(),
                                  layer.plane_values().end());
  }
}

void bind_formula(RunPlan& plan, const ResolvedIndicator& resolved, std::vector<Mistake>& mistakes) {
  const ResolvedFormula& formula = *resolved.formula;
  const auto planes_of = [&](const std::string& name) -> LayerPlanes {
    const auto at = std::find(formula.names.begin(), formula.names.end(), name) - formula.names.begin();
    const std::size_t layer = resolved.need_layer[static_cast<std::size_t>(at)];
    return {plan.first_plane[layer], plan.layers[layer].plane_values()};
  };
  try {
    plan.program.operations.push_back({nullptr,
                                       {},
                                       std::make_shared<const FormulaIndicator>(FormulaIndicator{
                                           formula.info, compile_formula(formula.expression, planes_of)})});
  } catch (const FormulaMistake& found) {
    mistakes.push_back(mistake_of(plan.job, formula.written, found));
  }
}

/// Before a cell is read, and with what of it is due to variants.
void require_few_enough(const LayerSet& set) {
  if (set.indicators.size() <= most_operations) return;
  std::set<std::size_t> own;
  for (std::size_t p = 0; p < set.baselines; ++p) {
    own.insert(set.profiles[p].leaf_indicator.begin(), set.profiles[p].leaf_indicator.end());
    for (const auto& weight : set.profiles[p].leaf_weight)
      if (weight) own.insert(*weight);
    for (const auto& requirement : set.profiles[p].judged)
      if (requirement.indicator) own.insert(*requirement.indicator);
  }
  for (const auto& energy : set.energy)
    for (const auto& indicator : {energy.pv_indicator, energy.degree_day_indicator})
      if (indicator) own.insert(*indicator);
  for (const auto& units : set.units)
    if (units.population) own.insert(*units.population);
  own.erase(no_indicator);
  throw LimitError("the job computes " + std::to_string(set.indicators.size()) + " indicators, " +
                       std::to_string(set.indicators.size() - own.size()) +
                       " of them because variants change their layers; one pass computes at most " +
                       std::to_string(most_operations),
                   "variants", "split the job: fewer variants or fewer profiles in each");
}

void bind_indicators(RunPlan& plan) {
  require_few_enough(plan.set);
  place_planes(plan);
  std::vector<Mistake> mistakes;
  for (const auto& resolved : plan.set.indicators) {
    if (resolved.formula != nullptr) {
      bind_formula(plan, resolved, mistakes);
      continue;
    }
    Binding binding;
    const auto& info = resolved.indicator->info;
    for (std::size_t n = 0; n < resolved.need_layer.size(); ++n) {
      const auto& layer = plan.layers[resolved.need_layer[n]];
      binding.first_plane[n] = plan.first_plane[resolved.need_layer[n]];
      binding.plane_count[n] = layer.planes();
      if (info.needs[n].bands != 0 && info.needs[n].bands != layer.planes())
        throw RasterError(
            "indicator '" + std::string(info.id) + "' needs " + std::to_string(info.needs[n].bands) +
                " bands of '" + info.needs[n].name + "', and the layer has " + std::to_string(layer.planes()),
            "layer '" + layer.request().name + "'", "name the bands in the job: bands = [ ... ]");
    }
    std::copy(resolved.params.begin(), resolved.params.end(), binding.params);
    require_usable_series(plan.set, resolved, binding, plan.program.plane_values);
    plan.program.operations.push_back({resolved.indicator, binding});
  }
  if (!mistakes.empty()) throw JobMistakes(std::move(mistakes));
}

/// The metric size of the largest cell, for quanta and for warnings.
double largest_cell_m(const GridSpec& grid) {
  double largest = 0;
  for (const std::int64_t row : {std::int64_t{0}, grid.rows / 2, grid.rows - 1}) {
    const RowMetrics metrics = row_metrics(grid, row);
    largest = std::max({largest, metrics.dx_m, metrics.dy_m});
  }
  return largest;
}

/// Variants compute an indicator several times over, and what is wrong with it is said once.
void warn_once(RunPlan& plan, const std::string& warning) {
  if (std::find(plan.warnings.begin(), plan.warnings.end(), warning) == plan.warnings.end())
    plan.warnings.push_back(warning);
}

void warn_about_cell_size(RunPlan& plan) {
  const double cell_m = largest_cell_m(plan.tiles.grid);
  for (const auto& resolved : plan.set.indicators) {
    const auto& info = resolved.info();
    if (info.coarsest_cell_m > 0 && cell_m > info.coarsest_cell_m)
      warn_once(plan, "Indicator '" + std::string(info.id) + "' is meant for cells up to " +
                          number_text(info.coarsest_cell_m, 0) + " m; the grid's are " +
                          number_text(cell_m, 0) +
                          " m, so it shows a smoothed terrain, not the hazard itself.");
  }
}

void choose_quantities(RunPlan& plan) {
  const auto& grid = plan.tiles.grid;
  double area = 0;
  for (std::int64_t step = 0; step <= 64; ++step)
    area = std::max(area, row_metrics(grid, step * (grid.rows - 1) / 64).area_m2);
  const auto add = [&](const std::string& name, double low, double high) {
    plan.quantities.push_back({name, SumQuantum::choose(low, high, grid.cells(), area), low, high});
  };
  for (const auto& resolved : plan.set.indicators)
    add(resolved.info().id, resolved.info().low, resolved.info().high);
  for (const auto& profile : plan.set.profiles) add("score of " + profile.job.name, 0, 1);
}

/// Beginning of the names of a profile's files in the store. Names of a job hold no '@'.
std::string store_name(const LayerSet& set, const ResolvedProfile& profile) {
  const std::string& name = set.profiles[profile.baseline].job.name;
  return profile.variant ? name + "@" + std::to_string(*profile.variant) : name;
}

void plan_store(RunPlan& plan) {
  const auto cells = static_cast<std::size_t>(plan.tiles.tile_rows * plan.tiles.tile_cols);
  for (const auto& profile : plan.set.profiles) {
    StoredProfile stored;
    const std::string name = store_name(plan.set, profile);
    const auto& baseline = plan.set.profiles[profile.baseline];
    if (profile.job.maps) {
      stored.risk = plan.stored.size();
      plan.stored.push_back({name + ".risk", cells * bands_of_risk * sizeof(float)});
      stored.classes = plan.stored.size();
      plan.stored.push_back({name + ".class", cells});
    }
    if (profile.job.keep_indicators || ranks_cells(plan.job, profile))
      for (const std::size_t leaf : ground_leaves(profile)) {
        if (profile.variant && profile.leaf_indicator[leaf] == baseline.leaf_indicator[leaf]) continue;
        stored.indicators.push_back({leaf, plan.stored.size()});
        plan.stored.push_back(
            {name + ".indicator." + profile.profile.indicators[profile.leaf_source[leaf]].id,
             cells * sizeof(float)});
      }
    plan.stored_profiles.push_back(std::move(stored));
  }
  const auto store_cells = [&](std::size_t indicator) {
    if (!plan.stored_cells.emplace(indicator, plan.stored.size()).second) return;
    plan.stored.push_back({"cells." + std::to_string(indicator), cells * sizeof(float)});
  };
  for (const auto& units : plan.set.units)
    if (units.population) store_cells(*units.population);
  for (const auto& profile : plan.set.profiles)
    for (std::size_t leaf = 0; leaf < profile.leaf_indicator.size(); ++leaf) {
      if (!profile.needs_cells(leaf)) continue;
      store_cells(profile.leaf_indicator[leaf]);
      if (profile.leaf_weight[leaf]) store_cells(*profile.leaf_weight[leaf]);
    }
}

void program_profiles(RunPlan& plan) {
  plan.program.keep.assign(plan.program.operations.size(), false);
  for (const auto& [indicator, layer] : plan.stored_cells) plan.program.keep[indicator] = true;
  for (const auto& resolved : plan.set.profiles) {
    ProfileProgram profile;
    profile.composition = ground_composition(resolved);
    for (const auto leaf : ground_leaves(resolved)) {
      const std::size_t index = resolved.leaf_indicator[leaf];
      profile.leaf_operation.push_back(static_cast<int>(index));
      if (resolved.job.keep_indicators || ranks_cells(plan.job, resolved)) plan.program.keep[index] = true;
    }
    profile.class_breaks = resolved.profile.class_breaks;
    profile.min_coverage = resolved.profile.root.min_coverage;
    profile.results = resolved.job.maps ? CellResults::all : CellResults::none;
    plan.program.profiles.push_back(std::move(profile));
  }
  measure_footprints(plan);
}

/// Before the first is read: what changes from here on is seen.
void list_inputs(RunPlan& plan) {
  std::set<std::string> seen;
  const auto add = [&](const std::string& written, const std::string& path, bool raster) {
    if (path.empty() || !seen.insert(path).second) return;
    plan.input_files.push_back({written, path, raster, stamp_of(file_on_disk(path))});
  };
  for (const auto& layer : plan.set.layers)
    for (std::size_t i = 0; i < layer.paths.size(); ++i) add(layer.sources[i], layer.paths[i], true);
  for (const auto& sites : plan.set.sites) add(sites.source, sites.path, false);
  for (const auto& units : plan.set.units) add(units.request.source, units.request.path, false);
  add(plan.job.area_polygons, plan.set.grid.area_polygons_path, false);
  for (const auto& context : plan.set.context) add(context.source, context.path, false);
}

/// Planes the engine holds per cell of a tile besides the inputs: indicators, five bands per profile,
/// classes.
int engine_planes(const LayerSet& set) {
  int planes = static_cast<int>(set.indicators.size());
  for (const auto& profile : set.profiles)
    planes += bands_of_risk + 1 + (profile.job.maps ? bands_of_risk : 0);
  return planes;
}

PlannedUnits units_on(const Opener& opener, const SitesRequest& request, const GridSpec& grid) {
  PlannedUnits units{read_sites(opener, request, grid), {}};
  for (Site& unit : units.list.sites) units.zones.push_back(std::move(unit.zone));
  return units;
}

/// Every quantity over every site on every footprint, as many as one tile can hold at worst.
std::int64_t sums_over_sites(const RunPlan& plan) {
  std::size_t zones = 0;
  for (const ZoneList& list : plan.zone_lists) zones += plan.sites[list.sites].sites.size();
  return static_cast<std::int64_t>(zones * (plan.set.indicators.size() + plan.set.profiles.size()));
}

/// The store, the maps made from it as if nothing in them could be compressed, and tables.
std::int64_t disk_needed(const RunPlan& plan) {
  const GridSpec& grid = plan.tiles.grid;
  std::int64_t bytes = 16 * mib;
  const auto add = [&](std::int64_t more) {
    if (__builtin_add_overflow(bytes, more, &bytes)) bytes = std::numeric_limits<std::int64_t>::max();
  };
  add(TileStore::bytes_needed(plan.stored, plan.tiles.tiles()));
  if (plan.hydrology && !plan.hydrology->in_memory) add(plan.hydrology->bytes);
  add(travel_disk_bytes(plan));
  for (std::size_t p = 0; p < plan.stored_profiles.size(); ++p) {
    if (plan.set.profiles[p].job.maps) {
      add(map_bytes_needed(grid, bands_of_risk, sizeof(float)));
      add(map_bytes_needed(grid, 1, 1));
      add(2 * mib);  // styles, quicklook
    }
    if (ranks_cells(plan.job, plan.set.profiles[p])) {
      const auto tile = static_cast<std::size_t>(plan.tiles.tile_rows * plan.tiles.tile_cols);
      add(TileStore::bytes_needed({{"cells", tile * robustness_bands * sizeof(float)}}, plan.tiles.tiles()));
      add(map_bytes_needed(grid, robustness_bands, sizeof(float)));
    }
    if (!plan.set.profiles[p].job.keep_indicators) continue;
    for (std::size_t i = 0; i < plan.stored_profiles[p].indicators.size(); ++i)
      add(map_bytes_needed(grid, 1, sizeof(float)));
  }
  return bytes;
}

}  // namespace

std::unique_ptr<RunPlan> plan_run(const std::filesystem::path& job_file, const RunOptions& options) {
  raise_fence(options.allow);
  auto plan = std::make_unique<RunPlan>();
  plan->device = choose_device(options.device, options.threads);
  plan->reader_threads = plan->device.threads;
  plan->job = read_whole_job(job_file, options);
  for (const auto& [name, root] : options.data_roots) plan->data_roots[name] = root.string();
  const std::filesystem::path folder =
      job_file.has_parent_path() ? job_file.parent_path() : std::filesystem::path(".");
  const Opener opener(folder, options.data_roots, options.allow);

  std::vector<Mistake> mistakes;
  plan->set = resolve(plan->job, opener, mistakes);
  if (!mistakes.empty()) throw JobMistakes(std::move(mistakes));
  list_inputs(*plan);

  const GridSpec grid = resolve_grid(opener, plan->set.grid, plan->set.layers);
  plan->layers = align_layers(opener, grid, plan->set.grid, plan->set.layers);
  std::int64_t halo = 0;
  for (const auto& resolved : plan->set.indicators)
    halo = std::max<std::int64_t>(halo, resolved.info().reach);
  if (plan->job.travel && plan->job.travel->slope == "isotropic") halo = std::max<std::int64_t>(halo, 1);
  plan->memory_bytes = tile_memory(options);
  plan->tiles = plan_tiles(grid, plan->layers, halo, plan->memory_bytes, engine_planes(plan->set),
                           {options.tile_rows, options.tile_cols});
  for (const auto& request : plan->set.sites) plan->sites.push_back(read_sites(opener, request, grid));
  for (const auto& units : plan->set.units) plan->units.push_back(units_on(opener, units.request, grid));
  plan->zone_lists = zone_lists_of(plan->set);
  if (options.tile_rows == 0) lower_tiles_for_many_sites(plan->tiles, sums_over_sites(*plan));
  plan_hydrology(*plan);
  plan_travel(*plan);
  bind_indicators(*plan);
  warn_about_cell_size(*plan);
  for (auto& warning : warnings_of_single_models(plan->job, plan->set))
    plan->warnings.push_back(std::move(warning));
  for (auto& warning : warnings_of_unused(plan->job, plan->set)) plan->warnings.push_back(std::move(warning));
  for (auto& warning : warnings_of_absent(plan->set)) plan->warnings.push_back(std::move(warning));
  for (auto& warning : variant_warnings(plan->job, plan->set)) plan->warnings.push_back(std::move(warning));
  choose_quantities(*plan);
  plan_store(*plan);
  program_profiles(*plan);
  plan_pictures(*plan);
  read_context_of(*plan);
  plan_surveys(*plan);
  refuse_sites_of_too_many_cells(*plan);
  plan->disk_bytes = disk_needed(*plan);
  return plan;
}

}  // namespace firnline
