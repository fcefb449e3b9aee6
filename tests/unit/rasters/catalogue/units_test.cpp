// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/catalogue/units.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

double converted(double value, const char* from, const char* to) {
  const auto how = conversion(from, to);
  if (!how) throw std::runtime_error(std::string(from) + " does not become " + to);
  return how->apply(value);
}

TEST(Units, ConvertAsTheirDefinitionsSay) {
  EXPECT_DOUBLE_EQ(converted(273.15, "K", "degC"), 0);
  EXPECT_NEAR(converted(-40, "degF", "degC"), -40, 1e-12);
  EXPECT_DOUBLE_EQ(converted(1000, "ft", "m"), 304.8);  // international foot, exact by definition
  EXPECT_DOUBLE_EQ(converted(2, "km2", "ha"), 200);
  EXPECT_DOUBLE_EQ(converted(1, "m month-1", "mm yr-1"), 12000);
  EXPECT_DOUBLE_EQ(converted(45, "%", "1"), 0.45);
  EXPECT_NEAR(converted(2.5e-9, "kg m-3", "ug m-3"), 2.5, 1e-12);
}

TEST(Units, OfEqualMeaningChangeNothing) {
  EXPECT_TRUE(conversion("m/yr", "m yr-1")->identity());
  EXPECT_TRUE(conversion("metres", "m")->identity());
  EXPECT_TRUE(conversion("°C", "degC")->identity());
}

TEST(Units, KeepTheScaleExactBesideAnOffset) {
  EXPECT_EQ(conversion("K", "degC")->scale, 1.0);
  EXPECT_EQ(conversion("K", "degC")->offset, -273.15);
}

TEST(Units, TakeAKilogramOfWaterPerSquareMetreForAMillimetre) {
  EXPECT_DOUBLE_EQ(converted(37, "kg m-2", "mm"), 37);
  EXPECT_DOUBLE_EQ(converted(37, "mm", "kg m-2"), 37);
  EXPECT_DOUBLE_EQ(converted(1, "kg m-2 s-1", "mm day-1"), 86400);
  EXPECT_DOUBLE_EQ(converted(-0.5, "m w.e. yr-1", "kg m-2 yr-1"), -500);
  EXPECT_DOUBLE_EQ(converted(-0.5, "m w.e. yr-1", "mm w.e. yr-1"), -500);
}

TEST(Units, NeverTakeWaterForIceOrMassForVolume) {
  EXPECT_FALSE(conversion("m w.e.", "m"));  // 0.9 or 1 m of ice? only the user knows
  EXPECT_FALSE(conversion("m", "mm w.e."));
  EXPECT_FALSE(conversion("kg m-3", "1"));  // a concentration of dust is no share of water
  EXPECT_FALSE(conversion("kg", "m3"));
  EXPECT_FALSE(conversion("kg m-2", "mm day-1"));
}

TEST(Units, KnowKilowattHoursPerKilowattPeak) {
  EXPECT_NEAR(converted(4, "kWh/kWp/day", "kW h kW-1 yr-1"), 4 * 365.242198781,
              1e-6);                                      // tropical year of UDUNITS
  EXPECT_FALSE(conversion("kWh/kWp", "kW h kW-1 yr-1"));  // per what?
  EXPECT_NEAR(converted(500, "g/kWh", "kg kW-1 h-1"), 0.5, 1e-12);
}

TEST(Units, OfDifferentKindsAreNotConverted) {
  EXPECT_FALSE(conversion("degC", "mm"));
  EXPECT_FALSE(conversion("m", "m yr-1"));
  EXPECT_FALSE(conversion("1", "km-2"));
  EXPECT_FALSE(conversion("lg(re 1 mm)", "mm"));  // a logarithm is no scale and offset
}

TEST(Units, ThatDoNotExistAreRefusedWithTheRightSpelling) {
  const std::vector<std::pair<std::string, std::string>> wrong = {{"deg C", "degC"},
                                                                  {"people", "write 1"},
                                                                  {"unitless", "written 1"},
                                                                  {"m a.s.l.", "vertical datum"},
                                                                  {"furlongs by glorp", "UDUNITS"},
                                                                  {"", "UDUNITS"},
                                                                  {"  ", "UDUNITS"},
                                                                  {"m w.e", "UDUNITS"}};
  for (const auto& [text, advice] : wrong) {
    try {
      (void)conversion(text, "m");
      ADD_FAILURE() << text << " was accepted";
    } catch (const RasterError& error) {
      EXPECT_NE(error.what_happened().find('"' + text + '"'), std::string::npos) << error.what();
      EXPECT_NE(error.remedy().find(advice), std::string::npos) << error.what();
    }
  }
}

TEST(Units, RefusalsSayWhatIsUsuallyMeant) {
  EXPECT_NE(why_not_convertible("m w.e.", "m").find("water equivalent"), std::string::npos);
  EXPECT_NE(why_not_convertible("m a-1", "m yr-1").find("written yr"), std::string::npos);
  EXPECT_NE(why_not_convertible("m", "m yr-1").find("first is a total"), std::string::npos);
  EXPECT_NE(why_not_convertible("m s-1", "mm").find("first is a rate"), std::string::npos);
  EXPECT_NE(why_not_convertible("g", "standard_free_fall").find("different things"), std::string::npos);
}

TEST(Units, PrintNothingOfTheirOwn) {
  testing::internal::CaptureStderr();
  EXPECT_THROW((void)conversion("no such unit at all", "m"), RasterError);
  for (const char* talkative : {"m^300", "0 m", "1e400 m", "m / 0"})  // UDUNITS would explain these on stderr
    EXPECT_THROW((void)conversion(talkative, "m"), RasterError) << talkative;
  EXPECT_FALSE(conversion("lm", "degC"));
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(Units, GiveTheSameAnswersToManyThreads) {
  std::vector<std::thread> threads;
  std::vector<int> right(8, 0);
  for (std::size_t t = 0; t < right.size(); ++t)
    threads.emplace_back([&right, t] {
      for (int i = 1; i <= 200; ++i) {
        const std::string power = std::to_string(1 + i % 7);
        right[t] += conversion("km" + power, "m" + power)->scale == std::pow(1000.0, 1 + i % 7) ? 1 : 0;
      }
    });
  for (std::thread& thread : threads) thread.join();
  for (const int count : right) EXPECT_EQ(count, 200);
}

TEST(UnitsDatabase, CannotBeReplacedByTheEnvironment) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");  // a fresh process, in which nothing was read yet
  setenv("UDUNITS2_XML_PATH", "/nonexistent/hostile.xml", 1);
  EXPECT_EXIT(std::exit(conversion("ft", "m") ? 42 : 1), testing::ExitedWithCode(42), "");
  unsetenv("UDUNITS2_XML_PATH");
}

}  // namespace
}  // namespace firnline
