// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <memory>
#include <random>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "kernels/grid/grid_spec.hpp"
#include "kernels/hydrology/accumulation.hpp"
#include "kernels/hydrology/directions.hpp"
#include "kernels/hydrology/river_mixing.hpp"
#include "kernels/wholegrid/tile_plane.hpp"
#include "kernels/wholegrid/whole_grid.hpp"

namespace firnline::test {

/// Heights of a grid, row by row, and where water may end in it.
struct Relief {
  std::string name;
  GridSpec grid;
  std::vector<float> heights;       ///< m, NaN: no data
  std::vector<std::uint8_t> sinks;  ///< 1: water ends here
};

inline GridSpec metric_grid(std::int64_t rows, std::int64_t cols, double dx_m = 30, double dy_m = 30) {
  GridSpec grid;
  grid.rows = rows;
  grid.cols = cols;
  grid.cell_width = dx_m;
  grid.cell_height = dy_m;
  return grid;
}

/// A degree a cell from 70 N southward: every row has another width.
inline GridSpec degrees_grid(std::int64_t rows, std::int64_t cols) {
  GridSpec grid = metric_grid(rows, cols, 1, 1);
  grid.geographic = true;
  grid.west = 60;
  grid.north = 70;
  return grid;
}

inline WholeGrid cut_into(const GridSpec& grid, std::int64_t tile_rows, std::int64_t tile_cols,
                          int threads = 1) {
  WholeGrid where;
  where.device.threads = threads;
  where.grid = grid;
  where.tiling = {grid.rows, grid.cols, tile_rows, tile_cols};
  return where;
}

template <class T>
std::unique_ptr<MemoryPlane<T>> plane_of(const WholeGrid& where, const std::vector<T>& cells) {
  auto plane = std::make_unique<MemoryPlane<T>>(where.tiling);
  save_grid<T>(where.tiling, cells, *plane);
  return plane;
}

/// "" when two grids are the same, or where they differ first.
template <class T>
std::string first_difference(const GridSpec& grid, const std::vector<T>& got,
                             const std::vector<T>& expected) {
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (got[i] == expected[i] || (got[i] != got[i] && expected[i] != expected[i])) continue;
    const auto place = static_cast<std::int64_t>(i);
    return "row " + std::to_string(place / grid.cols) + ", col " + std::to_string(place % grid.cols) + ": " +
           std::to_string(got[i]) + " instead of " + std::to_string(expected[i]);
  }
  return got.size() == expected.size() ? "" : "the sizes differ";
}

/// Flow directions of filled heights, by the program.
inline std::vector<std::uint8_t> directed(const GridSpec& grid, const std::vector<float>& heights,
                                          const std::vector<std::uint8_t>& sinks = {}) {
  const WholeGrid where =
      cut_into(grid, std::max<std::int64_t>(grid.rows, 1), std::max<std::int64_t>(grid.cols, 1));
  MemoryPlane<std::uint8_t> direction(where.tiling);
  const auto ends = sinks.empty() ? nullptr : plane_of(where, sinks);
  flow_directions(where, *plane_of(where, heights), ends.get(), direction);
  return load_grid(where.tiling, direction);
}

/// Weights, and planes for their sums.
class WeightPlanes {
 public:
  WeightPlanes(const WholeGrid& where, const std::vector<std::vector<std::int64_t>>& weights)
      : tiling_(where.tiling) {
    for (const auto& weight : weights) {
      in_.push_back(plane_of(where, weight));
      out_.push_back(std::make_unique<MemoryPlane<std::int64_t>>(where.tiling));
      weights_.push_back(in_.back().get());
      sums_.push_back(out_.back().get());
    }
  }
  [[nodiscard]] std::span<const TilePlane<std::int64_t>* const> weights() const { return weights_; }
  [[nodiscard]] std::span<TilePlane<std::int64_t>* const> sums() const { return sums_; }
  [[nodiscard]] std::vector<std::vector<std::int64_t>> summed() const {
    std::vector<std::vector<std::int64_t>> grids;
    for (const auto& plane : out_) grids.push_back(load_grid(tiling_, *plane));
    return grids;
  }

 private:
  Tiling tiling_;
  std::vector<std::unique_ptr<MemoryPlane<std::int64_t>>> in_, out_;
  std::vector<const TilePlane<std::int64_t>*> weights_;
  std::vector<TilePlane<std::int64_t>*> sums_;
};

struct Accumulated {
  std::vector<std::vector<std::int64_t>> sums;  ///< of each weight
  std::vector<AccumulationTotals> totals;
};

inline Accumulated accumulated(const WholeGrid& where, const std::vector<std::uint8_t>& direction,
                               const std::vector<std::vector<std::int64_t>>& weights) {
  const WeightPlanes planes(where, weights);
  Accumulated result;
  result.totals = flow_accumulation(where, *plane_of(where, direction), planes.weights(), planes.sums());
  result.sums = planes.summed();
  return result;
}

/// How many cells flow through each, itself included.
inline std::vector<std::int64_t> cell_counts(const GridSpec& grid,
                                             const std::vector<std::uint8_t>& direction) {
  return accumulated(cut_into(grid, grid.rows, grid.cols), direction,
                     {std::vector<std::int64_t>(direction.size(), 1)})
      .sums[0];
}

/// A month of rivers with use, as grids.
struct MixedMonth {
  std::vector<std::int64_t> water, melt_water, taken, melt_taken;
  MixingTotals totals;
};

inline MixedMonth mixed(const WholeGrid& where, const std::vector<std::uint8_t>& direction,
                        const std::vector<std::int64_t>& runoff, const std::vector<std::int64_t>& melt,
                        const std::vector<std::int64_t>& demand) {
  const auto runoff_plane = plane_of(where, runoff), melt_plane = plane_of(where, melt),
             demand_plane = plane_of(where, demand);
  MemoryPlane<std::int64_t> water(where.tiling), melt_water(where.tiling), taken(where.tiling),
      melt_taken(where.tiling);
  const MixingMonth month{runoff_plane.get(), melt_plane.get(), demand_plane.get(), &water,
                          &melt_water,        &taken,           &melt_taken};
  const auto totals = river_mixing(where, *plane_of(where, direction), std::span(&month, 1));
  return {load_grid(where.tiling, water), load_grid(where.tiling, melt_water), load_grid(where.tiling, taken),
          load_grid(where.tiling, melt_taken), totals[0]};
}

/// Relief of every kind that routing finds hard, and some that it meets every day.
inline std::vector<Relief> random_reliefs() {
  std::vector<Relief> all;
  std::mt19937_64 random(20261130);
  const auto whole = [&](int end) { return static_cast<int>(random() % static_cast<unsigned>(end)); };
  const auto add = [&](std::string name, const GridSpec& grid, int steps, int void_share, int sink_share) {
    Relief relief{std::move(name), grid, {}, {}};
    for (std::int64_t i = 0; i < grid.cells(); ++i) {
      const double height =
          steps > 0 ? whole(steps) : std::uniform_real_distribution<double>(0, 1000)(random);
      const bool missing = void_share > 0 && whole(void_share) == 0;
      relief.heights.push_back(missing ? std::numeric_limits<float>::quiet_NaN()
                                       : static_cast<float>(height));
      relief.sinks.push_back(sink_share > 0 && !missing && whole(sink_share) == 0 ? 1 : 0);
    }
    all.push_back(std::move(relief));
  };
  for (const int steps : {0, 2, 3, 5, 9, 40})
    for (const int void_share : {0, 30})
      for (const int sink_share : {0, 50}) {
        const std::string kind = std::to_string(steps) + " heights, voids " + std::to_string(void_share) +
                                 ", sinks " + std::to_string(sink_share);
        add("square, " + kind, metric_grid(23, 31), steps, void_share, sink_share);
        add("oblong, " + kind, metric_grid(19, 17, 20, 30), steps, void_share, sink_share);
        add("degrees, " + kind, degrees_grid(40, 13), steps, void_share, sink_share);
      }
  add("one row", metric_grid(1, 41), 4, 0, 0);
  add("one column with voids", metric_grid(37, 1), 4, 9, 0);
  add("one cell", metric_grid(1, 1), 4, 0, 0);
  add("all the same", metric_grid(33, 29), 1, 0, 0);
  add("nothing but voids", metric_grid(6, 5), 3, 1, 0);
  add("a plain with two sinks", metric_grid(40, 40), 1, 0, 800);
  return all;
}

}  // namespace firnline::test
