// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <set>

#include "kernels/grid/error.hpp"
#include "tests/unit/rasters/export/map_fixture.hpp"

namespace firnline::test {
namespace {

class ClassMapTest : public MapTest {
 protected:
  static MapSpec classes(std::int64_t rows, std::int64_t cols) {
    MapSpec spec = spec_of(rows, cols, 1);
    spec.bands = {{"risk class", ""}};
    spec.classes = {{1, "very low", {255, 255, 178, 255}},
                    {5, "very high: act first", {189, 0, 38, 255}},
                    {101, "no score: <no data> here", {225, 225, 225, 255}}};
    return spec;
  }
  static std::uint8_t code(std::int64_t row, std::int64_t col) {
    constexpr std::array<std::uint8_t, 4> codes = {0, 1, 5, 101};
    return codes[static_cast<std::size_t>((row * 7 + col * 13) / 50 % 4)];
  }
  std::vector<WrittenFile> write_classes(const MapSpec& spec, std::int64_t rows_at_a_time = 512) const {
    const auto folder = OutputFolder::claim(out(), true, false);
    return write_class_map(folder, "class.tif", spec, rows_at_a_time,
                           [&](std::int64_t first, std::int64_t rows, std::span<std::uint8_t> cells) {
                             for (std::int64_t i = 0; i < rows * spec.grid.cols; ++i)
                               cells[static_cast<std::size_t>(i)] = code(first + i / spec.grid.cols, i % spec.grid.cols);
                           });
  }
};

TEST_F(ClassMapTest, HoldsCodesColoursAndLabels) {
  const auto written = write_classes(classes(700, 650));
  ASSERT_EQ(written.size(), 2U);
  EXPECT_EQ(written[0].name, "class.tif");
  EXPECT_EQ(written[1].name, "class.qml");
  EXPECT_EQ(outputs(), (Names{"class.qml", "class.tif"}));
  const auto dataset = open(out() / "class.tif");
  ASSERT_TRUE(dataset);
  GDALRasterBand* band = dataset->GetRasterBand(1);
  EXPECT_EQ(band->GetRasterDataType(), GDT_Byte);
  EXPECT_EQ(band->GetNoDataValue(nullptr), 0);
  EXPECT_EQ(at<std::uint8_t>(band, 600, 333, GDT_Byte), code(600, 333));
  ASSERT_NE(band->GetColorTable(), nullptr);
  const GDALColorEntry* worst = band->GetColorTable()->GetColorEntry(5);
  EXPECT_EQ(worst->c1, 189);
  EXPECT_EQ(worst->c2, 0);
  EXPECT_EQ(worst->c3, 38);
  EXPECT_EQ(item(band, "CLASS_5"), "very high: act first");
  EXPECT_EQ(item(band, "CLASS_101"), "no score: <no data> here");
}

TEST_F(ClassMapTest, OverviewsHoldOnlyCodesThatExist) {
  write_classes(classes(700, 1100));
  const auto dataset = open(out() / "class.tif");
  GDALRasterBand* band = dataset->GetRasterBand(1);
  ASSERT_GE(band->GetOverviewCount(), 1);
  for (int level = 0; level < band->GetOverviewCount(); ++level) {
    GDALRasterBand* overview = band->GetOverview(level);
    std::vector<std::uint8_t> cells(static_cast<std::size_t>(overview->GetXSize()) * static_cast<std::size_t>(overview->GetYSize()));
    ASSERT_EQ(overview->RasterIO(GF_Read, 0, 0, overview->GetXSize(), overview->GetYSize(), cells.data(),
                                 overview->GetXSize(), overview->GetYSize(), GDT_Byte, 0, 0, nullptr), CE_None);
    EXPECT_EQ(std::set<std::uint8_t>(cells.begin(), cells.end()), (std::set<std::uint8_t>{0, 1, 5, 101}));
  }
}

TEST_F(ClassMapTest, IsAValidCog) {
  write_classes(classes(700, 1100));
  expect_valid_cog(out() / "class.tif");
}

TEST_F(ClassMapTest, HasTheSameBytesForAnyThreadsAndAnyRowsAtATime) {
  MapSpec spec = classes(600, 700);
  const std::string expected = write_classes(spec).front().sha256;
  spec.threads = 4;
  EXPECT_EQ(write_classes(spec, 100).front().sha256, expected);
}

TEST_F(ClassMapTest, RefusesCodesThatAByteCannotHold) {
  MapSpec spec = classes(10, 10);
  spec.classes.push_back({256, "too large", {}});
  EXPECT_THROW(write_classes(spec), BugError);
  spec.classes.back().code = 5;
  EXPECT_THROW(write_classes(spec), BugError);
}

}  // namespace
}  // namespace firnline::test
