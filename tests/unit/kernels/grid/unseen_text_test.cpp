// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/grid/unseen_text.hpp"

#include <gtest/gtest.h>

namespace firnline {
namespace {

// Code points and bytes: Unicode 15, table 3-7 (well-formed UTF-8) and UnicodeData.txt (categories).

TEST(Utf8At, ReadsEachLengthAndItsEnds) {
  const auto reads = [](std::string_view text, std::uint32_t code_point) {
    const Utf8Character letter = utf8_at(text, 0);
    EXPECT_EQ(letter.code_point, code_point);
    EXPECT_EQ(letter.length, text.size());
  };
  reads(std::string_view("\0", 1), 0);
  reads("\x7f", 0x7f);
  reads("\xc2\x80", 0x80);
  reads("\xdf\xbf", 0x7ff);
  reads("\xe0\xa0\x80", 0x800);
  reads("\xef\xbf\xbf", 0xffff);
  reads("\xf0\x90\x80\x80", 0x10000);
  reads("\xf4\x8f\xbf\xbf", 0x10ffff);
}

TEST(Utf8At, TakesNothingElse) {
  for (const std::string_view text :
       {"\x80", "\xc0\xaf", "\xc1\xbf", "\xc3", "\xc3(", "\xe0\x9f\xbf", "\xed\xa0\x80", "\xe2\x82",
        "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff"})
    EXPECT_EQ(utf8_at(text, 0).length, 0U) << shown_text(text);
}

TEST(UnseenText, KnowsWhatActsWithoutBeingSeen) {
  for (const std::uint32_t code_point :
       {0x00U,   0x1fU,   0x7fU,   0x80U,   0x9fU,    0xadU,     0x61cU,   0x200bU, 0x200fU,
        0x2028U, 0x2029U, 0x202aU, 0x202eU, 0x2060U,  0x2066U,   0x206fU,  0xfeffU, 0xfff9U,
        0xfdd0U, 0xfdefU, 0xfffeU, 0xffffU, 0x1fffeU, 0x10ffffU, 0xe0001U, 0xe007fU})
    EXPECT_TRUE(is_unseen(code_point)) << std::hex << code_point;
  for (const std::uint32_t code_point :
       {0x20U, 0x7eU, 0xa0U, 0xacU, 0xaeU, 0x301U, 0x200aU, 0x2010U, 0x2027U, 0x202fU, 0x205fU, 0x2070U,
        0xfdcfU, 0xfdf0U, 0xfffdU, 0x1f3e5U, 0xe0100U})
    EXPECT_FALSE(is_unseen(code_point)) << std::hex << code_point;
}

TEST(ShownText, ShowsBytesOfWhatIsUnseen) {
  EXPECT_EQ(shown_text("\x1b[31mred\a"), "\\x1B[31mred\\x07");
  EXPECT_EQ(shown_text("a\r\nb\tc"), "a\\r\\nb\\tc");
  EXPECT_EQ(shown_text("\xe2\x80\xae"), "\\xE2\\x80\\xAE");
  EXPECT_EQ(shown_text("a\xff\xe2\x82"), "a\\xFF\\xE2\\x82");
  EXPECT_EQ(shown_text("Больница 🏥 \\x1B"), "Больница 🏥 \\x1B");
}

TEST(ShownLines, KeepLineEndsAndIndent) {
  EXPECT_EQ(shown_lines("a\rb\nc\n"), "a\\rb\nc\n");
  EXPECT_EQ(shown_lines("what\n  -> do\n12:00:00 error x\n\ny", "  "),
            "what\n  -> do\n  12:00:00 error x\n  \n  y");
  EXPECT_EQ(shown_lines("", "  "), "");
}

}  // namespace
}  // namespace firnline
