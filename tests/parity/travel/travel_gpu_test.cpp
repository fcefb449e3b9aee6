// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Travel times on a GPU have the bytes of the CPU. Needs a usable device: without one it fails, because a
// parity that was not looked at is not known.
#include <gtest/gtest.h>

#include "tests/support/travel_grids.hpp"

namespace firnline::test {
namespace {

void expect_the_same(const TravelCase& travel, const WholeGrid& on_cpu) {
  WholeGrid on_gpu = on_cpu;
  on_gpu.device = choose_device("cuda", 2);
  const TravelTimes times = travelled(on_cpu, travel), there = travelled(on_gpu, travel);
  EXPECT_EQ(first_difference(travel.grid, there.nearest, times.nearest), "") << travel.name;
  EXPECT_EQ(first_difference(travel.grid, there.second, times.second), "") << travel.name;
}

TEST(Travel, IsTheSameOnCudaAsOnTheCpu) {
  for (const TravelCase& travel : travel_cases()) expect_the_same(travel, cut_into(travel.grid, 7, 11));
}

TEST(Travel, IsTheSameOnCudaOverManyBlocks) {
  std::mt19937_64 random(7);
  TravelCase travel{"many blocks", metric_grid(1500, 1700), {}, {}};
  for (std::int64_t i = 0; i < travel.grid.cells(); ++i)
    travel.friction.push_back(random() % 10 == 0 ? std::numeric_limits<float>::quiet_NaN()
                                                 : 0.01F * static_cast<float>(1 + random() % 50));
  for (int i = 0; i < 64; ++i)
    travel.facilities.push_back(
        {static_cast<std::int64_t>(random() % 1500), static_cast<std::int64_t>(random() % 1700)});
  for (const Moves moves : {Moves::eight, Moves::sixteen}) {
    travel.moves = moves;
    expect_the_same(travel, cut_into(travel.grid, 512, 512, 2));
  }
}

}  // namespace
}  // namespace firnline::test
