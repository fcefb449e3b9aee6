// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/grid/month.hpp"

#include <gtest/gtest.h>

#include <array>

namespace firnline {
namespace {

TEST(Month, HasItsFifteenthOnTheDayThatACalendarSays) {
  // Days of the year before each month of 2001, plus 15: date -d 2001-MM-15 +%j.
  constexpr std::array days = {15, 46, 74, 105, 135, 166, 196, 227, 258, 288, 319, 349};
  for (int month = 1; month <= 12; ++month)
    EXPECT_EQ(middle_day_of_month(month), days[static_cast<std::size_t>(month - 1)]) << month;
}

TEST(Month, OfOtherNumbersIsNone) {
  for (const double number : {0.0, 13.0, 1.5, -1.0, elementary::not_a_number, elementary::infinity}) {
    EXPECT_FALSE(is_month(number));
    EXPECT_TRUE(elementary::is_nan(middle_day_of_month(number)));
    EXPECT_TRUE(elementary::is_nan(days_in_month(number)));
  }
}

TEST(Season, HoldsBothEndsAndMaySpanTheNewYear) {
  for (int month = 1; month <= 12; ++month) {
    EXPECT_EQ(in_season(month, 4, 9), month >= 4 && month <= 9) << month;
    EXPECT_EQ(in_season(month, 10, 5), month >= 10 || month <= 5) << month;
    EXPECT_EQ(in_season(month, 6, 6), month == 6) << month;
    EXPECT_TRUE(in_season(month, 1, 12)) << month;
  }
}

}  // namespace
}  // namespace firnline
