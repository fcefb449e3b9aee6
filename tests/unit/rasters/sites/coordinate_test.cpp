// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/sites/coordinate.hpp"

#include <gtest/gtest.h>

namespace firnline {
namespace {

bool refused_because(std::string_view text, std::string_view part) {
  const ParsedNumber parsed = parse_coordinate(text);
  return !parsed.value && parsed.reason.find(part) != std::string::npos;
}

TEST(Coordinate, ReadsDecimalNumbersWithSignsAndBlanks) {
  EXPECT_EQ(parse_coordinate("70.5").value, 70.5);
  EXPECT_EQ(parse_coordinate("+70.5").value, 70.5);
  EXPECT_EQ(parse_coordinate(" -70.5\t").value, -70.5);
  EXPECT_EQ(parse_coordinate("0").value, 0);
  EXPECT_EQ(parse_coordinate(".5").value, 0.5);
  EXPECT_EQ(parse_coordinate("7.05e1").value, 70.5);
  EXPECT_EQ(parse_coordinate("0070").value, 70);
}

TEST(Coordinate, RefusesEachKindOfNonNumberWithItsReason) {
  EXPECT_TRUE(refused_because("", "empty"));
  EXPECT_TRUE(refused_because("   ", "empty"));
  EXPECT_TRUE(refused_because("abc", "not a number"));
  EXPECT_TRUE(refused_because("-", "not a number"));
  EXPECT_TRUE(refused_because("--5", "not a number"));
  EXPECT_TRUE(refused_because("+-5", "not a number"));
  EXPECT_TRUE(refused_because("7.5.1", "not a number"));
  EXPECT_TRUE(refused_because("12abc", "not a number"));
  EXPECT_TRUE(refused_because("NaN", "no finite number"));
  EXPECT_TRUE(refused_because("-inf", "no finite number"));
  EXPECT_TRUE(refused_because("Infinity", "no finite number"));
  EXPECT_TRUE(refused_because("1e400", "too large"));
  EXPECT_TRUE(refused_because("0x10", "hexadecimal"));
  EXPECT_TRUE(refused_because("70,5", "decimal comma"));
  EXPECT_TRUE(refused_because("-70,5", "decimal comma"));
}

TEST(Coordinate, HintsAtDegreesAndMinutes) {
  for (const char* text : {"39°10'N", "39º10′", "39 10 12", "39:10:12", "39.5N", "E 70.5", "39d10"})
    EXPECT_TRUE(refused_because(text, "decimal degrees")) << text;
}

TEST(Coordinate, KnowsTheRangesOfDegrees) {
  EXPECT_FALSE(degree_range_fault(180, 90));
  EXPECT_FALSE(degree_range_fault(-180, -90));
  ASSERT_TRUE(degree_range_fault(700, 40));
  EXPECT_TRUE(degree_range_fault(700, 40)->in_longitude);
  EXPECT_FALSE(degree_range_fault(70, 91)->in_longitude);
}

TEST(Coordinate, HintsAtSwappedColumnsAndAtOtherCountings) {
  EXPECT_NE(degree_range_fault(39, 170)->reason.find("swapped"), std::string::npos);
  EXPECT_NE(degree_range_fault(200, 40)->reason.find("subtract 360"), std::string::npos);
  EXPECT_NE(degree_range_fault(500'000, 4'600'000)->reason.find("crs"), std::string::npos);
}

}  // namespace
}  // namespace firnline
