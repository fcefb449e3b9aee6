// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/store_rows.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <optional>

#include "kernels/grid/error.hpp"
#include "kernels/grid/tile.hpp"
#include "tests/support/bytes_read.hpp"
#include "tests/support/scratch_folder.hpp"

namespace firnline::testing {
namespace {

constexpr std::size_t planes = 5;

/// A store of one layer of five planes, tile 1 stored empty.
class StoredRows : public ::testing::Test {
 protected:
  void fill(std::int64_t rows, std::int64_t cols, std::int64_t tile_rows, std::int64_t tile_cols) {
    tiles_.grid.rows = rows;
    tiles_.grid.cols = cols;
    tiles_.tile_rows = tile_rows;
    tiles_.tile_cols = tile_cols;
    const auto full = static_cast<std::size_t>(tile_rows * tile_cols) * planes * sizeof(float);
    store_.emplace(TileStore::create(folder_ / "store", "id", {{"risk", full}}, tiles_.tiles()));
    for (std::int64_t tile = 0; tile < tiles_.tiles(); ++tile) {
      const Window window = tiles_.window(tile);
      std::vector<float> cells;
      for (std::size_t plane = 0; plane < planes; ++plane)
        for (std::int64_t row = 0; row < window.rows; ++row)
          for (std::int64_t col = 0; col < window.cols; ++col)
            cells.push_back(cell(plane, window.row + row, window.col + col));
      if (tile == 1) cells.clear();
      store_->write(tile, 0, std::as_bytes(std::span(cells)));
      store_->commit(tile, {}, false);
    }
  }

  static float cell(std::size_t plane, std::int64_t row, std::int64_t col) {
    return static_cast<float>(static_cast<std::int64_t>(plane) * 1000000 + row * 1000 + col);
  }

  /// Asks for the whole map as its writer does; out: bytes read from the store over the bytes it holds.
  double read_everything(std::int64_t rows_at_a_time, std::size_t planes_at_a_time) {
    const auto& grid = tiles_.grid;
    StoreRows<float> rows(tiles_, *store_, 0, no_data_f32);
    std::vector<float> cells;
    const std::int64_t before = bytes_read();
    for (std::size_t plane = 0; plane < planes; plane += planes_at_a_time)
      for (std::int64_t row = 0; row < grid.rows; row += rows_at_a_time) {
        const std::int64_t count = std::min(rows_at_a_time, grid.rows - row);
        const std::size_t group = std::min(planes_at_a_time, planes - plane);
        cells.assign(group * static_cast<std::size_t>(count * grid.cols), -1.0F);
        rows.read(plane, row, count, cells);
        expect_cells(plane, row, count, cells);
      }
    const auto stored = static_cast<double>(grid.cells() - tiles_.window(1).cells()) * planes * sizeof(float);
    return static_cast<double>(bytes_read() - before) / stored;
  }

  void expect_cells(std::size_t plane, std::int64_t first_row, std::int64_t rows,
                    const std::vector<float>& cells) const {
    const Window empty = tiles_.window(1);
    for (std::size_t at = 0; at < cells.size(); ++plane)
      for (std::int64_t row = first_row; row < first_row + rows; ++row)
        for (std::int64_t col = 0; col < tiles_.grid.cols; ++col, ++at)
          if (empty.contains({row, col})) {
            ASSERT_TRUE(std::isnan(cells[at])) << plane << " " << row << " " << col;
          } else {
            ASSERT_EQ(cells[at], cell(plane, row, col)) << plane << " " << row << " " << col;
          }
  }

  ScratchFolder folder_;
  TilePlan tiles_;
  std::optional<TileStore> store_;
};

TEST_F(StoredRows, AreTheSameHoweverManyAreAskedFor) {
  fill(17, 23, 4, 7);
  for (const std::int64_t rows : {1, 3, 4, 5, 17, 512})
    for (const std::size_t group : {1u, 2u, 5u}) read_everything(rows, group);
}

TEST_F(StoredRows, AreReadFromTheStoreOnce) {
  fill(600, 500, 128, 200);
  EXPECT_NEAR(read_everything(512, planes), 1, 0.01);
  EXPECT_NEAR(read_everything(128, planes), 1, 0.01);
}

TEST_F(StoredRows, AreReadOncePerGroupOfPlanesAndPieceOfATile) {
  fill(512, 500, 128, 200);
  EXPECT_NEAR(read_everything(512, 3), 2, 0.02);  // planes 0 to 2, then 3 and 4
  EXPECT_NEAR(read_everything(64, planes), 2, 0.02);
}

TEST_F(StoredRows, SayWhenATileIsDamaged) {
  fill(8, 8, 4, 4);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_ / "store"))
    if (entry.is_regular_file() && entry.file_size() >= 4 * 4 * 4 * planes * sizeof(float)) {
      std::fstream file(entry.path(), std::ios::binary | std::ios::in | std::ios::out);
      file.seekp(3);
      file.put('\x7f');
    }
  StoreRows<float> rows(tiles_, *store_, 0, no_data_f32);
  std::vector<float> cells(8);
  EXPECT_THROW(rows.read(4, 0, 1, cells), CheckpointError);
}

}  // namespace
}  // namespace firnline::testing
