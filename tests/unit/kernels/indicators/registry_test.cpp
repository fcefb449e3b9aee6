// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/indicators/registry.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>


namespace firnline {
namespace {

TEST(Registry, HoldsTheIndicatorsOfTheFirstStudies) {
  const char* ids[] = {"slope_horn",           "aspect_horn",
                       "ice_storage",          "mass_change",
                       "melt_degree_day",      "melt_positive_degree_day",
                       "future_lake_volume",   "water_stress_score",
                       "water_stress_monthly", "dry_climate_share",
                       "flood_hazard_class",   "exposed_population",
                       "population",           "cropland"};
  for (const char* id : ids) {
    ASSERT_NE(find_indicator(id), nullptr) << id;
    EXPECT_STREQ(find_indicator(id)->info.id, id);
  }
  EXPECT_EQ(find_indicator("no_such_indicator"), nullptr);
  EXPECT_EQ(find_indicator(""), nullptr);
}

TEST(Registry, NamesEachIndicatorOnce) {
  std::set<std::string> ids;
  for (const RegisteredIndicator& indicator : indicators()) EXPECT_TRUE(ids.insert(indicator.info.id).second);
}

TEST(Registry, NumbersThemInOrder) {
  int number = 0;
  for (const RegisteredIndicator& indicator : indicators()) {
    EXPECT_NE(indicator.evaluate, nullptr) << indicator.info.id;
    EXPECT_EQ(indicator.number, number++) << indicator.info.id;
  }
}

TEST(Descriptions, OfMistakesAreCaught) {
  IndicatorInfo good = find_indicator("ice_storage")->info;
  EXPECT_EQ(mistake_in(good), nullptr);
  IndicatorInfo bad = good;
  bad.low = bad.high;
  EXPECT_NE(mistake_in(bad), nullptr);
  bad = good;
  bad.reach = 1;
  EXPECT_NE(mistake_in(bad), nullptr);
  bad = good;
  bad.params[0].value = 1e9;
  EXPECT_NE(mistake_in(bad), nullptr);
  bad = good;
  bad.needs[0].name = nullptr;
  EXPECT_NE(mistake_in(bad), nullptr);
}

}  // namespace
}  // namespace firnline
