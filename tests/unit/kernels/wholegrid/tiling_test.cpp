// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/wholegrid/tiling.hpp"

#include <cstdint>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "kernels/wholegrid/tile_plane.hpp"

namespace firnline {
namespace {

TEST(Tiling, NumbersTilesRowByRowAndCutsThoseAlongSouthAndEast) {
  const Tiling tiling{7, 10, 3, 4};

  EXPECT_EQ(tiling.tiles(), 9);
  EXPECT_EQ(tiling.window(0), (Window{0, 0, 3, 4}));
  EXPECT_EQ(tiling.window(5), (Window{3, 8, 3, 2}));
  EXPECT_EQ(tiling.window(8), (Window{6, 8, 1, 2}));
  EXPECT_EQ(tiling.tile_of({6, 9}), 8);
  EXPECT_EQ(tiling.tile_of({2, 4}), 1);
}

TEST(Border, GoesClockwiseFromTheNorthWest) {
  const Border border(3, 4);

  std::vector<Cell> cells;
  for (std::int64_t i = 0; i < border.size(); ++i) cells.push_back(border.cell(i));

  EXPECT_EQ(cells, (std::vector<Cell>{
                       {0, 0}, {0, 1}, {0, 2}, {0, 3}, {1, 3}, {2, 3}, {2, 2}, {2, 1}, {2, 0}, {1, 0}}));
}

TEST(Border, OfThinRectanglesHasEachCellOnce) {
  for (const auto& [rows, cols] : {std::pair{1, 1}, {1, 5}, {5, 1}, {2, 1}, {1, 2}, {2, 2}, {2, 5}, {4, 3}}) {
    const Border border(rows, cols);
    std::set<std::pair<std::int64_t, std::int64_t>> seen;
    for (std::int64_t i = 0; i < border.size(); ++i) {
      const Cell cell = border.cell(i);
      EXPECT_TRUE(cell.row == 0 || cell.row == rows - 1 || cell.col == 0 || cell.col == cols - 1);
      EXPECT_EQ(border.index(cell.row, cell.col), i) << rows << " x " << cols;
      seen.insert({cell.row, cell.col});
    }
    const int inside = rows > 2 && cols > 2 ? (rows - 2) * (cols - 2) : 0;
    EXPECT_EQ(static_cast<int>(seen.size()), rows * cols - inside) << rows << " x " << cols;
  }
}

/// What each tile shows of a grid whose cells are numbered.
std::vector<std::vector<std::int64_t>> numbers_along_borders(const Tiling& tiling) {
  std::vector<std::vector<std::int64_t>> borders;
  for (std::int64_t tile = 0; tile < tiling.tiles(); ++tile) {
    const Window window = tiling.window(tile);
    const Border border(window.rows, window.cols);
    borders.emplace_back();
    for (std::int64_t i = 0; i < border.size(); ++i)
      borders.back().push_back((window.row + border.cell(i).row) * tiling.cols + window.col +
                               border.cell(i).col);
  }
  return borders;
}

TEST(Ring, ShowsTheCellsJustOutsideATileOfAnySize) {
  for (const auto& [tile_rows, tile_cols] : {std::pair{1, 1}, {2, 3}, {3, 2}, {5, 7}, {9, 9}}) {
    const Tiling tiling{5, 7, tile_rows, tile_cols};
    const auto borders = numbers_along_borders(tiling);
    std::vector<std::int64_t> ring;
    for (std::int64_t tile = 0; tile < tiling.tiles(); ++tile) {
      read_ring<std::int64_t>(tiling, tile, borders, -1, ring);
      const Window window = tiling.window(tile);
      const Border around = Border::around(window.rows, window.cols);
      for (std::int64_t i = 0; i < around.size(); ++i) {
        const std::int64_t row = window.row - 1 + around.cell(i).row,
                           col = window.col - 1 + around.cell(i).col;
        const bool inside = row >= 0 && row < 5 && col >= 0 && col < 7;
        EXPECT_EQ(ring[static_cast<std::size_t>(i)], inside ? row * 7 + col : -1);
      }
    }
  }
}

TEST(TilePlane, GivesBackTheGridItWasGiven) {
  std::vector<std::int32_t> grid(11 * 13);
  std::iota(grid.begin(), grid.end(), 0);
  for (const std::int64_t size : {1, 4, 11, 20}) {
    const Tiling tiling{11, 13, size, size + 1};
    MemoryPlane<std::int32_t> plane(tiling);

    save_grid<std::int32_t>(tiling, grid, plane);

    EXPECT_EQ(load_grid(tiling, plane), grid);
  }
}

TEST(TilePlane, KeepsATilesCellsTogether) {
  const Tiling tiling{3, 5, 2, 2};
  const std::vector<std::int32_t> grid{0, 1, 2, 3, 4, 10, 11, 12, 13, 14, 20, 21, 22, 23, 24};
  MemoryPlane<std::int32_t> plane(tiling);
  save_grid<std::int32_t>(tiling, grid, plane);
  std::vector<std::int32_t> second(4), last(1);

  plane.load(1, second);
  plane.load(5, last);

  EXPECT_EQ(second, (std::vector<std::int32_t>{2, 3, 12, 13}));
  EXPECT_EQ(last, std::vector<std::int32_t>{24});
}

}  // namespace
}  // namespace firnline
