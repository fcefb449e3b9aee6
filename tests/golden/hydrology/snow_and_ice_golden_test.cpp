// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/snow_and_ice.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace firnline {
namespace {

constexpr int april = 3, july = 6, september = 8, october = 9, january = 0;

/// Deep frost all year, and bare ice.
CellClimate frozen() {
  CellClimate climate;
  std::fill_n(climate.temperature_degc, months_of_year, -40.0);
  climate.ice_share = 1;
  return climate;
}

double year_of(const double (&months)[months_of_year]) {
  return std::accumulate(months, months + months_of_year, 0.0);
}

// T-PDD, A1m: 4 degC over 30 days, 5 kg m-2 d-1 K-1 above -1 degC.
TEST(SnowAndIceGolden, MonthlyMeltOfIce) {
  CellClimate climate = frozen();
  climate.temperature_degc[april] = 4;

  const CellWater water = snow_and_ice(climate, {});

  EXPECT_EQ(water.ice_melt_mm[april], 750);
  EXPECT_EQ(year_of(water.ice_melt_mm), 750);
}

// T-PDD, A1p with sigma 5: 1.9947114, 5.4165774 and 0.4165774 degree days a day at 0, 5 and -5 degC.
TEST(SnowAndIceGolden, PositiveDegreeDays) {
  SnowAndIceModel model;
  model.deviation_k = 5;
  model.melt_temperature_degc = 0;
  model.ice_mm_d_k = 6;
  for (const auto& [temperature, degree_days] :
       {std::pair(0.0, 1.9947114), {5.0, 5.4165774}, {-5.0, 0.4165774}}) {
    CellClimate climate = frozen();
    std::fill_n(climate.temperature_degc, months_of_year, -80.0);
    climate.temperature_degc[april] = temperature;

    EXPECT_NEAR(snow_and_ice(climate, model).ice_melt_mm[april], 6 * 30 * degree_days, 6 * 30 * 5e-8)
        << temperature;
    EXPECT_NEAR(warmth_of_day(temperature, model), degree_days, 5e-8);
    EXPECT_NEAR(warmth_of_day(temperature, model) - warmth_of_day(-temperature, model), temperature, 1e-14);
  }
}

// T-SOL.
TEST(SnowAndIceGolden, SolidShare) {
  EXPECT_EQ(solid_share(0, {}), 1);
  EXPECT_EQ(solid_share(1, {}), 0.5);
  EXPECT_EQ(solid_share(2, {}), 0);
  EXPECT_EQ(solid_share(-30, {}), 1);
  EXPECT_EQ(solid_share(30, {}), 0);
}

// 200 mm of winter snow; April could melt 4 x 5 x 30 = 600 mm of it: a third of its warmth goes into snow,
// two thirds into ice, 0.5 x 5 x 150 x 2/3 = 250 mm. July's 60 mm are rain, and its ice melts 0.5 x 5 x 31
// x 11.
TEST(SnowAndIceGolden, SnowMeltsBeforeIce) {
  CellClimate climate = frozen();
  climate.ice_share = 0.5;
  climate.temperature_degc[april] = 4;
  climate.temperature_degc[july] = 10;
  climate.precipitation_mm[january] = climate.precipitation_mm[11] = 100;
  climate.precipitation_mm[july] = 60;
  SnowAndIceModel model;
  model.runoff_coefficient = 0.75;

  const CellWater water = snow_and_ice(climate, model);

  EXPECT_EQ(water.snow_melt_mm[april], 200);
  EXPECT_NEAR(water.ice_melt_mm[april], 250, 1e-12);
  EXPECT_EQ(water.running_mm[april], 150);
  EXPECT_EQ(water.lost_mm[april], 50);
  EXPECT_EQ(water.snow_melt_mm[july], 0);
  EXPECT_EQ(water.ice_melt_mm[july], 852.5);
  EXPECT_EQ(water.running_mm[july], 45);
  EXPECT_EQ(water.kept_snow_mm, 0);
}

// Snow of September, when nothing melts, is there in October: 100 of the 4 x 10 x 31 = 1240 mm that could
// melt.
TEST(SnowAndIceGolden, SnowOfAutumnOutlivesTheWaterYear) {
  CellClimate climate = frozen();
  climate.precipitation_mm[september] = 100;
  climate.temperature_degc[october] = 9;

  const CellWater water = snow_and_ice(climate, {});

  EXPECT_EQ(water.snow_melt_mm[october], 100);
  EXPECT_NEAR(water.ice_melt_mm[october], 5 * 310 * (1 - 100.0 / 1240), 1e-9);
  EXPECT_EQ(water.kept_snow_mm, 0);
}

// July at 1 degC melts 4 x 2 x 31 = 248 mm of 1000 mm of snow: 752 mm stay each year, and no ice melts below.
TEST(SnowAndIceGolden, SnowThatNeverMeltsFeedsGlaciers) {
  CellClimate climate = frozen();
  climate.precipitation_mm[january] = 1000;
  climate.temperature_degc[july] = 1;

  const CellWater water = snow_and_ice(climate, {});

  EXPECT_EQ(water.snow_melt_mm[july], 248);
  EXPECT_EQ(water.kept_snow_mm, 752);
  EXPECT_EQ(year_of(water.ice_melt_mm), 0);
}

// A2: half of the melt below debris. Evaporation takes of rain and snow melt what is there, and nothing of
// ice.
TEST(SnowAndIceGolden, DebrisAndEvaporation) {
  CellClimate climate = frozen();
  climate.temperature_degc[july] = 9;
  climate.precipitation_mm[july] = 30;
  climate.debris_factor = 0.5;
  for (const auto& [evaporation, running] : {std::pair(10.0, 20.0), {80.0, 0.0}}) {
    climate.evaporation_mm[july] = evaporation;

    const CellWater water = snow_and_ice(climate, {});

    EXPECT_EQ(water.running_mm[july], running);
    EXPECT_EQ(water.lost_mm[july], 30 - running);
    EXPECT_EQ(water.ice_melt_mm[july], 775) << "0.5 x 5 x 310";
  }
}

}  // namespace
}  // namespace firnline
