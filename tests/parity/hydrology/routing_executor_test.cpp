// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// The text of the CUDA kernels routes water to the bits of the CPU: three orders of threads and blocks,
// relief of every kind, any cut into tiles.
#include <gtest/gtest.h>

#include "kernels/grid/error.hpp"
#include "kernels/hydrology/depressions.hpp"
#include "tests/support/fake_device.hpp"
#include "tests/support/routing_grids.hpp"

namespace firnline::test {
namespace {

constexpr std::uint64_t orders[] = {0, 1, 2};

WholeGrid on_device(WholeGrid where) {
  where.device = {DeviceKind::cuda, 0, 1};
  return where;
}

std::vector<WholeGrid> cuts_of(const GridSpec& grid) {
  return {cut_into(grid, grid.rows, grid.cols), cut_into(grid, 7, 11)};
}

/// Directions that lead somewhere from everywhere: of the relief with its edge for the only way out.
std::vector<std::uint8_t> directions_of(const Relief& relief) {
  const WholeGrid where = cut_into(relief.grid, relief.grid.rows, relief.grid.cols);
  MemoryPlane<float> filled(where.tiling);
  MemoryPlane<std::uint8_t> direction(where.tiling);
  const auto heights = plane_of(where, relief.heights);
  const auto sinks = plane_of(where, relief.sinks);
  const auto borders = fill_depressions(where, *heights, sinks.get(), filled, Voids::fill).borders;
  flow_directions(where, filled, borders, sinks.get(), direction);
  return load_grid(where.tiling, direction);
}

std::vector<std::vector<std::int64_t>> random_weights(std::size_t cells) {
  std::mt19937_64 random(cells);
  std::vector<std::vector<std::int64_t>> weights(3, std::vector<std::int64_t>(cells));
  for (auto& weight : weights)
    for (std::int64_t& value : weight) value = static_cast<std::int64_t>(random() % 2001) - 1000;
  return weights;
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
        EXPECT_GT(device.launches(), 0);
      }
    }
  }
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

/// Every call to the device may fail: the right sums, or the right error and nothing left behind.
TEST(RoutingOnADevice, EndsInTheRightSumsOrTheRightErrorWhicheverCallFails) {
  const Relief relief = random_reliefs().front();
  const auto direction = directions_of(relief);
  const auto weights = random_weights(direction.size());
  const WholeGrid where = cut_into(relief.grid, 12, 31);
  const Accumulated expected = accumulated(where, direction, weights);
  for (const int status : {2, 214, 700}) {
    int errors = 0, results = 0;
    for (std::int64_t call = 1;; ++call) {
      FakeDevice device;
      device.fail_at(call, status);
      try {
        const Accumulated result = accumulated(on_device(where), direction, weights);
        EXPECT_EQ(result.sums, expected.sums);
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
    EXPECT_LE(results, 4) << "an error was swallowed";  // what is said when queues end goes unheard
  }
}

}  // namespace
}  // namespace firnline::test
