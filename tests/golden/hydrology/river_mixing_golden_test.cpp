// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "tests/support/routing_grids.hpp"

namespace firnline::test {
namespace {

using Cells = std::vector<std::int64_t>;

// T-CHAIN: a line of four cells, melt 10, 0, 0, 0, other runoff 0, 10, 20, 60: shares 1, 0.5, 0.25, 0.1.
TEST(RiverMixingGolden, DilutesMeltDownstream) {
  const WholeGrid where = cut_into(metric_grid(1, 4), 3, 3);

  const MixedMonth got = mixed(where, {1, 1, 1, 1}, {10, 10, 20, 60}, {10, 0, 0, 0}, {0, 0, 0, 0});

  EXPECT_EQ(got.water, (Cells{10, 20, 40, 100}));
  EXPECT_EQ(got.melt_water, (Cells{10, 10, 10, 10}));
}

// T-MIX: (melt 10), (runoff 10, demand 10), (runoff 10): Q 10, 10, 20 and S 10, 5, 5 flow on; shares 1, 1/2,
// 1/4.
TEST(RiverMixingGolden, TakesMeltAsItsShareOfTheWater) {
  for (const std::int64_t tile : {3, 1, 2}) {
    const WholeGrid where = cut_into(metric_grid(1, 3), tile, tile);

    const MixedMonth got = mixed(where, {1, 1, 1}, {10, 10, 10}, {10, 0, 0}, {0, 10, 0});

    EXPECT_EQ(got.water, (Cells{10, 20, 20}));
    EXPECT_EQ(got.melt_water, (Cells{10, 10, 5}));
    EXPECT_EQ(got.taken, (Cells{0, 10, 0}));
    EXPECT_EQ(got.melt_taken, (Cells{0, 5, 0}));
    EXPECT_EQ(got.totals.water, (AccumulationTotals{30, 20, 0, 0, 0}));
    EXPECT_EQ(got.totals.melt, (AccumulationTotals{10, 5, 0, 0, 0}));
    EXPECT_EQ(got.totals.water_taken, 10);
    EXPECT_EQ(got.totals.melt_taken, 5);
  }
}

// T-MIX without use: the last share is 1/3.
TEST(RiverMixingGolden, WithoutUseKeepsAllMelt) {
  const MixedMonth got =
      mixed(cut_into(metric_grid(1, 3), 3, 3), {1, 1, 1}, {10, 10, 10}, {10, 0, 0}, {0, 0, 0});

  EXPECT_EQ(got.water[2], 30);
  EXPECT_EQ(got.melt_water[2], 10);
}

// By hand: a river that is used up is dry below, and no more is taken than it has.
TEST(RiverMixingGolden, RunsDryBelowTooMuchUse) {
  const MixedMonth got =
      mixed(cut_into(metric_grid(1, 3), 2, 2), {1, 1, 1}, {8, 0, 6}, {3, 0, 2}, {0, 90, 0});

  EXPECT_EQ(got.water, (Cells{8, 8, 6}));
  EXPECT_EQ(got.taken, (Cells{0, 8, 0}));
  EXPECT_EQ(got.melt_taken, (Cells{0, 3, 0}));
  EXPECT_EQ(got.melt_water, (Cells{3, 3, 2}));
}

// By hand: 2 of 4 are taken, so that half of the melt flows on: 0.5 and 1.5 become 1 and 2; and 2/3 of 2
// are 1.
TEST(RiverMixingGolden, RoundsTheMeltThatFlowsOnToTheNearestHalvesUp) {
  const WholeGrid where = cut_into(metric_grid(1, 1), 1, 1);
  EXPECT_EQ(mixed(where, {1}, {4}, {1}, {2}).totals.melt.left_the_grid, 1);
  EXPECT_EQ(mixed(where, {1}, {4}, {3}, {2}).totals.melt.left_the_grid, 2);
  EXPECT_EQ(mixed(where, {1}, {3}, {2}, {1}).totals.melt.left_the_grid, 1);
}

// By hand: of 10 + 10 demanded, 10 come in the first month with 5 melt, and 4 in the second, all melt: 9
// / 20.
TEST(RiverMixingGolden, DependenceIsTheRatioOfSums) {
  const WholeGrid where = cut_into(metric_grid(1, 3), 2, 2);
  const auto demand = plane_of<std::int64_t>(where, {10, 0, 7}),
             first = plane_of<std::int64_t>(where, {5, 0, no_accumulation}),
             second = plane_of<std::int64_t>(where, {4, 0, no_accumulation});
  MixingMonth months[2];
  months[0].demand = months[1].demand = demand.get();
  months[0].melt_taken = first.get();
  months[1].melt_taken = second.get();
  MemoryPlane<float> dependence(where.tiling);

  glacier_dependence(where, months, dependence);

  const auto got = load_grid(where.tiling, dependence);
  EXPECT_EQ(got[0], 0.45F);
  EXPECT_TRUE(std::isnan(got[1]));
  EXPECT_TRUE(std::isnan(got[2]));
}

}  // namespace
}  // namespace firnline::test
