// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Flow over the DEM of benchmarks/mountains.hpp in memory: directions of the filled DEM, counts of cells
// accumulated, and all of it one after the other.
#include <benchmark/benchmark.h>

#include <vector>

#include "benchmarks/mountains.hpp"
#include "kernels/hydrology/accumulation.hpp"
#include "kernels/hydrology/depressions.hpp"
#include "kernels/hydrology/directions.hpp"
#include "kernels/hydrology/spread_accumulation.hpp"
#include "kernels/hydrology/weights.hpp"

namespace firnline {
namespace {

struct Planes {
  WholeGrid where;
  MemoryPlane<float> elevation, filled;
  MemoryPlane<std::uint8_t> direction;
  MemoryPlane<std::int64_t> counts;

  explicit Planes(const WholeGrid& grid)
      : where(grid),
        elevation(grid.tiling),
        filled(grid.tiling),
        direction(grid.tiling),
        counts(grid.tiling) {
    save_grid<float>(where.tiling, dem(), elevation);
  }
  FilledDepressions fill() { return fill_depressions(where, elevation, nullptr, filled); }
  DirectionReport direct(const Borders<float>& borders) {
    return firnline::flow_directions(where, filled, borders, nullptr, direction);
  }
  void accumulate() {
    const EqualWeights ones(1);
    const TilePlane<std::int64_t>* const weights[] = {&ones};
    TilePlane<std::int64_t>* const sums[] = {&counts};
    benchmark::DoNotOptimize(firnline::flow_accumulation(where, direction, weights, sums));
  }
  SpreadReport spread(const SpreadLaw& law) {
    const EqualWeights weight(std::int64_t{1} << 36);  // sums as large as those of areas in fine quanta
    const TilePlane<std::int64_t>* const weights[] = {&weight};
    TilePlane<std::int64_t>* const sums[] = {&counts};
    MemoryPlane<std::uint8_t> waits(where.tiling);
    return spread_accumulation(where, {filled, direction, law}, weights, sums,
                               {where.tiling.tiles() + 4, waits});
  }
};

WholeGrid cut(const benchmark::State& state, const char* device) {
  WholeGrid where;
  where.device = choose_device(device, static_cast<int>(state.range(0)));
  where.grid.rows = where.grid.cols = side();
  where.grid.cell_width = where.grid.cell_height = 30;
  where.tiling = {side(), side(), state.range(1), state.range(1)};
  return where;
}

void report(benchmark::State& state) {
  const auto cells = static_cast<double>(side() * side());
  state.counters["cells/s"] =
      benchmark::Counter(cells * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

void fill_on(benchmark::State& state, const char* device) {
  Planes planes(cut(state, device));
  for (auto _ : state) benchmark::DoNotOptimize(planes.fill());
  report(state);
}

void direct_on(benchmark::State& state, const char* device) {
  Planes planes(cut(state, device));
  const auto borders = planes.fill().borders;
  DirectionReport directed;
  for (auto _ : state) directed = planes.direct(borders);
  report(state);
  state.counters["flat"] = static_cast<double>(directed.flat_cells) / static_cast<double>(directed.cells);
  state.counters["rounds"] = static_cast<double>(directed.flat_rounds);
}

void accumulate_on(benchmark::State& state, const char* device) {
  Planes planes(cut(state, device));
  planes.direct(planes.fill().borders);
  for (auto _ : state) planes.accumulate();
  report(state);
}

void accumulate_spread(benchmark::State& state, const SpreadLaw& law) {
  Planes planes(cut(state, "cpu"));
  planes.direct(planes.fill().borders);
  SpreadReport spread;
  for (auto _ : state) spread = planes.spread(law);
  report(state);
  state.counters["rounds"] = static_cast<double>(spread.rounds);
}
void d_infinity(benchmark::State& state) {
  accumulate_spread(state, {.kind = SpreadLaw::Kind::d_infinity});
}
void multiple_flow(benchmark::State& state) {
  accumulate_spread(state, {.kind = SpreadLaw::Kind::multiple});
}

void route_on(benchmark::State& state, const char* device) {
  Planes planes(cut(state, device));
  for (auto _ : state) {
    planes.direct(planes.fill().borders);
    planes.accumulate();
  }
  report(state);
}

void flow_directions(benchmark::State& state) {
  direct_on(state, "cpu");
}
void flow_accumulation(benchmark::State& state) {
  accumulate_on(state, "cpu");
}
void fill_direct_and_accumulate(benchmark::State& state) {
  route_on(state, "cpu");
}

void threads_and_tiles(benchmark::internal::Benchmark* one) {
  one->ArgNames({"threads", "tile"})->UseRealTime()->Unit(benchmark::kMillisecond);
  for (const int threads : {1, choose_device("cpu", 0).threads})
    for (const std::int64_t tile : {256, 512, 1024}) one->Args({threads, tile});
}

BENCHMARK(flow_directions)->Apply(threads_and_tiles);
BENCHMARK(flow_accumulation)->Apply(threads_and_tiles);
BENCHMARK(d_infinity)->Apply(threads_and_tiles);
BENCHMARK(multiple_flow)->Apply(threads_and_tiles);
BENCHMARK(fill_direct_and_accumulate)->Apply(threads_and_tiles);

/// On a machine with a GPU the same there, copies to it and back included.
[[maybe_unused]] const bool has_cases_on_gpu = [] {
  const auto add = [](const char* name, void (*measure)(benchmark::State&, const char*)) {
    benchmark::RegisterBenchmark(name, measure, "cuda")
        ->ArgNames({"threads", "tile"})
        ->Args({choose_device("cpu", 0).threads, 512})
        ->UseRealTime()
        ->Unit(benchmark::kMillisecond);
  };
  if (!any_usable_gpu()) return false;
  add("gpu_fill", fill_on);
  add("gpu_flow_directions", direct_on);
  add("gpu_flow_accumulation", accumulate_on);
  add("gpu_fill_direct_and_accumulate", route_on);
  return true;
}();

}  // namespace
}  // namespace firnline
