// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/plane_cells.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <vector>

#include "host/run/stored_plane.hpp"
#include "tests/support/scratch_folder.hpp"

namespace firnline {
namespace {

/// Cells that hold their own number, tile by tile.
template <class T>
void number_cells(const Tiling& tiling, TilePlane<T>& plane) {
  std::vector<T> grid(static_cast<std::size_t>(tiling.rows * tiling.cols));
  std::iota(grid.begin(), grid.end(), T{0});
  save_grid<T>(tiling, grid, plane);
}

class Counted final : public TilePlane<float> {
 public:
  explicit Counted(const Tiling& tiling) : plane_(tiling) { number_cells(tiling, plane_); }
  void load(std::int64_t tile, std::span<float> cells) const override {
    ++loads;
    plane_.load(tile, cells);
  }
  void save(std::int64_t tile, std::span<const float> cells) override { plane_.save(tile, cells); }

  mutable int loads = 0;

 private:
  MemoryPlane<float> plane_;
};

TEST(PlaneCells, AreThoseOfAnyWindow) {
  const Tiling tiling{9, 11, 4, 3};
  const PlaneCells cells(tiling, std::make_shared<Counted>(tiling), 2);

  for (const Window window :
       {Window{0, 0, 9, 11}, {3, 2, 2, 2}, {8, 10, 1, 1}, {4, 3, 4, 3}, {2, 0, 5, 11}}) {
    std::vector<float> got(static_cast<std::size_t>(window.rows * (window.cols + 2)), -1.0F);
    cells.read(window, got.data(), window.cols + 2);
    for (std::int64_t row = 0; row < window.rows; ++row) {
      for (std::int64_t col = 0; col < window.cols; ++col)
        EXPECT_EQ(got[static_cast<std::size_t>(row * (window.cols + 2) + col)],
                  static_cast<float>((window.row + row) * 11 + window.col + col));
      EXPECT_EQ(got[static_cast<std::size_t>(row * (window.cols + 2) + window.cols)], -1)
          << "between the rows";
    }
  }
}

TEST(PlaneCells, KeepTheTilesThatTheNextWindowMeets) {
  const Tiling tiling{12, 6, 4, 3};
  const auto plane = std::make_shared<Counted>(tiling);
  const PlaneCells cells(tiling, plane, 6);
  std::vector<float> got(12 * 6);

  for (const Window window : {Window{0, 0, 5, 6}, {3, 0, 6, 6}, {7, 0, 5, 6}})
    cells.read(window, got.data(), 6);

  EXPECT_EQ(plane->loads, 6) << "each of the six tiles once";
}

TEST(StoredPlane, GivesBackWhatItWasGivenLast) {
  const testing::ScratchFolder folder;
  const Tiling tiling{5, 7, 2, 3};
  StoredPlane<std::int64_t> plane(folder / "cells", tiling);
  number_cells(tiling, plane);
  std::vector<std::int64_t> tile(6, -5);
  plane.save(0, tile);

  const std::vector<std::int64_t> grid = load_grid<std::int64_t>(tiling, plane);

  EXPECT_EQ(grid[0], -5);
  EXPECT_EQ(grid[9], -5);
  EXPECT_EQ(grid[3], 3);
  EXPECT_EQ(grid[34], 34);
}

TEST(StoredPlane, IsZeroBeforeItIsGivenAnything) {
  const testing::ScratchFolder folder;
  const Tiling tiling{2, 2, 2, 2};
  const StoredPlane<float> plane(folder / "cells", tiling);

  EXPECT_EQ(load_grid<float>(tiling, plane), std::vector<float>(4, 0.0F));
}

}  // namespace
}  // namespace firnline
