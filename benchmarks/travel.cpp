// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Travel times in memory over the slopes of benchmarks/mountains.hpp, or over the friction (minutes per
// metre) that FIRNLINE_BENCHMARK_FRICTION names (side x side floats, row by row, in the machine's order of
// bytes).
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "benchmarks/mountains.hpp"
#include "kernels/travel/catchments.hpp"
#include "kernels/travel/friction.hpp"

namespace firnline {
namespace {

constexpr double cell_m = 30;

/// On foot at 5 km/h, slowed by slope; the steepest as a way of 1 min/m.
std::vector<float> friction_of_slopes() {
  const std::vector<float>& heights = dem();
  const std::int64_t n = side();
  std::vector<float> friction;
  for (std::int64_t row = 0; row < n; ++row)
    for (std::int64_t col = 0; col < n; ++col) {
      const auto height = [&](std::int64_t r, std::int64_t c) {
        return static_cast<double>(heights[static_cast<std::size_t>(
            std::clamp<std::int64_t>(r, 0, n - 1) * n + std::clamp<std::int64_t>(c, 0, n - 1))]);
      };
      const double slope = std::hypot(height(row + 1, col) - height(row - 1, col),
                                      height(row, col + 1) - height(row, col - 1)) /
                           (2 * cell_m);
      friction.push_back(static_cast<float>(std::min(walking_friction_min_m(5, slope, 0), 1.0)));
    }
  return friction;
}

const std::vector<float>& friction() {
  static const std::vector<float> cells = [] {
    const char* named = std::getenv("FIRNLINE_BENCHMARK_FRICTION");
    return named == nullptr ? friction_of_slopes() : floats_of(named);
  }();
  return cells;
}

/// On a lattice of eight by eight.
std::vector<Cell> facilities() {
  std::vector<Cell> cells;
  for (std::int64_t row = 0; row < 8; ++row)
    for (std::int64_t col = 0; col < 8; ++col)
      cells.push_back({(2 * row + 1) * side() / 16, (2 * col + 1) * side() / 16});
  return cells;
}

WholeGrid cut(const benchmark::State& state, const char* device) {
  WholeGrid where;
  where.device = choose_device(device, static_cast<int>(state.range(0)));
  where.grid.rows = where.grid.cols = side();
  where.grid.cell_width = where.grid.cell_height = cell_m;
  where.tiling = {side(), side(), state.range(1), state.range(1)};
  return where;
}

void count_cells(benchmark::State& state, double cells) {
  state.counters["cells/s"] =
      benchmark::Counter(cells * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

void travel_on(benchmark::State& state, const char* device, Moves moves) {
  const WholeGrid where = cut(state, device);
  MemoryPlane<float> ground(where.tiling);
  MemoryPlane<Label> nearest(where.tiling);
  save_grid<float>(where.tiling, friction(), ground);
  TravelReport report;
  for (auto _ : state) report = firnline::travel_time(where, {ground, moves, {}}, facilities(), nearest);
  count_cells(state, static_cast<double>(where.grid.cells()));
  state.counters["rounds"] = static_cast<double>(report.rounds);
  state.counters["visits"] =
      static_cast<double>(report.tile_visits) / static_cast<double>(where.tiling.tiles());
}
void travel_time(benchmark::State& state) {
  travel_on(state, "cpu", Moves::eight);
}
void travel_time_by_knights(benchmark::State& state) {
  travel_on(state, "cpu", Moves::sixteen);
}

void second_nearest(benchmark::State& state) {
  const WholeGrid where = cut(state, "cpu");
  MemoryPlane<float> ground(where.tiling);
  MemoryPlane<Label> nearest(where.tiling), second(where.tiling);
  save_grid<float>(where.tiling, friction(), ground);
  firnline::travel_time(where, {ground, Moves::eight, {}}, facilities(), nearest);
  for (auto _ : state)
    firnline::second_nearest(where, {ground, Moves::eight, {}}, facilities(), nearest, second);
  count_cells(state, static_cast<double>(where.grid.cells()));
}

/// Of neighbouring cells in the middle, as far as 185 minutes go: some 3 * 10^5 cells each on the friction of
/// the peers.
void catchments(benchmark::State& state) {
  const WholeGrid where = cut(state, "cpu");
  MemoryPlane<float> ground(where.tiling), people(where.tiling);
  save_grid<float>(where.tiling, friction(), ground);
  save_grid<float>(where.tiling, std::vector<float>(friction().size(), 1.0F), people);
  std::vector<Cell> origins;
  for (std::int64_t i = 0; i < 64; ++i) origins.push_back({side() / 2 + i / 8, side() / 2 + i % 8});
  const double minutes[] = {185};
  double cells = 0;
  for (auto _ : state) {
    cells = 0;
    for (const WithinReach& within :
         people_within(where, {ground, Moves::eight, {}}, origins, minutes, people))
      cells += static_cast<double>(within.cells);
  }
  count_cells(state, cells);
  state.counters["cells/origin"] = cells / static_cast<double>(origins.size());
}

void threads_and_tiles(benchmark::internal::Benchmark* one) {
  one->ArgNames({"threads", "tile"})->UseRealTime()->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);
  for (const int threads : {1, choose_device("cpu", 0).threads})
    for (const std::int64_t tile : {256, 512}) one->Args({threads, tile});
}

BENCHMARK(travel_time)->Apply(threads_and_tiles);
BENCHMARK(travel_time_by_knights)->Apply(threads_and_tiles);
BENCHMARK(second_nearest)->Apply(threads_and_tiles);
BENCHMARK(catchments)->Apply(threads_and_tiles);

[[maybe_unused]] const bool has_cases_on_gpu = [] {
  if (!any_usable_gpu()) return false;
  benchmark::RegisterBenchmark("gpu_travel_time", travel_on, "cuda", Moves::eight)
      ->ArgNames({"threads", "tile"})
      ->Args({choose_device("cpu", 0).threads, 512})
      ->UseRealTime()
      ->Unit(benchmark::kMillisecond);
  return true;
}();

}  // namespace
}  // namespace firnline
