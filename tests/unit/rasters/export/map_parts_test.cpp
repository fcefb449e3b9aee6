// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "kernels/grid/error.hpp"
#include "tests/unit/rasters/export/map_fixture.hpp"
#include "rasters/export/band_statistics.hpp"
#include "rasters/export/block_checksums.hpp"
#include "rasters/opener/picture_driver.hpp"

namespace firnline::test {
namespace {

TEST(BlockChecksums, SeeASingleChangedBitInTheRightBlock) {
  constexpr std::int64_t rows = 700, cols = 1100;
  std::vector<std::byte> cells(rows * cols);
  for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = static_cast<std::byte>(i * 31 / 7);
  BlockChecksums sums(rows, cols, 2, 1);
  for (std::int64_t row = 0; row < rows; row += 300)
    sums.add_rows(1, row, std::span(cells).subspan(static_cast<std::size_t>(row * cols),
                                                   static_cast<std::size_t>(std::min<std::int64_t>(300, rows - row) * cols)));
  ASSERT_EQ(sums.across(), 3);
  ASSERT_EQ(sums.down(), 2);
  EXPECT_EQ(sums.window(1, 2), (Window{512, 1024, 188, 76}));
  for (std::int64_t block_row = 0; block_row < 2; ++block_row)
    for (std::int64_t block_col = 0; block_col < 3; ++block_col) {
      const Window window = sums.window(block_row, block_col);
      std::vector<std::byte> block;
      for (std::int64_t row = window.row; row < window.row + window.rows; ++row)
        for (std::int64_t col = window.col; col < window.col + window.cols; ++col)
          block.push_back(cells[static_cast<std::size_t>(row * cols + col)]);
      EXPECT_TRUE(sums.agrees(1, block_row, block_col, block));
      EXPECT_FALSE(sums.agrees(0, block_row, block_col, block));
      block[block.size() / 2] ^= std::byte{16};
      EXPECT_FALSE(sums.agrees(1, block_row, block_col, block));
    }
}

TEST(BandStatistics, KeepSmallDifferencesOfLargeNumbers) {
  // By hand: 10^7 - 1, 10^7, 10^7 + 1 in every row; mean 10^7, population variance 2/3.
  BandStatistics band;
  for (int row = 0; row < 1000; ++row) band.add(std::vector<float>{9999999, 10000000, 10000001}, 3);
  EXPECT_EQ(band.mean(), 1e7);
  EXPECT_NEAR(band.standard_deviation(), std::sqrt(2.0 / 3.0), 1e-12);
  EXPECT_EQ(band.valid(), 3000);
}

TEST(BandStatistics, DoNotDependOnHowTheRowsArrive) {
  std::vector<float> cells(60 * 7);
  for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = i % 11 == 0 ? no_data_f32 : static_cast<float>(i % 97) / 7.0F;
  BandStatistics at_once, one_by_one;
  at_once.add(cells, 7);
  for (std::size_t row = 0; row < 60; ++row) one_by_one.add(std::span(cells).subspan(row * 7, 7), 7);
  EXPECT_EQ(at_once.mean(), one_by_one.mean());
  EXPECT_EQ(at_once.standard_deviation(), one_by_one.standard_deviation());
  EXPECT_EQ(at_once.cells(), 420);
}

TEST_F(MapTest, PngHoldsThePicture) {
  constexpr int width = 17, height = 5;
  std::vector<std::uint8_t> rgba(width * height * 4);
  for (std::size_t i = 0; i < rgba.size(); ++i) rgba[i] = static_cast<std::uint8_t>(i * 37);
  const auto png = encode_png(width, height, rgba);
  // source: PNG specification, 5.2: the signature
  ASSERT_GT(png.size(), 8U);
  EXPECT_EQ(std::string(reinterpret_cast<const char*>(png.data()), 8), "\x89PNG\r\n\x1a\n");

  auto* bytes = reinterpret_cast<GByte*>(const_cast<std::byte*>(png.data()));
  VSIFCloseL(VSIFileFromMemBuffer("/vsimem/read_back.png", bytes, png.size(), FALSE));
  {
    GDALOpenInfo info("/vsimem/read_back.png", GA_ReadOnly);
    const GDALDatasetUniquePtr picture(GDALDataset::FromHandle(private_png_driver()->pfnOpen(&info)));
    ASSERT_TRUE(picture);
    std::vector<std::uint8_t> found(rgba.size());
    ASSERT_EQ(picture->RasterIO(GF_Read, 0, 0, width, height, found.data(), width, height, GDT_Byte, 4, nullptr, 4,
                                4 * width, 1, nullptr), CE_None);
    EXPECT_EQ(found, rgba);
  }
  VSIUnlink("/vsimem/read_back.png");
  EXPECT_EQ(registered_drivers(), allowed_drivers({}));
}

TEST_F(MapTest, PngOfTheWrongSizeIsOurBug) {
  const std::vector<std::uint8_t> rgba(16);
  EXPECT_THROW((void)encode_png(2, 3, rgba), BugError);
  EXPECT_THROW((void)encode_png(0, 0, {}), BugError);
  EXPECT_NO_THROW((void)encode_png(2, 2, rgba));
}

}  // namespace
}  // namespace firnline::test
