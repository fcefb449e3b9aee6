// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Water routed on a GPU has the bytes of the CPU. Needs a usable device: without one it fails, because a
// parity that was not looked at is not known.
#include "tests/support/dems.hpp"
#include "tests/support/routing_passes.hpp"

namespace firnline::test {
namespace {

void expect_the_same_routing(const Relief& relief, const WholeGrid& on_cpu) {
  WholeGrid on_gpu = on_cpu;
  on_gpu.device = choose_device("cuda", 2);
  const Filled heights = filled(on_cpu, relief);
  expect_the_same_filling(relief.name, relief.grid, filled(on_gpu, relief), heights);
  const Directed directions = direct(on_cpu, heights.heights, relief.sinks);
  EXPECT_EQ(direct(on_gpu, heights.heights, relief.sinks).codes, directions.codes) << relief.name;
  const auto weights = random_weights(directions.codes.size());
  const Accumulated sums = accumulated(on_cpu, directions.codes, weights),
                    sums_there = accumulated(on_gpu, directions.codes, weights);
  EXPECT_EQ(sums_there.sums, sums.sums) << relief.name;
  EXPECT_EQ(sums_there.totals, sums.totals) << relief.name;
}

TEST(Routing, IsTheSameOnCudaAsOnTheCpu) {
  for (const Relief& relief : random_reliefs()) expect_the_same_routing(relief, cut_into(relief.grid, 7, 11));
}

TEST(Routing, IsTheSameOnCudaOverManyBlocks) {
  for (const double steps : {0.1, 1.0, 1024.0}) {
    const Dem dem = hills(1500, 1700, 3, steps);
    const Relief relief{"hills in steps of 1/" + std::to_string(steps), metric_grid(dem.rows, dem.cols),
                        dem.elevation, std::vector<std::uint8_t>(dem.elevation.size(), 0)};
    expect_the_same_routing(relief, cut_into(relief.grid, 512, 512, 2));
  }
}

}  // namespace
}  // namespace firnline::test
