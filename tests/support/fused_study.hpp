// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <cstring>
#include <limits>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "tests/support/compositions.hpp"
#include "tests/support/plausible.hpp"

/// A whole risk pass on random data: several indicators, two profiles, zones, tiles.
namespace firnline::test {

struct FusedStudy {
  GridSpec grid;
  RiskProgram program;
  std::vector<std::vector<float>> planes;  ///< on the whole grid
  std::int64_t halo = 1;
  std::vector<std::vector<Zone>> zones;  ///< per list
  std::vector<SumQuantum> quanta;
};

/// What a pass made of all tiles, put together on the whole grid.
struct FusedResult {
  std::vector<std::vector<float>> bands;           ///< per profile and band
  std::vector<std::vector<std::uint8_t>> classes;  ///< per profile
  std::vector<std::vector<float>> kept;            ///< per operation; empty where not kept
  std::vector<std::vector<ZoneSums>> sums;         ///< per list, zone x quantity
  std::vector<std::int64_t> undefined;             ///< per operation
};

[[nodiscard]] inline Zone random_zone(std::mt19937_64& random, const GridSpec& grid) {
  Zone zone;
  for (std::int64_t row = static_cast<std::int64_t>(random() % 3); row < grid.rows;
       row += 1 + static_cast<std::int64_t>(random() % 3)) {
    const auto first = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(grid.cols));
    const auto length = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(grid.cols));
    const double weight = 0.125 * static_cast<double>(1 + random() % 8);
    zone.runs.push_back({row, first, std::min(grid.cols - 1, first + length), weight});
  }
  return zone;
}

/// A formula that carries out every step once, over random planes of a study. Its values mean nothing.
[[nodiscard]] inline Operation random_formula(std::mt19937_64& random, int planes) {
  auto made = std::make_shared<FormulaIndicator>();
  made->info.id = "a_formula";
  made->info.unit = "1";
  made->info.low = -1e12;
  made->info.high = 1e12;
  FormulaProgram& program = made->program;
  const auto add = [&](FormulaStep step, int argument = 0, int count = 0, double number = 0) {
    program.instruction[program.length++] = {step, argument, count, number};
  };
  const auto plane = [&] { return static_cast<int>(random() % static_cast<std::uint64_t>(planes)); };
  add(FormulaStep::plane, plane());
  for (int step = static_cast<int>(FormulaStep::sum_of_planes); step <= static_cast<int>(FormulaStep::choose);
       ++step) {
    const auto kind = static_cast<FormulaStep>(step);
    for (int more = taken_by(kind) - 1; more > 0; --more) add(FormulaStep::plane, plane());
    const int first = plane();
    if (taken_by(kind) == 0)
      add(kind, first, planes - first), add(FormulaStep::add);
    else
      add(kind, kind == FormulaStep::whole_power ? 2 : 0);
    // Bring every value back among ordinary numbers, so that the next step has something to do.
    add(FormulaStep::number, 0, 0, 0.5), add(FormulaStep::first_present);
    add(FormulaStep::number, 0, 0, -50), add(FormulaStep::number, 0, 0, 50), add(FormulaStep::clamp);
  }
  add(FormulaStep::plane, plane()), add(FormulaStep::multiply);
  return {nullptr, {}, made};
}

[[nodiscard]] inline FusedStudy fused_study(std::uint64_t seed, std::int64_t rows, std::int64_t cols) {
  std::mt19937_64 random(seed);
  FusedStudy study;
  study.grid = plane_grid(rows, cols, 30, 40);
  // The last asks what each of its bands stands for: the floods of how many years.
  const char* ids[] = {"slope_horn",        "mass_change", "population",
                       "dry_climate_share", "aspect_horn", "flood_hazard_class"};
  for (const char* id : ids) {
    const RegisteredIndicator& indicator = *find_indicator(id);
    const Study own = plausible_study(indicator.info, rows, cols, 0.05);
    Binding binding = default_binding(indicator.info);
    binding.first_plane[0] = static_cast<int>(study.planes.size());
    binding.plane_count[0] = static_cast<int>(own.needs[0].size());
    for (const Plane& band : own.needs[0]) {
      study.planes.push_back(band.cells);
      study.program.plane_values.push_back(band.value);
    }
    study.program.operations.push_back({&indicator, binding});
    study.program.keep.push_back(random() % 2 == 0);
  }
  for (int formula = 0; formula < 2; ++formula) {
    study.program.operations.push_back(random_formula(random, static_cast<int>(study.planes.size())));
    study.program.keep.push_back(formula == 0 || random() % 2 == 0);
  }
  const auto operations = static_cast<int>(study.program.operations.size());
  for (int p = 0; p < 2; ++p) {
    ProfileProgram profile;
    profile.composition = random_composition(random, operations);
    for (int i = 0; i < operations; ++i) {
      const IndicatorInfo& info = study.program.operations[static_cast<std::size_t>(i)].info();
      profile.composition.leaf[i].value = knots({{info.low, 0}, {info.low + (info.high - info.low) / 3, 1}});
      profile.leaf_operation.push_back((i + p) % operations);
      profile.leaf_footprint_m2.push_back(3e5 + 1e5 * i);
    }
    profile.footprint_m2 = 5e5;
    profile.class_breaks = {0.2, 0.4, 0.6, 0.8};
    profile.min_coverage = 0.3;
    study.program.profiles.push_back(profile);
  }
  for (int list = 0; list < 2; ++list) {
    study.zones.emplace_back();
    for (int z = 0; z < 4 + list; ++z) study.zones.back().push_back(random_zone(random, study.grid));
  }
  for (const Operation& operation : study.program.operations)
    study.quanta.push_back(
        SumQuantum::choose(operation.info().low, operation.info().high, study.grid.cells(), 30 * 40));
  for (int p = 0; p < 2; ++p) study.quanta.push_back(SumQuantum::choose(0, 1, study.grid.cells(), 30 * 40));
  return study;
}

[[nodiscard]] inline FusedResult run_fused(const FusedStudy& study, const Device& device,
                                           std::int64_t tile_rows, std::int64_t tile_cols) {
  FusedResult result;
  const auto cells = static_cast<std::size_t>(study.grid.cells());
  const std::size_t profiles = study.program.profiles.size(), quantities = study.quanta.size();
  result.bands.assign(profiles * risk_bands, std::vector<float>(cells));
  result.classes.assign(profiles, std::vector<std::uint8_t>(cells));
  for (const bool keep : study.program.keep) result.kept.emplace_back(keep ? cells : 0);
  std::vector<ZoneIndex> indexes;
  for (const auto& list : study.zones) indexes.emplace_back(study.grid, list);
  for (const auto& list : study.zones) result.sums.emplace_back(list.size() * quantities);
  std::vector<const ZoneIndex*> views;
  for (const auto& index : indexes) views.push_back(&index);
  RiskPass pass(device, study.grid, study.program, tile_rows, tile_cols, study.halo, views, study.quanta);

  const auto place = [&](const Window& window, const auto& from, auto& to) {
    for (std::int64_t row = 0; row < window.rows; ++row)
      std::copy_n(from.begin() + row * window.cols, window.cols,
                  to.begin() + (window.row + row) * study.grid.cols + window.col);
  };
  const auto collect = [&] {
    const RiskTile tile = pass.collect();
    const auto own = static_cast<std::size_t>(tile.window.cells());
    result.undefined.resize(tile.undefined.size());
    for (std::size_t i = 0; i < tile.undefined.size(); ++i) result.undefined[i] += tile.undefined[i];
    for (std::size_t p = 0; p < profiles; ++p) {
      const CellResults results = study.program.profiles[p].results;
      const auto bands = static_cast<std::size_t>(bands_wanted(results));
      EXPECT_EQ(tile.bands[p].size(), bands * own);
      EXPECT_EQ(tile.classes[p].size(), results == CellResults::all ? own : 0);
      for (std::size_t b = 0; b < bands; ++b)
        place(tile.window, tile.bands[p].subspan(b * own, own), result.bands[p * risk_bands + b]);
      if (!tile.classes[p].empty()) place(tile.window, tile.classes[p], result.classes[p]);
    }
    for (std::size_t i = 0; i < tile.kept.size(); ++i)
      if (!tile.kept[i].empty()) place(tile.window, tile.kept[i], result.kept[i]);
    for (std::size_t list = 0; list < result.sums.size(); ++list)
      for (const ZoneContribution& one : tile.contributions[list])
        result
            .sums[list]
                 [static_cast<std::size_t>(one.zone) * quantities + static_cast<std::size_t>(one.quantity)]
            .merge(one.sums);
  };
  int under_way = 0;
  for (std::int64_t row = 0; row < study.grid.rows; row += tile_rows)
    for (std::int64_t col = 0; col < study.grid.cols; col += tile_cols) {
      const Window window = Window{row, col, tile_rows, tile_cols}.intersected(study.grid.whole());
      std::vector<Tile<float>> quantity;
      for (const auto& plane : study.planes)
        quantity.push_back(tile_of<float>(study.grid, plane, window, study.halo, no_data_f32));
      if (under_way == pass.depth()) collect(), --under_way;
      pass.submit({window, quantity, {}});
      ++under_way;
    }
  for (; under_way > 0; --under_way) collect();
  return result;
}

template <class T>
[[nodiscard]] bool same_bytes(const std::vector<T>& a, const std::vector<T>& b) {
  return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(T)) == 0);
}

[[nodiscard]] inline bool same_bytes(const FusedResult& a, const FusedResult& b) {
  for (std::size_t i = 0; i < a.bands.size(); ++i)
    if (!same_bytes(a.bands[i], b.bands[i])) return false;
  for (std::size_t i = 0; i < a.classes.size(); ++i)
    if (!same_bytes(a.classes[i], b.classes[i])) return false;
  for (std::size_t i = 0; i < a.kept.size(); ++i)
    if (!same_bytes(a.kept[i], b.kept[i])) return false;
  return a.sums == b.sums && a.undefined == b.undefined;
}

}  // namespace firnline::test
