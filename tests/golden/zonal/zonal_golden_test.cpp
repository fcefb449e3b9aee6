// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "kernels/mapalgebra/distribution.hpp"
#include "tests/support/tolerance.hpp"
#include "tests/support/zones.hpp"

namespace firnline::test {
namespace {

// The published 5 x 5 raster and the polygon (.5, .5)-(2.5, 2.5) over the extent (-1, -1, 4, 4):
// exactextract's example.
const std::vector<float> raster = {1, 1, 1,    1, 1,  //
                                   1, 1, 2,    3, 1,  //
                                   1, 4, 5,    6, 1,  //
                                   1, 0, none, 7, 1,  //
                                   1, 1, 1,    1, 1};
const std::vector<Zone> zones = {{{{1, 1, 1, .25},
                                   {1, 2, 2, .5},
                                   {1, 3, 3, .25},  //
                                   {2, 1, 1, .5},
                                   {2, 2, 2, 1},
                                   {2, 3, 3, .5},  //
                                   {3, 1, 1, .25},
                                   {3, 2, 2, .5},
                                   {3, 3, 3, .25}},
                                  0}};

TEST(Zonal, AgreesWithExactextract) {
  const GridSpec grid = metric_grid(5, 5);
  const SumQuantum quantum = SumQuantum::choose(0, 7, grid.cells(), 1);

  const auto found = gathered(grid, zones, raster, quantum);

  ASSERT_EQ(found.size(), 1U);
  const ZoneSums& sums = found[0].sums;
  EXPECT_EQ(zone_area_m2(sums, quantum), 4);
  EXPECT_EQ(zone_area_m2(sums, quantum) * zone_valid_share(sums), 3.5);  // their "count"
  EXPECT_EQ(zone_sum(sums, quantum), 13.75);
  EXPECT_TRUE(agrees(zone_mean(sums, quantum), 3.9285714, tolerance::six_digits));
  EXPECT_TRUE(agrees(zone_mean(sums, quantum), 13.75 / 3.5, tolerance::zonal_sum));
  EXPECT_EQ(zone_min(sums), 0);
  EXPECT_EQ(zone_max(sums), 7);
}

// exactextract 0.3.0, exact_extract(raster, polygon, ["stdev", "values", "coverage"]); quantiles by numpy 2.4
// from those values and coverages: quantile(values, percent / 100, weights=coverage, method="inverted_cdf").
// (exactextract's own quantile interpolates between cells.)
TEST(Zonal, DistributionAgreesWithExactextractAndNumpy) {
  const GridSpec grid = metric_grid(5, 5);
  const SumQuantum quantum = SumQuantum::choose(0, 7, grid.cells(), 1);
  const ZoneIndex index(grid, zones);
  std::vector<WeightedValue> cells;
  for (const ZoneSegment& piece : index.segments(grid.whole()))
    for (std::int32_t i = 0; i < piece.cells; ++i)
      if (const float value = raster[static_cast<std::size_t>(piece.offset + i)]; value == value)
        cells.push_back({value, index.weight_of(piece, quantum)});
  sort_by_value(cells);

  EXPECT_TRUE(agrees(weighted_standard_deviation(cells), 1.9807749462660067, tolerance::elementary));
  for (const auto& [percent, value] :
       {std::pair{1, 0.0}, {7, 0.0}, {8, 1.0}, {25, 2.0}, {50, 4.0}, {75, 5.0}, {90, 6.0}, {99, 7.0}})
    EXPECT_EQ(weighted_quantile(cells, percent), value) << percent;
}

}  // namespace
}  // namespace firnline::test
