// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// The worked examples of FAO-56 (allen1998), and what they leave out: the poles, wet air, frost.
#include "kernels/indicators/water/fao56.hpp"

#include <gtest/gtest.h>

#include "tests/support/tolerance.hpp"

namespace firnline::test {
namespace {

constexpr double minutes(double degrees, double of_arc) {
  return degrees + of_arc / 60;
}

TEST(Fao56, AirOfExamples2And3) {
  EXPECT_PRED3(agrees, fao56::psychrometric_constant(1800), 0.054, tolerance::three_decimals);
  EXPECT_PRED3(agrees, fao56::saturation_pressure(24.5), 3.075, tolerance::three_decimals);
  EXPECT_PRED3(agrees, fao56::saturation_pressure(15), 1.705, tolerance::three_decimals);
}

TEST(Fao56, SlopeOfExamples17And18) {
  EXPECT_PRED3(agrees, fao56::saturation_slope(30.2), 0.246, tolerance::three_decimals);
  EXPECT_PRED3(agrees, fao56::saturation_slope(16.9), 0.122, tolerance::three_decimals);
}

TEST(Fao56, WindOfExample14) {
  EXPECT_PRED3(agrees, fao56::wind_at_2_m(3.2, 10), 2.4, tolerance::one_decimal);
  EXPECT_PRED3(agrees, fao56::wind_at_2_m(2.78, 10), 2.078, tolerance::two_decimals);  // example 18
}

TEST(Fao56, ExtraterrestrialRadiationOfItsExamples) {
  EXPECT_PRED3(agrees, fao56::extraterrestrial_radiation(-20, 246), 32.2, tolerance::one_decimal);  // 8
  EXPECT_PRED3(agrees, fao56::extraterrestrial_radiation(minutes(13, 44), 105), 38.06,
               tolerance::two_decimals);
  EXPECT_PRED3(agrees, fao56::extraterrestrial_radiation(minutes(50, 48), 187), 41.09,
               tolerance::two_decimals);
  EXPECT_PRED3(agrees, fao56::extraterrestrial_radiation(minutes(45, 43), 196), 40.55,
               tolerance::two_decimals);
}

TEST(Fao56, ThePoleHasOneDayAndOneNight) {
  // Day 172: 118.08 x (1 + 0.033 cos 2.9609) x sin(0.409 sin(2.9609 - 1.39)) = 118.08 x 0.967538 x 0.397693
  EXPECT_PRED3(agrees, fao56::extraterrestrial_radiation(90, 172), 45.435055, tolerance::six_decimals);
  EXPECT_EQ(fao56::extraterrestrial_radiation(-90, 172), 0);
  EXPECT_EQ(fao56::extraterrestrial_radiation(70, 349), 0);
  EXPECT_GT(fao56::extraterrestrial_radiation(60, 349), 0);
}

TEST(Fao56, ReferenceEvapotranspirationOfExamples17And18And20) {
  const auto et0 = [](const fao56::Weather& weather, double elevation, double latitude, double day,
                      double soil) {
    return fao56::penman_monteith(weather, elevation, fao56::extraterrestrial_radiation(latitude, day), soil);
  };
  const fao56::Weather bangkok{34.8, 25.6, 2.85, 2, 22.65}, uccle{21.5, 12.3, 1.409, 2.078, 22.07};
  const fao56::Weather lyon{26.6, 14.8, 1.68, 2, 22.29};
  EXPECT_PRED3(agrees, et0(bangkok, 2, minutes(13, 44), 105, 0.14), 5.72, tolerance::two_decimals);
  EXPECT_PRED3(agrees, et0(uccle, 100, minutes(50, 48), 187, 0), 3.88, tolerance::two_decimals);
  EXPECT_PRED3(agrees, et0(lyon, 200, minutes(45, 43), 196, 0), 4.56, tolerance::two_decimals);
}

TEST(Fao56, HargreavesOfExample20) {
  const double sun = fao56::extraterrestrial_radiation(minutes(45, 43), 196);
  EXPECT_PRED3(agrees, fao56::hargreaves(26.6, 14.8, sun), 5.03, tolerance::two_decimals);
}

TEST(Fao56, CloudsKeepWarmthInAndNeverBringIt) {
  // Under the darkest sky Rs / Rso counts as 0.3: the net loss is 1.35 x 0.3 - 0.35 = 0.055 of a clear sky's,
  // a loss still.
  const fao56::Weather dark{20, 10, 1, 2, 0}, darker{20, 10, 1, 2, 1};
  const double lost = -fao56::net_radiation(dark, 0, 30);
  EXPECT_GT(lost, 0);
  EXPECT_PRED3(agrees, lost, 0.77 - fao56::net_radiation(darker, 0, 30), tolerance::six_decimals);
}

}  // namespace
}  // namespace firnline::test
