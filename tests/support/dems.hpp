// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "kernels/grid/tile.hpp"
#include "kernels/hydrology/breaching.hpp"
#include "kernels/hydrology/depressions.hpp"

/// Small elevation models, made up, and their conditioning.
namespace firnline::test {

struct Dem {
  std::int64_t rows = 0, cols = 0;
  std::vector<float> elevation;
  std::vector<std::uint8_t> sinks;  ///< one per cell, or none at all

  [[nodiscard]] std::size_t at(std::int64_t row, std::int64_t col) const {
    return static_cast<std::size_t>(row * cols + col);
  }
};

[[nodiscard]] inline WholeGrid whole_grid_of(const Dem& dem, std::int64_t tile_rows, std::int64_t tile_cols,
                                             int threads) {
  WholeGrid where;
  where.device.threads = threads;
  where.grid.rows = dem.rows;
  where.grid.cols = dem.cols;
  where.grid.cell_width = where.grid.cell_height = 10;
  where.tiling = {dem.rows, dem.cols, tile_rows, tile_cols};
  return where;
}

/// What a conditioning makes of a DEM, and what it says of it.
template <class Result>
struct Conditioned {
  std::vector<float> elevation;
  Result result;
};
/// action(elevation, sinks or null, conditioned) on planes in memory
template <class Action>
[[nodiscard]] auto condition(const Dem& dem, const Tiling& tiling, const Action& action) {
  MemoryPlane<float> elevation(tiling), conditioned(tiling);
  MemoryPlane<std::uint8_t> sinks(tiling);
  save_grid<float>(tiling, dem.elevation, elevation);
  if (!dem.sinks.empty()) save_grid<std::uint8_t>(tiling, dem.sinks, sinks);
  auto result = action(elevation, dem.sinks.empty() ? nullptr : &sinks, conditioned);
  return Conditioned<decltype(result)>{load_grid(tiling, conditioned), std::move(result)};
}

using FilledDem = Conditioned<FilledDepressions>;
[[nodiscard]] inline FilledDem fill(const Dem& dem, const WholeGrid& where) {
  return condition(dem, where.tiling, [&where](auto& elevation, auto* sinks, auto& filled) {
    return fill_depressions(where, elevation, sinks, filled);
  });
}
[[nodiscard]] inline FilledDem fill(const Dem& dem) {
  return fill(dem, whole_grid_of(dem, dem.rows, dem.cols, 1));
}

using BreachedDem = Conditioned<BreachReport>;
[[nodiscard]] inline BreachedDem breach(const Dem& dem, const BreachLimits& limits, const WholeGrid& where) {
  return condition(dem, where.tiling, [&](auto& elevation, auto* sinks, auto& breached) {
    return breach_depressions(where, elevation, sinks, limits, breached);
  });
}
[[nodiscard]] inline BreachedDem breach(const Dem& dem, const BreachLimits& limits = {}) {
  return breach(dem, limits, whole_grid_of(dem, dem.rows, dem.cols, 1));
}

/// Hills of several sizes, roughened; `steps` of a metre: 1 gives whole metres with wide flats, 1024 hardly
/// any.
[[nodiscard]] inline Dem hills(std::int64_t rows, std::int64_t cols, std::uint64_t seed, double steps) {
  std::mt19937_64 random(seed);
  const auto share = [&random] { return static_cast<double>(random() >> 11) * 0x1p-53; };
  const double turn = 6 * share(), rough = 12 * share();
  Dem dem{rows, cols, {}, {}};
  for (std::int64_t row = 0; row < rows; ++row)
    for (std::int64_t col = 0; col < cols; ++col) {
      const double x = static_cast<double>(col), y = static_cast<double>(row);
      const double z = 40 * std::sin(x / 7 + turn) * std::cos(y / 9) + 15 * std::sin((x + 2 * y) / 4 + turn) +
                       rough * share() - 0.3 * x;
      dem.elevation.push_back(static_cast<float>(std::floor(z * steps) / steps));
    }
  return dem;
}

/// A gorge that goes up one column, down the next and so on, with walls between and a pit every 50 cells.
[[nodiscard]] inline Dem winding_gorge(std::int64_t rows, std::int64_t cols) {
  Dem dem{rows, cols, std::vector<float>(static_cast<std::size_t>(rows * cols), 5000), {}};
  float z = 4000;
  int length = 0;
  const auto dig = [&](std::int64_t row, std::int64_t col) {
    dem.elevation[dem.at(row, col)] = ++length % 50 == 0 ? z - 30 : z;
    z -= 1;
  };
  for (std::int64_t col = 1; col + 1 < cols; col += 2) {
    const bool up = col / 2 % 2 == 0;
    for (std::int64_t i = 1; i + 1 < rows; ++i) dig(up ? rows - 1 - i : i, col);
    if (col + 3 < cols) dig(up ? 1 : rows - 2, col + 1);
  }
  return dem;
}

/// No data within a distance of a cell.
inline void cut_out(Dem& dem, std::int64_t row, std::int64_t col, std::int64_t radius) {
  for (std::int64_t r = std::max<std::int64_t>(row - radius, 0); r <= std::min(row + radius, dem.rows - 1);
       ++r)
    for (std::int64_t c = std::max<std::int64_t>(col - radius, 0); c <= std::min(col + radius, dem.cols - 1);
         ++c)
      if ((r - row) * (r - row) + (c - col) * (c - col) <= radius * radius)
        dem.elevation[dem.at(r, c)] = no_data_f32;
}

/// Declares terminal lakes here and there, one of them in a hole without data.
inline void add_sinks(Dem& dem, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  dem.sinks.assign(dem.elevation.size(), 0);
  for (int i = 0; i < 3; ++i) dem.sinks[random() % dem.sinks.size()] = 1;
  const std::int64_t row = dem.rows / 2, col = dem.cols / 2;
  cut_out(dem, row, col, std::min<std::int64_t>(3, std::min(row, col)));
  dem.sinks[dem.at(row, col)] = 7;
}

struct NamedDem {
  std::string name;
  Dem dem;
};

/// Of every kind: rough and flat, narrow and square, with lakes, and with no data along the edge.
[[nodiscard]] inline std::vector<NamedDem> dems_of_every_kind() {
  std::vector<NamedDem> all;
  std::uint64_t seed = 1;
  for (const auto& [rows, cols] : std::vector<std::pair<std::int64_t, std::int64_t>>{
           {1, 1}, {1, 40}, {40, 1}, {2, 30}, {3, 3}, {31, 33}, {64, 64}, {50, 97}})
    for (const double steps : {0.1, 1.0, 1024.0}) {
      const std::string name =
          std::to_string(rows) + " x " + std::to_string(cols) + " in steps of 1/" + std::to_string(steps);
      all.push_back({name, hills(rows, cols, ++seed, steps)});
      all.push_back({name + " with lakes", hills(rows, cols, ++seed, steps)});
      add_sinks(all.back().dem, seed);
      all.push_back({name + " beside the sea", hills(rows, cols, ++seed, steps)});
      cut_out(all.back().dem, 0, cols / 3, std::max<std::int64_t>(rows / 4, 1));
      cut_out(all.back().dem, rows / 2, cols - 1, std::max<std::int64_t>(cols / 4, 1));
    }
  all.push_back({"gorge", winding_gorge(34, 33)});
  return all;
}

}  // namespace firnline::test
