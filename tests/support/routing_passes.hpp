// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <cstring>

#include "kernels/hydrology/depressions.hpp"
#include "tests/support/routing_grids.hpp"

/// Each pass of the routing of water, from whole grids to whole grids, on whatever device.
namespace firnline::test {

struct Filled {
  std::vector<float> heights;
  DepressionReport report;
};
inline Filled filled(const WholeGrid& where, const Relief& relief, Voids voids = Voids::fill) {
  MemoryPlane<float> plane(where.tiling);
  const auto heights = plane_of(where, relief.heights);
  const auto sinks = plane_of(where, relief.sinks);
  const auto report = fill_depressions(where, *heights, sinks.get(), plane, voids).report;
  return {load_grid(where.tiling, plane), report};
}
inline Filled filled(const Relief& relief) {
  return filled(cut_into(relief.grid, relief.grid.rows, relief.grid.cols), relief);
}

struct Directed {
  std::vector<std::uint8_t> codes;
  DirectionReport report;
};
/// sinks: one per cell, or none at all
inline Directed direct(const WholeGrid& where, const std::vector<float>& heights,
                       const std::vector<std::uint8_t>& sinks) {
  MemoryPlane<std::uint8_t> direction(where.tiling);
  const auto ends = sinks.empty() ? nullptr : plane_of(where, sinks);
  const auto report = flow_directions(where, *plane_of(where, heights), ends.get(), direction);
  return {load_grid(where.tiling, direction), report};
}

/// Of the filled relief: they lead out from everywhere.
inline std::vector<std::uint8_t> directions_of(const Relief& relief) {
  return directed(relief.grid, filled(relief).heights, relief.sinks);
}

inline std::vector<std::vector<std::int64_t>> random_weights(std::size_t cells) {
  std::mt19937_64 random(cells);
  std::vector<std::vector<std::int64_t>> weights(3, std::vector<std::int64_t>(cells));
  for (auto& weight : weights)
    for (std::int64_t& value : weight) value = static_cast<std::int64_t>(random() % 2001) - 1000;
  return weights;
}

inline void expect_the_same_filling(const std::string& name, const GridSpec& grid, const Filled& by_kernels,
                                    const Filled& on_cpu) {
  EXPECT_EQ(
      std::memcmp(by_kernels.heights.data(), on_cpu.heights.data(), on_cpu.heights.size() * sizeof(float)), 0)
      << name << ": " << first_difference(grid, by_kernels.heights, on_cpu.heights);
  EXPECT_EQ(by_kernels.report.raised_cells, on_cpu.report.raised_cells) << name;
  EXPECT_EQ(by_kernels.report.raised_volume_m3, on_cpu.report.raised_volume_m3) << name;
  EXPECT_EQ(by_kernels.report.largest_raise_m, on_cpu.report.largest_raise_m) << name;
  EXPECT_EQ(by_kernels.report.largest_raise, on_cpu.report.largest_raise) << name;
  EXPECT_EQ(by_kernels.report.filled_voids, on_cpu.report.filled_voids) << name;
}

}  // namespace firnline::test
