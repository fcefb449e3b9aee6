// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cstring>

#include "tests/support/dems.hpp"

namespace firnline::test {
namespace {

/// Of a side without, with one and with many tiles, and all without data.
std::vector<Dem> dems() {
  std::vector<Dem> all;
  for (const std::int64_t side : {1, 31, 32, 33, 257}) all.push_back(hills(side, side + side / 3, 5, 16));
  all.push_back(hills(40, 40, 5, 16));
  cut_out(all.back(), 20, 20, 60);
  return all;
}

TEST(Depressions, GiveTheSameBitsOnAnyNumberOfThreads) {
  for (const Dem& dem : dems()) {
    const FilledDem one = fill(dem, whole_grid_of(dem, 32, 32, 1));
    for (const int threads : {2, 3, 8}) {
      const FilledDem many = fill(dem, whole_grid_of(dem, 32, 32, threads));

      EXPECT_EQ(
          std::memcmp(many.elevation.data(), one.elevation.data(), one.elevation.size() * sizeof(float)), 0);
      EXPECT_EQ(many.result.report.raised_volume_m3, one.result.report.raised_volume_m3);
      EXPECT_EQ(many.result.report.largest_raise, one.result.report.largest_raise);
    }
  }
}

}  // namespace
}  // namespace firnline::test
