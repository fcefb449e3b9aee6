// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Single passes in memory, as cells per second and as a share of what this machine can copy:
//   build/benchmarks/firnline_benchmarks [--benchmark_format=json]
// Side: FIRNLINE_BENCHMARK_SIDE cells (4096). Threads: 1, and every allowed processor.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <map>
#include <memory>
#include <random>
#include <span>
#include <string>

#include "kernels/backend/rows.hpp"
#include "kernels/fusion/risk_pass.hpp"

namespace firnline {
namespace {

std::int64_t side() {
  const char* asked = std::getenv("FIRNLINE_BENCHMARK_SIDE");
  return asked != nullptr ? std::atoll(asked) : 4096;
}

GridSpec square_grid() {
  GridSpec grid;
  grid.rows = grid.cols = side();
  grid.cell_width = grid.cell_height = 30;
  return grid;
}

Device cpu(const benchmark::State& state) {
  return choose_device("cpu", static_cast<int>(state.range(0)));
}

std::uint64_t scrambled(std::uint64_t x) {  // splitmix64
  x += 0x9e3779b97f4a7c15ull;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ull;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebull;
  return x ^ (x >> 31);
}

/// Shares in 0..1; three of a hundred patches of 64 x 64 cells have no data, as clouds and voids come in
/// patches.
Tile<float> shares(const GridSpec& grid, std::uint64_t seed) {
  Tile<float> tile(grid.whole(), 0, 0.0F);
  for (std::int64_t row = 0; row < grid.rows; ++row)
    for (std::int64_t col = 0; col < grid.cols; ++col) {
      const auto patch = scrambled(seed << 40 ^ static_cast<std::uint64_t>((row / 64) << 20 ^ (col / 64)));
      const auto own = scrambled(seed << 56 ^ static_cast<std::uint64_t>(row << 28 ^ col));
      tile.at(row, col) =
          patch % 100 < 3 ? no_data_f32 : static_cast<float>(static_cast<double>(own >> 11) * 0x1p-53);
    }
  return tile;
}

Tile<float> mountains(const GridSpec& grid) {
  Tile<float> tile(grid.whole(), 1, no_data_f32);
  for (std::int64_t row = 0; row < grid.rows; ++row)
    for (std::int64_t col = 0; col < grid.cols; ++col)
      tile.at(row, col) = static_cast<float>(3000 + (row * 7 + col * 13 + (row * col) % 97) % 1009);
  return tile;
}

void report(benchmark::State& state, double bytes_per_cell) {
  const auto cells = static_cast<double>(side() * side());
  state.counters["cells/s"] =
      benchmark::Counter(cells * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
  state.counters["bytes/s"] =
      benchmark::Counter(cells * bytes_per_cell * static_cast<double>(state.iterations()),
                         benchmark::Counter::kIsRate, benchmark::Counter::kIs1024);
}

/// What everything else is held against: floats copied by all threads, 8 bytes per cell.
void copy(benchmark::State& state) {
  const GridSpec grid = square_grid();
  const Tile<float> from = shares(grid, 1);
  Tile<float> to = from;
  const Device device = cpu(state);
  for (auto _ : state) {
    backend::for_each_row(device, grid.rows, [&](std::int64_t row) noexcept {
      const float* const source = from.data() + row * grid.cols;
      float* const target = to.data() + row * grid.cols;
      for (std::int64_t col = 0; col < grid.cols; ++col) target[col] = source[col];
    });
    benchmark::ClobberMemory();
  }
  report(state, 8);
}

/// goalposts: scores rise between two values; else the shares are the scores
RiskProgram overlay(int layers, bool goalposts) {
  RiskProgram program;
  ProfileProgram profile;
  profile.composition.leaves = layers;
  profile.composition.root = {Aggregation::arithmetic, 1, 0.5, false};
  for (int i = 0; i < layers; ++i) {
    Binding binding;
    binding.first_plane[0] = i;
    binding.plane_count[0] = 1;
    program.plane_values.push_back(0);
    program.operations.push_back({find_indicator("dry_climate_share"), binding});
    program.keep.push_back(false);
    Leaf& leaf = profile.composition.leaf[i];
    leaf.dimension = static_cast<Dimension>(i % dimensions);
    leaf.weight = 1;
    leaf.value.knots = 2;
    leaf.value.x[1] = leaf.value.v[1] = 1;
    if (goalposts) leaf.value.x[0] = 0.05, leaf.value.x[1] = 0.85;
    profile.leaf_operation.push_back(i);
  }
  profile.class_breaks = {0.2, 0.4, 0.6, 0.8};
  profile.min_coverage = 0.5;
  profile.footprint_m2 = 900;
  program.profiles.push_back(profile);
  return program;
}

/// Ten layers with holes -> value functions -> weighted mean of three dimensions -> five bands and classes.
void overlay_of_ten_layers(benchmark::State& state) {
  constexpr int layers = 10;
  const GridSpec grid = square_grid();
  std::vector<Tile<float>> planes;
  for (int i = 0; i < layers; ++i) planes.push_back(shares(grid, static_cast<std::uint64_t>(i) + 1));
  RiskPass pass(cpu(state), grid, overlay(layers, true), grid.rows, grid.cols, 0, {},
                std::vector<SumQuantum>(layers + 1));
  for (auto _ : state) {
    pass.submit({grid.whole(), planes, {}});
    benchmark::DoNotOptimize(pass.collect());
  }
  report(state, layers * 4 + risk_bands * 4 + 1);
}

/// What numpy does with sums and masks: ten layers with holes -> their weighted mean over what is there, the
/// score where half of the weight is. No value functions, one dimension, one band.
void plain_overlay_of_ten_layers(benchmark::State& state) {
  constexpr int layers = 10;
  const GridSpec grid = square_grid();
  std::vector<Tile<float>> planes;
  for (int i = 0; i < layers; ++i) planes.push_back(shares(grid, static_cast<std::uint64_t>(i) + 1));
  RiskProgram program = overlay(layers, false);
  for (int i = 0; i < layers; ++i) {
    auto made = std::make_shared<FormulaIndicator>();
    made->info.id = made->info.unit = "1";
    made->info.high = 1;
    made->program.instruction[made->program.length++] = {FormulaStep::plane, i};
    program.operations[static_cast<std::size_t>(i)] = {nullptr, {}, made};
  }
  ProfileProgram& profile = program.profiles[0];
  for (Leaf& leaf : std::span(profile.composition.leaf).first(layers)) {
    leaf.dimension = Dimension::hazard;
    leaf.weight = 0.1;
  }
  profile.composition.node[0].min_coverage = 0.5;
  profile.results = CellResults::score;
  RiskPass pass(cpu(state), grid, program, grid.rows, grid.cols, 0, {}, std::vector<SumQuantum>(layers + 1));
  for (auto _ : state) {
    pass.submit({grid.whole(), planes, {}});
    benchmark::DoNotOptimize(pass.collect());
  }
  report(state, layers * 4 + 4);
}

/// The same ten layers as one formula, 0.01 * a + 0.02 * b + ..., judged by one leaf: what an interpreter
/// costs.
void formula_of_ten_layers(benchmark::State& state) {
  constexpr int layers = 10;
  const GridSpec grid = square_grid();
  std::vector<Tile<float>> planes;
  for (int i = 0; i < layers; ++i) planes.push_back(shares(grid, static_cast<std::uint64_t>(i) + 1));
  auto made = std::make_shared<FormulaIndicator>();
  made->info.id = made->info.unit = "1";
  made->info.high = 1;
  const auto add = [&](FormulaInstruction one) { made->program.instruction[made->program.length++] = one; };
  for (int i = 0; i < layers; ++i) {
    add({FormulaStep::number, 0, 0, 0.01 * (i + 1)});
    add({FormulaStep::plane, i});
    add({FormulaStep::multiply});
    if (i > 0) add({FormulaStep::add});
  }
  RiskProgram program = overlay(1, false);
  program.plane_values.assign(layers, 0);
  program.operations[0] = {nullptr, {}, made};
  RiskPass pass(cpu(state), grid, program, grid.rows, grid.cols, 0, {}, std::vector<SumQuantum>(2));
  for (auto _ : state) {
    pass.submit({grid.whole(), planes, {}});
    benchmark::DoNotOptimize(pass.collect());
  }
  report(state, layers * 4 + risk_bands * 4 + 1);
}

/// Horn's slope with the exact arc tangent: 8 bytes per cell.
void slope(benchmark::State& state) {
  const GridSpec grid = square_grid();
  const std::vector<Tile<float>> planes = {mountains(grid)};
  RiskProgram program;
  Binding binding;
  binding.plane_count[0] = 1;
  program.plane_values = {0};
  program.operations.push_back({find_indicator("slope_horn"), binding});
  program.keep = {true};
  RiskPass pass(cpu(state), grid, program, grid.rows, grid.cols, 1, {}, {SumQuantum{}});
  pass.submit({grid.whole(), planes, {}});  // the plane of results is made for the first tile
  static_cast<void>(pass.collect());
  for (auto _ : state) {
    pass.submit({grid.whole(), planes, {}});
    benchmark::DoNotOptimize(pass.collect());
  }
  report(state, 8);
}

void threads(benchmark::internal::Benchmark* one) {
  one->ArgName("threads")->Arg(1)->UseRealTime()->Unit(benchmark::kMillisecond);
  if (const int all = choose_device("cpu", 0).threads; all > 1) one->Arg(all);
}

BENCHMARK(copy)->Apply(threads);
BENCHMARK(overlay_of_ten_layers)->Apply(threads);
BENCHMARK(plain_overlay_of_ten_layers)->Apply(threads);
BENCHMARK(formula_of_ten_layers)->Apply(threads);
BENCHMARK(slope)->Apply(threads);

}  // namespace
}  // namespace firnline
