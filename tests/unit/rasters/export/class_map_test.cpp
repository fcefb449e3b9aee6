// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <cpl_minixml.h>
#include <gdal_rat.h>

#include <memory>
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
                               cells[static_cast<std::size_t>(i)] =
                                   code(first + i / spec.grid.cols, i % spec.grid.cols);
                           });
  }
};

TEST_F(ClassMapTest, HoldsCodesColoursAndLabels) {
  const auto written = write_classes(classes(700, 650));
  ASSERT_EQ(written.size(), 4U);
  EXPECT_EQ(written[0].name, "class.tif");
  EXPECT_EQ(written[1].name, "class.tif.aux.xml");
  EXPECT_EQ(written[2].name, "class.qml");
  EXPECT_EQ(written[3].name, "class.sld");
  EXPECT_EQ(outputs(), (Names{"class.qml", "class.sld", "class.tif", "class.tif.aux.xml"}));
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

// Counted by hand: 20 cells by 5, of code 101 in the first row, 5 in the second, 1 in the others but for one
// 0.
TEST_F(ClassMapTest, HasATableOfNamesCountsAndColoursBesideIt) {
  const auto folder = OutputFolder::claim(out(), true, false);
  write_class_map(folder, "class.tif", classes(5, 20), 2,
                  [](std::int64_t first, std::int64_t rows, std::span<std::uint8_t> cells) {
                    for (std::int64_t i = 0; i < rows * 20; ++i) {
                      const std::int64_t row = first + i / 20;
                      const int code = row == 0 ? 101 : row == 1 ? 5 : row == 4 && i % 20 == 19 ? 0 : 1;
                      cells[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(code);
                    }
                  });
  const std::unique_ptr<CPLXMLNode, decltype(&CPLDestroyXMLNode)> tree(
      CPLParseXMLFile((out() / "class.tif.aux.xml").c_str()), CPLDestroyXMLNode);
  ASSERT_TRUE(tree);
  GDALDefaultRasterAttributeTable table;
  ASSERT_EQ(
      table.XMLInit(CPLGetXMLNode(tree.get(), "=PAMDataset.PAMRasterBand.GDALRasterAttributeTable"), ""),
      CE_None);
  EXPECT_EQ(table.GetTableType(), GRTT_THEMATIC);
  ASSERT_EQ(table.GetColumnCount(), 6);
  ASSERT_EQ(table.GetRowCount(), 3);
  const auto field = [&](int row, GDALRATFieldUsage usage) {
    return std::string(table.GetValueAsString(row, table.GetColOfUsage(usage)));
  };
  const std::vector<Names> expected = {{"1", "very low", "59", "255", "255", "178"},
                                       {"5", "very high: act first", "20", "189", "0", "38"},
                                       {"101", "no score: <no data> here", "20", "225", "225", "225"}};
  constexpr GDALRATFieldUsage usages[] = {GFU_MinMax, GFU_Name, GFU_PixelCount, GFU_Red, GFU_Green, GFU_Blue};
  for (int row = 0; row < 3; ++row)
    for (int i = 0; i < 6; ++i)
      EXPECT_EQ(field(row, usages[i]), expected[static_cast<std::size_t>(row)][static_cast<std::size_t>(i)])
          << row << i;
  // By hand: 59 of 1, 20 of 5, 20 of 101: mean 2179/99, and 99 of 100 cells are valid.
  const auto dataset = open(out() / "class.tif");
  GDALRasterBand* band = dataset->GetRasterBand(1);
  EXPECT_EQ(item(band, "STATISTICS_MINIMUM"), "1");
  EXPECT_EQ(item(band, "STATISTICS_MAXIMUM"), "101");
  EXPECT_DOUBLE_EQ(std::stod(item(band, "STATISTICS_MEAN")), 2179.0 / 99);
  EXPECT_EQ(item(band, "STATISTICS_VALID_PERCENT"), "99");
}

TEST_F(ClassMapTest, OverviewsHoldOnlyCodesThatExist) {
  write_classes(classes(700, 1100));
  const auto dataset = open(out() / "class.tif");
  GDALRasterBand* band = dataset->GetRasterBand(1);
  ASSERT_GE(band->GetOverviewCount(), 1);
  for (int level = 0; level < band->GetOverviewCount(); ++level) {
    GDALRasterBand* overview = band->GetOverview(level);
    std::vector<std::uint8_t> cells(static_cast<std::size_t>(overview->GetXSize()) *
                                    static_cast<std::size_t>(overview->GetYSize()));
    ASSERT_EQ(overview->RasterIO(GF_Read, 0, 0, overview->GetXSize(), overview->GetYSize(), cells.data(),
                                 overview->GetXSize(), overview->GetYSize(), GDT_Byte, 0, 0, nullptr),
              CE_None);
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
