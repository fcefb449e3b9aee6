// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/site_statistic.hpp"

#include <gtest/gtest.h>

namespace firnline {
namespace {

using Kind = SiteStatistic::Kind;

TEST(SiteStatistic, NamesGoThereAndBack) {
  for (const char* name :
       {"mean", "sum", "min", "max", "range", "stdev", "p01", "p09", "p10", "p90", "p99"}) {
    const auto statistic = statistic_named(name);
    ASSERT_TRUE(statistic.has_value()) << name;
    EXPECT_EQ(name_of(*statistic), name);
  }
  EXPECT_EQ(statistic_named("p05"), (SiteStatistic{Kind::quantile, 5}));
}

TEST(SiteStatistic, OtherWordsAreNone) {
  for (const char* name : {"", "p", "p0", "p00", "p5", "p100", "p1a", "P90", "q90", "median", "Mean", "p+1"})
    EXPECT_FALSE(statistic_named(name).has_value()) << name;
}

TEST(SiteStatistic, CountsHaveOnlyTheirSum) {
  for (const char* name : {"mean", "min", "max", "range", "stdev", "p50"}) {
    EXPECT_FALSE(makes_sense(*statistic_named(name), Extraction::sum)) << name;
    EXPECT_TRUE(makes_sense(*statistic_named(name), Extraction::mean)) << name;
    EXPECT_TRUE(makes_sense(*statistic_named(name), Extraction::max)) << name;
  }
  EXPECT_TRUE(makes_sense({Kind::sum}, Extraction::sum));
  EXPECT_FALSE(makes_sense({Kind::sum}, Extraction::mean));
}

}  // namespace
}  // namespace firnline
