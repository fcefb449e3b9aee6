// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/indicators/energy/facility_energy.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace firnline {
namespace {

constexpr double nobody_knows = std::numeric_limits<double>::quiet_NaN();

TEST(FacilityEnergy, EmitsWhatItsElectricityAndItsFuelDo) {
  EXPECT_DOUBLE_EQ(emissions_t(200, 0.45, 12), 102);  // 200 MWh x 0.45 t + 12 t
  EXPECT_DOUBLE_EQ(emissions_t(0, 0.45, 12), 12);
  EXPECT_TRUE(std::isnan(emissions_t(nobody_knows, 0.45, 0)));
  EXPECT_TRUE(std::isnan(emissions_t(200, 0.45, nobody_knows)));
}

TEST(FacilityEnergy, HasFromPanelsAtMostAllOfIt) {
  EXPECT_DOUBLE_EQ(pv_share(30, 1500, 1, 90), 0.5);  // 45 000 kWh of 90 000
  EXPECT_DOUBLE_EQ(pv_share(30, 1500, 0.8, 90), 0.4);
  EXPECT_EQ(pv_share(100, 1500, 1, 90), 1);
  EXPECT_EQ(pv_share(0, 1500, 1, 90), 0);
  EXPECT_TRUE(std::isnan(pv_share(30, 1500, 1, 0)));  // a ratio over nothing
  EXPECT_TRUE(std::isnan(pv_share(nobody_knows, 1500, 1, 90)));
}

TEST(FacilityEnergy, LastsOnBatteriesByItsMeanLoad) {
  EXPECT_DOUBLE_EQ(battery_hours(80, 87.66, 1), 8);     // 87 660 kWh in 8766 h: 10 kW
  EXPECT_DOUBLE_EQ(battery_hours(80, 87.66, 0.5), 16);  // 5 kW must not fail
  EXPECT_TRUE(std::isnan(battery_hours(80, 0, 1)));
}

TEST(FacilityEnergy, LosesHeatByDegreeDays) {
  EXPECT_DOUBLE_EQ(heat_demand_mwh(3500, 500), 42);  // 3500 K d x 24 h x 500 W/K = 42e6 Wh
}

}  // namespace
}  // namespace firnline
