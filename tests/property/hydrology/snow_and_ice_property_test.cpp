// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "kernels/hydrology/snow_and_ice.hpp"

namespace firnline {
namespace {

constexpr int months = static_cast<int>(months_of_year);

struct Drawn {
  CellClimate climate;
  SnowAndIceModel model;
};

/// From the plains to eternal snow.
Drawn draw(std::mt19937& random) {
  const auto between = [&](double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(random);
  };
  Drawn drawn;
  const double mean = between(-25, 20), swing = between(0, 20);
  for (int m = 0; m < months; ++m) {
    drawn.climate.temperature_degc[m] = mean - swing * std::cos((m - 0.5) * 0.5236) + between(-2, 2);
    drawn.climate.precipitation_mm[m] = between(0, 1) < 0.1 ? 0 : between(0, 250);
    drawn.climate.evaporation_mm[m] = between(0, 80);
  }
  drawn.climate.ice_share = between(0, 1);
  drawn.climate.debris_factor = between(0.2, 1.5);
  drawn.model.deviation_k = between(0, 1) < 0.5 ? 0 : between(1, 8);
  drawn.model.snow_mm_d_k = between(2, 6);
  drawn.model.ice_mm_d_k = between(3, 12);
  drawn.model.precipitation_factor = between(0.5, 3);
  return drawn;
}

double sum(const double (&values)[months_of_year]) {
  double all = 0;
  for (const double value : values) all += value;
  return all;
}

// To 1e-12 of what fell: some forty additions of doubles.
TEST(SnowAndIceProperty, LosesNoWater) {
  std::mt19937 random(1);
  for (int i = 0; i < 20000; ++i) {
    const Drawn drawn = draw(random);
    const CellWater water = snow_and_ice(drawn.climate, drawn.model);
    const double fallen = drawn.model.precipitation_factor * sum(drawn.climate.precipitation_mm);

    EXPECT_NEAR(fallen, sum(water.running_mm) + sum(water.lost_mm) + water.kept_snow_mm, 1e-12 * fallen) << i;
    EXPECT_GE(water.kept_snow_mm, 0);
    for (int m = 0; m < months; ++m) {
      EXPECT_GE(water.snow_melt_mm[m], 0);
      EXPECT_GE(water.ice_melt_mm[m], 0);
      EXPECT_GE(water.running_mm[m], 0);
      EXPECT_GE(water.lost_mm[m], 0);
    }
    if (water.kept_snow_mm > 0) {
      EXPECT_EQ(sum(water.ice_melt_mm), 0) << "ice below eternal snow";
    }
  }
}

// A later year is the same: to the last bit where snow goes every summer.
TEST(SnowAndIceProperty, EveryYearIsTheSecond) {
  std::mt19937 random(2);
  for (int i = 0; i < 5000; ++i) {
    const Drawn drawn = draw(random);
    const CellWater water = snow_and_ice(drawn.climate, drawn.model);
    double store = 0, start = 0, melted[months_of_year] = {};
    for (int year = 0; year < 9; ++year) {
      start = store;
      for (int step = 0; step < months; ++step) {
        const int m = (9 + step) % months;
        const double snow = store + drawn.model.precipitation_factor * drawn.climate.precipitation_mm[m] *
                                        solid_share(drawn.climate.temperature_degc[m], drawn.model);
        melted[m] = std::min(
            snow, drawn.model.snow_mm_d_k *
                      (days_in_month(m + 1) * warmth_of_day(drawn.climate.temperature_degc[m], drawn.model)));
        store = snow - melted[m];
      }
    }
    if (water.kept_snow_mm > 0) {
      EXPECT_NEAR(store - start, water.kept_snow_mm, 1e-9) << i;
    } else {
      EXPECT_EQ(store, start) << i;
    }
    for (int m = 0; m < months; ++m) EXPECT_EQ(water.snow_melt_mm[m], melted[m]) << i << ", " << m;
  }
}

TEST(SnowAndIceProperty, WarmthMeltsMoreAndKeepsLess) {
  std::mt19937 random(3);
  for (int i = 0; i < 5000; ++i) {
    Drawn drawn = draw(random);
    const CellWater cold = snow_and_ice(drawn.climate, drawn.model);
    for (double& temperature : drawn.climate.temperature_degc) temperature += 0.5;
    const CellWater warm = snow_and_ice(drawn.climate, drawn.model);

    EXPECT_GE(sum(warm.ice_melt_mm), sum(cold.ice_melt_mm) - 1e-9) << i;
    EXPECT_LE(warm.kept_snow_mm, cold.kept_snow_mm + 1e-9) << i;
  }
}

}  // namespace
}  // namespace firnline
