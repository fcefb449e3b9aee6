// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/words/words.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "host/words/unit_text.hpp"

namespace firnline::words {
namespace {

const Words english(Language::english), russian(Language::russian), chinese(Language::chinese);

TEST(Words, FillsPlacesOnceAndInTheOrderOfTheLanguage) {
  constexpr Message message{"{0} of {1}", "из {1}: {0}", "{1} 中的 {0}"};
  EXPECT_EQ(english(message, "3", "7"), "3 of 7");
  EXPECT_EQ(russian(message, "3", "7"), "из 7: 3");
  EXPECT_EQ(chinese(message, "3", "7"), "7 中的 3");
  EXPECT_EQ(english(message, "{1}", "7"), "{1} of 7") << "an argument is not a text with places";
  EXPECT_EQ(english(message, "3"), "3 of {1}");
}

TEST(Words, KnowWhatIsWrongWithAMessage) {
  static_assert(fault_of("a {0}", "б {0}", "{0} 丙") == nullptr);
  static_assert(fault_of("a {0} {0}", "б {0}", "丙 {0}") == nullptr, "a language may need it twice");
  static_assert(fault_of("a {0}", "б {1}", "丙 {0}") != nullptr);
  static_assert(fault_of("a", "б", "") != nullptr);
  static_assert(places_in("{2} {0}") == 5);
  static_assert(places_in("a { b") == -1 && places_in("a } b") == -1 && places_in("{x}") == -1 &&
                places_in("{1") == -1);
}

// CLDR 45, cardinal plural rules: Russian one: n % 10 = 1 and n % 100 != 11; few: n % 10 = 2..4 and n % 100
// != 12..14; many: all other whole numbers. English one: 1. Chinese: other.
TEST(Words, ChooseTheFormOfTheCount) {
  constexpr Plural sites{
      {"{0} site", "{0} sites"}, {"{0} объект", "{0} объекта", "{0} объектов"}, "{0} 个地点"};
  for (const std::int64_t one : {1, 21, 101, 1001})
    EXPECT_TRUE(russian.plural(sites, one).ends_with(" объект")) << one;
  for (const std::int64_t few : {2, 3, 4, 22, 104, 1003})
    EXPECT_TRUE(russian.plural(sites, few).ends_with(" объекта")) << few;
  for (const std::int64_t many : {0, 5, 10, 11, 12, 13, 14, 20, 25, 111, 112, 114, 1011})
    EXPECT_TRUE(russian.plural(sites, many).ends_with(" объектов")) << many;
  EXPECT_EQ(english.plural(sites, 1), "1 site");
  EXPECT_EQ(english.plural(sites, 0), "0 sites");
  EXPECT_EQ(english.plural(sites, 21), "21 sites");
  EXPECT_EQ(chinese.plural(sites, 1), "1 个地点");
  EXPECT_EQ(russian.plural(sites, 1234567), "1\u202f234\u202f567 объектов");
}

// By hand after CLDR 45 (decimal and group of en, ru, zh; groups from four digits on in all three), with
// U+202F for the Russian group and U+2212 for minus, as the header says.
TEST(Words, WriteNumbersAsTheirReadersDo) {
  EXPECT_EQ(english.number(1234.5, 2), "1,234.50");
  EXPECT_EQ(russian.number(1234.5, 2), "1\u202f234,50");
  EXPECT_EQ(chinese.number(1234.5, 2), "1,234.50");
  EXPECT_EQ(russian.number(-0.25, 3), "−0,250");
  EXPECT_EQ(english.number(-0.0004, 3), "0.000") << "nothing has no sign";
  EXPECT_EQ(english.number(std::numeric_limits<double>::quiet_NaN(), 3), "–");
  EXPECT_EQ(english.number(std::numeric_limits<double>::infinity(), 3), "–");
  EXPECT_EQ(russian.number(0.05), "0,05");
  EXPECT_EQ(english.number(1e300), "1e+300");
  EXPECT_EQ(english.integer(-1234567), "−1,234,567");
  EXPECT_EQ(russian.integer(161273144), "161\u202f273\u202f144");
  EXPECT_EQ(russian.integer(999), "999");
  EXPECT_EQ(english.integer(std::numeric_limits<std::int64_t>::min()), "−9,223,372,036,854,775,808");
}

TEST(Words, WriteChangesAndShares) {
  EXPECT_EQ(english.change(0.0123, 3), "+0.012");
  EXPECT_EQ(russian.change(-0.3, 3), "−0,300");
  EXPECT_EQ(russian.change(0.0001, 3), "0,000");
  EXPECT_EQ(english.change(std::numeric_limits<double>::quiet_NaN(), 3), "–");
  EXPECT_EQ(english.percent(0.854), "85%");
  EXPECT_EQ(russian.percent(0.854, 1), "85,4\u202f%");
  EXPECT_EQ(chinese.percent(1), "100%");
}

// CLDR 45: en-001 long, ru short with the full year, zh long.
TEST(Words, WriteDates) {
  EXPECT_EQ(english.date("2026-11-30"), "30 November 2026");
  EXPECT_EQ(russian.date("2026-11-30"), "30.11.2026");
  EXPECT_EQ(chinese.date("2026-11-30"), "2026年11月30日");
  EXPECT_EQ(russian.date("2026-03-05"), "05.03.2026");
  EXPECT_EQ(chinese.date("2026-03-05"), "2026年3月5日");
  EXPECT_EQ(english.date("2026-11-30T08:15:42Z"), "30 November 2026, 08:15\u00a0UTC");
  EXPECT_EQ(russian.date("2026-11-30T08:15:42Z"), "30.11.2026, 08:15\u00a0UTC");
  EXPECT_EQ(chinese.date("2026-11-30T08:15:42Z"), "2026年11月30日 08:15\u00a0UTC");
  for (const char* other : {"", "2000-2019", "2026-13-01", "2026-11-30 or so", "yesterday!"})
    EXPECT_EQ(russian.date(other), other);
}

// Russian symbols: ГОСТ 8.417. Chinese: the symbols of the SI; words only for hectare, month and year.
TEST(Words, WriteUnits) {
  EXPECT_EQ(russian.unit("1"), "");
  EXPECT_EQ(russian.unit("m3"), "м³");
  EXPECT_EQ(russian.unit("mm yr-1"), "мм/год");
  EXPECT_EQ(russian.unit("kg m-2 yr-1"), "кг/(м²·год)");
  EXPECT_EQ(russian.unit("kW h kW-1 yr-1"), "кВт·ч/(кВт·год)");
  EXPECT_EQ(russian.unit("km-2"), "1/км²");
  EXPECT_EQ(chinese.unit("m3 yr-1"), "m³/年");
  EXPECT_EQ(chinese.unit("ha"), "公顷");
  EXPECT_EQ(chinese.unit("degC"), "°C");
  EXPECT_EQ(russian.unit("furlong yr-1"), "furlong yr⁻¹") << "a unit that nobody translated stays whole";
  EXPECT_EQ(english.unit("mm yr-1"), "mm yr⁻¹");
  EXPECT_EQ(russian.figure(161273144, "m3"), "161\u202f273\u202f144\u00a0м³");
  EXPECT_EQ(russian.figure(41.96, "degree"), "42,0°");
  EXPECT_EQ(chinese.figure(12.34, "degC"), "12.3\u00a0°C");
  EXPECT_EQ(english.figure(2757, "1"), "2,757");
}

TEST(Words, ListThings) {
  EXPECT_EQ(english.list({"a", "b", "c"}), "a, b and c");
  EXPECT_EQ(russian.list({"a", "b"}), "a и b");
  EXPECT_EQ(chinese.list({"a", "b", "c"}), "a、b和c");
  EXPECT_EQ(english.list({"a"}), "a");
  EXPECT_EQ(english.list({}), "");
  EXPECT_EQ(russian.row({"a", "b"}), "a, b");
  EXPECT_EQ(chinese.row({"a", "b"}), "a、b");
}

TEST(Words, AreNamedAsTheCommandLineDoes) {
  EXPECT_EQ(language_named("ru"), Language::russian);
  EXPECT_EQ(language_named("RU"), std::nullopt);
  EXPECT_EQ(language_named(""), std::nullopt);
  EXPECT_EQ(english.tag(), "en");
  EXPECT_EQ(russian.tag(), "ru");
  EXPECT_EQ(chinese.tag(), "zh-Hans");
}

}  // namespace
}  // namespace firnline::words
