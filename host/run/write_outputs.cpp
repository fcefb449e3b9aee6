// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/write_outputs.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <span>
#include <utility>

#include "host/report/map_figure.hpp"
#include "host/run/stop_signal.hpp"
#include "host/run/tile_pass.hpp"
#include "kernels/grid/number_text.hpp"
#include "rasters/export/map.hpp"
#include "rasters/export/site_style.hpp"
#include "rasters/export/table.hpp"

namespace firnline {
namespace {

constexpr std::int64_t picture_side = 900;  // cells of the report's figure, at most, along its longer side
constexpr std::int64_t named_sites = 10;    // on the map in QGIS, as many as in the report's

/// Reads row blocks of one store layer back out of its tiles: the one route from store to map.
class StoreRows {
 public:
  StoreRows(const RunPlan& plan, const TileStore& store, std::size_t layer, std::size_t element_bytes)
      : plan_(plan),
        store_(store),
        layer_(layer),
        element_bytes_(element_bytes),
        slot_(store.layers()[layer].bytes_per_tile) {}

  /// Copies rows [first_row, first_row + rows) of one plane of the tiles into out (grid.cols wide), fill
  /// elsewhere.
  void read(std::size_t plane, std::int64_t first_row, std::int64_t rows, std::span<std::byte> out,
            std::span<const std::byte> fill) {
    for (std::size_t at = 0; at < out.size(); at += element_bytes_)
      std::memcpy(out.data() + at, fill.data(), element_bytes_);
    for (std::int64_t t = 0; t < plan_.tiles.tiles(); ++t) {
      const Window window = plan_.tiles.window(t);
      const Window part = window.intersected({first_row, 0, rows, plan_.tiles.grid.cols});
      if (part.empty()) continue;
      const auto bytes = std::span(slot_).first(bytes_of(window));
      if (!store_.read(t, layer_, bytes)) continue;
      copy(window, part, plane, first_row, out);
    }
  }

 private:
  [[nodiscard]] std::size_t bytes_of(const Window& window) const {
    const auto full = static_cast<std::size_t>(plan_.tiles.tile_rows * plan_.tiles.tile_cols);
    return slot_.size() / full * static_cast<std::size_t>(window.cells());
  }

  void copy(const Window& window, const Window& part, std::size_t plane, std::int64_t first_row,
            std::span<std::byte> out) const {
    const auto width = static_cast<std::size_t>(part.cols) * element_bytes_;
    for (std::int64_t row = part.row; row < part.row + part.rows; ++row) {
      const auto from = (plane * static_cast<std::size_t>(window.cells()) +
                         static_cast<std::size_t>((row - window.row) * window.cols + part.col - window.col)) *
                        element_bytes_;
      const auto to =
          static_cast<std::size_t>((row - first_row) * plan_.tiles.grid.cols + part.col) * element_bytes_;
      std::memcpy(out.data() + to, slot_.data() + from, width);
    }
  }

  const RunPlan& plan_;
  const TileStore& store_;
  std::size_t layer_;
  std::size_t element_bytes_;
  std::vector<std::byte> slot_;
};

std::map<std::string, std::string> tags(const FinishedRun& run, const FinishedProfile& profile) {
  return {{"TIFFTAG_SOFTWARE", "firnline " + run.program_version},
          {"TIFFTAG_IMAGEDESCRIPTION", run.title + ": " + profile.title + ". Score 1 = highest risk."},
          {"TIFFTAG_COPYRIGHT", run.licence_duty},
          {"FIRNLINE_PROFILE", profile.id},
          {"FIRNLINE_FOOTPRINT_KM2", number_text(profile.footprint_km2)},
          {"FIRNLINE_JOB_SHA256", run.job_sha256}};
}

/// The report's colour of a class, so that paper and QGIS show one map.
std::array<std::uint8_t, 4> colour_of_class(std::size_t risk_class) {
  const auto& [red, green, blue] = class_colours[risk_class];
  return {red, green, blue, 255};
}

std::vector<ClassEntry> class_entries() {
  return {{1, "1 very low risk", colour_of_class(1)},
          {2, "2 low risk", colour_of_class(2)},
          {3, "3 medium risk", colour_of_class(3)},
          {4, "4 high risk", colour_of_class(4)},
          {5, "5 very high risk: act here first", colour_of_class(5)},
          {class_no_data_here, "no score: no data here", colour_of_class(0)},
          {class_too_little_data, "no score: too few indicators have data", {190, 190, 190, 255}},
          {class_required_missing,
           "no score: a required indicator or dimension is missing",
           {150, 150, 150, 255}}};
}

/// The risk classes as steps of the score, between the breaks of this profile.
std::vector<LegendStep> score_steps(const std::vector<double>& breaks) {
  std::vector<LegendStep> steps;
  for (std::size_t step = 0; step <= breaks.size(); ++step) {
    const double low = step == 0 ? 0 : breaks[step - 1], high = step == breaks.size() ? 1 : breaks[step];
    const ClassEntry entry = class_entries()[step];
    steps.push_back(
        {high, entry.label + " (" + number_text(low) + "–" + number_text(high) + ")", entry.rgba});
  }
  return steps;
}

/// Takes every step-th row and column of the score band while it passes by.
class PictureTaker {
 public:
  PictureTaker(const GridSpec& grid, FinishedPicture& picture) : grid_(grid), picture_(picture) {
    step_ = std::max<std::int64_t>(1, (std::max(grid.rows, grid.cols) + picture_side - 1) / picture_side);
    picture.rows = (grid.rows + step_ - 1) / step_;
    picture.cols = (grid.cols + step_ - 1) / step_;
    picture.score.assign(static_cast<std::size_t>(picture.rows * picture.cols), no_data_f32);
  }
  void take(std::int64_t first_row, std::int64_t rows, std::span<const float> cells) {
    for (std::int64_t row = 0; row < picture_.rows; ++row) {
      const std::int64_t source = std::min(row * step_ + step_ / 2, grid_.rows - 1);
      if (source < first_row || source >= first_row + rows) continue;
      for (std::int64_t col = 0; col < picture_.cols; ++col) {
        const std::int64_t from = std::min(col * step_ + step_ / 2, grid_.cols - 1);
        picture_.score[static_cast<std::size_t>(row * picture_.cols + col)] =
            cells[static_cast<std::size_t>((source - first_row) * grid_.cols + from)];
      }
    }
  }

 private:
  const GridSpec& grid_;
  FinishedPicture& picture_;
  std::int64_t step_ = 1;
};

void append(std::vector<WrittenFile>& files, std::vector<WrittenFile> more) {
  files.insert(files.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// Rows per block: a multiple of the map's 512-cell blocks where memory allows, never more than the grid has.
std::int64_t rows_at_a_time(const GridSpec& grid) {
  return std::min<std::int64_t>(512, grid.rows);
}

void write_risk_map(const RunPlan& plan, const TileStore& store, const OutputFolder& folder, std::size_t p,
                    FinishedRun& run) {
  FinishedProfile& profile = run.profiles[p];
  MapSpec spec;
  spec.grid = plan.tiles.grid;
  spec.bands = {{"score (1 = highest risk)", "1"},
                {"hazard", "1"},
                {"exposure", "1"},
                {"vulnerability", "1"},
                {"coverage (share of indicator weight with data)", "1"}};
  spec.metadata = tags(run, profile);
  spec.legend_title = "Risk score, 1 = highest risk";
  spec.score_steps = score_steps(profile.class_breaks);
  StoreRows rows(plan, store, plan.stored_profiles[p].risk, sizeof(float));
  profile.picture.emplace();
  PictureTaker picture(spec.grid, *profile.picture);
  append(run.files, write_float_map(
                        folder, profile.name + "/risk.tif", spec, rows_at_a_time(spec.grid),
                        [&](int band, std::int64_t first, std::int64_t count, std::span<float> cells) {
                          throw_if_stopped();
                          rows.read(static_cast<std::size_t>(band), first, count,
                                    std::as_writable_bytes(cells), std::as_bytes(std::span(&no_data_f32, 1)));
                          // Where nothing is known, coverage is 0, not unknown.
                          if (band == 4)
                            std::replace_if(
                                cells.begin(), cells.end(), [](float v) { return std::isnan(v); }, 0.0f);
                          if (band == 0) picture.take(first, count, cells);
                        }));
}

void write_class_file(const RunPlan& plan, const TileStore& store, const OutputFolder& folder, std::size_t p,
                      FinishedRun& run) {
  FinishedProfile& profile = run.profiles[p];
  MapSpec spec;
  spec.grid = plan.tiles.grid;
  spec.bands = {{"risk class (5 = very high: act here first)", ""}};
  spec.metadata = tags(run, profile);
  spec.classes = class_entries();
  spec.legend_title = "Risk class, 5 = act here first";
  StoreRows rows(plan, store, plan.stored_profiles[p].classes, 1);
  profile.cells_per_class.assign(6, 0);
  const std::byte fill{class_no_data_here};
  append(run.files,
         write_class_map(folder, profile.name + "/class.tif", spec, rows_at_a_time(spec.grid),
                         [&](std::int64_t first, std::int64_t count, std::span<std::uint8_t> cells) {
                           throw_if_stopped();
                           rows.read(0, first, count, std::as_writable_bytes(cells), std::span(&fill, 1));
                         }));
}

/// Cells per class, counted once from the store rather than in the writer, which may ask for rows twice.
void count_classes(const RunPlan& plan, const TileStore& store, std::size_t p, FinishedProfile& profile) {
  profile.cells_per_class.assign(6, 0);
  std::vector<std::byte> slot(store.layers()[plan.stored_profiles[p].classes].bytes_per_tile);
  for (std::int64_t t = 0; t < plan.tiles.tiles(); ++t) {
    const auto cells = static_cast<std::size_t>(plan.tiles.window(t).cells());
    const auto bytes = std::span(slot).first(cells);
    if (!store.read(t, plan.stored_profiles[p].classes, bytes)) {
      profile.cells_per_class[0] += static_cast<std::int64_t>(cells);
      continue;
    }
    for (const std::byte code : bytes) {
      const auto number = std::to_integer<std::size_t>(code);
      ++profile.cells_per_class[number <= 5 ? number : 0];
    }
  }
}

void write_indicator_maps(const RunPlan& plan, const TileStore& store, const OutputFolder& folder,
                          std::size_t p, FinishedRun& run) {
  const FinishedProfile& profile = run.profiles[p];
  for (std::size_t leaf = 0; leaf < plan.stored_profiles[p].indicators.size(); ++leaf) {
    const auto& indicator = profile.indicators[leaf];
    const std::string name = "indicators/" + indicator.id + ".tif";
    const bool written = std::any_of(run.files.begin(), run.files.end(),
                                     [&](const WrittenFile& file) { return file.name == name; });
    if (written) continue;
    MapSpec spec;
    spec.grid = plan.tiles.grid;
    spec.bands = {{indicator.title, indicator.unit}};
    spec.metadata = tags(run, profile);
    spec.legend_title = indicator.title + " [" + indicator.unit + "]";
    spec.legend = MapLegend::value_range;
    StoreRows rows(plan, store, plan.stored_profiles[p].indicators[leaf], sizeof(float));
    append(run.files,
           write_float_map(folder, name, spec, rows_at_a_time(spec.grid),
                           [&](int, std::int64_t first, std::int64_t count, std::span<float> cells) {
                             throw_if_stopped();
                             rows.read(0, first, count, std::as_writable_bytes(cells),
                                       std::as_bytes(std::span(&no_data_f32, 1)));
                           }));
  }
}

Value real(double value) {
  return std::isnan(value) ? Value() : Value(value);
}
Value real(const std::optional<double>& value) {
  return value ? real(*value) : Value();
}

/// in: a profile that outlives the table
Table site_table(const FinishedProfile& profile) {
  Table table;
  table.name = "sites";
  table.lon_column = "lon";
  table.lat_column = "lat";
  for (const auto& name : site_columns(profile.indicators)) {
    const bool text = name == "id" || name == "name" || name == "status" || name == "reason";
    table.columns.push_back({name, name == "rank" ? ColumnType::integer
                                   : text         ? ColumnType::text
                                                  : ColumnType::real});
  }
  table.made_rows = profile.sites.size();
  table.make_row = [&profile](std::size_t number) {
    const FinishedSite& site = profile.sites[number];
    std::vector<Value> row = {site.rank > 0 ? Value(site.rank) : Value(),
                              site.id,
                              site.name,
                              site.lon,
                              site.lat,
                              real(site.score),
                              site.coverage,
                              std::string(name_of(site.status)),
                              site.reason,
                              real(site.cell_score_mean)};
    for (std::size_t leaf = 0; leaf < profile.indicators.size(); ++leaf) {
      row.push_back(real(site.value[leaf]));
      row.push_back(real(site.score_of[leaf]));
      row.push_back(real(site.contribution[leaf]));
    }
    return row;
  };
  return table;
}

Table rejected_table(const FinishedProfile& profile) {
  Table table;
  table.name = "sites_rejected";
  table.columns = {{"line", ColumnType::integer},
                   {"column", ColumnType::text},
                   {"value", ColumnType::text},
                   {"reason", ColumnType::text}};
  for (const auto& row : profile.rejected)
    table.rows.push_back({row.line, row.column, row.value, row.reason});
  return table;
}

Table audit_table(const std::vector<FinishedAudit>& audit) {
  Table table;
  table.name = "audit";
  table.columns = {{"layer", ColumnType::text},
                   {"source", ColumnType::text},
                   {"step", ColumnType::text},
                   {"method", ColumnType::text},
                   {"cells_in", ColumnType::integer},
                   {"cells_out", ColumnType::integer},
                   {"cells_no_data", ColumnType::integer},
                   {"total_before", ColumnType::real},
                   {"total_after", ColumnType::real},
                   {"seen_low", ColumnType::real},
                   {"seen_high", ColumnType::real},
                   {"warning", ColumnType::text}};
  for (const auto& row : audit)
    table.rows.push_back({row.layer, row.source, row.step, row.method, row.cells_in, row.cells_out,
                          row.cells_no_data, real(row.total_before), real(row.total_after),
                          real(row.seen_low), real(row.seen_high), row.warning});
  return table;
}

}  // namespace

void write_maps(const RunPlan& plan, const TileStore& store, const OutputFolder& folder, Progress& progress,
                FinishedRun& run) {
  progress.begin("writing maps", static_cast<std::int64_t>(run.profiles.size()));
  for (std::size_t p = 0; p < run.profiles.size(); ++p) {
    if (plan.set.profiles[p].job.maps) {
      write_risk_map(plan, store, folder, p, run);
      write_class_file(plan, store, folder, p, run);
      count_classes(plan, store, p, run.profiles[p]);
    }
    write_indicator_maps(plan, store, folder, p, run);
    progress.advance();
  }
  progress.end();
}

void write_tables(const RunPlan& plan, const OutputFolder& folder, FinishedRun& run) {
  for (auto& profile : run.profiles) {
    Table table = site_table(profile);
    table.reference_date = plan.job.reference_date;
    run.files.push_back(write_csv(folder, profile.name + "/sites.csv", table));
    run.files.push_back(write_gpkg(folder, profile.name + "/sites.gpkg", table));
    run.files.push_back(folder.write(profile.name + "/sites.qml",
                                     site_style(score_steps(profile.class_breaks), named_sites)));
    if (!profile.rejected.empty())
      run.files.push_back(write_csv(folder, profile.name + "/sites_rejected.csv", rejected_table(profile)));
  }
  run.files.push_back(write_csv(folder, "audit.csv", audit_table(run.audit)));
}

}  // namespace firnline
