// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/breaching.hpp"

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <vector>

#include "kernels/grid/error.hpp"
#include "kernels/hydrology/raise_sums.hpp"
#include "kernels/hydrology/steepest.hpp"
#include "kernels/hydrology/ways_out.hpp"

namespace firnline {
namespace {

enum Outlet : std::uint8_t { none = 0, edge = 1, sink = 2 };

std::vector<std::uint8_t> outlets_of(const Tiling& tiling, const TilePlane<std::uint8_t>* sinks) {
  std::vector<std::uint8_t> outlets;
  if (sinks != nullptr)
    outlets = load_grid(tiling, *sinks);
  else
    outlets.resize(static_cast<std::size_t>(tiling.rows * tiling.cols));
  for (std::int64_t row = 0; row < tiling.rows; ++row)
    for (std::int64_t col = 0; col < tiling.cols; ++col) {
      std::uint8_t& outlet = outlets[static_cast<std::size_t>(row * tiling.cols + col)];
      const bool at_edge = row == 0 || col == 0 || row + 1 == tiling.rows || col + 1 == tiling.cols;
      outlet = outlet != 0 ? sink : at_edge ? edge : none;
    }
  return outlets;
}

/// Cuts channels into a grid, one pit after the other.
class Carver {
 public:
  Carver(const GridSpec& grid, const BreachLimits& limits, std::vector<std::uint8_t> outlets,
         std::vector<float>& elevation)
      : limits_(limits),
        outlets_(std::move(outlets)),
        elevation_(elevation),
        ways_(find_ways_out(grid.rows, grid.cols, elevation, outlets_)),
        carved_(elevation.size(), false) {
    for (std::int64_t row = 0; row < grid.rows; ++row) distances_.push_back(row_distances(grid, row));
  }

  void carve_all(BreachReport& report) {
    std::vector<std::int32_t> pits = ways_.pits;
    std::sort(pits.begin(), pits.end(), [this](std::int32_t a, std::int32_t b) { return is_lower(a, b); });
    for (const std::int32_t pit : pits) {
      if (ways_.height.data()[pit] == height_of_no_data) continue;
      const Channel channel = follow(pit);
      if (!channel.allowed)
        ++report.left_pits;
      else if (channel.cuts)
        ++report.breached_pits;
      if (channel.allowed) carve(pit, channel.cells);
    }
  }

 private:
  struct Channel {
    bool allowed = true;
    bool cuts = false;       ///< some cell is higher than the pit
    std::int64_t cells = 0;  ///< to be cut, from the pit's neighbour on
  };

  [[nodiscard]] bool is_lower(std::int32_t one, std::int32_t other) const {
    const Height *height = ways_.height.data(), &a = height[one], &b = height[other];
    return std::tie(a, one) < std::tie(b, other);
  }
  [[nodiscard]] std::int64_t row_of(std::int32_t place) const { return place / ways_.next.stride() - 1; }
  [[nodiscard]] std::int64_t col_of(std::int32_t place) const { return place % ways_.next.stride() - 1; }
  [[nodiscard]] std::size_t cell_of(std::int32_t place) const {
    return static_cast<std::size_t>(row_of(place) * ways_.next.window().cols + col_of(place));
  }

  [[nodiscard]] double distance_m(std::int32_t from, std::int32_t to) const {
    return distances_[at(row_of(from))].of({row_of(to) - row_of(from), col_of(to) - col_of(from)});
  }

  [[nodiscard]] Channel follow(std::int32_t pit) const {
    const auto depth_m = [this, bottom = static_cast<double>(elevation_[cell_of(pit)])](std::int32_t place) {
      return static_cast<double>(elevation_[cell_of(place)]) - bottom;
    };
    Channel channel;
    double length_m = 0;
    std::int32_t here = pit;
    for (std::int32_t next = ways_.next.data()[pit]; next != here; next = ways_.next.data()[here]) {
      length_m += distance_m(here, next);
      channel.allowed = length_m <= limits_.length_m;
      if (!channel.allowed || carved_[cell_of(next)] || is_lower(next, pit)) return channel;
      channel.allowed = depth_m(next) <= limits_.depth_m && outlets_[cell_of(next)] != sink;
      if (!channel.allowed) return channel;
      channel.cuts = channel.cuts || depth_m(next) > 0;
      ++channel.cells;
      here = next;
    }
    return channel;
  }

  void carve(std::int32_t pit, std::int64_t cells) {
    const float bottom = elevation_[cell_of(pit)];
    for (std::int32_t here = ways_.next.data()[pit]; cells > 0; --cells, here = ways_.next.data()[here]) {
      elevation_[cell_of(here)] = bottom;
      carved_[cell_of(here)] = true;
    }
  }

  BreachLimits limits_;
  std::vector<std::uint8_t> outlets_;
  std::vector<float>& elevation_;
  WaysOut ways_;
  std::vector<bool> carved_;
  std::vector<RowDistances> distances_;
};

/// Cuts one tile out of the breached grid, and sums what was lowered in it.
RaiseSums save_tile(const WholeGrid& where, std::int64_t tile, const std::vector<float>& grid,
                    const TilePlane<float>& elevation, TilePlane<float>& breached,
                    DepthOfRows& depth_of_rows) {
  const Window window = where.tiling.window(tile);
  const std::vector<float> before = load_tile(where.tiling, elevation, tile);
  std::vector<float> after;
  for (std::int64_t row = window.row; row < window.row + window.rows; ++row) {
    const auto first = grid.begin() + row * where.tiling.cols + window.col;
    after.insert(after.end(), first, first + window.cols);
  }
  breached.save(tile, after);
  return sum_raises(window, after, before, depth_of_rows);
}

}  // namespace

void require_few_enough_to_breach(std::int64_t cells) {
  if (cells > most_cells_to_breach)
    throw LimitError("Breaching works on the whole grid in memory, and takes at most 2^30 cells.", {},
                     "fill depressions instead, or breach a smaller or coarser grid");
}

BreachReport breach_depressions(const WholeGrid& where, const TilePlane<float>& elevation,
                                const TilePlane<std::uint8_t>* sinks, const BreachLimits& limits,
                                TilePlane<float>& breached) {
  const Tiling& tiling = where.tiling;
  require_few_enough_to_breach(tiling.rows * tiling.cols);
  if (&elevation == &breached) throw BugError("A DEM is not breached in its own plane: each cut is summed.");
  std::vector<float> grid = load_grid(tiling, elevation);
  BreachReport report;
  Carver(where.grid, limits, outlets_of(tiling, sinks), grid).carve_all(report);
  std::vector<RaiseSums> sums(static_cast<std::size_t>(tiling.tiles()));
  DepthOfRows depth_of_rows(static_cast<std::size_t>(tiling.rows));
  for_each_tile(where, [&](std::int64_t tile, std::size_t) {
    sums[static_cast<std::size_t>(tile)] = save_tile(where, tile, grid, elevation, breached, depth_of_rows);
  });
  const DepressionReport lowered = report_raises(where.grid, sums, depth_of_rows, Voids::refuse);
  report.lowered_cells = lowered.raised_cells;
  report.lowered_volume_m3 = lowered.raised_volume_m3;
  report.deepest_cut_m = lowered.largest_raise_m;
  report.deepest_cut = lowered.largest_raise;
  return report;
}

}  // namespace firnline
