// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// The text of the CUDA kernels routes water to the bits of the CPU: three orders of threads and blocks,
// relief of every kind, any cut into tiles.
#include <gtest/gtest.h>

#include <algorithm>

#include "kernels/grid/error.hpp"
#include "kernels/hydrology/routing_on_device.hpp"
#include "tests/support/dems.hpp"
#include "tests/support/fake_device.hpp"
#include "tests/support/routing_passes.hpp"

namespace firnline::test {
namespace {

constexpr std::uint64_t orders[] = {0, 1, 2};

constexpr Device fake{DeviceKind::cuda, 0, 1};

WholeGrid on_device(WholeGrid where) {
  where.device = fake;
  return where;
}

std::vector<WholeGrid> cuts_of(const GridSpec& grid) {
  return {cut_into(grid, grid.rows, grid.cols), cut_into(grid, 7, 11)};
}

/// What a pass is refused with, on the CPU and on a device.
template <class Pass>
void expect_the_same_refusal(const WholeGrid& where, const Pass& pass) {
  const auto refusal = [&pass](const WholeGrid& on) -> std::string {
    try {
      pass(on);
    } catch (const Error& error) {
      return std::to_string(static_cast<int>(error.code())) + error.what();
    }
    return "";
  };
  const std::string on_cpu = refusal(where);
  EXPECT_NE(on_cpu, "");
  const FakeDevice device;
  EXPECT_EQ(refusal(on_device(where)), on_cpu);
  EXPECT_TRUE(device.everything_given_back());
}

TEST(RoutingOnADevice, FillsDepressionsToTheSameBitsInAnyOrder) {
  for (const Relief& relief : random_reliefs())
    for (const WholeGrid& where : cuts_of(relief.grid)) {
      const Filled on_cpu = filled(where, relief);
      for (const std::uint64_t order : orders) {
        const FakeDevice device(order);
        expect_the_same_filling(relief.name + ", order " + std::to_string(order), relief.grid,
                                filled(on_device(where), relief), on_cpu);
        EXPECT_TRUE(device.everything_given_back());
        EXPECT_GT(device.launches_of("take_filled"), 0) << "left to the CPU";
      }
    }
}

/// Hills, whole metres with wide flats, a gorge with pits one behind the other, lakes in holes, the sea.
TEST(RoutingOnADevice, FillsHillsOfEveryKind) {
  for (const auto& [name, dem] : dems_of_every_kind()) {
    Relief relief{name, metric_grid(dem.rows, dem.cols, 10, 10), dem.elevation, dem.sinks};
    relief.sinks.resize(relief.heights.size());
    const WholeGrid where = cut_into(relief.grid, 13, 17);
    const Filled on_cpu = filled(where, relief);
    const FakeDevice device(7);
    expect_the_same_filling(name, relief.grid, filled(on_device(where), relief), on_cpu);
  }
}

TEST(RoutingOnADevice, RefusesEnclosedVoidsAndAbyssesAsTheCpuDoes) {
  Relief relief{"hole", metric_grid(7, 9), std::vector<float>(63, 3), std::vector<std::uint8_t>(63, 0)};
  const auto refuse = [&] {
    expect_the_same_refusal(cut_into(relief.grid, 3, 4), [&](const WholeGrid& on) {
      static_cast<void>(filled(on, relief, Voids::refuse));
    });
  };
  relief.heights[40] = no_data_f32;
  refuse();
  relief.heights[40] = -40000;
  refuse();
}

TEST(RoutingOnADevice, DirectsEveryCellTheSameInAnyOrder) {
  for (const Relief& relief : random_reliefs()) {
    const std::vector<float> heights = filled(relief).heights;
    for (const auto& sinks : {relief.sinks, std::vector<std::uint8_t>{}}) {
      if (sinks.empty() && std::count(relief.sinks.begin(), relief.sinks.end(), 1) != 0) continue;
      for (const WholeGrid& where : cuts_of(relief.grid)) {
        Directed on_cpu = direct(where, heights, sinks);
        on_cpu.report.flat_rounds = 0;
        for (const std::uint64_t order : orders) {
          const FakeDevice device(order);
          const Directed by_kernels = direct(on_device(where), heights, sinks);
          EXPECT_EQ(first_difference(relief.grid, by_kernels.codes, on_cpu.codes), "")
              << relief.name << ", order " << order;
          EXPECT_EQ(by_kernels.report, on_cpu.report) << relief.name;
          EXPECT_TRUE(device.everything_given_back());
          EXPECT_GT(device.launches_of("take_tile"), 0) << "left to the CPU";
        }
      }
    }
  }
}

/// A plan holds what it says of memory against what is free.
TEST(RoutingOnADevice, TakesNoMoreMemoryThanItSays) {
  std::vector<Relief> reliefs = random_reliefs();
  Relief pits{"as many pits as there can be", metric_grid(21, 33), {}, std::vector<std::uint8_t>(693, 0)};
  for (std::int64_t i = 0; i < 693; ++i)
    pits.heights.push_back(i / 33 % 2 == 0 && i % 33 % 2 == 0 ? 1.0F : 2.0F);
  reliefs.push_back(pits);
  for (const Relief& relief : reliefs)
    for (const WholeGrid& cut : cuts_of(relief.grid)) {
      const WholeGrid where = on_device(cut);
      const auto bytes = static_cast<std::size_t>(bytes_of_routing_on_device(where).value());
      const FakeDevice device(0, bytes);
      EXPECT_NO_THROW({
        const auto codes = direct(where, filled(where, relief).heights, relief.sinks).codes;
        static_cast<void>(accumulated(where, codes, random_weights(codes.size())));
      }) << relief.name;
    }
  const WholeGrid sea = on_device(cut_into(metric_grid(65536, 65536), 512, 512));
  EXPECT_FALSE(bytes_of_routing_on_device(sea)) << "2^32 cells and a margin do not fit 32 bits";
}

/// A flat so long that its searches take several times the rounds that are started at once.
TEST(RoutingOnADevice, FollowsFlatsForAsLongAsTheyAre) {
  const GridSpec grid = metric_grid(3, 150);
  std::vector<float> heights(450, 2);
  std::fill_n(heights.begin() + 151, 148, 1.0F);
  heights[151] = 0;
  std::vector<std::uint8_t> sinks(450, 0);
  sinks[151] = 1;
  const WholeGrid where = cut_into(grid, 3, 150);
  const Directed on_cpu = direct(where, heights, sinks);
  ASSERT_EQ(on_cpu.report.flat_cells, 146);
  const FakeDevice device;
  EXPECT_EQ(direct(on_device(where), heights, sinks).codes, on_cpu.codes);
  EXPECT_EQ(device.launches_of("direct_flats"), 1) << "left to the CPU";
}

TEST(RoutingOnADevice, AddsUpTheSameSumsInAnyOrder) {
  for (const Relief& relief : random_reliefs()) {
    const auto direction = directions_of(relief);
    const auto weights = random_weights(direction.size());
    for (const WholeGrid& where : cuts_of(relief.grid)) {
      const Accumulated on_cpu = accumulated(where, direction, weights);
      for (const std::uint64_t order : orders) {
        const FakeDevice device(order);
        const Accumulated by_kernels = accumulated(on_device(where), direction, weights);
        EXPECT_EQ(by_kernels.totals, on_cpu.totals) << relief.name;
        for (std::size_t w = 0; w < weights.size(); ++w)
          EXPECT_EQ(first_difference(relief.grid, by_kernels.sums[w], on_cpu.sums[w]), "")
              << relief.name << ", order " << order << ", weight " << w;
        EXPECT_TRUE(device.everything_given_back());
        EXPECT_GT(device.launches_of("take_tile"), 0) << "left to the CPU";
      }
    }
  }
}

TEST(RoutingOnADevice, RefusesWhatTheCpuRefusesToAddUp) {
  const WholeGrid where = cut_into(metric_grid(2, 3), 2, 3);
  const auto refuse = [&](std::vector<std::uint8_t> direction, std::int64_t weight) {
    expect_the_same_refusal(where, [&](const WholeGrid& on) {
      static_cast<void>(accumulated(on, direction,
                                    {std::vector<std::int64_t>(6, 1), std::vector<std::int64_t>(6, 1),
                                     std::vector<std::int64_t>(6, weight)}));
    });
  };
  using namespace d8;
  refuse({east, south, west, north, west, west}, 1);  // a circle
  refuse({east, 3, west, north, west, west}, 1);      // no code
  refuse({west, west, west, west, west, west}, std::int64_t{1} << 61);
}

TEST(RoutingOnADevice, RefusesAHollowAsTheCpuDoes) {
  std::vector<float> heights(35, 5);
  heights[17] = heights[18] = 1;
  expect_the_same_refusal(cut_into(metric_grid(5, 7), 5, 7),
                          [&](const WholeGrid& on) { static_cast<void>(direct(on, heights, {})); });
}

/// Every call to the device may fail: the right result, or the right error and nothing left behind.
template <class Pass>
void expect_right_result_or_error(const WholeGrid& where, const Pass& pass) {
  const auto expected = pass(where);
  for (const int status : {2, 214, 700}) {
    int errors = 0, results = 0;
    for (std::int64_t call = 1;; ++call) {
      FakeDevice device;
      device.fail_at(call, status);
      try {
        EXPECT_EQ(pass(on_device(where)), expected);
        if (device.calls() < call) break;  // no call was left to fail
        ++results;
      } catch (const Error& error) {
        ++errors;
        EXPECT_EQ(error.code(), status == backend::device_out_of_memory ? ExitCode::limits : ExitCode::gpu);
      }
      EXPECT_TRUE(device.everything_given_back()) << "status " << status << " at call " << call;
      EXPECT_LE(device.calls_after_break(), 4) << "status " << status << " at call " << call;
    }
    EXPECT_GE(errors, 20);
    EXPECT_LE(results, 6) << "an error was swallowed";  // what is said when queues end goes unheard
  }
}

TEST(RoutingOnADevice, EndsInTheRightSumsOrTheRightErrorWhicheverCallFails) {
  const Relief relief = random_reliefs().front();
  const auto direction = directions_of(relief);
  const auto weights = random_weights(direction.size());
  expect_right_result_or_error(cut_into(relief.grid, 12, 31), [&](const WholeGrid& where) {
    return accumulated(where, direction, weights).sums;
  });
}

TEST(RoutingOnADevice, EndsInTheRightHeightsOrTheRightErrorWhicheverCallFails) {
  const Relief relief = random_reliefs()[9];
  expect_right_result_or_error(cut_into(relief.grid, 12, 31), [&](const WholeGrid& where) {
    const std::vector<float> heights = filled(where, relief).heights;
    return std::vector<std::int32_t>(reinterpret_cast<const std::int32_t*>(heights.data()),
                                     reinterpret_cast<const std::int32_t*>(heights.data()) + heights.size());
  });
}

TEST(RoutingOnADevice, EndsInTheRightDirectionsOrTheRightErrorWhicheverCallFails) {
  const Relief relief = random_reliefs()[12];
  const std::vector<float> heights = filled(relief).heights;
  expect_right_result_or_error(cut_into(relief.grid, 12, 31), [&](const WholeGrid& where) {
    return direct(where, heights, relief.sinks).codes;
  });
}

}  // namespace
}  // namespace firnline::test
