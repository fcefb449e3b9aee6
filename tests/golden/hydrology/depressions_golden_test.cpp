// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "tests/support/dems.hpp"

namespace firnline::test {
namespace {

// domain-spec 12, T-PF: a bowl in a rim of 9 that is broken at 4.
Dem bowl() {
  return {5,
          5,
          {9, 9, 9, 9, 9,  //
           9, 2, 3, 2, 9,  //
           9, 3, 1, 3, 4,  //
           9, 2, 3, 2, 9,  //
           9, 9, 9, 9, 9},
          {}};
}

TEST(Depressions, AreFilledToTheirOutlet) {
  const FilledDem done = fill(bowl());

  EXPECT_EQ(done.elevation, (std::vector<float>{9, 9, 9, 9, 9,  //
                                                9, 4, 4, 4, 9,  //
                                                9, 4, 4, 4, 4,  //
                                                9, 4, 4, 4, 9,  //
                                                9, 9, 9, 9, 9}));
  // 2+1+2 + 1+3+1 + 2+1+2 m, on cells of 100 m2.
  EXPECT_EQ(done.result.report.raised_volume_m3, 15 * 100);
  EXPECT_EQ(done.result.report.raised_cells, 9);
  EXPECT_EQ(done.result.report.largest_raise_m, 3);
  EXPECT_EQ(done.result.report.largest_raise, (Cell{2, 2}));
}

// T-END: water that runs to the cell at 1 stays there, and nothing stands below its way to it.
TEST(Depressions, WithATerminalLakeStayAsTheyAre) {
  Dem dem = bowl();
  dem.sinks.assign(25, 0);
  dem.sinks[12] = 1;

  const FilledDem done = fill(dem);

  EXPECT_EQ(done.elevation, dem.elevation);
  EXPECT_EQ(done.result.report.raised_cells, 0);
  EXPECT_EQ(done.result.report.raised_volume_m3, 0);
}

// By hand: the upper basin drains over its saddle at 5 into the one with the lake, which holds none of it
// back.
TEST(Depressions, SpillIntoBasinsWithATerminalLake) {
  Dem dem{3,
          7,
          {9, 9, 9, 9, 9, 9, 9,  //
           9, 2, 3, 5, 4, 1, 9,  //
           9, 9, 9, 9, 9, 9, 9},
          {}};
  dem.sinks.assign(21, 0);
  dem.sinks[12] = 1;

  EXPECT_EQ(fill(dem).elevation, (std::vector<float>{9, 9, 9, 9, 9, 9, 9,  //
                                                     9, 5, 5, 5, 4, 1, 9,  //
                                                     9, 9, 9, 9, 9, 9, 9}));
}

// By hand: water leaves through cells without data that touch the edge, be it by a corner.
TEST(Depressions, DrainThroughNoDataAtTheEdge) {
  const float none = no_data_f32;
  const Dem dem{4,
                4,
                {9, 9, 9, 9,     //
                 9, 1, 9, 9,     //
                 9, 9, none, 9,  //
                 none, 9, 9, none},
                {}};

  const FilledDem done = fill(dem);

  EXPECT_EQ(done.elevation[5], 1);
  EXPECT_NE(done.elevation[10], done.elevation[10]);
  EXPECT_EQ(done.result.report.raised_cells, 0);
}

}  // namespace
}  // namespace firnline::test
