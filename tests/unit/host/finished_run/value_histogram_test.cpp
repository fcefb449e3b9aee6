// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/finished_run/value_histogram.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/two_sites.hpp"

namespace firnline {
namespace {

// Twenty bins from 0 to 1: .9 is in number 18, .4 in number 8.
TEST(ValueHistogram, CountsSitesByValue) {
  const auto histogram = value_histogram(test::two_sites().profiles[0], 0);
  for (std::size_t bin = 0; bin < value_bins; ++bin)
    EXPECT_EQ(histogram[bin], bin == 8 || bin == 18 ? 1 : 0) << bin;
}

// log1p: from 0 to log 101 the value 9.05 (log 10.05 = half of log 101) begins the upper half. Values beyond
// the knots are in the outermost bins; missing ones in none.
TEST(ValueHistogram, BinsTheTransformedValueAndKeepsWhatLiesBeyond) {
  auto profile = test::two_sites().profiles[0];
  profile.indicators[0].transform = "log1p";
  profile.indicators[0].value = {{0, 0}, {std::log(101.0), 1}};
  profile.sites.push_back(profile.sites[0]);
  profile.sites[0].value[0] = 9.06;
  profile.sites[1].value[0] = 5000;
  profile.sites[2].value[0] = NAN;
  auto histogram = value_histogram(profile, 0);
  EXPECT_EQ(histogram[10], 1);
  EXPECT_EQ(histogram[19], 1);
  profile.sites[0].value[0] = -3;
  histogram = value_histogram(profile, 0);
  EXPECT_EQ(histogram[0], 1);
  EXPECT_EQ(histogram[10], 0);
}

}  // namespace
}  // namespace firnline
