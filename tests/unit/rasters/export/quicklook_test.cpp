// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/export/quicklook.hpp"

#include <array>
#include <cstring>
#include <fstream>

#include "kernels/grid/error.hpp"
#include "rasters/export/canvas.hpp"
#include "rasters/export/text_writer.hpp"
#include "rasters/opener/picture_driver.hpp"
#include "tests/unit/rasters/export/map_fixture.hpp"

namespace firnline::test {
namespace {

const std::filesystem::path dejavu =
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";  // scripts/setup installs it

Rgb pixel(const Canvas& canvas, int x, int y) {
  const auto at = static_cast<std::size_t>(y * canvas.width() + x) * 4;
  return {canvas.rgba()[at], canvas.rgba()[at + 1], canvas.rgba()[at + 2]};
}

/// Pixels of an area that are darker than half way to white.
int ink_in(const Canvas& canvas, const PixelArea& area) {
  int count = 0;
  for (int y = area.y; y < area.y + area.height; ++y)
    for (int x = area.x; x < area.x + area.width; ++x) count += pixel(canvas, x, y)[0] < 128 ? 1 : 0;
  return count;
}

TEST(CanvasOfPictures, MixesByCoverageAndKeepsInside) {
  Canvas canvas(4, 3, {200, 100, 0});
  canvas.blend(1, 1, {0, 0, 255}, 51);  // by hand: a fifth of the way
  EXPECT_EQ(pixel(canvas, 1, 1), (Rgb{160, 80, 51}));
  canvas.fill({-5, 2, 100, 9}, {1, 2, 3});
  EXPECT_EQ(pixel(canvas, 0, 2), (Rgb{1, 2, 3}));
  EXPECT_EQ(pixel(canvas, 3, 1), (Rgb{200, 100, 0}));
  canvas.crop(2);
  EXPECT_EQ(canvas.height(), 2);
  EXPECT_EQ(canvas.rgba().size(), 4U * 2 * 4);
}

TEST(CanvasOfPictures, ATriangleStandsOnItsBase) {
  Canvas canvas(11, 10, {255, 255, 255});
  canvas.triangle({0, 0, 10, 10}, 0, {0, 0, 0});
  EXPECT_EQ(ink_in(canvas, {0, 0, 11, 1}), 1);
  EXPECT_EQ(ink_in(canvas, {0, 9, 11, 1}), 11);
}

// Its middle is (25, 19.5): a quarter to the right brings the tip from (25, 0) to (44, 19), the base into the
// columns from 5 on.
TEST(CanvasOfPictures, ATriangleTurnsClockwise) {
  Canvas canvas(50, 40, {255, 255, 255});
  canvas.triangle({15, 0, 20, 40}, 90, {0, 0, 0});
  EXPECT_LE(ink_in(canvas, {43, 0, 2, 40}), 4);
  EXPECT_GT(ink_in(canvas, {43, 18, 2, 4}), 0);
  EXPECT_EQ(ink_in(canvas, {6, 0, 1, 40}), 21);  // as the base of the upright one
  EXPECT_EQ(ink_in(canvas, {0, 0, 5, 40}) + ink_in(canvas, {45, 0, 5, 40}), 0);
}

// source of the widths: the table hmtx of DejaVuSans.ttf 2.37, 2048 units per em, as fontTools reads it
TEST(TextOfPictures, IsAsWideAsItsFontSays) {
  const auto text = TextWriter::with_fonts({dejavu});
  ASSERT_TRUE(text);
  EXPECT_DOUBLE_EQ(text->width("A", 2048), 1401);
  EXPECT_DOUBLE_EQ(text->width("iЯж …", 2048), 569 + 1423 + 1845 + 651 + 2048);
  EXPECT_NEAR(text->width("A", 32), 1401.0 / 64, 0.01);
}

TEST(TextOfPictures, StandsOnItsBaseline) {
  const auto text = TextWriter::with_fonts({dejavu});
  ASSERT_TRUE(text);
  Canvas canvas(80, 100, {255, 255, 255});
  text->write(canvas, 10, 70, 60, {0, 0, 0}, "H");
  EXPECT_GT(ink_in(canvas, {10, 20, 50, 50}), 300);
  EXPECT_EQ(ink_in(canvas, {0, 70, 80, 30}), 0);
  EXPECT_EQ(ink_in(canvas, {0, 0, 10, 100}), 0);
}

TEST(TextOfPictures, BreaksAtBlanksBetweenChineseLettersAndElseAnywhere) {
  const auto text = TextWriter::with_fonts({dejavu});
  ASSERT_TRUE(text);
  const double four = text->width("MMMM", 20);
  EXPECT_EQ(text->lines("MMM MMM  M", 20, four, 9), (Names{"MMM", "MMM", "M"}));
  EXPECT_EQ(text->lines("MMMMMMMMM", 20, four, 9), (Names{"MMMM", "MMMM", "M"}));
  EXPECT_EQ(text->lines("M风险", 20, text->width("M风", 20), 9), (Names{"M风", "险"}));
  EXPECT_EQ(text->lines("MMM MMM MMM", 20, four, 2), (Names{"MMM", "MM…"}));  // 3 x 1767 + 2048 > 4 x 1767
  EXPECT_EQ(text->lines("", 20, four, 2), Names{});
  EXPECT_EQ(text->lines("M", 20, 1, 2), Names{"M"});  // a letter that is wider than the line is a line
}

TEST(TextOfPictures, ShowsWhatNobodySees) {
  const auto text = TextWriter::with_fonts({dejavu});
  ASSERT_TRUE(text);
  EXPECT_DOUBLE_EQ(text->width("a\u202Eb\n", 100), text->width("a[U+202E]b ", 100));
  EXPECT_EQ(text->lines("a\u202Eb", 20, 1e6, 1), Names{"a[U+202E]b"});
  EXPECT_EQ(text->lines("a\xff\x62", 20, 1e6, 1), Names{"a\uFFFD\x62"});
}

class FontsOfPictures : public MapTest {};

TEST_F(FontsOfPictures, MayBeMissingButNotBroken) {
  EXPECT_EQ(TextWriter::with_fonts({root() / "none.ttf"}), nullptr);
  const auto second = TextWriter::with_fonts({root() / "none.ttf", dejavu});
  ASSERT_TRUE(second);
  EXPECT_DOUBLE_EQ(second->width("A", 2048), 1401);
  std::ofstream(root() / "broken.ttf") << "no font";
  const auto broken = TextWriter::with_fonts({root() / "broken.ttf"});
  ASSERT_TRUE(broken);
  EXPECT_THROW((void)broken->width("A", 20), OutputError);
}

TEST(RoundLength, IsOneTwoOrFive) {
  EXPECT_EQ(round_length(99), 50);
  EXPECT_EQ(round_length(5000), 5000);
  EXPECT_EQ(round_length(4999), 2000);
  EXPECT_EQ(round_length(19), 10);
  EXPECT_DOUBLE_EQ(round_length(0.7), 0.5);
}

class QuicklookTest : public MapTest {
 protected:
  /// 2 rows of 3 cells, 100 m wide and 200 m high.
  static Quicklook small() {
    Quicklook picture;
    picture.title = "Здоровье & <b>clinics</b>";
    picture.subtitle = "subtitle";
    picture.legend_title = "Classes";
    picture.classes = {{5, "worst", {215, 25, 28}, false}, {102, "gap", {190, 190, 190}, true}};
    picture.notes = {"Data: somebody"};
    picture.rows = 2, picture.cols = 3;
    picture.codes = {5, 5, 102, 0, 102, 5};
    picture.metres_per_col = 100, picture.metres_per_row = 200;
    return picture;
  }
  struct Pixels {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;
    [[nodiscard]] Rgb at(int x, int y) const {
      const auto first = static_cast<std::size_t>(y * width + x) * 4;
      return {rgba[first], rgba[first + 1], rgba[first + 2]};
    }
  };
  static Pixels decoded(const std::vector<std::byte>& png) {
    auto* bytes = reinterpret_cast<GByte*>(const_cast<std::byte*>(png.data()));
    VSIFCloseL(VSIFileFromMemBuffer("/vsimem/quicklook.png", bytes, png.size(), FALSE));
    Pixels pixels;
    {
      GDALOpenInfo info("/vsimem/quicklook.png", GA_ReadOnly);
      const GDALDatasetUniquePtr picture(GDALDataset::FromHandle(private_png_driver()->pfnOpen(&info)));
      pixels.width = picture->GetRasterXSize();
      pixels.height = picture->GetRasterYSize();
      pixels.rgba.resize(static_cast<std::size_t>(pixels.width * pixels.height) * 4);
      EXPECT_EQ(
          picture->RasterIO(GF_Read, 0, 0, pixels.width, pixels.height, pixels.rgba.data(), pixels.width,
                            pixels.height, GDT_Byte, 4, nullptr, 4, 4 * pixels.width, 1, nullptr),
          CE_None);
    }
    VSIUnlink("/vsimem/quicklook.png");
    return pixels;
  }
};

// By hand: the map is 300 m by 400 m; at most 1060 by 1100 pixels hold it in 825 by 1100, so cells are 275 by
// 550.
TEST_F(QuicklookTest, ShowsEveryCellInItsPlaceAndColour) {
  const auto png = quicklook_png(small(), {dejavu});
  ASSERT_TRUE(png);
  const Pixels picture = decoded(*png);
  EXPECT_EQ(picture.width, 1600);
  int top = 0;  // of the map: its frame is the first row of grey from 40 on
  while (top < picture.height && picture.at(300, top) != Rgb{120, 120, 120}) ++top;
  ASSERT_LT(top + 1101, picture.height);
  EXPECT_EQ(picture.at(300, top + 1101), (Rgb{120, 120, 120}));
  EXPECT_EQ(picture.at(40 + 826, top + 500), (Rgb{120, 120, 120}));
  const std::array<std::array<Rgb, 3>, 2> expected = {{{{{215, 25, 28}, {215, 25, 28}, {190, 190, 190}}},
                                                       {{{255, 255, 255}, {190, 190, 190}, {215, 25, 28}}}}};
  for (int row = 0; row < 2; ++row)
    for (int col = 0; col < 3; ++col) {
      const Rgb& wanted = expected[static_cast<std::size_t>(row)][static_cast<std::size_t>(col)];
      const int left = 41 + 275 * col, upper = top + 1 + 550 * row;
      int of_colour = 0, of_hatching = 0;
      for (int y = upper; y < upper + 550; ++y)
        for (int x = left; x < left + 275; ++x) {
          of_colour += picture.at(x, y) == wanted ? 1 : 0;
          of_hatching += picture.at(x, y) == Rgb{114, 114, 114} ? 1 : 0;
        }
      const int cells = 275 * 550;
      if (wanted == Rgb{190, 190, 190}) {  // a quarter are lines: two pixels of eight
        EXPECT_NEAR(of_hatching, cells / 4, 600) << row << col;
        EXPECT_EQ(of_hatching + of_colour, cells) << row << col;
      } else {
        EXPECT_EQ(of_colour, cells) << row << col;
      }
    }
}

TEST_F(QuicklookTest, HoldsNothingButPixels) {
  const auto png = quicklook_png(small(), {dejavu});
  ASSERT_TRUE(png);
  EXPECT_EQ(*png, *quicklook_png(small(), {dejavu}));
  // source: PNG specification, 5.3: length, type, data, CRC
  for (std::size_t at = 8; at < png->size();) {
    const auto byte = [&](std::size_t i) { return std::to_integer<std::size_t>((*png)[at + i]); };
    std::string type(4, ' ');
    std::memcpy(type.data(), png->data() + at + 4, 4);
    EXPECT_TRUE(type == "IHDR" || type == "IDAT" || type == "IEND") << type;
    at += 12 + (byte(0) << 24 | byte(1) << 16 | byte(2) << 8 | byte(3));
  }
}

TEST_F(QuicklookTest, TakesAnyShapeAndAnyLengthOfText) {
  for (const auto& [rows, cols] : {std::pair{1, 1}, std::pair{1, 4000}, std::pair{4000, 1}}) {
    Quicklook picture = small();
    picture.rows = rows, picture.cols = cols;
    picture.codes.assign(static_cast<std::size_t>(rows * cols), 5);
    for (std::string* text : {&picture.title, &picture.subtitle, &picture.legend_title,
                              &picture.classes[0].label, &picture.notes[0]})
      *text = std::string(5000, 'M');
    const auto png = quicklook_png(picture, {dejavu});
    ASSERT_TRUE(png);
    const Pixels drawn = decoded(*png);
    EXPECT_EQ(drawn.width, 1600);
    EXPECT_LT(drawn.height, 2000);
  }
}

TEST_F(QuicklookTest, NeedsAFontAndCells) {
  EXPECT_FALSE(quicklook_png(small(), {root() / "none.ttf"}));
  Quicklook empty = small();
  empty.codes.clear();
  EXPECT_THROW((void)quicklook_png(empty, {dejavu}), BugError);
}

}  // namespace
}  // namespace firnline::test
