// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Filling a DEM in memory: fractal mountains, or the DEM that FIRNLINE_BENCHMARK_DEM names (side x side
// floats, row by row, in the machine's order of bytes).
#include <benchmark/benchmark.h>

#include "benchmarks/mountains.hpp"
#include "kernels/hydrology/depressions.hpp"

namespace firnline {
namespace {

void fill(benchmark::State& state) {
  WholeGrid where;
  where.device = choose_device("cpu", static_cast<int>(state.range(0)));
  where.grid.rows = where.grid.cols = side();
  where.grid.cell_width = where.grid.cell_height = 30;
  where.tiling = {side(), side(), state.range(1), state.range(1)};
  MemoryPlane<float> elevation(where.tiling), filled(where.tiling);
  save_grid<float>(where.tiling, dem(), elevation);
  DepressionReport report;
  for (auto _ : state) report = fill_depressions(where, elevation, nullptr, filled).report;
  const auto cells = static_cast<double>(where.grid.cells());
  state.counters["cells/s"] =
      benchmark::Counter(cells * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
  state.counters["raised"] = static_cast<double>(report.raised_cells) / cells;
}

void threads_and_tiles(benchmark::internal::Benchmark* one) {
  one->ArgNames({"threads", "tile"})->UseRealTime()->Unit(benchmark::kMillisecond);
  for (const int threads : {1, choose_device("cpu", 0).threads})
    for (const std::int64_t tile : {256, 512, 1024, 2048}) one->Args({threads, tile});
}

BENCHMARK(fill)->Apply(threads_and_tiles);

}  // namespace
}  // namespace firnline
