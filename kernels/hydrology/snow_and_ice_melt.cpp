// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/snow_and_ice_melt.hpp"

#include <algorithm>
#include <atomic>
#include <vector>

#include "kernels/grid/elementary.hpp"
#include "kernels/grid/tile.hpp"

namespace firnline {
namespace {

constexpr double steps_per_mm = 0x1p20;

enum Term { fallen, ice, runoff, lost, kept_snow, snow, ice_area, terms };

/// Depths added up along a row of the grid: whole numbers, whoever adds them.
using RowSums = std::array<std::int64_t, terms>;

std::int64_t steps_of(double depth_mm) {
  return static_cast<std::int64_t>(elementary::round_half_even(depth_mm * steps_per_mm));
}

class Melting {
 public:
  Melting(const WholeGrid& where, const ClimatePlanes& climate, const SnowAndIceModel& model,
          FromGlaciers counts, const MeltPlanes& results)
      : where_(where),
        climate_(climate),
        model_(model),
        counts_(counts),
        results_(results),
        rows_(at(where.grid.rows) * terms),
        benches_(workers(where)) {}

  SnowAndIceReport run() {
    for_each_tile(where_, [&](std::int64_t tile, std::size_t worker) { melt(tile, benches_[worker]); });
    SnowAndIceReport report;
    for (std::int64_t row = 0; row < where_.grid.rows; ++row) {
      const double m3 = row_metrics(where_.grid, row).area_m2 / 1000 / steps_per_mm;
      report.fallen_m3 += sum(row, fallen) * m3;
      report.ice_m3 += sum(row, ice) * m3;
      report.runoff_m3 += sum(row, runoff) * m3;
      report.lost_m3 += sum(row, lost) * m3;
      report.kept_snow_m3 += sum(row, kept_snow) * m3;
      report.snow_m3 += sum(row, snow) * m3;
      report.ice_km2 += sum(row, ice_area) * m3 / 1e3;
    }
    for (const Bench& bench : benches_) {
      report.missing_cells += bench.missing_cells;
      report.largest_runoff_mm = std::max(report.largest_runoff_mm, bench.largest_runoff_mm);
    }
    return report;
  }

 private:
  using Cells = std::vector<float>;
  using Months = std::array<Cells, months_of_year>;
  struct Bench {
    Months temperature, precipitation, evaporation, from_glaciers, snow_melt, runoff;
    Cells ice_share, debris_factor, elevation, temperature_elevation;
    std::int64_t missing_cells = 0;
    double largest_runoff_mm = 0;
  };

  [[nodiscard]] double sum(std::int64_t row, Term term) const {
    return static_cast<double>(rows_[at(row) * terms + term].load());
  }

  void load(const MonthlyPlanes& planes, std::int64_t tile, Months& months) const {
    if (planes.front() == nullptr) return;
    for (std::size_t m = 0; m < months_of_year; ++m) load_tile(where_.tiling, *planes[m], tile, months[m]);
  }
  void load(const TilePlane<float>* plane, std::int64_t tile, Cells& cells) const {
    if (plane != nullptr) load_tile(where_.tiling, *plane, tile, cells);
  }
  static void save(const MeltPlanes::Months& planes, std::int64_t tile, const Months& months) {
    for (std::size_t m = 0; m < months_of_year; ++m)
      if (planes[m] != nullptr) planes[m]->save(tile, months[m]);
  }

  void melt(std::int64_t tile, Bench& bench) {
    load(climate_.temperature_degc, tile, bench.temperature);
    load(climate_.precipitation_mm, tile, bench.precipitation);
    load(climate_.evaporation_mm, tile, bench.evaporation);
    load(climate_.ice_share, tile, bench.ice_share);
    load(climate_.debris_factor, tile, bench.debris_factor);
    load(climate_.elevation_m, tile, bench.elevation);
    load(climate_.temperature_elevation_m, tile, bench.temperature_elevation);
    const Window window = where_.tiling.window(tile);
    for (Months* months : {&bench.from_glaciers, &bench.snow_melt, &bench.runoff})
      for (Cells& cells : *months) cells.assign(at(window.cells()), no_data_f32);
    for (std::int64_t row = 0; row < window.rows; ++row) {
      RowSums sums = {};
      for (std::int64_t col = 0; col < window.cols; ++col)
        melt_cell(at(row * window.cols + col), bench, sums);
      for (std::size_t term = 0; term < terms; ++term)
        rows_[at(window.row + row) * terms + term].fetch_add(sums[term], std::memory_order_relaxed);
    }
    save(results_.from_glaciers_mm, tile, bench.from_glaciers);
    save(results_.snow_melt_mm, tile, bench.snow_melt);
    save(results_.runoff_mm, tile, bench.runoff);
  }

  /// out: whether all of it is known
  [[nodiscard]] bool climate_of(std::size_t cell, const Bench& bench, CellClimate& climate) const {
    double warmer = 0;
    if (climate_.temperature_elevation_m != nullptr)
      warmer = model_.lapse_k_m * (static_cast<double>(bench.elevation[cell]) -
                                   static_cast<double>(bench.temperature_elevation[cell]));
    climate.ice_share = bench.ice_share[cell];
    if (climate_.debris_factor != nullptr) climate.debris_factor = bench.debris_factor[cell];
    double all = climate.ice_share + climate.debris_factor;
    for (std::size_t m = 0; m < months_of_year; ++m) {
      climate.temperature_degc[m] = bench.temperature[m][cell] + warmer;
      climate.precipitation_mm[m] = bench.precipitation[m][cell];
      if (climate_.evaporation_mm.front() != nullptr) climate.evaporation_mm[m] = bench.evaporation[m][cell];
      all += climate.temperature_degc[m] + climate.precipitation_mm[m] + climate.evaporation_mm[m];
    }
    return !elementary::is_nan(all);
  }

  void melt_cell(std::size_t cell, Bench& bench, RowSums& sums) const {
    CellClimate climate;
    if (!climate_of(cell, bench, climate)) {
      ++bench.missing_cells;
      return;
    }
    const CellWater water = snow_and_ice(climate, model_);
    std::array<double, terms> year = {};
    for (std::size_t m = 0; m < months_of_year; ++m) {
      const double ice_mm = water.ice_melt_mm[m], runoff_mm = water.running_mm[m] + ice_mm;
      const double on_ice_mm =
          counts_ == FromGlaciers::ice_melt ? 0 : climate.ice_share * water.running_mm[m];
      bench.from_glaciers[m][cell] = static_cast<float>(on_ice_mm + ice_mm);
      bench.snow_melt[m][cell] = static_cast<float>(water.snow_melt_mm[m]);
      bench.runoff[m][cell] = static_cast<float>(runoff_mm);
      bench.largest_runoff_mm = elementary::greater(bench.largest_runoff_mm, runoff_mm);
      year[fallen] += model_.precipitation_factor * climate.precipitation_mm[m];
      year[ice] += ice_mm;
      year[runoff] += runoff_mm;
      year[lost] += water.lost_mm[m];
      year[snow] += water.snow_melt_mm[m];
    }
    year[kept_snow] = water.kept_snow_mm;
    year[ice_area] = climate.ice_share;
    for (std::size_t term = 0; term < terms; ++term) sums[term] += steps_of(year[term]);
  }

  const WholeGrid& where_;
  const ClimatePlanes& climate_;
  const SnowAndIceModel& model_;
  FromGlaciers counts_;
  const MeltPlanes& results_;
  std::vector<std::atomic<std::int64_t>> rows_;  ///< of each row of the grid: its terms
  std::vector<Bench> benches_;
};

}  // namespace

SnowAndIceReport snow_and_ice_melt(const WholeGrid& where, const ClimatePlanes& climate,
                                   const SnowAndIceModel& model, FromGlaciers counts,
                                   const MeltPlanes& results) {
  return Melting(where, climate, model, counts, results).run();
}

}  // namespace firnline
