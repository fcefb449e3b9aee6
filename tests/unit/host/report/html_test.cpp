// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/html.hpp"

#include <gtest/gtest.h>

namespace firnline {
namespace {

TEST(Escaped, CannotLeaveTextOrAttribute) {
  EXPECT_EQ(escaped("<script>\"'&"), "&lt;script&gt;&quot;&#39;&amp;");
}
TEST(Escaped, KeepsEveryScript) {
  EXPECT_EQ(escaped("Ошская 比什凯克 हिमालय 😀"), "Ошская 比什凯克 हिमालय 😀");
}
TEST(Escaped, ShowsDirectionOverrides) {
  EXPECT_EQ(escaped("a\u202egpj.exe"), "a[U+202E]gpj.exe");
}
TEST(Escaped, ShowsZeroWidth) {
  EXPECT_EQ(escaped("a\u200bb"), "a[U+200B]b");
}
TEST(Escaped, ReplacesMalformedBytes) {
  EXPECT_EQ(escaped("a\xff"
                    "b"),
            "a\ufffd"
            "b");
}
TEST(Escaped, SurvivesACutLetter) {
  EXPECT_EQ(escaped("a\xd0"), "a\ufffd");
}
// Unicode Standard 15, table 3-7: overlong forms, surrogates and what lies above U+10FFFF are no UTF-8.
TEST(Escaped, ReplacesBytesThatAreNoUtf8) {
  EXPECT_EQ(escaped("\xc0\xbc"), "\ufffd\ufffd");
  EXPECT_EQ(escaped("\xe0\x80\xbc"), "\ufffd\ufffd\ufffd");
  EXPECT_EQ(escaped("\xed\xa0\x80"), "\ufffd\ufffd\ufffd");
  EXPECT_EQ(escaped("\xf4\x90\x80\x80"), "\ufffd\ufffd\ufffd\ufffd");
  EXPECT_EQ(escaped("\xf8\x88\x80\x80"), "\ufffd\ufffd\ufffd\ufffd");
}
TEST(Escaped, ShowsTheArabicMarkOfDirection) {
  EXPECT_EQ(escaped("a\u061cb"), "a[U+061C]b");
}
TEST(EscapedShort, CountsLettersNotBytes) {
  EXPECT_EQ(escaped_short("Ошская", 3), "Ошс…");
}
TEST(EscapedLines, KeepsLineEnds) {
  EXPECT_EQ(escaped_lines("a\r\n<b>\n"), "a\n&lt;b&gt;\n");
}

// RFC 4648, section 10.
TEST(Base64, MatchesTheStandardsVectors) {
  const auto encode = [](std::string_view text) {
    return base64(std::as_bytes(std::span(text.data(), text.size())));
  };
  EXPECT_EQ(encode(""), "");
  EXPECT_EQ(encode("f"), "Zg==");
  EXPECT_EQ(encode("fo"), "Zm8=");
  EXPECT_EQ(encode("foo"), "Zm9v");
  EXPECT_EQ(encode("foob"), "Zm9vYg==");
  EXPECT_EQ(encode("fooba"), "Zm9vYmE=");
  EXPECT_EQ(encode("foobar"), "Zm9vYmFy");
}

}  // namespace
}  // namespace firnline
