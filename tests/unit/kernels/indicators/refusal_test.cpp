// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Which series an indicator refuses before a cell is read.
#include <gtest/gtest.h>

#include <stdexcept>
#include <string_view>
#include <vector>

#include "kernels/indicators/registry.hpp"

namespace firnline {
namespace {

/// An indicator bound to series whose bands stand for first, first + 1 ...
struct Bound {
  const RegisteredIndicator& indicator;
  Binding binding;
  std::vector<double> values;

  Bound(const char* id, const std::vector<int>& bands, double first = 1)
      : indicator(*find_indicator(id)), binding(default_binding(indicator.info)) {
    for (std::size_t need = 0; need < bands.size(); ++need) {
      binding.first_plane[need] = static_cast<int>(values.size());
      binding.plane_count[need] = bands[need];
      for (int band = 0; band < bands[need]; ++band) values.push_back(first + band);
    }
  }
  Bound& set(std::string_view name, double value) {
    for (int p = 0; p < param_count(indicator.info); ++p)
      if (name == indicator.info.params[p].name) {
        binding.params[p] = value;
        return *this;
      }
    throw std::invalid_argument("no such parameter");
  }
  /// Empty = not refused.
  [[nodiscard]] std::string_view refusal() const {
    const char* text = indicator.refusal(binding, values.data());
    return text == nullptr ? std::string_view() : text;
  }
};

bool speaks_of(std::string_view refusal, std::string_view word) {
  return refusal.find(word) != std::string_view::npos;
}

TEST(Refusal, OfADroughtIndexIsOfPartsOfYearsAndTooFew) {
  EXPECT_EQ(Bound("spi", {360}).refusal(), "");
  EXPECT_EQ(Bound("spi", {360}).set("months", 12).refusal(), "");
  for (const int bands : {359, 361, 11, 1})
    EXPECT_TRUE(speaks_of(Bound("spi", {bands}).refusal(), "whole years"));
  EXPECT_TRUE(speaks_of(Bound("spi", {348}).refusal(), "30 whole years"));
  EXPECT_TRUE(speaks_of(Bound("spi", {360}).set("months", 13).refusal(), "30 whole years"));
  EXPECT_EQ(Bound("spi", {372}).set("months", 24).refusal(), "");
}
TEST(Refusal, OfADroughtShareCountsTheMonthsBeforeTheFirstSum) {
  EXPECT_EQ(Bound("spi_drought_share", {360}).set("months", 1).refusal(), "");
  EXPECT_NE(Bound("spi_drought_share", {360}).set("months", 2).refusal(), "");
  EXPECT_EQ(Bound("spi_drought_share", {372}).set("months", 13).refusal(), "");
  EXPECT_NE(Bound("spi_drought_share", {372}).set("months", 14).refusal(), "");
  EXPECT_EQ(Bound("spi_drought_share", {384}).set("months", 24).refusal(), "");
  EXPECT_TRUE(speaks_of(Bound("spi_drought_share", {372}).set("recent_years", 32).refusal(), "recent_years"));
  EXPECT_EQ(Bound("spi_drought_share", {372}).set("recent_years", 31).refusal(), "");
}
TEST(Refusal, OfADroughtIndexIsOfAReferenceOutsideTheSeries) {
  EXPECT_EQ(Bound("spi", {720}).set("reference_first_year", 31).set("reference_years", 30).refusal(), "");
  EXPECT_NE(Bound("spi", {720}).set("reference_first_year", 32).set("reference_years", 30).refusal(), "");
  EXPECT_NE(Bound("spi", {720}).set("reference_first_year", 1000).refusal(), "");
  EXPECT_EQ(Bound("spi", {12 * 500}).refusal(), "");
  // Its first sums reach back before the reference, which begins in the second year.
  EXPECT_EQ(
      Bound("spi_drought_share", {372}).set("reference_first_year", 2).set("reference_years", 30).refusal(),
      "");
}
TEST(Refusal, OfTheTwoSeriesOfADroughtIndexIsOfOtherMonths) {
  EXPECT_EQ(Bound("spei", {360, 360}).refusal(), "");
  EXPECT_TRUE(speaks_of(Bound("spei", {360, 372}).refusal(), "same months"));
  EXPECT_TRUE(speaks_of(Bound("spei_drought_share", {384, 372}).refusal(), "same months"));
  EXPECT_TRUE(speaks_of(Bound("spei", {348, 348}).refusal(), "30 whole years"));
  Bound later("spei", {360, 360});
  later.values.back() += 1;
  EXPECT_TRUE(speaks_of(later.refusal(), "same months"));
}
TEST(Refusal, OfPeakWaterIsOfYearsThatAreNone) {
  for (const char* id : {"peak_water_year", "peak_water_status", "post_peak_decline"}) {
    EXPECT_EQ(Bound(id, {101}, 2000).refusal(), "") << id;
    EXPECT_TRUE(speaks_of(Bound(id, {101}, 1).refusal(), "band_values")) << id;
    EXPECT_TRUE(speaks_of(Bound(id, {12}, 2089).refusal(), "too few")) << id;
    EXPECT_TRUE(speaks_of(Bound(id, {101}, 2000).set("window_years", 10).refusal(), "odd")) << id;
    Bound gap(id, {101}, 2000);
    gap.values[50] += 1;
    EXPECT_TRUE(speaks_of(gap.refusal(), "consecutive")) << id;
  }
  EXPECT_EQ(Bound("peak_water_year", {13}, 2000).refusal(), "");
}
TEST(Refusal, OfTheDeclineIsOfLateYearsThatAreNotThere) {
  EXPECT_TRUE(speaks_of(Bound("post_peak_decline", {100}, 2000).refusal(), "late_last_year"));
  EXPECT_TRUE(speaks_of(Bound("post_peak_decline", {20}, 2081).refusal(), "late_first_year"));
  EXPECT_EQ(Bound("post_peak_decline", {100}, 2000).set("late_last_year", 2099).refusal(), "");
  EXPECT_NE(Bound("post_peak_decline", {101}, 2000)
                .set("late_first_year", 2100)
                .set("late_last_year", 2090)
                .refusal(),
            "");
}
TEST(Refusal, IsNotMeantByIndicatorsThatTakeAnySeries) {
  EXPECT_EQ(find_indicator("heat_index")->refusal, nullptr);
}

}  // namespace
}  // namespace firnline
