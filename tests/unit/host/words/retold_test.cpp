// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/words/retold.hpp"

#include <gtest/gtest.h>

namespace firnline::words {
namespace {

constexpr Message known[] = {{"Scored without: {0}.", "Оценено без: {0}.", "评分时缺少：{0}。"},
                             {"Only {0} % has data.", "Данные есть лишь для {0} %.", "仅 {0}% 有数据。"},
                             {"Ice, as water", "Лёд как вода", "冰（水当量）"},
                             {"{0} (data over {1} %)", "{0} (данные на {1} %)", "{0}（{1}% 有数据）"},
                             {"{0} by {1}", "{0}, по {1}", "{0}，按 {1}"},
                             {"mean by area", "среднее по площади", "面积平均"}};
const Words english(Language::english), russian(Language::russian), chinese(Language::chinese);

TEST(Retold, SaysAKnownSentenceWithItsArguments) {
  EXPECT_EQ(retold(russian, "Only 45 % has data.", known), "Данные есть лишь для 45 %.");
  EXPECT_EQ(retold(chinese, "Only 45 % has data.", known), "仅 45% 有数据。");
  EXPECT_EQ(retold(english, "Only 45 % has data.", known), "Only 45 % has data.");
  EXPECT_EQ(retold(russian, "Only some has data.", known), std::nullopt);
  EXPECT_EQ(retold(russian, "Only 45 % has data. And more", known), std::nullopt);
  EXPECT_EQ(retold(russian, "", known), std::nullopt);
}

TEST(Retold, SaysWhatFillsAPlaceToo) {
  EXPECT_EQ(retold(russian, "Scored without: population (data over 12.5 %), Ice, as water, slope.", known),
            "Оценено без: population (данные на 12,5 %), Лёд как вода, slope.");
  EXPECT_EQ(retold(chinese, "Scored without: a, b.", known), "评分时缺少：a、b。");
}

TEST(Retold, PrefersTheTextThatSaysMoreItself) {
  EXPECT_EQ(retold(russian, "mean by area", known), "среднее по площади");
  EXPECT_EQ(retold(russian, "sum by area", known), "sum, по area");
}

TEST(Retold, GivesNumbersTheirForm) {
  EXPECT_EQ(said(russian, "1234.50", {}), "1\u202f234,50");
  EXPECT_EQ(said(russian, "1,234,567", {}), "1\u202f234\u202f567");
  EXPECT_EQ(said(russian, "-0.25", {}), "−0,25");
  EXPECT_EQ(said(russian, "2019", {}), "2019") << "it may be a year";
  EXPECT_EQ(said(russian, "1.2.3", {}), "1.2.3");
  EXPECT_EQ(said(russian, "", {}), "");
}

TEST(Retold, GoesSentenceBySentenceAndSaysWhereItStops) {
  const auto parts = retold_sentences(
      russian, "Only 45 % has data. Scored without: a.\n  Nobody knows this. Only 1 %", known);
  ASSERT_EQ(parts.size(), 3u);
  EXPECT_EQ(parts[0].text, "Данные есть лишь для 45 %.");
  EXPECT_EQ(parts[1].text, "Оценено без: a.");
  EXPECT_EQ(parts[2].text, "Nobody knows this. Only 1 %");
  EXPECT_TRUE(parts[1].understood);
  EXPECT_FALSE(parts[2].understood);
}

TEST(Retold, DoesNotTakeASentenceForAnArgument) {
  const auto parts = retold_sentences(russian, "Something else. Ice by weight", known);
  ASSERT_EQ(parts.size(), 1u);
  EXPECT_FALSE(parts[0].understood) << parts[0].text;
}

}  // namespace
}  // namespace firnline::words
