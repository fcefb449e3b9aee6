// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/finished_run/figure.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace firnline {
namespace {

// By hand, after the SI brochure (9th ed.): digits in threes by thin spaces, none where there are only four.
TEST(Figure, HasTheDigitsThatCompare) {
  EXPECT_EQ(figure(0, "-"), "0");
  EXPECT_EQ(figure(0.0416, "-"), "0.042");
  EXPECT_EQ(figure(-29.04, "-"), "-29.0");
  EXPECT_EQ(figure(9197.4, "-"), "9197");
  EXPECT_EQ(figure(-1203732, "-"), "-1\u2009203\u2009732");
  EXPECT_EQ(figure(std::numeric_limits<double>::quiet_NaN(), "no value"), "no value");
}

TEST(Figure, WritesUnitsAsPeopleDo) {
  EXPECT_EQ(unit_text("1"), "");
  EXPECT_EQ(unit_text("m3"), "m³");
  EXPECT_EQ(unit_text("mm yr-1"), "mm yr⁻¹");
  EXPECT_EQ(unit_text("kg m-2 yr-1"), "kg m⁻² yr⁻¹");
  EXPECT_EQ(unit_text("degC"), "°C");
  EXPECT_EQ(unit_text("ug m-3"), "µg m⁻³");
  EXPECT_EQ(figure_with_unit(41.996, "degree", "-"), "42.0 degrees");
  EXPECT_EQ(figure_with_unit(2757, "1", "-"), "2757");
  EXPECT_EQ(figure_with_unit(std::numeric_limits<double>::quiet_NaN(), "m3", "no value"), "no value");
}

}  // namespace
}  // namespace firnline
