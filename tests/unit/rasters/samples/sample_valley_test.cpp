// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0

// Do the layers agree with each other as they do in nature? Everything is read from the files.
#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include "tests/unit/rasters/samples/sample_folder.hpp"

namespace firnline {
namespace {

constexpr double lake_level = 1640;

/// Tangent of the slope from central differences; NaN beside no data and on the outer ring.
double slope_at(const Cells& ground, int row, int col) {
  if (row == 0 || col == 0 || row + 1 == ground.rows || col + 1 == ground.cols) return std::nan("");
  const double east = (ground.at(row, col + 1) - ground.at(row, col - 1)) / 200;
  const double north = (ground.at(row - 1, col) - ground.at(row + 1, col)) / 200;
  return std::sqrt(east * east + north * north);
}

TEST(SampleValley, LakeIsFlatAndTheLowestPlace) {
  const Cells ground = read_cells("elevation.tif");
  const auto lake = std::count(ground.values.begin(), ground.values.end(), lake_level);

  EXPECT_GT(lake, 1000);  // 10 km2
  for (const double height : ground.values) EXPECT_FALSE(height < lake_level);
}

TEST(SampleValley, LakeHasNoOutlet) {
  // Water that rose 100 m would still not reach the edge of the study, nor the border.
  const Cells ground = read_cells("elevation.tif");
  std::vector<int> open;
  std::vector<char> wet(ground.values.size());
  for (std::size_t cell = 0; cell < wet.size(); ++cell)
    if (ground.values[cell] == lake_level) {
      wet[cell] = 1;
      open.push_back(static_cast<int>(cell));
    }
  bool leaves = false;
  while (!open.empty()) {
    const int row = open.back() / ground.cols, col = open.back() % ground.cols;
    open.pop_back();
    for (int r = row - 1; r <= row + 1; ++r)
      for (int c = col - 1; c <= col + 1; ++c) {
        if (r < 0 || c < 0 || r >= ground.rows || c >= ground.cols || std::isnan(ground.at(r, c))) {
          leaves = true;
          continue;
        }
        const int next = r * ground.cols + c;
        if (wet[static_cast<std::size_t>(next)] != 0 || ground.at(r, c) > lake_level + 100) continue;
        wet[static_cast<std::size_t>(next)] = 1;
        open.push_back(next);
      }
  }
  EXPECT_FALSE(leaves);
}

TEST(SampleValley, PeaksRiseAsInTheTienShan) {
  const Cells ground = read_cells("elevation.tif");
  double highest = 0;
  for (const double height : ground.values)
    if (height > highest) highest = height;
  EXPECT_GT(highest, 4300);
  EXPECT_LT(highest, 5000);
}

TEST(SampleValley, TemperatureFallsSixAndAHalfDegreesPerKilometre) {
  const Cells ground = read_cells("elevation.tif"), july = read_cells("air_temperature_monthly.tif", 7);
  ASSERT_EQ(10 * july.rows, ground.rows);
  double warmest = -100, lowest = 0;  // one cell as the reference, then every other against it
  int compared = 0;
  for (int row = 0; row < july.rows; ++row)
    for (int col = 0; col < july.cols; ++col) {
      double height = 0;
      for (int r = 10 * row; r < 10 * row + 10; ++r)
        for (int c = 10 * col; c < 10 * col + 10; ++c) height += ground.at(r, c) / 100;
      const double celsius = july.at(row, col);
      if (std::isnan(height) || std::isnan(celsius)) continue;
      if (compared++ == 0) {
        warmest = celsius;
        lowest = height;
      }
      EXPECT_NEAR(celsius - warmest, -0.0065 * (height - lowest), 0.11);  // both rounded to 0.1
    }
  EXPECT_GT(compared, 300);
}

TEST(SampleValley, IceLiesAboveTheSnowLineAndIsThickWhereItIsFlat) {
  const Cells ground = read_cells("elevation.tif"), ice = read_cells("ice_thickness.tif");
  const int first_row = static_cast<int>((ground.transform[3] - ice.transform[3]) / 100);  // its footprint is a part
  ASSERT_LE(first_row + ice.rows, ground.rows);
  int compared = 0;
  for (int row = 0; row < ice.rows; ++row)
    for (int col = 0; col < ice.cols; ++col) {
      const double thickness = ice.at(row, col);
      if (std::isnan(thickness) || std::isinf(thickness)) continue;
      const int below = row + first_row;
      if (std::isnan(ground.at(below, col))) continue;  // a void of the radar
      EXPECT_GT(ground.at(below, col), 3400);
      const double tangent = slope_at(ground, below, col);
      if (std::isnan(tangent) || tangent < 0.02) continue;
      const double sine = tangent / std::sqrt(1 + tangent * tangent);
      EXPECT_NEAR(thickness, std::min(240.0, 1e5 / (900 * 9.81 * sine)), 0.51);  // tau / (rho g sin), whole metres
      ++compared;
    }
  EXPECT_GT(compared, 1500);
}

TEST(SampleValley, FloodsGrowWithTheReturnPeriodAndStayOnLowGround) {
  const Cells ground = read_cells("elevation.tif");
  std::vector<Cells> floods;
  for (int band = 1; band <= 4; ++band) floods.push_back(read_cells("flood_depth.tif", band));
  std::vector<std::ptrdiff_t> wet;
  for (const Cells& flood : floods)
    wet.push_back(std::count_if(flood.values.begin(), flood.values.end(), [](double depth) { return depth > 0; }));

  for (std::size_t cell = 0; cell < ground.values.size(); ++cell)
    for (std::size_t band = 1; band < 4; ++band) EXPECT_FALSE(floods[band].values[cell] < floods[band - 1].values[cell]);
  EXPECT_GT(wet[0], 500);
  EXPECT_TRUE(wet[0] < wet[1] && wet[1] < wet[2] && wet[2] < wet[3]);
  for (std::size_t cell = 0; cell < ground.values.size(); ++cell)
    if (floods[3].values[cell] > 0) {
      EXPECT_LE(ground.values[cell], 2700);
    }
}

TEST(SampleValley, FieldsLieOnGentleLowGround) {
  const Cells ground = read_cells("elevation.tif"), crops = read_cells("cropland_area.tif");
  double hectares = 0;
  for (int row = 0; row < crops.rows; ++row)
    for (int col = 0; col < crops.cols; ++col) {
      const double area = crops.at(crops.rows - 1 - row, col);  // its first row is the southern one
      if (std::isnan(area) || area == 0) continue;
      hectares += area;
      EXPECT_LE(area, 1);  // a cell has one hectare
      EXPECT_GT(ground.at(row, col), lake_level);
      EXPECT_LT(ground.at(row, col), 2250);
      const double slope = slope_at(ground, row, col);
      if (!std::isnan(slope)) {
        EXPECT_LT(slope, 0.12);
      }
    }
  EXPECT_GT(hectares, 500);
}

TEST(SampleValley, PeopleLiveNearTowns) {
  const Cells people = read_cells("population_count.tif");
  std::vector<Place> towns;
  const OpenDataset file = open_sample("towns.geojson");
  for (const auto& town : *file->GetLayer(0)) {
    const OGRPoint* at = town->GetGeometryRef()->toPoint();
    towns.push_back(metres_of(at->getX(), at->getY()));
  }
  for (int row = 0; row < people.rows; ++row)
    for (int col = 0; col < people.cols; ++col) {
      if (!(people.at(row, col) > 0)) continue;
      const double x = people.transform[0] + (col + 0.5) * 100, y = people.transform[3] - (row + 0.5) * 100;
      double nearest = 1e9;
      for (const Place& town : towns) nearest = std::min(nearest, std::hypot(town.x - x, town.y - y));
      EXPECT_LE(nearest, 2501);
    }
}

/// The demand-weighted mean of the monthly ratios (domain-spec W1), to a thousandth, for every cell with data.
std::set<int> ratios_from_months(std::set<int>& exhausted_months) {
  std::vector<Cells> demand, available;
  for (int month = 1; month <= 12; ++month) {
    demand.push_back(read_cells("water_demand.tif", month));
    available.push_back(read_cells("water_available.tif", month));
  }
  std::set<int> ratios;
  for (std::size_t cell = 0; cell < demand[0].values.size(); ++cell) {
    if (std::isnan(demand[0].values[cell])) continue;
    double weighted = 0, total = 0;
    int dry = 0;
    for (std::size_t month = 0; month < 12; ++month) {
      const double d = demand[month].values[cell], a = available[month].values[cell];
      weighted += a > 0 ? d * d / a : 2 * d;
      total += d;
      if (a < 1.25) ++dry;  // half of the monthly arid threshold, 0.03 m / 24
    }
    exhausted_months.insert(dry);
    ratios.insert(static_cast<int>(std::floor(1000 * weighted / total + 0.5)));
  }
  return ratios;
}

TEST(SampleValley, WaterStressIsTheYearOfTheMonthlyLayers) {
  std::set<int> dry_months;
  const std::set<int> ratios = ratios_from_months(dry_months);
  const Cells stress = read_cells("water_stress.tif");

  int compared = 0;
  for (const double value : stress.values) {
    if (value == -9999 || value == 9999) continue;
    const int thousandths = static_cast<int>(std::floor(1000 * value + 0.5));
    EXPECT_TRUE(ratios.contains(thousandths - 1) || ratios.contains(thousandths) || ratios.contains(thousandths + 1))
        << value;
    ++compared;
  }
  EXPECT_GT(compared, 30);
  EXPECT_GE(*dry_months.rbegin(), 6);  // six months without supply are what Aqueduct calls 9999
  EXPECT_EQ(*dry_months.begin(), 0);
}

TEST(SampleValley, GlaciersGiveWaterInSummerAndNeverMoreThanRunsOff) {
  double spring = 0, summer = 0, ice = 0, all = 0;
  for (int month = 1; month <= 12; ++month) {
    const Cells melt = read_cells("glacier_melt.tif", month), runoff = read_cells("runoff.tif", month);
    for (std::size_t cell = 0; cell < melt.values.size(); ++cell) {
      ASSERT_EQ(std::isnan(melt.values[cell]), std::isnan(runoff.values[cell]));
      if (std::isnan(melt.values[cell])) continue;
      EXPECT_LE(melt.values[cell], runoff.values[cell]);
      (month >= 6 && month <= 9 ? summer : spring) += melt.values[cell];
      ice += melt.values[cell];
      all += runoff.values[cell];
    }
  }
  EXPECT_GT(summer, 20 * spring) << "of the other eight months";
  EXPECT_GT(ice / all, 0.02);
  EXPECT_LT(ice / all, 0.5);
}

// Both come from the same cells; the ground delays a fifth of it, and keeps the year's sum. Valleys have edges that cells of a
// kilometre have not, and one has lost its water to a canal.
TEST(SampleValley, RunoffOfTheYearIsTheWaterOfTheValleys) {
  double runoff_mm = 0, available_mm = 0;
  for (int month = 1; month <= 12; ++month) {
    const Cells runoff = read_cells("runoff.tif", month), available = read_cells("water_available.tif", month);
    for (std::size_t cell = 0; cell < runoff.values.size(); ++cell) {
      if (std::isnan(runoff.values[cell]) || std::isnan(available.values[cell])) continue;
      runoff_mm += runoff.values[cell];
      available_mm += available.values[cell];
    }
  }
  EXPECT_LT(available_mm, 1.05 * runoff_mm);
  EXPECT_GT(available_mm, 0.75 * runoff_mm);
}

}  // namespace
}  // namespace firnline
