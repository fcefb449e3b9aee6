// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/tile_rim.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>

#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

/// The lowest cell of each basin along a tile's border, and the lowest of those where water leaves the grid.
struct Exits {
  std::vector<Height> to_neighbours, out_of_grid;
};

Exits exits_of(const Tiling& tiling, const Window& window, const LocalBasins& basins,
               std::span<const std::uint8_t> sinks) {
  Exits exits;
  exits.to_neighbours.assign(at(basins.count()), above_everything);
  exits.out_of_grid = exits.to_neighbours;
  const auto lower = [&](std::vector<Height>& lowest, std::int64_t row, std::int64_t col) {
    Height& height = lowest[at(basins.basin(row, col))];
    height = std::min(height, basins.height(row, col));
  };
  const Border border(window.rows, window.cols);
  for (std::int64_t i = 0; i < border.size(); ++i) {
    const Cell cell = border.cell(i);
    lower(exits.to_neighbours, cell.row, cell.col);
    const std::int64_t row = window.row + cell.row, col = window.col + cell.col;
    if (row == 0 || col == 0 || row + 1 == tiling.rows || col + 1 == tiling.cols)
      lower(exits.out_of_grid, cell.row, cell.col);
  }
  for (std::size_t cell = 0; cell < sinks.size(); ++cell)
    if (sinks[cell] != 0)
      lower(exits.out_of_grid, static_cast<std::int64_t>(cell) / window.cols,
            static_cast<std::int64_t>(cell) % window.cols);
  return exits;
}

void add_exits(const std::vector<Height>& lowest, std::int32_t outside, std::vector<Spill>& spills) {
  for (std::size_t basin = 0; basin < lowest.size(); ++basin)
    if (lowest[basin] != above_everything)
      spills.push_back({lowest[basin], static_cast<std::int32_t>(basin), outside});
}

/// Heights and basins along the border; basins get numbers from 1 on as they come. out: the number of each
/// basin, -1 off the border
std::vector<std::int32_t> number_along_border(const Window& window, const LocalBasins& basins, TileRim& rim) {
  std::vector<std::int32_t> number(at(basins.count()), -1);
  const Border border(window.rows, window.cols);
  for (std::int64_t i = 0; i < border.size(); ++i) {
    const Cell cell = border.cell(i);
    std::int32_t& its = number[at(basins.basin(cell.row, cell.col))];
    if (its < 0) its = rim.basin_count++;
    rim.heights.push_back(basins.height(cell.row, cell.col));
    rim.basins.push_back(its);
  }
  return number;
}

}  // namespace

TileRim gather_rim(const Tiling& tiling, std::int64_t tile, LocalBasins& basins,
                   std::span<const std::uint8_t> sinks, std::span<float> cells) {
  const Window window = tiling.window(tile);
  basins.find(window.rows, window.cols, cells);
  const std::int32_t outside = basins.count();
  const Exits exits = exits_of(tiling, window, basins, sinks);
  TileRim rim;
  std::vector<std::int32_t> number = number_along_border(window, basins, rim);
  number.push_back(0);
  std::vector<Spill> spills = basins.spills();
  add_exits(exits.out_of_grid, outside, spills);
  sort_by_height(spills);
  ThinnedSpills thinned = thin(number, spills);
  rim.spills = std::move(thinned.between_chosen);
  add_exits(exits.to_neighbours, outside, thinned.forest);
  sort_by_height(thinned.forest);
  basins.flood(water_levels(outside + 1, outside, thinned.forest), cells);
  return rim;
}

bool flood_from_border(const Window& window, std::span<const float> border, std::span<float> cells) {
  const Border around(window.rows, window.cols);
  std::vector<std::int64_t> wet;
  bool changed = false;
  const auto raise = [&](std::int64_t row, std::int64_t col, float level) {
    float& height = cells[at(row * window.cols + col)];
    if (height >= level) return;
    height = level;
    wet.push_back(row * window.cols + col);
  };
  for (std::int64_t i = 0; i < around.size(); ++i) {
    const float level = border[at(i)];
    if (level != level) continue;
    raise(around.cell(i).row, around.cell(i).col, level);
    changed = changed || !wet.empty();
    while (!wet.empty()) {
      const std::int64_t row = wet.back() / window.cols, col = wet.back() % window.cols;
      wet.pop_back();
      for (std::int64_t r = std::max<std::int64_t>(row - 1, 0); r <= std::min(row + 1, window.rows - 1); ++r)
        for (std::int64_t c = std::max<std::int64_t>(col - 1, 0); c <= std::min(col + 1, window.cols - 1);
             ++c)
          raise(r, c, level);
    }
  }
  return changed;
}

}  // namespace firnline
