// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/snow_and_ice_melt.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "tests/support/routing_grids.hpp"

namespace firnline::test {
namespace {

constexpr float none = std::numeric_limits<float>::quiet_NaN();
constexpr std::size_t july = 6;

using Plane = std::unique_ptr<MemoryPlane<float>>;

/// A grid of two rows and three columns of square kilometres with a climate that is the same everywhere:
/// frost but for July, when ice melts 5 x 31 x 10 = 1550 mm and 20 mm of rain fall.
class Slope {
 public:
  explicit Slope(std::int64_t tile = 3, int threads = 1)
      : grid_(metric_grid(2, 3, 1000, 1000)), where_(cut_into(grid_, tile, tile)) {
    where_.device.threads = threads;
    for (std::size_t m = 0; m < months_of_year; ++m) {
      temperature[m] = all(m == july ? 9.0F : -40.0F);
      precipitation[m] = all(m == july ? 20.0F : 0.0F);
    }
    ice = all(1);
  }

  [[nodiscard]] Plane all(float value) const { return plane(std::vector<float>(6, value)); }
  [[nodiscard]] Plane plane(const std::vector<float>& cells) const { return plane_of<float>(where_, cells); }

  void melt(FromGlaciers counts = FromGlaciers::ice_melt) {
    ClimatePlanes climate;
    MeltPlanes results;
    for (std::size_t m = 0; m < months_of_year; ++m) {
      climate.temperature_degc[m] = temperature[m].get();
      climate.precipitation_mm[m] = precipitation[m].get();
      results.from_glaciers_mm[m] = temperature[m].get();  // in the place of what was read
      results.runoff_mm[m] = precipitation[m].get();
    }
    climate.ice_share = ice.get();
    climate.elevation_m = elevation.get();
    climate.temperature_elevation_m = temperature_elevation.get();
    report = snow_and_ice_melt(where_, climate, model, counts, results);
  }
  [[nodiscard]] std::vector<float> from_glaciers() const {
    return load_grid<float>(where_.tiling, *temperature[july]);
  }
  [[nodiscard]] std::vector<float> runoff() const {
    return load_grid<float>(where_.tiling, *precipitation[july]);
  }

  std::array<Plane, months_of_year> temperature, precipitation;
  Plane ice, elevation, temperature_elevation;
  SnowAndIceModel model;
  SnowAndIceReport report;

 private:
  GridSpec grid_;
  WholeGrid where_;
};

TEST(SnowAndIceMelt, IsOfTheShareOfIce) {
  Slope slope;
  slope.ice = slope.plane({0, 0.5F, 1, 0.25F, 0, 1});

  slope.melt();

  EXPECT_EQ(slope.from_glaciers(), (std::vector<float>{0, 775, 1550, 387.5F, 0, 1550}));
  EXPECT_EQ(slope.runoff(), (std::vector<float>{20, 795, 1570, 407.5F, 20, 1570}));
}

TEST(SnowAndIceMelt, MayCountAllThatLeavesTheIce) {
  Slope slope;
  slope.ice = slope.plane({0, 0.5F, 1, 0.25F, 0, 1});

  slope.melt(FromGlaciers::glacier_area_runoff);

  EXPECT_EQ(slope.from_glaciers(), (std::vector<float>{0, 785, 1570, 392.5F, 0, 1570}));
}

// 1000 m above the heights of the temperatures 9 degC are 2.5 degC: 5 x 31 x 3.5 = 542.5 mm.
TEST(SnowAndIceMelt, BringsTemperaturesToTheHeightOfTheCell) {
  Slope slope;
  slope.elevation = slope.all(3000);
  slope.temperature_elevation = slope.plane({2000, 3000, 2000, 2000, 2000, 2000});

  slope.melt();

  EXPECT_EQ(slope.from_glaciers()[0], 542.5F);
  EXPECT_EQ(slope.from_glaciers()[1], 1550);
}

TEST(SnowAndIceMelt, HasNoDataWhereAMonthOrAHeightIsMissing) {
  Slope slope;
  slope.temperature[1] = slope.plane({none, -40, -40, -40, -40, -40});
  slope.elevation = slope.all(3000);
  slope.temperature_elevation = slope.plane({3000, 3000, none, 3000, 3000, 3000});

  slope.melt();

  for (const std::size_t cell : {0U, 2U}) {
    EXPECT_TRUE(std::isnan(slope.from_glaciers()[cell]));
    EXPECT_TRUE(std::isnan(slope.runoff()[cell]));
  }
  EXPECT_EQ(slope.from_glaciers()[1], 1550);
  EXPECT_EQ(slope.report.missing_cells, 2);
}

// 1 mm over a square kilometre is 1000 m3.
TEST(SnowAndIceMelt, ReportsVolumesWhateverTheTilesAndThreads) {
  for (const std::int64_t tile : {1, 2, 3})
    for (const int threads : {1, 2}) {
      Slope slope(tile, threads);
      slope.precipitation[0] = slope.plane({100, 200, 300, 400, 500, 600});
      slope.model.runoff_coefficient = 0.5;

      slope.melt();

      EXPECT_EQ(slope.report.fallen_m3, (2100 + 6 * 20) * 1000.0);
      EXPECT_EQ(slope.report.snow_m3, 2100 * 1000.0);
      EXPECT_EQ(slope.report.lost_m3, (2100 + 6 * 20) * 500.0);
      EXPECT_EQ(slope.report.kept_snow_m3, 0);
      EXPECT_EQ(slope.report.ice_km2, 6);
      // Of 4 x 310 = 1240 mm that could melt, snow takes 100 to 600: of ice 6 x 1550 less 2100 x 5/4.
      EXPECT_NEAR(slope.report.ice_m3, (6 * 1550 - 2100 * 1.25) * 1000, 6);
      EXPECT_NEAR(slope.report.runoff_m3, slope.report.ice_m3 + slope.report.lost_m3, 6);
      EXPECT_NEAR(slope.report.largest_runoff_mm, 1550 - 125 + 60, 1e-9);
    }
}

}  // namespace
}  // namespace firnline::test
