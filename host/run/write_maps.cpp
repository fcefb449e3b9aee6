// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/write_maps.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <utility>

#include "host/job/names.hpp"
#include "host/run/cell_sampler.hpp"
#include "host/run/class_legend.hpp"
#include "host/run/map_spec.hpp"
#include "host/run/picture_grid.hpp"
#include "host/run/pictures.hpp"
#include "host/run/quicklook_of.hpp"
#include "host/run/stage_costs.hpp"
#include "host/run/stop_signal.hpp"
#include "host/run/store_rows.hpp"
#include "host/run/tile_pass.hpp"
#include "kernels/fusion/risk_program.hpp"
#include "kernels/grid/error.hpp"
#include "kernels/grid/number_text.hpp"
#include "rasters/export/map.hpp"
#include "rasters/export/quicklook.hpp"
#include "spdlog/spdlog.h"

namespace firnline {
namespace {

/// A list of the run by its place in the plan: profiles, then their variants.
FinishedProfile& list_at(FinishedRun& run, std::size_t p) {
  return p < run.profiles.size() ? run.profiles[p] : run.variants[p - run.profiles.size()];
}

/// Says in the map itself that the sites are judged by more than it shows.
std::string note_on_attributes(const FinishedProfile& profile) {
  const auto titles = attribute_titles(profile);
  return titles.empty() ? std::string() : ", without the sites' own: " + joined(titles);
}

/// Takes the cells of the report's pictures out of a map that passes by.
template <class From, class Code>
void take_picture(const PictureGrid& grid, std::int64_t first_row, std::int64_t rows,
                  std::span<const From> cells, std::vector<std::uint8_t>& picture, const Code& code_of) {
  picture.resize(static_cast<std::size_t>(grid.rows * grid.cols), 0);
  const Window shown = grid.shown_of({first_row, 0, rows, grid.grid_cols});
  for (std::int64_t row = shown.row; row < shown.row + shown.rows; ++row)
    for (std::int64_t col = 0; col < grid.cols; ++col)
      picture[static_cast<std::size_t>(row * grid.cols + col)] = code_of(cells[static_cast<std::size_t>(
          (grid.source_row(row) - first_row) * grid.grid_cols + grid.source_col(col))]);
}

/// Where a band of risk.tif goes to in a picture; nullptr for the scores, whose classes are shown.
std::vector<std::uint8_t>* picture_of_band(FinishedPicture& picture, int band) {
  if (band == 0) return nullptr;
  return static_cast<std::size_t>(band) <= dimensions ? &picture.dimension[static_cast<std::size_t>(band) - 1]
                                                      : &picture.coverage;
}

void append(std::vector<WrittenFile>& files, std::vector<WrittenFile> more) {
  files.insert(files.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

void write_risk_map(const RunPlan& plan, const TileStore& store, const OutputFolder& folder, std::size_t p,
                    FinishedRun& run) {
  FinishedProfile& profile = list_at(run, p);
  MapSpec spec = map_of(plan, run, profile);
  const std::string without = note_on_attributes(profile);
  spec.bands = {{"score (1 = highest risk)" + without, "1"},
                {"hazard" + without, "1"},
                {"exposure" + without, "1"},
                {"vulnerability" + without, "1"},
                {"coverage (share of indicator weight with data)" + without, "1"}};
  constexpr int coverage_band = 4;
  spec.legend_title = "Risk score, 1 = highest risk";
  spec.score_steps = score_steps(profile.class_breaks);
  const MapPiece piece = piece_of(plan, static_cast<int>(spec.bands.size()), sizeof(float));
  spec.bands_at_a_time = piece.bands;
  StoreRows<float> rows(plan.tiles, store, plan.stored_profiles[p].risk, no_data_f32);
  const PictureGrid& shown = plan.pictures.grid;
  FinishedPicture picture{shown.rows, shown.cols, {}, {}, {}, {}};
  const auto read = [&](int band, std::int64_t first, std::int64_t count, std::span<float> cells) {
    throw_if_stopped();
    rows.read(static_cast<std::size_t>(band), first, count, cells);
    const auto band_cells = static_cast<std::size_t>(count * spec.grid.cols);
    for (; !cells.empty(); cells = cells.subspan(band_cells), ++band) {
      const auto one = cells.first(band_cells);
      // Where nothing is known, coverage is 0, not unknown.
      if (band == coverage_band)
        std::replace_if(
            one.begin(), one.end(), [](float v) { return std::isnan(v); }, 0.0f);
      if (auto* taken = picture_of_band(picture, band); taken != nullptr && !profile.variant)
        take_picture<float>(shown, first, count, one, *taken, step_of_share);
    }
  };
  append(run.files, write_float_map(folder, profile.name + "/risk.tif", spec, piece.rows, read));
  if (!profile.variant)
    profile.picture = std::move(picture);  // the report shows the map of the profile itself
}

/// Its letters depend on the machine's fonts: it belongs to this run, not to the result.
void write_quicklook(const words::Words& words, const OutputFolder& folder, const FinishedProfile& profile,
                     CellSampler<std::uint8_t>& codes, FinishedRun& run) {
  throw_if_stopped();
  if (const auto png = quicklook_png(quicklook_of(words, run, profile, codes), known_fonts()))
    run.run_files.push_back(folder.write(profile.name + "/quicklook.png", *png));
  else
    spdlog::warn(
        "{}: no quicklook.png, for this machine has no font that firnline knows (Debian: fonts-dejavu-core)",
        profile.name);
}

/// The map of classes, and the cells of each class, counted on the way.
void write_class_file(const RunPlan& plan, const TileStore& store, const OutputFolder& folder, std::size_t p,
                      const words::Words& words, FinishedRun& run) {
  FinishedProfile& profile = list_at(run, p);
  MapSpec spec = map_of(plan, run, profile);
  spec.bands = {{"risk class (5 = very high: act here first)" + note_on_attributes(profile), ""}};
  spec.classes = class_entries();
  spec.legend_title = "Risk class, 5 = act here first";
  StoreRows<std::uint8_t> rows(plan.tiles, store, plan.stored_profiles[p].classes, class_no_data_here);
  profile.cells_per_class.assign(6, 0);
  CellSampler<std::uint8_t> picture(spec.grid, quicklook_side, class_no_data_here);
  const auto read = [&](std::int64_t first, std::int64_t count, std::span<std::uint8_t> cells) {
    throw_if_stopped();
    rows.read(0, first, count, cells);
    for (const std::uint8_t code : cells) ++profile.cells_per_class[code <= 5 ? code : 0];
    picture.take(first, count, cells);
    if (profile.picture)
      take_picture<std::uint8_t>(plan.pictures.grid, first, count, cells, profile.picture->classes,
                                 std::identity());
  };
  append(run.files,
         write_class_map(folder, profile.name + "/class.tif", spec, piece_of(plan, 1, 1).rows, read));
  write_quicklook(words, folder, profile, picture, run);
}

/// Which indicator of the plan stands under which name.
using IndicatorMaps = std::map<std::string, std::size_t>;

/// A map that profiles share stands beside them. Another of the same id, with other parameters or layers,
/// stands in its profile's folder. Empty when the indicator has been written.
std::string free_name(const FinishedProfile& profile, const std::string& id, std::size_t indicator,
                      IndicatorMaps& maps) {
  const std::string shared = "indicators/" + id + ".tif", own = profile.name + "/" + shared;
  for (const std::string& name : {profile.variant ? own : shared, own}) {
    const auto [at, is_new] = maps.emplace(name, indicator);
    if (is_new) return name;
    if (at->second == indicator) return {};
  }
  throw BugError("The map of an indicator has no free name.", own);
}

void write_indicator_maps(const RunPlan& plan, const TileStore& store, const OutputFolder& folder,
                          std::size_t p, IndicatorMaps& maps, FinishedRun& run) {
  const FinishedProfile& profile = list_at(run, p);
  if (!plan.set.profiles[p].job.keep_indicators) return;  // stored for something else
  for (const auto& [leaf, layer] : plan.stored_profiles[p].indicators) {
    const auto& indicator = profile.indicators[leaf];
    const std::string name =
        free_name(profile, indicator.indicator, plan.set.profiles[p].leaf_indicator[leaf], maps);
    if (name.empty()) continue;
    MapSpec spec = map_of(plan, run, profile);
    spec.bands = {{indicator.title, indicator.unit}};
    spec.legend_title = indicator.title + " [" + indicator.unit + "]";
    spec.legend = MapLegend::value_range;
    StoreRows<float> rows(plan.tiles, store, layer, no_data_f32);
    const auto read = [&](int, std::int64_t first, std::int64_t count, std::span<float> cells) {
      throw_if_stopped();
      rows.read(0, first, count, cells);
    };
    append(run.files, write_float_map(folder, name, spec, piece_of(plan, 1, sizeof(float)).rows, read));
  }
}

}  // namespace

void write_maps(const RunPlan& plan, const TileStore& store, const OutputFolder& folder,
                const words::Words& words, Progress& progress, FinishedRun& run) {
  IndicatorMaps maps;
  std::int64_t planes = 0;
  for (std::size_t p = 0; p < plan.set.profiles.size(); ++p) planes += map_planes(plan, p);
  progress.begin(maps_stage, planes);
  run.scenery.mesh = mesh_of(plan.tiles.grid);
  for (std::size_t p = 0; p < plan.set.profiles.size(); ++p) {
    if (plan.set.profiles[p].job.maps) {
      write_risk_map(plan, store, folder, p, run);
      write_class_file(plan, store, folder, p, words, run);
    }
    write_indicator_maps(plan, store, folder, p, maps, run);
    progress.advance(map_planes(plan, p));
  }
  gather_pictures(plan, store, run);
  progress.end();
}

}  // namespace firnline
