// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Filling a DEM in memory: fractal mountains, or the DEM that FIRNLINE_BENCHMARK_DEM names (side x side
// floats, row by row, in the machine's order of bytes).
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <string>

#include "kernels/hydrology/depressions.hpp"

namespace firnline {
namespace {

std::int64_t side() {
  const char* asked = std::getenv("FIRNLINE_BENCHMARK_SIDE");
  return asked != nullptr ? std::atoll(asked) : 4096;
}

/// A share of 1 for each corner of a lattice.
double corner(std::int64_t row, std::int64_t col, int octave) {
  std::uint64_t x = static_cast<std::uint64_t>(row) << 40 ^ static_cast<std::uint64_t>(col) << 8 ^
                    static_cast<std::uint64_t>(octave);
  x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
  x = (x ^ x >> 27) * 0x94d049bb133111ebu;
  return static_cast<double>((x ^ x >> 31) >> 11) * 0x1p-53;
}

/// Noise of eleven wavelengths from 2048 cells down to 2, each half as high as the one before, in
/// centimetres.
std::vector<float> mountains(std::int64_t cells_along_side) {
  std::vector<float> dem;
  for (std::int64_t row = 0; row < cells_along_side; ++row)
    for (std::int64_t col = 0; col < cells_along_side; ++col) {
      double z = 0;
      for (int octave = 11; octave >= 1; --octave) {
        const std::int64_t wave = std::int64_t{1} << octave, r = row / wave, c = col / wave;
        const double y = static_cast<double>(row % wave) / static_cast<double>(wave),
                     x = static_cast<double>(col % wave) / static_cast<double>(wave);
        const double v = y * y * (3 - 2 * y), u = x * x * (3 - 2 * x);
        z += static_cast<double>(wave) *
             ((1 - v) * ((1 - u) * corner(r, c, octave) + u * corner(r, c + 1, octave)) +
              v * ((1 - u) * corner(r + 1, c, octave) + u * corner(r + 1, c + 1, octave)));
      }
      dem.push_back(static_cast<float>(static_cast<double>(static_cast<std::int64_t>(100 * z)) / 100));
    }
  return dem;
}

const std::vector<float>& dem() {
  static const std::vector<float> cells = [] {
    const char* named = std::getenv("FIRNLINE_BENCHMARK_DEM");
    if (named == nullptr) return mountains(side());
    std::vector<float> read(static_cast<std::size_t>(side() * side()));
    std::ifstream file(named, std::ios::binary);
    if (!file.read(reinterpret_cast<char*>(read.data()),
                   static_cast<std::streamsize>(read.size() * sizeof(float))))
      throw std::runtime_error(std::string(named) + " holds fewer than " + std::to_string(read.size()) +
                               " floats");
    return read;
  }();
  return cells;
}

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
